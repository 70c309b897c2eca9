/** The addresses of generated pages, for `getStaticPaths`. */
import { locales, type Locale } from '../i18n/locales.ts';
import { type Catalog, type Entry } from '../catalog/model.ts';
import { getCatalog } from './load-catalog.ts';
import type { Category } from '../catalog/schema.ts';

export function getLocalePaths(): { params: { locale: Locale }; props: { locale: Locale } }[] {
  return locales.map((locale) => ({ params: { locale }, props: { locale } }));
}

export const getEntryPaths = (): Promise<Path<{ slug: string }, { entry: Entry }>[]> =>
  getPaths((catalog) => catalog.entries.map((entry) => ({ params: { slug: entry.slug }, props: { entry } })));

/** For addresses without a language. */
export async function getNeutralPaths(): Promise<{ params: { slug: string }; props: { entry: Entry } }[]> {
  return (await getCatalog()).entries.map((entry) => ({ params: { slug: entry.slug }, props: { entry } }));
}

export const getCategoryPaths = (): Promise<Path<{ category: string }, { category: Category }>[]> =>
  getPaths((catalog) => catalog.categories.map((category) => ({ params: { category: category.id }, props: { category } })));

export const getStatusPaths = (): Promise<Path<{ status: string }, { status: number }>[]> =>
  getPaths((catalog) => catalog.statuses.map((status) => ({ params: { status: String(status) }, props: { status } })));

interface Path<Params, Props> {
  params: Params & { locale: Locale };
  props: Props & { locale: Locale };
}

async function getPaths<Params, Props>(list: (catalog: Catalog) => { params: Params; props: Props }[]): Promise<Path<Params, Props>[]> {
  const items = list(await getCatalog());
  return locales.flatMap((locale) => items.map(({ params, props }) => ({ params: { ...params, locale }, props: { ...props, locale } })));
}
