/** The message of a failure in the reader’s own words: never the text of a sample or a document that the reader did not have. */
const limit = 320;
/** Of a long text so many characters are read before and behind what was found. */
const readLength = 5000;
/** Between two pieces of a message stands a value, not another message. */
const reach = 300;

/** The string in a field of that name, also where quotation marks are escaped, as in JSON within JSON. */
const field = /(?:message|msg)\\*["']?\s*[:=]\s*(\\*["'])(.{1,2000}?)(?<!\\)\1/gis;

/**
 * The piece of the text that says what happened.
 * @param template the message that fits, values as `{name}`
 * @param code the literal code, for texts without a message
 */
export function quoteMessage(whole: string, template: string | undefined, code: string): string {
  const text = narrow(whole, template, code);
  const own = template && cutOut(text, template);
  if (own) return tidy(own);
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
  return shortenAround(tidy(best), words, code);
}

/** Of a long log the part around the message, or the code. */
function narrow(text: string, template: string | undefined, code: string): string {
  if (text.length <= 2 * readLength) return text;
  const pieces = (template ?? '').split(/\{[a-z][a-z-]*\}/).sort((a, b) => b.length - a.length);
  const at = [pieces[0], code].map((piece) => (piece ? text.indexOf(piece) : -1)).find((place) => place >= 0) ?? 0;
  return text.slice(Math.max(0, at - readLength), at + readLength);
}

/** From the first word of the message to its last, where all of them stand in the text in their order; only letters and digits count. */
function cutOut(text: string, template: string): string | undefined {
  const pieces = template
    .replace(/\s*\(?Request id:? ?\{request-id\}\)?$/i, '')
    .split(/\{[a-z][a-z-]*\}/)
    .map(squash);
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
    if (end > 0) return closeQuote(text, places[start] ?? 0, (places[end - 1] ?? 0) + 1);
  }
  return undefined;
}

/** The piece between two places, with the quotation mark that it opens and the full stop behind it. */
function closeQuote(text: string, from: number, to: number): string {
  const piece = text.slice(from, to);
  const mark = /["'`]/.exec(text[to] ?? '')?.[0];
  const end = mark && piece.split(mark).length % 2 === 0 ? to + 1 : to;
  return text.slice(from, /[.!?。]/.test(text[end] ?? '') ? end + 1 : end);
}

const letter = /[\p{L}\p{N}]/gu;

function squash(text: string): string {
  return (text.match(letter) ?? []).join('').toLowerCase();
}

function listWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z][\w.]{2,}|\p{sc=Han}/gu) ?? [];
}

/** On one line, with quotation marks and line breaks as they were before a program wrote them down; Go’s note of a wrong format is left out. */
function tidy(text: string): string {
  return text
    .replace(/\\+(["'/])/g, '$1')
    .replace(/\\+[nrt]/g, ' ')
    .replace(/%!\w\(\w+=([^)]*)\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A long line around what counts in it. */
function shortenAround(text: string, words: readonly string[], code: string): string {
  if (text.length <= limit) return text;
  const lower = text.toLowerCase();
  const pair = words.slice(0, 3).join(' ');
  const at =
    [pair, code.toLowerCase(), words[0] ?? ''].map((piece) => (piece ? lower.indexOf(piece) : -1)).find((found) => found >= 0) ?? 0;
  const from = at < 60 ? 0 : at - 40;
  const to = from + limit;
  return `${from ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
