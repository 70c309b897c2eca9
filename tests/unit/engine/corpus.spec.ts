import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from '../../support/expect.ts';
import { getLookup } from './real-lookup.ts';
import { scoreCorpus, type Row, type Scores } from './score-corpus.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const rows = read('corpus.jsonl')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

for (const locale of ['zh', 'en'] as const) {
  test(`the held half of the corpus is answered no worse than recorded, and certainty is right (${locale})`, () => {
    const { scores, misses } = scoreCorpus(rows, getLookup(locale));
    const share = (name: string): number => (scores[name]?.right ?? 0) / (scores[name]?.of ?? 1);
    const fell = Object.entries(JSON.parse(read('eval-baseline.json')) as Scores)
      .filter(([name, { right, of }]) => name.startsWith('held') && share(name) < right / of - 1e-9)
      .map(([name]) => name);
    // The titles of one language may tip a question; English is what is recorded.
    if (locale === 'en') expect(fell, misses.join('\n')).toEqual([]);
    const certain = (kind: string): number =>
      ((scores[`dev ${kind}`]?.right ?? 0) + (scores[`held ${kind}`]?.right ?? 0)) /
      ((scores[`dev ${kind}`]?.of ?? 0) + (scores[`held ${kind}`]?.of ?? 0));
    expect(certain('exact is right'), misses.join('\n')).toBeGreaterThanOrEqual(0.995);
    expect(certain('likely is right'), misses.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
}
