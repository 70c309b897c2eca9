/** Texts with the values of the reader: `{name}` stands for a value, `[[ … ]]` for a piece that needs every value in it. Pure; runs in the browser too. */
import { parseInline, type Inline } from './inline.ts';
import { valuePattern } from './placeholders.ts';

/** By the name of the placeholder: `param`, `limit`, `value` … Values are literal. */
export type Values = Readonly<Record<string, string>>;

const han = /^\p{sc=Han}/u;
/** A space between Chinese and a placeholder, which may stand in backticks. */
const spaceBeside = /(?<=\p{sc=Han}) (?=`?\{([a-z][a-z-]*)\})|(?<=\{([a-z][a-z-]*)\}`?) (?=\p{sc=Han})/gu;

const listMarks = /`(,? (?:and |or )?)`/g;

/** The message of a reason as it is printed, without the mark of the end of a line. */
export function dropEnd(message: string): string {
  return message.replace(/\$$/, '');
}

/** The names of the placeholders of a text, each once. */
export function listValueNames(text: string): string[] {
  return [...new Set([...text.matchAll(valuePattern)].map(([, name = '']) => name))];
}

/**
 * The text with its values. Markup is read before values are put in, so that a value is never taken for markup.
 * @param words what stands for a value that is not known, by name: “the limit in the message”; for one in English words by both: `window-weekly`
 */
export function fillTemplate(text: string, values: Values, words: Values): Inline[] {
  // Between the values of a list (`low`, `high` or `max`) the backticks are the message's, not theirs.
  const fill = (part: string): string =>
    part.replace(valuePattern, (token, name: string) => {
      const value = values[name];
      return (value === undefined ? words[name] : (words[`${name}-${value}`] ?? value.replace(listMarks, '$1'))) ?? token;
    });
  return parseInline(tighten(dropPieces(text, values), values, words)).map((part) => {
    const filled = { ...part, text: fill(part.text) };
    // A plain word is no code.
    if (filled.kind === 'code' && listValueNames(part.text).some((name) => !values[name])) return { kind: 'text', text: filled.text };
    return filled;
  });
}

/** Chinese words in the place of a value do without the spaces that a Latin value has in a Chinese sentence. */
export function tighten(text: string, values: Values, words: Values): string {
  return text.replace(spaceBeside, (space, before?: string, after?: string) => {
    const name = before ?? after ?? '';
    return !values[name] && han.test(words[name] ?? '') ? '' : space;
  });
}

/** The same without markup. */
export function fillPlain(text: string, values: Values, words: Values): string {
  return fillTemplate(text, values, words)
    .map((part) => part.text)
    .join('');
}

/** A part of a text, without its marks. */
interface Piece {
  text: string;
  optional: boolean;
  /** It stands between Latin and Chinese: where it is left out, a space takes its place. */
  isBridge: boolean;
}

/** The text cut at its optional pieces. */
export function listPieces(text: string): Piece[] {
  return text.split(/\[\[(.*?)\]\]/).map((piece, index, all) => {
    const optional = index % 2 === 1;
    return { text: piece, optional, isBridge: optional && latinEnd.test(all[index - 1] ?? '') && han.test(all[index + 1] ?? '') };
  });
}

const latinEnd = /[\w`]$/;

/** The text with all of its pieces and without the marks around them. */
export function dropMarks(text: string): string {
  return text.replace(/\[\[(.*?)\]\]/g, '$1');
}

/** The text with those pieces only whose values are known. */
export function dropPieces(text: string, values: Values): string {
  const isShown = (piece: Piece): boolean => !piece.optional || listValueNames(piece.text).every((name) => values[name]);
  return listPieces(text)
    .map((piece) => (isShown(piece) ? piece.text : piece.isBridge ? ' ' : ''))
    .join('');
}
