/** The engine over the real catalogue, made once per language for all tests of a file. */
import { readCatalogFile } from '../../../src/publish/catalog-file.ts';
import { buildCatalog, type Catalog } from '../../../src/catalog/model.ts';
import type { CatalogSource } from '../../../src/catalog/schema.ts';
import type { Locale } from '../../../src/i18n/locales.ts';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/build-index.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import type { Answer, Lookup } from '../../../src/engine/types.ts';

let catalog: CatalogSource | undefined;
let built: Catalog | undefined;
const lookups = new Map<Locale, Lookup>();

export function getCatalogSource(): CatalogSource {
  if (catalog) return catalog;
  const read = readCatalogFile('content/errors.yaml');
  if (!read.catalog) throw new Error(`The catalogue is not valid: ${read.issues.length} issues.`);
  catalog = read.catalog;
  return catalog;
}

export function getCatalog(): Catalog {
  built ??= buildCatalog(getCatalogSource());
  return built;
}

export function getLookup(locale: Locale = 'zh'): Lookup {
  const known = lookups.get(locale);
  if (known) return known;
  const lookup = createLookup(buildLookupIndex(getCatalog(), locale), buildLookupWords(getCatalog(), locale));
  lookups.set(locale, lookup);
  return lookup;
}

export function getCodes(text: string, locale: Locale = 'zh'): string[] {
  return getLookup(locale)
    .explain(text)
    .answers.map((answer) => answer.code);
}

/** The answers that are more than a guess. */
export function getClaims(text: string, locale: Locale = 'zh'): Answer[] {
  return getLookup(locale)
    .explain(text)
    .answers.filter((answer) => answer.confidence !== 'weak');
}
