/** The catalog for pages: taken from Astro’s content layer once and kept for the build. */
import { getEntry } from 'astro:content';
import { AstroError } from 'astro/errors';
import { buildCatalog, type Catalog } from '../catalog/model.ts';
import { catalogItemId } from './content-layer.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import { buildStaleLookup, type StaleLookup } from '../catalog/translations.ts';
import { readTranslationsLock } from '../publish/catalog-file.ts';

let loaded: { source: CatalogSource; catalog: Catalog; stale: StaleLookup } | undefined;

async function load(): Promise<NonNullable<typeof loaded>> {
  // Thousands of components ask: a build has one catalog, only development has to look again.
  if (import.meta.env.PROD && loaded) return loaded;
  const item = await getEntry('catalog', catalogItemId);
  if (!item) throw new AstroError('The error catalog is not valid.', 'The terminal says what is wrong, and so does `npm run validate`.');
  // The loader stores nothing but what `parseCatalog` has checked.
  const source = item.data as CatalogSource;
  // In development the item changes with the file.
  if (loaded?.source !== source)
    loaded = { source, catalog: buildCatalog(source), stale: buildStaleLookup(source, readTranslationsLock()) };
  return loaded;
}

/** The catalog with everything resolved. */
export async function getCatalog(): Promise<Catalog> {
  return (await load()).catalog;
}

/** The same for the parts of a page, which waits for it before them: Astro writes parts that wait for nothing with less effort. */
export function useCatalog(): Catalog {
  if (!loaded) throw new AstroError('The catalog has not been loaded: `await getCatalog()` belongs in the page.');
  return loaded.catalog;
}

/** Which texts one language was left behind in. */
export async function getStaleLookup(): Promise<StaleLookup> {
  return (await load()).stale;
}
