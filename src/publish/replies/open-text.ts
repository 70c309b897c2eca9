/** Texts with gaps that stay open until the values of the reader are known: replies, and the steps on a page. Runs in the browser too. */
import { listValueNames, type Values } from '../../catalog/text/template.ts';

/** A gap of an open text, with the words that stand in it without a value: where these are Chinese, without the spaces of a Latin value. */
const wordGap = /(?:(?<=\p{sc=Han}) )?⟦([a-z0-9-]+)\|\p{sc=Han}[^⟧]*⟧(?: (?=\p{sc=Han}))?/gu;
/** A piece that needs its values, with the Latin letter before and the Chinese one behind it that a blank stands between where it is left out. */
const piece = /(\w?)⟬([^⟭]*)⟭(\p{sc=Han}?)/gu;
const gap = /⟦([a-z0-9-]+)(?:\|([^⟧]*))?⟧/g;

/**
 * Replaces `⟦name⟧` by the value of that name, `⟦name|plain words⟧` without one by those words, and leaves out `⟬…⟭` where a value in it
 * is not known. A name without a value and without words stays, as a visible gap: `‹model›`. A request ID that is not known is left out
 * together with its label: nobody misses it in a message.
 */
export function fillCase(template: string, values: Readonly<Record<string, string>>): string {
  const has = (name: string): boolean => Object.hasOwn(values, name);
  const known = has('request-id') ? template : template.replace(/\s*\(?request id:\s*⟦request-id⟧\)?/gi, '');
  return known
    .replace(piece, (_piece, before: string, inner: string, after: string) => {
      const isShown = [...inner.matchAll(gap)].every(([, name = '']) => values[name]);
      return before + (isShown ? inner : before && after ? ' ' : '') + after;
    })
    .replace(wordGap, (token, name: string) => (has(name) ? token : token.trim()))
    .replace(gap, (_token, name: string, words?: string) => (has(name) ? (values[name] ?? '') : (words ?? `‹${name}›`)));
}

/** A text of ours (see `catalog/text/template.ts`) with its gaps open for `fillCase`; `words` stand where a value is not known. */
export function openTemplate(text: string, words: Values): string {
  return listValueNames(text).reduce(
    (open, name) => (words[name] === undefined ? open : open.replaceAll(`{${name}}`, `⟦${name}|${words[name]}⟧`)),
    text.replace(/\[\[(.*?)\]\]/g, '⟬$1⟭'),
  );
}

/** A piece of an open text: plain text, or a gap with its name. */
export interface Piece {
  text: string;
  name?: string;
}

/** An open text cut at its gaps. */
export function splitOpen(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(gap)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    const [whole, name = '', words = ''] = match;
    pieces.push({ text: words, name });
    end = match.index + whole.length;
  }
  return end < text.length ? [...pieces, { text: text.slice(end) }] : pieces;
}
