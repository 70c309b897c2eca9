/** How texts are tidied and cut before anything looks at them. Every function is linear in the length of its input. */

import { fullLines, narrowestTerminal } from '../weights.ts';

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' };

/**
 * Takes off what clients, logs, mails, terminals and web pages put around a text: quotation marks of lines, escapes of any depth, HTML entities, percent signs, colors.
 * Line breaks are neither added nor removed, so line numbers stay true. Full-width forms stay: `foldWidth` of the same length folds them.
 */
export function tidyText(text: string): string {
  let tidy = text;
  if (tidy.includes('>')) tidy = tidy.replace(/^(?:> ?)+/gm, '');
  if (tidy.includes('[')) tidy = tidy.replace(/(?:\u001b|\\+(?:u001b|x1b|033|e)|\^\[|#033)\[[0-9;]*[a-z]?|\[[0-9;]{1,8}m(?!\])/gi, '');
  if (tidy.includes('%')) tidy = tidy.replace(/(?:%[0-9a-f]{2})+/gi, decodePercent);
  if (tidy.includes('\\')) tidy = tidy.replace(/\\+(u[0-9a-f]{4}|[^\\]?)/gi, decodeEscape);
  if (tidy.includes('&'))
    tidy = tidy.replace(/&(?:amp;)*(quot|apos|lt|gt|nbsp|#\d{1,5}|#x[0-9a-f]{1,4});/gi, decodeEntity).replaceAll('&amp;', '&');
  return tidy.replace(asides, '');
}

/** Characters without width, the other half of the letters of UTF-16 read byte by byte, what `curl -v` says of a connection that stands, and the list of all statuses in what Node prints of an error. */
const asides =
  /[\0\u200b-\u200d\ufeff]|^[ \t]*(?:'\d{3}': '[A-Z][\w-]*(?: [A-Z][\w-]*)+',?\r?|\*.*(?:TLS handshake, |certificate verify ok).*)$/gm;

/** Full-width letters, digits and punctuation as their half-width forms, and comparisons as words: a text of the same length. */
export function foldWidth(text: string): string {
  return text.replace(/(?<![<>=])[<>]=(?!=)|[\uff01-\uff5e\u3000\u00a0\u201c\u201d\u2018\u2019]/g, (sign) => {
    const code = sign.charCodeAt(0);
    if (sign.length > 1) return sign === '<=' ? 'le' : 'ge';
    if (code >= 0xff01) return String.fromCharCode(code - 0xfee0);
    if (code === 0x3000 || code === 0xa0) return ' ';
    return code >= 0x201c ? '"' : "'";
  });
}

/** The first client one of whose marks stands in a text. In marks `nnn` is any status, `^` the beginning of a line or of its first word. */
export function findClient<Client extends { marks: readonly string[] }>(text: string, clients: readonly Client[]): Client | undefined {
  if (!clients.length) return undefined;
  const spread = `${text}\n${text.replace(/\b[45]\d\d\b/g, 'nnn').replace(/^[^\p{L}\n]*/gmu, '^')}`;
  return clients.find(({ marks }) => marks.some((mark) => spread.includes(mark)));
}

function decodePercent(match: string): string {
  try {
    return decodeURIComponent(match).replaceAll('\n', ' ');
  } catch {
    return match;
  }
}

function decodeEscape(match: string, next: string): string {
  if (next.length > 1) return String.fromCharCode(Number.parseInt(next.slice(1), 16)).replace('\n', ' ');
  if ('nrt'.includes(next)) return ' ';
  return `"'\`/\n{}[]`.includes(next) ? next : match;
}

function decodeEntity(_match: string, name: string): string {
  const lower = name.toLowerCase();
  if (!lower.startsWith('#')) return entities[lower] ?? ' ';
  const code = Number(lower.replace('#x', '0x').replace('#', ''));
  return code === 10 ? ' ' : String.fromCharCode(code);
}

/** Joins the lines of a text that a terminal broke at its width, in the middle of words: all full lines are equally long. A frame of lines goes. */
export function unwrapLines(text: string): string {
  const bare = /[│┃║]$/m.test(text) ? text.replace(/^[│┃║] ?(.*?) ?[│┃║]$|^[╭╰┌└╔╚][─━═]+.$/gm, '$1') : text;
  const lines = bare.split('\n');
  const width = Math.max(...lines.map((line) => line.length));
  // A table has columns: its lines are as long because somebody set them so.
  const full = lines.filter((line) => line.length === width && !/ {3,}\d+$/.test(line)).length;
  if (width < narrowestTerminal || full < 2 || full < (lines.length - 1) * fullLines) return bare;
  return lines.map((line, at) => (line.length === width || at === lines.length - 1 ? line : `${line}\n`)).join('');
}

/** Line ends and the blanks around them become one blank. */
export function onOneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** Each character as a table has it, or as it is. */
export function mapChars(text: string, table: ReadonlyMap<string, string>): string {
  return Array.from(text, (char) => table.get(char) ?? char).join('');
}

/** The path of a parameter without the places in its lists: `content[4].image_url` and `content[{n}].image_url` are one. */
export function dropIndexes(path: string): string {
  return path.replace(/\[[\w{}]*\]/g, '');
}

/** What Go prints around a value of the wrong type, `%!s(int=5)`: the value alone. */
export function dropGoNotes(text: string): string {
  return text.replace(/%!\w\(\w+=([^)]*)\)?/g, '$1');
}

/** Dots at the end in place of the rest, and what closes a quotation behind them. */
export const cutEnd = /(?<![(=])(?:…|\.\.\.)\W{0,6}$/;

/** Dots stand there in place of the rest. */
export function isCutAt(text: string, at: number): boolean {
  return /^\W{0,3}(?:…|\.\.\.)/.test(text.slice(at, at + 8));
}

/** The words of a text: parts of CamelCase names and single Chinese characters, in order, lower case. */
export interface Tokens {
  words: string[];
  starts: number[];
  ends: number[];
}

const lower = 1;
const upper = 2;
const digit = 3;
const han = 4;

const kinds = new Uint8Array(128).map((_, code) => {
  if (code >= 97 && code <= 122) return lower;
  if (code >= 65 && code <= 90) return upper;
  return code >= 48 && code <= 57 ? digit : 0;
});

/** 0 for anything that separates words. */
function getKind(code: number): number {
  if (code < 128) return kinds[code] ?? 0;
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) ? han : 0;
}

export function isHan(code: number): boolean {
  return getKind(code) === han;
}

export function holdsHan(text: string): boolean {
  return /[\u3400-\u9fff]/.test(text);
}

/** Cuts a text into words. */
export function tokenize(text: string): Tokens {
  const folded = text.toLowerCase();
  // A few letters change their length when lowered (İ); then offsets would no longer agree.
  const source = folded.length === text.length ? folded : text;
  const tokens: Tokens = { words: [], starts: [], ends: [] };
  let start = -1;
  const close = (end: number): void => {
    if (start < 0) return;
    const word = source.slice(start, end);
    // Live messages print `is not valid` and `are not valid` for one another.
    tokens.words.push(word === 'are' ? 'is' : word);
    tokens.starts.push(start);
    tokens.ends.push(end);
    start = -1;
  };
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = getKind(text.charCodeAt(at));
    const opens =
      kind === han || (kind === upper && (before === lower || (before === upper && getKind(text.charCodeAt(at + 1)) === lower)));
    if (kind === 0 || opens || before === han) close(at);
    if (kind !== 0 && start < 0) start = at;
    before = kind;
  }
  close(text.length);
  return tokens;
}

/** Where a value stands in a sorted list, or would stand. */
export function findPlace<Value extends string | number>(sorted: readonly Value[], value: Value): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && item < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
