/** The engine over the real catalogue, made once per language for all tests of a file. */
import { buildCatalog, type Catalog } from '../../../src/catalog/model.ts';
import type { CatalogSource } from '../../../src/catalog/schema.ts';
import type { Locale } from '../../../src/i18n/locales.ts';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/build-index.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import type { Answer, Lookup } from '../../../src/engine/types.ts';
import { readRealSource } from '../../support/real-catalog.ts';

let built: Catalog | undefined;
const lookups = new Map<Locale, Lookup>();

export function getCatalogSource(): CatalogSource {
  return readRealSource();
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
