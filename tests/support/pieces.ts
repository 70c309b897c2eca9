/** Pieces of the official meanings as somebody copies them into the box, and which entries hold them. */
import type { Catalog } from '../../src/catalog/model.ts';
import { makeRandom } from './random.ts';
import { collectTexts } from '../../src/site/search/collect-texts.ts';

export interface Piece {
  text: string;
  /** Slugs of the entries whose official meaning it is cut from. */
  right: string[];
}

const isChinese = /^[\u3400-\u9fff]+$/;

/** Pieces of two to six characters, always the same. */
export function cutPieces({ entries }: Catalog, count: number): Piece[] {
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
export function makeHolds(catalog: Catalog): (slug: string, piece: string) => boolean {
  const whole = new Map(catalog.entries.map((entry) => [entry.slug, collectTexts(catalog, entry).join('\n').replace(/ /g, '')]));
  return (slug, piece) => whole.get(slug)?.includes(piece) ?? false;
}
