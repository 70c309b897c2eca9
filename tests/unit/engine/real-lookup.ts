/** The engine over the real catalogue, made once per language for all tests of a file. */
import { readFileSync } from 'node:fs';
import { buildCatalog } from '../../../src/catalog/model.ts';
import type { CatalogSource } from '../../../src/catalog/schema.ts';
import type { Locale } from '../../../src/i18n/locales.ts';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/build-index.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import type { Answer, Lookup } from '../../../src/engine/types.ts';
import { readRealSource } from '../../support/real-catalog.ts';

const lookups = new Map<Locale, Lookup>();

export function getCatalogSource(): CatalogSource {
  return readRealSource();
}

export function getLookup(locale: Locale = 'zh'): Lookup {
  const known = lookups.get(locale);
  if (known) return known;
  const built = buildCatalog(getCatalogSource());
  const lookup = createLookup(buildLookupIndex(built, locale), buildLookupWords(built, locale));
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

/** A file of one JSON value per line. */
export function readRows<Row>(name: string): Row[] {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}
