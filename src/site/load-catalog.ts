/** The catalogue for pages: taken from Astro’s content layer once and kept for the build. */
import { getEntry } from 'astro:content';
import { AstroError } from 'astro/errors';
import { buildCatalog, type Catalog } from '../catalog/model.ts';
import { catalogItemId } from './content-layer.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import { buildStaleLookup, type StaleLookup } from '../catalog/translations.ts';
import { readTranslationsLock } from '../catalog/translations-file.ts';

let cached: { source: CatalogSource; catalog: Catalog } | undefined;
let stale: { source: CatalogSource; lookup: StaleLookup } | undefined;

/** The file as its author wrote it. */
export async function getCatalogSource(): Promise<CatalogSource> {
  // Thousands of components ask: a build has one catalogue, only development has to look again.
  if (import.meta.env.PROD && cached) return cached.source;
  const item = await getEntry('catalog', catalogItemId);
  if (!item) throw new AstroError('The error catalogue is not valid.', 'The terminal says what is wrong, and so does `npm run validate`.');
  // The loader stores nothing but what `parseCatalog` has checked.
  return item.data as CatalogSource;
}

/** The catalogue with everything resolved. */
export async function getCatalog(): Promise<Catalog> {
  const source = await getCatalogSource();
  // In development the item changes with the file; in a build it is one object.
  if (cached?.source !== source) cached = { source, catalog: buildCatalog(source) };
  return cached.catalog;
}

/** The same for the parts of a page, which waits for it before them: Astro writes parts that wait for nothing with less effort. */
export function useCatalog(): Catalog {
  if (!cached) throw new AstroError('The catalogue has not been loaded: `await getCatalog()` belongs in the page.');
  return cached.catalog;
}

/** Which texts one language was left behind in. */
export async function getStaleLookup(): Promise<StaleLookup> {
  const source = await getCatalogSource();
  if (stale?.source !== source) stale = { source, lookup: buildStaleLookup(source, readTranslationsLock() ?? []) };
  return stale.lookup;
}
