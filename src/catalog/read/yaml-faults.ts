/** What YAML itself refuses, and what it would let pass to an author’s surprise, in the words of an author. */
import { isAlias, isMap, isNode, isScalar, isSeq, visit, type Document, type YAMLError } from 'yaml';
import type { Issue, Path } from '../issue.ts';
import { findShape } from '../shape.ts';
import { countWords, quote } from '../snippet.ts';

const base = { severity: 'error', rule: 'yaml', path: [] } as const;

/** What is wrong with the text as such. After any of these there is nothing to parse. */
export function checkText(text: string): Issue[] {
  const issues: Issue[] = [];
  const atStart = { ...base, rule: 'file', offset: 0 };
  if (text.startsWith('\uFEFF'))
    issues.push({
      ...atStart,
      message: 'The file begins with a byte order mark (BOM), a character that nobody sees.',
      why: 'Programs that read the file take it for a part of the first field’s name. Save it as UTF-8 without BOM.',
    });
  if (!/^(?!\s*#).*\S/m.test(text.replace('\uFEFF', '')))
    issues.push({
      ...atStart,
      message: text.includes('#') ? 'The file is empty but for comments.' : 'The file is empty.',
      why: 'The whole site is made from it. `git checkout -- content/errors.yaml` brings the last committed state back.',
    });
  const conflict = /^(?:<{7} |={7}$|>{7} )/m.exec(text);
  if (conflict)
    issues.push({
      ...base,
      offset: conflict.index,
      message: 'The file holds the marks of a merge conflict (`<<<<<<<`, `=======`, `>>>>>>>`).',
      why: 'Two versions stand one after the other. Keep one, or put both together, and delete the lines with the marks.',
    });
  return issues;
}

/** After these the parser no longer knows where it is: whatever else it tells most likely follows from them. */
const structural: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'MISSING_CHAR',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'UNEXPECTED_TOKEN',
]);

/** The syntax errors up to the first that breaks what follows, one a line; of indentation with tabs only that, since the rest follows from it. */
export function describeYamlErrors(errors: readonly YAMLError[], text: string, document: Document): Issue[] {
  if (!errors.length) return [];
  const tabs = describeTabs(text);
  if (tabs) return [tabs];
  const issues = new Map<number, Issue>();
  for (const error of errors) {
    const slip = findSlip(error, text);
    const issue: Issue = { ...base, offset: error.pos[0], ...(slip ?? describe(error, text, document)) };
    const { start } = getLine(text, issue.offset ?? 0);
    if (!issues.has(start)) issues.set(start, issue);
    if (!slip && structural.has(error.code)) break;
  }
  return [...issues.values()];
}

/** The plain value of a document: aliases become `undefined` and are never expanded, of a key that stands twice the first counts, and both are told. */
export function toValue(document: Document, text: string): { value: unknown; issues: Issue[] } {
  const issues: Issue[] = [];
  const convert = (node: unknown, path: Path): unknown => {
    if (isAlias(node)) issues.push(describeAlias(node.range?.[0] ?? 0, path, text));
    else if (isNode(node) && node.anchor) issues.push(describeAlias(text.lastIndexOf('&', node.range?.[0]), path, text));
    if (isScalar(node)) {
      if (node.comment && node.type === 'PLAIN' && typeof node.value === 'string')
        issues.push(...describeCut(node.range?.[0] ?? 0, node.value, path, text));
      return node.value;
    }
    if (isSeq(node)) return node.items.map((item, index) => convert(item, [...path, index]));
    if (!isMap(node)) return isAlias(node) ? undefined : null;
    const result: Record<string, unknown> = {};
    const first = new Map<string, number>();
    for (const { key, value } of node.items) {
      const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
      const name = isScalar(key) ? String(key.value) : '__proto__';
      const known = first.get(name);
      if (name === '__proto__') issues.push({ ...base, path, offset, message: 'The name of a field must be a plain word.' });
      else if (known !== undefined)
        issues.push({
          ...base,
          path: [...path, name],
          offset,
          message: `\`${name}\` stands twice in the same place.`,
          also: { label: 'The first', offset: known },
          why: 'Only one of the two would count, and nobody would see which. Keep one.',
        });
      else {
        first.set(name, offset);
        result[name] = convert(value, [...path, name]);
      }
    }
    return result;
  };
  return { value: convert(document.contents, []), issues };
}

