/** What goes wrong within one line of YAML, with the line as it was meant. */
import { quote } from '../snippet.ts';

/** A line as it was meant, and what is wrong with it. */
export interface Mend {
  message: string;
  why?: string;
  /** The whole line, set right. */
  put: string;
  /** Nothing else can have been meant. Of any other mend YAML is asked whether it reads on. */
  sure?: boolean;
  /** It is right only where the lines behind it need none: else the slip is in another. */
  whole?: boolean;
}

type Said = Pick<Mend, 'message' | 'why' | 'whole'>;

const fullWidthColon = (name: string): Said => ({
  message: `The colon after \`${name}\` is a full-width one.`,
  why: 'YAML knows the half-width colon and a space only.',
});

/** Slips beside the values: $1 and $2 are the groups. */
const slips: (Said & { pattern: RegExp; put: string; sure?: boolean })[] = [
  {
    pattern: /^(\s*(?:- +)*)([\w-]+)：\s*/,
    ...fullWidthColon('$2'),
    put: '$1$2: ',
    sure: true,
  },
  { pattern: /^(\s*(?:- +)*)([\w-]+):(?=[^\s:/])/, message: 'A space is missing after `$2:`.', put: '$1$2: ', sure: true },
  {
    pattern: /^(\s*)-(?=[\w-]+: )/,
    message: 'A space is missing after the hyphen.',
    why: 'Without it the hyphen is a part of the name.',
    put: '$1- ',
  },
  {
    pattern: /^(\s*(?:- +)*)(["']?)([\w-]+)\2:\s*(.*\S),$/,
    message: 'The line is written as in JSON.',
    why: 'In YAML no comma ends a line, and names need no quotation marks.',
    put: '$1$3: $4',
  },
];

/** Every mend of a line, the most likely first. */
export function* listMends(line: string): Generator<Mend> {
  for (const { pattern, message, put, ...rest } of slips) {
    const found = pattern.exec(line);
    if (found) yield { ...rest, message: message.replace('$2', found[2] ?? ''), put: line.replace(pattern, put) };
  }
  const fields = mendFields(line);
  if (fields) yield fields;
  const [, lead = '', value = ''] = /^(\s*(?:- +)*(?:[\w-]+: +)?)(.*\S)/.exec(line) ?? [];
  const mended = lead.trim() && !isMapping(value) ? mendValue(value) : undefined;
  if (mended) yield { ...mended.said, put: lead + mended.put };
}

/** Whether fields stand between braces here. */
function isMapping(value: string): boolean {
  return /^\{\s*[\w-]+[:：]/.test(value);
}

/** A line with fields between braces: their marks are half-width ones, their texts stand between quotation marks where they must, and the braces are closed. */
export function mendFields(line: string): Mend | undefined {
  const leads = [...line.matchAll(/(?<=[{,，]\s*)(?<name>[\w-]+)(?<colon>：\s*|: +|:(?=["'[{]))/g)];
  if (!leads.length || !/^\s*(?:- +)*(?:[\w-]+: +)?\{/.test(line)) return undefined;
  let said: Said | undefined;
  let put = line.slice(0, leads[0]?.index);
  let depth = put.split('{').length - 1;
  for (const [index, lead] of leads.entries()) {
    const { name = '', colon = '' } = lead.groups ?? {};
    if (colon.startsWith('：')) said ??= fullWidthColon(name);
    const start = lead.index + lead[0].length;
    const next = leads[index + 1]?.index;
    const [value, end] = cutValue(line.slice(start, next).trimEnd(), next === undefined, depth);
    depth += Number(value === '{') - (end.split('}').length - 1);
    if (next !== undefined && end.includes('，'))
      said ??= {
        message: 'The comma between the two fields is a full-width one.',
        why: 'Between fields YAML knows the half-width comma only.',
      };
    if (/,\s*,/.test(end))
      said ??= {
        message: 'Two commas stand in a row.',
        why: 'Between { and } a comma ends a field, and nothing stands between these two. One that belongs to the text stands between quotation marks.',
      };
    const mended = value === '{' ? undefined : mendValue(value, true);
    said ??= mended?.said;
    put += `${name}: ${mended?.put ?? value}${next === undefined ? end : end.replace(/[,，][,，\s]*/, ', ')}`;
  }
  if (depth > 0) said ??= { message: 'The `{` of this line is not closed.', whole: true };
  put += ' }'.repeat(Math.max(depth, 0));
  if (!said || put === line) return undefined;
  return { ...said, put };
}

/** A value, and what of the mapping is behind it: the comma before the next field, or as many braces as are open. */
function cutValue(text: string, isLast: boolean, depth: number): [value: string, end: string] {
  const [end] = (isLast ? new RegExp(`(?:\\s*\\}){0,${depth}}$`) : /(?:\s*\})*\s*[,，][,，\s]*$/).exec(text) ?? [''];
  return [text.slice(0, text.length - end.length), end];
}

/** A value with the quotation marks or the end that it lacks; undefined where nothing is wrong with it. */
function mendValue(value: string, isField = false): { said: Said; put: string } | undefined {
  const [mark = ''] = value;
  const needsMarks = (message: string, why?: string): { said: Said; put: string } => ({
    said: { message, ...(why ? { why } : {}) },
    put: quoteWhole(value),
  });
  if (mark === '"' || mark === "'") {
    if (/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/.test(value)) return undefined;
    if (!value.slice(1).includes(mark))
      return {
        said: {
          message: `The quotation mark \`${mark}\` of this text is never closed.`,
          why: 'Everything to the end of the file would belong to this text.',
          whole: true,
        },
        put: value + mark,
      };
    return needsMarks(
      'The text ends at its second quotation mark, and something is left behind it.',
      'A text that holds quotation marks of one kind stands between those of the other.',
    );
  }
  if (mark === '[' || mark === '{') {
    const close = mark === '[' ? ']' : '}';
    if (!value.includes(close))
      return { said: { message: `The \`${mark}\` of this line is not closed.`, whole: true }, put: `${value}${close}` };
    if (!/^(?:\[[^[\]]*\]|\{[^{}]*\})$/.test(value))
      return needsMarks(
        `A text that begins with “${mark}” needs quotation marks.`,
        `In YAML it begins ${mark === '[' ? 'a list' : 'a mapping'}, and something is left behind its end.`,
      );
    return undefined;
  }
  if (/^(?:[&*!|>%@`#,]|[-?] )/.test(value) && !/^[|>][-+\d]*$/.test(value))
    return needsMarks(`A text that begins with “${mark}” needs quotation marks.`);
  const at = value.search(/\s#/);
  if (at >= 0) return needsMarks(cutAtHash(value.slice(at)).message, cutAtHash('').why);
  if (/:(?:\s|$)/.test(value))
    return needsMarks(
      'The text holds a colon and a space, so it needs quotation marks.',
      'Without them YAML takes what stands before the colon for the name of a field.',
    );
  const special = isField ? /[[\]{},]/.exec(value)?.[0] : undefined;
  if (special === ',')
    return needsMarks('The text holds a comma, so it needs quotation marks.', 'Between { and } a comma begins the next field.');
  if (special !== undefined)
    return needsMarks(
      `The text holds “${special}”, so it needs quotation marks.`,
      'Between { and } brackets and braces are those of YAML.',
    );
  return undefined;
}

/** A text that YAML cuts at its `#`. */
export function cutAtHash(rest: string): Required<Pick<Mend, 'message' | 'why'>> {
  return {
    message: `The text ends before \`${rest.trim().slice(0, 20)}\`: in YAML a comment begins there.`,
    why: 'What stands behind it would be lost. A text that holds a space and # needs quotation marks; a comment stands on a line of its own.',
  };
}

/** A text as it was meant, in quotation marks: its own outer ones and escapes are none of it. */
function quoteWhole(value: string): string {
  const [, mark, inner = value] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (mark === "'") return quote(inner.replaceAll("''", "'"));
  return quote(inner.includes('"') && inner.includes("'") ? inner.replaceAll('\\"', '"') : inner);
}
