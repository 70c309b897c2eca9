/** The values of one reader’s case, kept in the fragment of an address: `#free-trial?account=2100000000&model=doubao`. */
import { listPlaceholders, type Values } from '../catalog/template.ts';

export interface Case {
  /** The anchor of the message variant, if the address names one. */
  anchor: string;
  /** By placeholder name. A value may be empty; a name that is absent has no value. */
  values: Record<string, string>;
}

/** Longer values say nothing more to a reader and only break the page. */
const valueLimit = 300;
const countLimit = 20;
/** Control characters, and those that turn the direction of what follows: a value could make the page around it lie. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

/** A gap of an open text, with the words that stand in it without a value: where these are Chinese, without the spaces of a Latin value. */
const wordGap = /(?:(?<=\p{sc=Han}) )?⟦([a-z0-9-]+)\|\p{sc=Han}[^⟧]*⟧(?: (?=\p{sc=Han}))?/gu;
const gap = /⟦([a-z0-9-]+)(?:\|([^⟧]*))?⟧/g;

/** Reads what stands behind the `#`, whatever it is: the result holds plain, short, visible text only. */
export function readCase(hash: string): Case {
  const text = hash.replace(/^#/, '');
  const at = text.indexOf('?');
  const anchor = safeDecode(at < 0 ? text : text.slice(0, at)).slice(0, valueLimit);
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(at < 0 ? '' : text.slice(at + 1).slice(0, valueLimit * countLimit))) {
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(name) || Object.keys(values).length >= countLimit) continue;
    values[name] = value.replace(unseen, ' ').slice(0, valueLimit);
  }
  return { anchor, values };
}

/** The fragment for a case, with its `#`; empty where there is nothing to say. */
export function writeCase({ anchor, values }: Case): string {
  const query = new URLSearchParams(values).toString();
  if (!anchor && !query) return '';
  return `#${encodeURIComponent(anchor)}${query ? `?${query}` : ''}`;
}

/**
 * Replaces `⟦name⟧` by the value of that name, `⟦name|plain words⟧` without one by those words, and leaves out `⟬…⟭` where a value in it
 * is not known. A name without a value and without words stays, as a visible gap: `‹model›`. A request ID that is not known is left out
 * together with its label: nobody misses it in a message.
 */
export function fillCase(template: string, values: Readonly<Record<string, string>>): string {
  const has = (name: string): boolean => Object.hasOwn(values, name);
  const known = has('request-id') ? template : template.replace(/\s*\(?request id:\s*⟦request-id⟧\)?/gi, '');
  return known
    .replace(/⟬([^⟭]*)⟭/g, (_piece, inner: string) => ([...inner.matchAll(gap)].every(([, name = '']) => values[name]) ? inner : ''))
    .replace(wordGap, (token, name: string) => (has(name) ? token : token.trim()))
    .replace(gap, (_token, name: string, words?: string) => (has(name) ? (values[name] ?? '') : (words ?? `‹${name}›`)));
}

/** A text of ours (see `catalog/template.ts`) with its gaps open for `fillCase`; `words` stand where a value is not known. */
export function openTemplate(text: string, words: Values): string {
  return listPlaceholders(text).reduce(
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

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
