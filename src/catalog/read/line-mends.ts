/** What goes wrong within one line of YAML, with the line as it was meant. */
import { quote } from '../edit/snippet.ts';

/** A line as it was meant, and what is wrong with it. */
export interface Mend {
  message: string;
  why: string;
  /** The whole line, set right. */
  put: string;
  /** Nothing else can have been meant. Of any other mend YAML is asked whether it reads on. */
  sure?: boolean;
  /** It is right only where the lines behind it need none: else the slip is in another. */
  whole?: boolean;
}

type Said = Omit<Mend, 'put'>;

const fullWidth = (mark: string): Said => ({
  message: `“${mark}” is a full-width mark.`,
  why: 'YAML knows half-width ones only: a colon and a space after a name, a comma between two fields.',
});

const spaceMissing: Said = {
  message: 'A space is missing.',
  why: 'One follows the colon of a name and the hyphen of an item.',
};

const twoCommas: Said = {
  message: 'Two commas stand in a row.',
  why: 'Between { and } a comma ends a field. A text that holds one needs quotation marks.',
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
const slips: (Mend & { pattern: RegExp })[] = [
  { pattern: /^(\s*(?:- +)*[\w-]+)：\s*/, put: '$1: ', ...fullWidth('：'), sure: true },
  { pattern: /^(\s*(?:- +)*[\w-]+):(?=[^\s:/])/, put: '$1: ', ...spaceMissing, sure: true },
  { pattern: /^(\s*)-(?=[\w-]+: )/, put: '$1- ', ...spaceMissing },
  {
    pattern: /^(\s*(?:- +)*)(["']?)([\w-]+)\2:\s*(.*\S),$/,
    put: '$1$3: $4',
    message: 'The line is written as in JSON.',
    why: 'In YAML no comma ends a line, and names need no quotation marks.',
  },
];

/** Every mend of a line, the most likely first. */
export function* listMends(line: string): Generator<Mend> {
  for (const { pattern, put, ...said } of slips) if (pattern.test(line)) yield { ...said, put: line.replace(pattern, put) };
  const fields = mendFields(line);
  if (fields) yield fields;
  const [, lead = '', value = ''] = /^(\s*(?:- +)*(?:[\w-]+: +)?)(.*\S)/.exec(line) ?? [];
  const hasFields = /^\{\s*[\w-]+[:：]/.test(value);
  const mended = lead.trim() && !hasFields ? mendValue(value) : undefined;
  if (mended) yield { ...mended, put: lead + mended.put };
}

/** A line with fields between braces: their marks are half-width ones, their texts stand between quotation marks where they must, and the braces are closed. */
export function mendFields(line: string): Mend | undefined {
  const leads = [...line.matchAll(/(?<=[{,，]\s*)([\w-]+)(：\s*|: +|:(?=["'[{]))/g)];
  if (!leads.length || !/^\s*(?:- +)*(?:[\w-]+: +)?\{/.test(line)) return undefined;
  let said: Said | undefined;
  let put = line.slice(0, leads[0]?.index);
  let depth = put.split('{').length - 1;
  for (const [index, lead] of leads.entries()) {
    const [whole, name = '', colon = ''] = lead;
    const next = leads[index + 1]?.index;
    const rest = line.slice(lead.index + whole.length, next).trimEnd();
    // Behind the value: the comma before the next field, or as many braces as are open.
    const [end = ''] = (next === undefined ? new RegExp(`(?:\\s*\\}){0,${depth}}$`) : /(?:\s*\})*\s*[,，][,，\s]*$/).exec(rest) ?? [];
    const value = rest.slice(0, rest.length - end.length);
    const mended = value === '{' ? undefined : mendValue(value, true);
    const [wide] = /[：，]/.exec(colon + end) ?? [];
    said ??= wide ? fullWidth(wide) : /,\s*,/.test(end) ? twoCommas : mended;
    put += `${name}: ${mended?.put ?? value}${next === undefined ? end : end.replace(/[,，][,，\s]*/, ', ')}`;
    depth += Number(value === '{') - (end.split('}').length - 1);
  }
  if (depth > 0) said ??= unclosed('{');
  put += ' }'.repeat(Math.max(depth, 0));
  return said && put !== line ? { ...said, put } : undefined;
}

const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };
const closed = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^[\]]*\]|\{[^{}]*\}|[|>][-+\d]*)$/;
const special = /^(?:[&*!|>%@`#,[{]|[-?](?= ))|(?<=\s)#|:(?=\s|$)/;
const specialInBraces = new RegExp(`${special.source}|[[\\]{},]`);

/** A value with the quotation marks or the end that it lacks; undefined where nothing is wrong with it. */
function mendValue(value: string, inBraces = false): Mend | undefined {
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
  if (mark === "'") return quote(inner.replaceAll("''", "'"));
  return quote(inner.includes('"') && inner.includes("'") ? inner.replaceAll('\\"', '"') : inner);
}
