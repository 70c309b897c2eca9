/** The addresses of generated pages, for `getStaticPaths`. */
import { locales, type Locale } from '../i18n/locales.ts';
import type { Catalog, Entry, Reason } from '../catalog/model.ts';
import { getCatalog } from './load-catalog.ts';
import type { Category } from '../catalog/schema.ts';

interface Path<Params, Props> {
  params: Params;
  props: Props;
}
type List<Params, Props> = (catalog: Catalog) => Path<Params, Props>[];

const listEntries: List<{ slug: string }, { entry: Entry }> = ({ entries }) =>
  entries.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));

const listReasons: List<{ slug: string; reason: string }, { entry: Entry; reason: Reason }> = ({ entries }) =>
  entries.flatMap((entry) =>
    entry.reasons.map((reason) => ({ params: { slug: entry.slug, reason: reason.id }, props: { entry, reason } })),
  );

const listCategories: List<{ category: string }, { category: Category }> = ({ categories }) =>
  categories.map((category) => ({ params: { category: category.id }, props: { category } }));

const listStatuses: List<{ status: string }, { status: number }> = ({ statuses }) =>
  statuses.map((status) => ({ params: { status: String(status) }, props: { status } }));

export const getLocalePaths = inEachLocale(() => [{ params: {}, props: {} }]);
export const getEntryPaths = inEachLocale(listEntries);
export const getReasonPaths = inEachLocale(listReasons);
export const getCategoryPaths = inEachLocale(listCategories);
export const getStatusPaths = inEachLocale(listStatuses);

/** For addresses without a language. */
export const getNeutralPaths = async (): Promise<ReturnType<typeof listEntries>> => listEntries(await getCatalog());
export const getNeutralReasonPaths = async (): Promise<ReturnType<typeof listReasons>> => listReasons(await getCatalog());

function inEachLocale<Params, Props>(
  list: List<Params, Props>,
): () => Promise<Path<Params & { locale: Locale }, Props & { locale: Locale }>[]> {
  return async () => {
    const paths = list(await getCatalog());
    return locales.flatMap((locale) => paths.map(({ params, props }) => ({ params: { ...params, locale }, props: { ...props, locale } })));
  };
}
