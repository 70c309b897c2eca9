import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { buildLookupIndex } from '../../src/engine/index/build-index.ts';
import { createCoreLookup } from '../../src/engine/engine.ts';
import type { Explanation } from '../../src/engine/types.ts';
import { expectNone } from '../support/expect-none.ts';
import { getRealCatalog } from '../support/catalogs/real-catalog.ts';
import { getLookup } from '../support/catalogs/real-lookup.ts';
import { readCorpus, scoreCorpus, type Scores } from './score-corpus.ts';

const rows = readCorpus();

/** Each text is explained once in English, however many tests ask. */
const explanations = new Map<string, Explanation>();
const english = {
  explain(text: string): Explanation {
    const explanation = explanations.get(text) ?? getLookup('en').explain(text);
    explanations.set(text, explanation);
    return explanation;
  },
};

test('what the first index alone claims of a code, the second confirms', () => {
  const first = createCoreLookup(buildLookupIndex(getRealCatalog(), 'en'));
  const claims = rows.flatMap(({ text, split }) => {
    if (split !== 'held') return [];
    const [answer] = first.explain(text).answers;
    return answer?.isCode && answer.confidence !== 'weak' ? [{ text, code: answer.code }] : [];
  });
  expect(claims.length).toBeGreaterThan(500);
  expectNone(
    claims.flatMap(({ text, code }) => {
      const [answer] = english.explain(text).answers;
      return answer?.code === code ? [] : [`${code}, then ${answer?.code ?? 'nothing'}: ${text.slice(0, 200)}`];
    }),
  );
});

const baseline = JSON.parse(readFileSync(new URL('corpus-baseline.json', import.meta.url), 'utf8')) as Scores;

for (const locale of ['zh', 'en'] as const) {
  test(`both halves of the corpus are answered no worse than recorded, and certainty is right (${locale})`, () => {
    // The titles of one language may tip a question, and nothing else; English is what is recorded.
    const asked = locale === 'en' ? rows : rows.filter(({ kind }) => kind === 'question');
    const { scores, misses } = scoreCorpus(asked, locale === 'en' ? english : getLookup(locale));
    const share = (name: string): number => (scores[name]?.right ?? 0) / (scores[name]?.of ?? 1);
    const fell = Object.entries(baseline)
      .filter(([name, { right, of }]) => share(name) < right / of - 1e-9)
      .map(([name]) => name);
    if (locale === 'en') expect(fell, misses.join('\n')).toEqual([]);
    const certain = (kind: string): number =>
      ((scores[`dev ${kind}`]?.right ?? 0) + (scores[`held ${kind}`]?.right ?? 0)) /
      ((scores[`dev ${kind}`]?.of ?? 0) + (scores[`held ${kind}`]?.of ?? 0));
    expect(certain('exact is right'), misses.join('\n')).toBeGreaterThanOrEqual(0.995);
    expect(certain('likely is right'), misses.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
}
