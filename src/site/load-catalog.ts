/** The catalog for pages, resolved once for a build. */
import { AstroError } from 'astro/errors';
import { buildCatalog, type Catalog } from '../catalog/model.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import type { Locale } from '../i18n/locales.ts';
import { compareWithLock, type LockComparison } from '../catalog/translations.ts';
import { readCatalogFile, readTranslationsLock } from '../publish/catalog-file.ts';

interface Loaded {
  source: CatalogSource;
  catalog: Catalog;
  stale: LockComparison['stale'];
}

/** A build has one catalog; in development, and in plain Node, the file may change. */
const isBuild = (import.meta.env as ImportMetaEnv | undefined)?.PROD ?? false;

/** In development Astro starts anew with each change of the file: while that is wrong, the last good data stays in the process. */
const memory = globalThis as { arkCatalog?: Loaded };

function load(): Loaded {
  // Thousands of components ask.
  if (isBuild && memory.arkCatalog) return memory.arkCatalog;
  const { catalog: source } = readCatalogFile();
  if (source && source !== memory.arkCatalog?.source)
    memory.arkCatalog = { source, catalog: buildCatalog(source), stale: compareWithLock(source, readTranslationsLock()).stale };
  if (memory.arkCatalog) return memory.arkCatalog;
  throw new AstroError('The error catalog is not valid.', 'The terminal says what is wrong, and so does `npm run validate`.');
}

/** The catalog with everything resolved. */
export function getCatalog(): Catalog {
  return load().catalog;
}

/** Whether anything of an entry was left behind in this language. */
export function isStale(subject: string, locale: Locale): boolean {
  return load().stale.some((left) => left.text.subject === subject && left.locale === locale);
}
