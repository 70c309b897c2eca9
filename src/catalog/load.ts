/** The catalogue for pages: taken from Astro’s content layer once and kept for the build. */
import { getEntry } from 'astro:content';
import { buildCatalog, type Catalog } from './catalog.ts';
import { catalogItemId } from './loader.ts';
import type { CatalogSource } from './schema.ts';

let cached: { source: unknown; catalog: Catalog } | undefined;

export async function getCatalog(): Promise<Catalog> {
  const item = await getEntry('catalog', catalogItemId);
  if (!item) throw new Error('The catalogue was not loaded.');
  // In development the item changes with the file; in a build it is one object.
  if (cached?.source !== item.data) cached = { source: item.data, catalog: buildCatalog(item.data as CatalogSource) };
  return cached.catalog;
}
