/** The addresses of generated pages, for `getStaticPaths`. */
import { locales, type Locale } from '../i18n/locales.ts';
import type { Catalog, Entry, Reason, StatusAdvice } from '../catalog/model.ts';
import { buildAdviceParts, type AdviceJson } from '../publish/advice.ts';
import { getCatalog } from './load-catalog.ts';
import type { Category } from '../catalog/schema.ts';

export function getLocalePaths(): { params: { locale: Locale }; props: { locale: Locale } }[] {
  return locales.map((locale) => ({ params: { locale }, props: { locale } }));
}

const listEntries = ({ entries }: Catalog): { params: { slug: string }; props: { entry: Entry } }[] =>
  entries.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));

const listReasons = ({ entries }: Catalog): { params: { slug: string; reason: string }; props: { entry: Entry; reason: Reason } }[] =>
  entries.flatMap((entry) =>
    entry.reasons.map((reason) => ({ params: { slug: entry.slug, reason: reason.id }, props: { entry, reason } })),
  );

export const getEntryPaths = (): Promise<Path<{ slug: string }, { entry: Entry }>[]> => getPaths(listEntries);
export const getReasonPaths = (): Promise<Path<{ slug: string; reason: string }, { entry: Entry; reason: Reason }>[]> =>
  getPaths(listReasons);

/** For addresses without a language. */
export const getNeutralPaths = async (): Promise<ReturnType<typeof listEntries>> => listEntries(await getCatalog());
export const getNeutralReasonPaths = async (): Promise<ReturnType<typeof listReasons>> => listReasons(await getCatalog());

/** One reason or family of a code, as the card of the box asks for it. */
export const getAdvicePaths = async (): Promise<Path<{ slug: string; part: string }, { advice: AdviceJson }>[]> => {
  const catalog = await getCatalog();
  return locales.flatMap((locale) =>
    catalog.entries.flatMap((entry) =>
      [...buildAdviceParts(entry, catalog, locale)].flatMap(([part, advice]) =>
        part ? [{ params: { slug: entry.slug, part, locale }, props: { advice, locale } }] : [],
      ),
    ),
  );
};

export const getCategoryPaths = (): Promise<Path<{ category: string }, { category: Category }>[]> =>
  getPaths((catalog) => catalog.categories.map((category) => ({ params: { category: category.id }, props: { category } })));

export const getStatusPaths = (): Promise<Path<{ status: string }, { status: number }>[]> =>
  getPaths((catalog) => catalog.statuses.map((status) => ({ params: { status: String(status) }, props: { status } })));

export const getStatusAdvicePaths = (): Promise<Path<{ status: string }, { advice: StatusAdvice }>[]> =>
  getPaths(({ statusAdvice }) => statusAdvice.map((advice) => ({ params: { status: String(advice.status) }, props: { advice } })));

interface Path<Params, Props> {
  params: Params & { locale: Locale };
  props: Props & { locale: Locale };
}

async function getPaths<Params, Props>(list: (catalog: Catalog) => { params: Params; props: Props }[]): Promise<Path<Params, Props>[]> {
  const items = list(await getCatalog());
  return locales.flatMap((locale) => items.map(({ params, props }) => ({ params: { ...params, locale }, props: { ...props, locale } })));
}
