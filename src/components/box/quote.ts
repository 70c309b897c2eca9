/** The message of a failure in the reader’s own words: never the text of a sample or a document that the reader did not have. */
import { listPlaceholders } from '../../catalog/template.ts';

const limit = 320;
const placeholder = /\{([a-z][a-z-]*)\}/g;

/** The string in a field of that name, also where quotation marks are escaped, as in JSON within JSON. */
const field = /(?:message|msg)\\*["']?\s*[:=]\s*(\\*["'])(.{1,2000}?)(?<!\\)\1/gis;

/**
 * The piece of the text that says what happened.
 * @param template the message that fits, values as `{name}`
 * @param values by the names of the placeholders
 * @param code the literal code, for texts without a message
 */
export function quoteMessage(text: string, template: string | undefined, values: Readonly<Record<string, string>>, code: string): string {
  const filled = template && fill(template, values);
  if (filled && standsIn(text, template)) return filled;
  const words = listWords(template ?? '');
  const count = (piece: string): number => {
    const own = new Set(listWords(piece));
    return words.filter((word) => own.has(word)).length || (piece.includes(code) ? 0.5 : 0);
  };
  // Of two that say as much the field of the message comes first: it is without what the program put around it.
  const pieces = [...[...text.matchAll(field)].map((match) => match[2] ?? ''), ...text.split('\n')].filter((piece) => /\S/.test(piece));
  const best = pieces.reduce<{ piece: string; score: number }>(
    (found, piece) => {
      const score = count(piece);
      return score > found.score ? { piece, score } : found;
    },
    { piece: pieces[0] ?? '', score: 0 },
  ).piece;
  return cut(unescape(best).replace(/\s+/g, ' ').trim(), words, code);
}

/** The message with its values; undefined where one is not known. */
function fill(template: string, values: Readonly<Record<string, string>>): string | undefined {
  const text = template.replace(/\s*\(?Request id:? ?\{request-id\}\)?/i, '');
  return listPlaceholders(text).every((name) => values[name])
    ? text.replace(placeholder, (token, name: string) => values[name] ?? token)
    : undefined;
}

/** Whether every word of the message stands in the text, in this order. */
function standsIn(text: string, template: string): boolean {
  const squashed = squash(text);
  let at = 0;
  return template.split(/\{[a-z][a-z-]*\}/).every((piece) => {
    const found = squashed.indexOf(squash(piece.replace(/\(?Request id:?\s*$/i, '')), at);
    at = found;
    return found >= 0;
  });
}

function squash(text: string): string {
  return text.toLowerCase().replace(/\\[nrt]|[^\p{L}\p{N}]+/gu, '');
}

function listWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z][\w.]{2,}|\p{sc=Han}/gu) ?? [];
}

/** Quotation marks and line breaks as they were before a program wrote them down. */
function unescape(text: string): string {
  return text.replace(/\\+(["'/])/g, '$1').replace(/\\+[nrt]/g, ' ');
}

/** A long line around what counts in it. */
function cut(text: string, words: readonly string[], code: string): string {
  if (text.length <= limit) return text;
  const lower = text.toLowerCase();
  const pair = words.slice(0, 3).join(' ');
  const at =
    [pair, code.toLowerCase(), words[0] ?? ''].map((piece) => (piece ? lower.indexOf(piece) : -1)).find((found) => found >= 0) ?? 0;
  const from = at < 60 ? 0 : at - 40;
  const to = from + limit;
  return `${from ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
