/** The engine over the real catalog, made once per language. */
import type { Locale } from '../../../src/i18n/locales.ts';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/index/build-index.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import type { Answer, Lookup } from '../../../src/engine/types.ts';
import { getRealCatalog } from './real-catalog.ts';

const lookups = new Map<Locale, Lookup>();

export function getLookup(locale: Locale = 'zh'): Lookup {
  const lookup =
    lookups.get(locale) ?? createLookup(buildLookupIndex(getRealCatalog(), locale), buildLookupWords(getRealCatalog(), locale));
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
