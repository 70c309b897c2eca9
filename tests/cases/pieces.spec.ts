import { test } from 'node:test';
import { isGuess } from '../../src/engine/types.ts';
import { mergeFullText } from '../../src/site/search/full-text.ts';
import { expect } from '@playwright/test';
import { cutPieces, makeHolds } from '../support/pieces.ts';
import { getRealCatalog } from '../support/real-catalog.ts';
import { getLookup } from '../support/real-lookup.ts';

test('of 300 pieces of official meanings every right entry is listed among what is no guess, and 95 % of that holds the piece', () => {
  const catalog = getRealCatalog();
  const lookup = getLookup();
  const holds = makeHolds(catalog);
  const missed: string[] = [];
  let shown = 0;
  let holding = 0;
  for (const { text, right } of cutPieces(catalog, 300)) {
    // As the full text finds a phrase.
    const hits = catalog.entries.flatMap(({ slug }) => (holds(slug, text) ? [{ slug, score: 1, holds: true }] : []));
    const { answers } = mergeFullText(lookup.explain(text, { limit: 100 }), hits, lookup);
    const better = answers.filter((answer) => !isGuess(answer)).map(({ slug }) => slug);
    missed.push(...right.filter((slug) => !better.includes(slug)).map((slug) => `${text}: ${slug}`));
    shown += better.length;
    holding += better.filter((slug) => holds(slug, text)).length;
  }
  expect(missed).toEqual([]);
  expect(shown).toBeGreaterThan(1000);
  expect(holding / shown).toBeGreaterThanOrEqual(0.95);
});