function describeAlias(offset: number, path: Path, text: string): Issue {
  return {
    ...base,
    path,
    ...needsMarks(text, offset),
    why: 'YAML takes it for an anchor or alias, by which a small file could expand without end. A statement that several entries share gets an id under `causes:`, `steps:`, `avoid:` or `ticket:` and is named by it.',
  };
}

const cut = (at: string): Pick<Issue, 'message' | 'why'> => ({
  message: `The text ends before \`${at}\`: in YAML a comment begins there.`,
  why: 'What stands behind it would be lost. A text that holds a space and # needs quotation marks; a comment stands on a line of its own.',
});

/** A bare text behind which a comment stands: mostly it is the rest of it. Ids and words of the schema may have one. */
function describeCut(start: number, value: string, path: Path, text: string): Issue[] {
  const line = getLine(text, start);
  const rest = text.slice(start + value.length, line.end);
  const shape = findShape(path);
  if (!/^\s+#/.test(rest) || shape?.enum || shape?.refers || path.at(-1) === 'id') return [];
  return [{ ...base, path, ...cut(rest.trim().slice(0, 20)), ...findField(text, start) }];
}

/** What is told, and where, if not where YAML stumbled. */
type Told = Pick<Issue, 'message' | 'why' | 'fix' | 'offset' | 'length' | 'value'>;

/** What goes wrong within a line and spoils no other: `at` is where it is, and the other groups are what stays. */
const slips: { pattern: RegExp; message: string; why?: string; fix: string }[] = [
  {
    pattern: /^\s*(?:- )*(?<at>[\w-]+)：\s*(?<rest>.*)$/d,
    message: 'The colon after `$<at>` is a full-width one.',
    why: 'YAML knows the half-width colon and a space only.',
    fix: '$<at>: $<rest>',
  },
  {
    pattern: /^\s*(?<before>.*[{,]\s*[\w-]+:\s*)(?<at>[^{]*?)，\s*(?<rest>[\w-]+:.*)$/d,
    message: 'The comma between the two fields is a full-width one.',
    why: 'Between fields YAML knows the half-width comma only.',
    fix: '$<before>$<at>, $<rest>',
  },
  {
    pattern: /^\s*(?:- )*(?<at>[\w-]+):(?<rest>\S.*)$/d,
    message: 'A space is missing after `$<at>:`.',
    fix: '$<at>: $<rest>',
  },
  {
    pattern: /^\s*(?<before>.*[{,].*?)(?<=,\s*)(?<at>,)(?<rest>.*)$/d,
    message: 'Two commas stand in a row.',
    why: 'Between { and } a comma ends a field, and nothing stands between these two. One that belongs to the text stands between quotation marks.',
    fix: '$<before>$<rest>',
  },
];

function findSlip(error: YAMLError, text: string): Told | undefined {
  const [offset] = error.pos;
  const line = getLine(text, offset);
  for (const { pattern, message, fix, why } of slips) {
    const at = pattern.exec(line.text)?.indices?.groups?.['at'];
    if (!at) continue;
    const write = (template: string): string => line.text.replace(pattern, template);
    return { offset: line.start + at[0], message: write(message), ...(why ? { why } : {}), fix: write(fix) };
  }
  const field = findField(text, offset);
  if (!/^(?:BLOCK|MULTILINE)/.test(error.code) || !field || !/^[^"'[{].*:(?: |$)/.test(field.value)) return undefined;
  return {
    message: 'The text holds a colon and a space, so it needs quotation marks.',
    why: 'Without them YAML takes what stands before the colon for the name of a field.',
    ...needsQuotes(field),
  };
}

/** The text that is meant is known: in quotation marks it is what the author wrote. */
function needsQuotes({ offset, value, fix }: Field): Pick<Told, 'offset' | 'length' | 'value' | 'fix'> {
  return { offset, length: value.length, value, fix };
}

function describe(error: YAMLError, text: string, document: Document): Told {
  const offset = error.pos[0];
  const line = getLine(text, offset);
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return {
        message: 'A second document begins here: the catalogue is one document.',
        why: 'Everything from here on would be left out. Delete this line (`---` or `...`).',
      };
    case 'BAD_SCALAR_START':
    case 'TAG_RESOLVE_FAILED':
      return needsMarks(text, offset);
    case 'BAD_DQ_ESCAPE':
      return {
        message: `\`${text.slice(offset, offset + 2)}\` means nothing between double quotation marks.`,
        why: 'There a backslash begins an escape such as `\\n` or `\\"`. Between single quotation marks it is a plain character.',
      };
    case 'UNEXPECTED_TOKEN': {
      const field = findField(text, offset);
      const mark = field?.value[0] ?? '';
      if (field && /["']/.test(mark))
        return {
          message: 'The text ends at its second quotation mark, and something is left behind it.',
          why: 'A text that holds quotation marks of one kind stands between those of the other.',
          offset: field.offset,
          fix: field.fix,
        };
      if (field && /[[{]/.test(mark))
        return {
          ...needsMarks(text, field.offset),
          why: `In YAML it begins ${mark === '[' ? 'a list' : 'a mapping'}, and something is left behind its end.`,
        };
      break;
    }
    case 'MISSING_CHAR':
      if (/closing ["']quote/.test(error.message)) return describeOpenQuote(findOpenQuote(document, offset), text);
      if (error.message.includes('without - indicator')) return describeIndent(line, text);
      break;
    case 'BAD_INDENT':
      return /end with a [}\]]/.test(error.message) ? describeOpenBracket(line, text) : describeIndent(line, text);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW': {
      const next = getLine(text, line.end + 1);
      if (countIndent(next.text) > countIndent(line.text)) return describeIndent(next, text);
      return { message: 'This line is no field: a name, a colon and a space are needed.' };
    }
    default:
  }
  return { message: `YAML cannot read this: ${error.message.slice(0, 1).toLowerCase()}${error.message.slice(1).replace(/\.$/, '')}.` };
}

function needsMarks(text: string, offset: number): Told {
  const field = findField(text, offset);
  const message = `A text that begins with “${text[offset] ?? ''}” needs quotation marks.`;
  // Within a list the whole of it is told, and what is to be written is not known.
  return field?.offset === offset ? { message, ...needsQuotes(field) } : { message, offset, ...(field ? { fix: field.fix } : {}) };
}

/** Lines of JSON pasted where a text belongs; undefined where it is not that. */
function describePasted(opened: Line, text: string): Told | undefined {
  const [, indent = '', lead] = /^(\s*)(- |[\w-]+: )["']?[{[]\s*$/.exec(opened.text) ?? [];
  if (lead === undefined || !/^\s*(?:["'}\]]|[{[]\s*$)/.test(getLine(text, opened.end + 1).text)) return undefined;
  return {
    offset: opened.start + indent.length + lead.length,
    message: 'A text in several lines begins here, without a mark that says so.',
    why: 'YAML takes what is pasted for its own. Behind `|-` every line that is indented is text, to the letter.',
    fix: `${lead}|-\n  ${opened.text.trim().slice(lead.length).replace(/^["']/, '')}\n  …`,
  };
}

function describeOpenQuote(offset: number, text: string): Told {
  const line = getLine(text, offset);
  const mark = text[offset] ?? '';
  return (
    describePasted(line, text) ?? {
      offset,
      message: `The quotation mark \`${mark}\` that opens here is never closed.`,
      why: 'Everything to the end of the file would belong to this text.',
      fix: line.text.trim().replace(/(?<=\{ .*)( \})$|$/, `${mark}$1`),
    }
  );
}

/** A brace or bracket that is open still on the line before: it was never closed, or its end is cut off by a comment. */
function describeOpenBracket(line: Line, text: string): Told {
  const before = getLine(text, Math.max(0, line.start - 1));
  const pasted = describePasted(before, text);
  if (pasted) return pasted;
  const hash = before.text.indexOf(' #');
  const field = hash < 0 ? undefined : findField(text, before.start + hash);
  if (field) return { ...cut(before.text.slice(hash + 1, hash + 21)), offset: field.offset, fix: field.fix };
  const open = before.text.lastIndexOf('{') > before.text.lastIndexOf('[') ? '{' : '[';
  return {
    offset: before.start + countIndent(before.text),
    message: `The \`${open}\` that opens here is not closed.`,
    fix: `${before.text.trim()}${open === '{' ? ' }' : ']'}`,
  };
}

function describeIndent(line: Line, text: string): Told {
  const here = countIndent(line.text);
  const offset = line.start + here;
  const columns = listColumns(line, text);
  const [nearest = 0] = columns.toSorted((a, b) => Math.abs(a - here) - Math.abs(b - here));
  if (nearest === here)
    return {
      offset,
      message: 'This line does not go on with what stands above it.',
      why: 'A mapping (`name: value`) and a list (`- item`) cannot be mixed in one place. Mind how far the lines around it are indented.',
    };
  return {
    offset,
    message: `This line is indented by ${countWords(here, 'space')}; nothing above it begins there (${columns.join(', ')} would do).`,
    why: 'Fields of the same thing begin in the same column; the indentation says what belongs to what.',
    fix: `${' '.repeat(nearest)}${line.text.trim()}`,
  };
}

/** The columns in which a line may begin: those of what is still open above it, items for an item and fields for a field. */
function listColumns(line: Line, text: string): number[] {
  const columns = new Set<number>();
  let smallest = Infinity;
  for (const above of text.slice(0, line.start).trimEnd().split('\n').reverse()) {
    const indent = countIndent(above);
    if (!above.trim() || above.trimStart().startsWith('#') || indent >= smallest) continue;
    smallest = indent;
    const hyphen = /^\s*- (?=\S)/.exec(above)?.[0];
    if (/^\s*-/.test(line.text) || !hyphen) columns.add(indent);
    else columns.add(hyphen.length);
    if (indent === 0) break;
  }
  return [...columns].sort((a, b) => a - b);
}

interface Field {
  /** Where the value begins. */
  offset: number;
  value: string;
  /** The field with quotation marks around its value. */
  fix: string;
}

/** The field, of a line or between its braces, in whose value an offset stands. */
function findField(text: string, offset: number): Field | undefined {
  const line = getLine(text, offset);
  const inBraces = /^\s*(?:- )*(?:[\w-]+: +)?\{/.test(line.text);
  const leads = line.text.matchAll(inBraces ? /(?<=[{,]\s*)[\w-]+: +/g : /^\s*(?:- +)*[\w-]+: +|^\s*(?:- +)+/g);
  const lead = [...leads].findLast(({ index, 0: { length } }) => line.start + index + length <= offset);
  if (!lead) return undefined;
  const start = lead.index + lead[0].length;
  const rest = line.text.slice(start).trimEnd();
  const value = inBraces ? rest.replace(/(?:,\s+[\w-]+:\s.*|\s*\})$/, '') : rest;
  return { offset: line.start + start, value, fix: `${/(?:[\w-]+:|-) +$/.exec(lead[0])?.[0] ?? ''}${quoteWhole(value)}` };
}

/** A text as it was meant, in quotation marks: its own outer ones and escapes are none of it. */
function quoteWhole(value: string): string {
  const [, mark, inner = value] = /^(["'])(.*)\1$/.exec(value) ?? [];
  if (mark === "'") return quote(inner.replaceAll("''", "'"));
  return quote(inner.includes('"') && inner.includes("'") ? inner.replaceAll('\\"', '"') : inner);
}

/** One issue for all lines that are indented with tabs. */
function describeTabs(text: string): Issue | undefined {
  const [first, ...more] = text.matchAll(/^( *\t[ \t]*)\S.*$/gm);
  if (!first) return undefined;
  const [line, indent = ''] = first;
  return {
    ...base,
    offset: first.index + indent.indexOf('\t'),
    message: `The line is indented with a tab${more.length ? `, and so ${more.length === 1 ? 'is 1 more' : `are ${more.length} more`}` : ''}.`,
    why: 'YAML allows spaces only; this file uses two for each level.',
    fix: indent.replaceAll('\t', '  ') + line.trim(),
  };
}

/** Where the quoted text begins that ends at an offset. */
function findOpenQuote(document: Document, end: number): number {
  let found = end;
  visit(document, {
    Scalar: (_key, { range }) => {
      if (range?.[1] === end) [found] = range;
    },
  });
  return found;
}

interface Line {
  text: string;
  start: number;
  end: number;
}

function getLine(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  const end = next < 0 ? text.length : next;
  return { text: text.slice(start, end), start, end };
}

function countIndent(line: string): number {
  return line.length - line.trimStart().length;
}
