/** Pieces of the official meanings as somebody copies them into the box, and which entries hold them. */
import { test } from 'node:test';
import type { Catalog } from '../../src/catalog/model.ts';
import { isGuess } from '../../src/engine/types.ts';
import { collectTexts } from '../../src/site/search/collect-texts.ts';
import { mergeFullText } from '../../src/site/search/full-text.ts';
import { expect } from '@playwright/test';
import { makeRandom } from '../support/random.ts';
import { getRealCatalog } from '../support/catalogs/real-catalog.ts';
import { getLookup } from '../support/catalogs/real-lookup.ts';

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

interface Piece {
  text: string;
  /** Slugs of the entries whose official meaning it is cut from. */
  right: string[];
}

const isChinese = /^[\u3400-\u9fff]+$/;

/** Pieces of two to six characters, always the same. */
function cutPieces({ entries }: Catalog, count: number): Piece[] {
  const meanings = entries.flatMap(({ slug, messages }) =>
    messages.flatMap(({ meaning }) => (meaning?.quotedFrom?.kind === 'official' ? [{ slug, text: meaning.zh }] : [])),
  );
  const { below, pick } = makeRandom(7);
  const pieces: Piece[] = [];
  while (pieces.length < count) {
    const meaning = pick(meanings).text;
    const at = below(meaning.length);
    const text = meaning.slice(at, at + 2 + below(5));
    if (text.length > 1 && isChinese.test(text))
      pieces.push({ text, right: [...new Set(meanings.flatMap((item) => (item.text.includes(text) ? [item.slug] : [])))] });
  }
  return pieces;
}

/** Whether anything that an entry says holds the piece, by slug. */
function makeHolds(catalog: Catalog): (slug: string, piece: string) => boolean {
  const whole = new Map(catalog.entries.map((entry) => [entry.slug, collectTexts(catalog, entry).join('\n').replace(/ /g, '')]));
  return (slug, piece) => whole.get(slug)?.includes(piece) ?? false;
}
