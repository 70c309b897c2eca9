/** What goes wrong within one line of YAML, with the line as it was meant. */
import { writeValue } from '../edit/snippet.ts';

interface Said {
  message: string;
  why: string;
  /** The mend is right only where YAML reads everything behind it: else the slip is in another line. */
  whole?: boolean;
}

/** A line as it was meant, where that begins to differ, and what is wrong with it. */
interface Mend extends Said {
  put: string;
  column: number;
}

const fullWidth = (mark: string): Said => ({
  message: `“${mark}” is a full-width mark.`,
  why: 'YAML knows half-width ones only: a colon and a space after a name, a comma between two fields.',
});

const spaceMissing: Said = {
  message: 'A space is missing.',
  why: 'One follows the colon of a name and the hyphen of an item.',
};

const unclosed = (mark: string): Said => ({
  message: `The \`${mark}\` of this line is never closed.`,
  why: 'Everything after it would belong to it.',
  whole: true,
});

const twoTexts: Said = {
  message: 'The text ends at its second quotation mark, and something is left after it.',
  why: 'A text that holds quotation marks of one kind stands between those of the other.',
};

/** Why a text that has such a mark needs quotation marks. */
export const needsQuotes = (mark: string): Said => ({
  message: `A text with “${mark}” needs quotation marks.`,
  why: 'Without them YAML takes the mark for its own: at the beginning, # after a space (what follows would be lost), a colon before one, and between { and } commas and brackets.',
});

/** Slips beside the values. */
const slips: (Said & { pattern: RegExp; put: string })[] = [
  { pattern: /(^\s*(?:- +)*|[{,，]\s*)([\w-]+)：\s*/g, put: '$1$2: ', ...fullWidth('：') },
  { pattern: /\s*，\s*(?=[\w-]+: )/g, put: ', ', ...fullWidth('，') },
  { pattern: /^(\s*(?:- +)*[\w-]+):(?=[^\s:/])/, put: '$1: ', ...spaceMissing },
  { pattern: /^(\s*)-(?=[\w-]+: )/, put: '$1- ', ...spaceMissing },
  {
    pattern: /,\s*,\s*(?=[\w-]+: )/g,
    put: ', ',
    message: 'Two commas stand in a row.',
    why: 'Between { and } a comma ends a field. A text that holds one needs quotation marks.',
  },
  {
    pattern: /^(\s*(?:- +)*)(["']?)([\w-]+)\2:\s*(.*\S),$/,
    put: '$1$3: $4',
    message: 'The line is written as in JSON.',
    why: 'In YAML no comma ends a line, and names need no quotation marks.',
  },
];

const withFields = /^\s*(?:- +)*(?:[\w-]+: +)?\{\s*[\w-]+:/;
const fieldValue = /([{,]\s*[\w-]+: +)(?!\{\s*[\w-]+:)(.+?)(?=\s*,\s*[\w-]+: |(?:\s*\})+\s*$|$)/g;
const lineValue = /^(\s*(?=\S)(?:- +)*(?:[\w-]+: +)?)(?<=\S\s+)(.*\S)/;

/** The line with all of its slips set right; the first of them is told. Undefined where it has none. */
export function mendLine(line: string): Mend | undefined {
  let said: Said | undefined;
  let put = line;
  for (const { pattern, put: instead, ...slip } of slips) {
    const next = put.replace(pattern, instead);
    if (next !== put) said ??= slip;
    put = next;
  }
  const hasFields = withFields.test(put);
  put = put.replace(hasFields ? fieldValue : lineValue, (_whole, lead: string, value: string) => {
    const mended = mendValue(value, hasFields);
    said ??= mended;
    return lead + (mended?.put ?? value);
  });
  const open = hasFields ? put.split('{').length - put.split('}').length : 0;
  if (open > 0) said ??= unclosed('{');
  put += ' }'.repeat(Math.max(open, 0));
  const same = Array.from(line).findIndex((char, index) => char !== put[index]);
  return said && { ...said, put, column: same < 0 ? line.length : same };
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };
const closed = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^[\]]*\]|\{[^{}]*\}|[|>][-+\d]*)$/;
const special = /^(?:[&*!|>%@`#,[{]|[-?](?= ))|(?<=\s)#|:(?=\s|$)/;
const specialInBraces = new RegExp(`${special.source}|[[\\]{},]`);

/** A value with the quotation marks or the end that it lacks; undefined where nothing is wrong with it. */
function mendValue(value: string, inBraces: boolean): (Said & { put: string }) | undefined {
  const [first = ''] = value;
  const close = closing[first];
  if (closed.test(value)) return undefined;
  if (close && !value.slice(1).includes(close)) return { ...unclosed(first), put: value + close };
  if (close === first) return { ...twoTexts, put: quoteWhole(value) };
  const [mark] = (inBraces ? specialInBraces : special).exec(value) ?? [];
  return mark === undefined ? undefined : { ...needsQuotes(mark), put: quoteWhole(value) };
}

/** A text as it was meant, in quotation marks: its own outer ones and escapes are none of it. */
function quoteWhole(value: string): string {
  const [, mark, inner = value] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (mark === "'") return writeValue(inner.replaceAll("''", "'"));
  return writeValue(inner.includes('"') && inner.includes("'") ? inner.replaceAll('\\"', '"') : inner);
}
