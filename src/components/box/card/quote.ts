/** The message of a failure in the reader’s own words: never the text of a sample or a document that the reader did not have. */
import { dropRequestId } from '../../../engine/read/request-id.ts';
import { dropGoNotes } from '../../../engine/read/text.ts';
import type { Evidence } from '../../../engine/explanation.ts';
import type { Answer } from '../../../engine/types.ts';

const limit = 320;
/** Of a long text so many characters are read before and behind what was found. */
const readLength = 5000;
/** Between two pieces of a message stands a value, not another message. */
const reach = 300;

/** Where a value stands in a message of the catalog. */
const gap = /\{[a-z][a-z-]*\}/;
/** The string in a field of that name, also where quotation marks are escaped, as in JSON within JSON. */
const field = /(?:message|msg)\\*["']?\s*[:=]\s*(\\*["'])(.{1,2000}?)(?<!\\)\1/gis;

/** The piece of the text that says what happened: the message; of a failure without a code the whole line that told it. */
export function quoteMessage(whole: string, answer: Pick<Answer, 'isCode' | 'code' | 'message' | 'evidence'>): string {
  const { isCode, code, message = '', evidence } = answer;
  const tell = (kind: Evidence['kind']): string | undefined => evidence.find((item) => item.kind === kind)?.detail;
  const told = isCode ? code : (tell('reason') ?? tell('structure') ?? code);
  const text = narrow(whole, message, told);
  const own = cutOut(text, message);
  if (own && isCode) return tidy(own);
  const [mark = ''] = (own ?? told).split('\n');
  // The name of a gap may stand in the text as well: `"Action"`.
  const words = isCode ? listWords(message.split(gap).join(' ')) : [];
  const count = (piece: string): number => {
    const own = listWords(piece);
    return words.filter((word) => own.includes(word)).length || Number(piece.includes(mark)) / 2;
  };
  // Of two that say as much the field of the message comes first: it is without what the program put around it.
  const pieces = [...[...text.matchAll(field)].map((match) => match[2] ?? ''), ...text.trim().split('\n')];
  const [best = ''] = pieces.toSorted((a, b) => count(b) - count(a));
  return shortenAround(tidy(best), words, mark);
}

/** Of a long log the part around the message, or the mark. */
function narrow(text: string, template: string, mark: string): string {
  if (text.length <= 2 * readLength) return text;
  const [longest] = template.split(gap).sort((a, b) => b.length - a.length);
  const at = [longest || mark, mark].map((piece) => text.indexOf(piece)).find((place) => place >= 0) ?? 0;
  return text.slice(Math.max(0, at - readLength), at + readLength);
}

/** From the first word of the message to its last, where all of them stand in the text in their order; only letters and digits count. */
function cutOut(text: string, template: string): string | undefined {
  const pieces = dropRequestId(template).split(gap).map(squash);
  // A message that ends in a value has no end of its own.
  if (!pieces[0] || !pieces.at(-1)) return undefined;
  const places: number[] = [];
  for (const match of text.matchAll(letter)) places.push(match.index);
  const squashed = places.map((place) => text[place]?.toLowerCase()).join('');
  for (let start = squashed.indexOf(pieces[0]); start >= 0; start = squashed.indexOf(pieces[0], start + 1)) {
    const end = pieces.reduce((from, piece) => {
      const at = from < 0 ? -1 : squashed.indexOf(piece, from);
      return at < 0 || (from > start && at - from > reach) ? -1 : at + piece.length;
    }, start);
    const piece = end > 0 ? closeQuote(text, places[start] ?? 0, (places[end - 1] ?? 0) + 1) : '';
    // `ConnectionError` is no “Connection error.”
    if (/[^\w.]/.test(piece)) return piece;
  }
  return undefined;
}

/** The piece between two places, with the quotation mark that it opens, escaped or not, and the full stop behind it. */
function closeQuote(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  const [closing = '', mark = ''] = /^\\*(["'`])/.exec(text.slice(to)) ?? [];
  const end = mark && piece.split(mark).length % 2 === 0 ? to + closing.length : to;
  return text.slice(from, /[.!?。]/.test(text[end] ?? '') ? end + 1 : end);
}

const letter = /[\p{L}\p{N}]/gu;

function squash(text: string): string {
  return (text.match(letter) ?? []).join('').toLowerCase();
}

function listWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z][\w.]{2,}|\p{sc=Han}/gu) ?? [];
}

/** On one line, with quotation marks and line breaks as they were before a program wrote them down; Go’s note of a wrong format, the marks of a title and the request ID, which the card names by itself, are left out. */
function tidy(text: string): string {
  return dropGoNotes(text.replace(/\\+(["'/])/g, '$1').replace(/\\+[nrt]/g, ' '))
    .replace(/<\/?(?:head|title)>|\(?Request id:? ?0\w{52}\)?/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A long line around what counts in it. */
function shortenAround(text: string, words: readonly string[], mark: string): string {
  if (text.length <= limit) return text;
  const lower = text.toLowerCase();
  const pair = words.slice(0, 3).join(' ');
  const at =
    [pair, mark.toLowerCase(), words[0] ?? ''].map((piece) => (piece ? lower.indexOf(piece) : -1)).find((found) => found >= 0) ?? 0;
  const from = at < 60 ? 0 : Math.min(at - 40, text.length - limit);
  const to = from + limit;
  return `${from ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
