/** What YAML itself refuses, and what it would let pass to an author’s surprise, in the words of an author. */
import { isAlias, isMap, isNode, isScalar, isSeq, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { Issue, Path } from '../issue.ts';
import { findShape } from '../shape.ts';
import { countWords } from '../snippet.ts';
import { cutAtHash, listMends, mendFields, type Mend } from './line-mends.ts';

const base = { severity: 'error', rule: 'yaml', path: [] } as const;

/** Nobody reads more of them. */
const mostErrors = 20;

/**
 * The syntax errors, each after those before it are mended, up to the first that nobody but the author can mend: past it the parser guesses.
 * Of indentation with tabs only that is told, since the rest follows from it.
 */
export function describeYamlErrors(text: string): Issue[] {
  const tabs = describeTabs(text);
  if (tabs) return [tabs];
  const issues: Issue[] = [];
  // Lines are mended one by one, so each stays where it is.
  const lines = text.split('\n');
  while (issues.length < mostErrors) {
    const read = parse(lines);
    const error = findFirst(read);
    if (!error) break;
    const stumbles = findLine(lines, error.pos[0]);
    const pasted = findPasted(lines, stumbles);
    const found = pasted ? undefined : findMend(lines, stumbles, findLine(lines, findOpenQuote(read, error)));
    if (!found) {
      issues.push({ ...base, ...(pasted ?? describe(error, lines)) });
      break;
    }
    const { mend, at } = found;
    issues.push({ ...base, ...tellMend(mend, getLine(text, findStart(text, at)), lines[at] ?? '') });
    lines[at] = mend.put;
  }
  return issues;
}

function parse(lines: readonly string[]): Document {
  return parseDocument(lines.join('\n'), { uniqueKeys: false, prettyErrors: false, strict: true });
}

function findFirst({ errors, warnings }: Document): YAMLError | undefined {
  return [...errors, ...warnings].sort((a, b) => a.pos[0] - b.pos[0])[0];
}

/** The mended line of the text, told where it begins to differ. */
function tellMend({ message, why, put }: Mend, { text, start, end }: Line, before = text): Told {
  const same = Array.from(before).findIndex((char, at) => char !== put[at]);
  return {
    message,
    ...(why ? { why } : {}),
    offset: start + (same < 0 ? before.length : same),
    fix: put.trim(),
    edit: { from: start, to: end, put },
  };
}

/** The mend of the line in which YAML stumbles, or of its neighbours, with which it reads on. */
function findMend(lines: readonly string[], stumbles: number, opens: number): { mend: Mend; at: number } | undefined {
  for (const at of [opens, ...listNear(lines, stumbles)]) {
    const line = lines[at];
    if (line === undefined) continue;
    for (const mend of [...listMends(line), ...listIndents(lines, at)])
      if ((mend.sure && at === stumbles) || readsOn(lines, at, mend.put, mend.whole ? Infinity : stumbles)) return { mend, at };
  }
  return undefined;
}

/** A line and the two around it that have text: YAML often stumbles over the one behind. */
function listNear(lines: readonly string[], at: number): number[] {
  const isText = (line: string): boolean => line.trim() !== '';
  return [
    at,
    lines.findIndex((line, index) => index > at && isText(line)),
    lines.findLastIndex((line, index) => index < at && isText(line)),
  ];
}

/** Whether YAML reads past a line, and past where it stumbled (to the end with `Infinity`), once that line is another. A paragraph is enough to tell. */
function readsOn(lines: readonly string[], at: number, put: string, stumbles: number): boolean {
  const from = lines.findLastIndex((line, index) => index < at && !line.trim()) + 1;
  const to = lines.findIndex((line, index) => index > at && !line.trim());
  const paragraph = lines.slice(from, to < 0 ? undefined : to).with(at - from, put);
  const error = findFirst(parse(paragraph));
  return !error || from + findLine(paragraph, error.pos[0]) > Math.max(at, stumbles);
}

/** The number of the line in which an offset stands. */
function findLine(lines: readonly string[], offset: number): number {
  let end = -1;
  return lines.findIndex((line) => (end += line.length + 1) >= offset);
}

/** Where a line of that number begins. */
function findStart(text: string, at: number): number {
  let start = 0;
  for (let line = 0; line < at; line++) start = text.indexOf('\n', start) + 1;
  return start;
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
    // A field without a value is a piece of a text, or a name behind which no colon stands.
    const piece = node.flow ? node.items.find(({ value }) => value === null)?.key : undefined;
    const cut = isNode(piece) ? describeCutField(piece.range?.[0] ?? 0, text) : undefined;
    if (cut) {
      issues.push({ ...base, ...cut, path });
      return undefined;
    }
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
  const line = getLine(text, offset);
  const [mend] = [...listMends(line.text)].filter(({ put }) => put.includes(text.slice(offset, offset + 2)));
  return {
    ...base,
    path,
    message: `A text that begins with “${text[offset] ?? ''}” needs quotation marks.`,
    why: 'YAML takes it for an anchor or alias, by which a small file could expand without end. A statement that several entries share gets an id under `causes:`, `steps:`, `avoid:` or `ticket:` and is named by it.',
    offset,
    ...(mend ? { fix: mend.put.trim() } : {}),
  };
}

/** A piece of a text that stands as a field of its own, in a line that can be mended. */
function describeCutField(offset: number, text: string): Told | undefined {
  const line = getLine(text, offset);
  const mend = mendFields(line.text);
  return mend && tellMend(mend, line);
}

/** A bare text behind which a comment stands: mostly it is the rest of it. Ids and words of the schema may have one. */
function describeCut(start: number, value: string, path: Path, text: string): Issue[] {
  const line = getLine(text, start);
  const shape = findShape(path);
  if (!/^\s+#/.test(text.slice(start + value.length, line.end)) || shape?.enum || shape?.refers || path.at(-1) === 'id') return [];
  const mend = [...listMends(line.text)].find(({ put }) => !findFirst(parse([put])));
  return [{ ...base, path, ...cutAtHash(text.slice(start, line.end)), ...(mend ? tellMend(mend, line) : { offset: start }) }];
}

/** What is told, and where. */
type Told = Pick<Issue, 'message' | 'why' | 'fix' | 'offset' | 'edit'>;

/** What only its author can mend. */
function describe(error: YAMLError, lines: readonly string[]): Told {
  const [offset] = error.pos;
  const text = lines.join('\n');
  switch (error.code) {
    case 'MULTIPLE_DOCS':
      return {
        message: 'A second document begins here: the catalog is one document.',
        why: 'Everything from here on would be left out. Delete this line (`---` or `...`).',
        offset,
      };
    case 'BAD_DQ_ESCAPE':
      return {
        message: `\`${text.slice(offset, offset + 2)}\` means nothing between double quotation marks.`,
        why: 'There a backslash begins an escape such as `\\n` or `\\"`. Between single quotation marks it is a plain character.',
        offset,
      };
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW': {
      const line = getLine(text, offset);
      return {
        ...(describeIndent(lines, findLine(lines, offset)) ?? {
          message: 'This line does not go on with what is above it.',
          why: 'A field is a name, a colon and a space; an item begins with a hyphen and a space; the two cannot be mixed in one place. Mind how far the lines around it are indented, and whether each quotation mark and bracket above is closed.',
        }),
        offset: line.start + countIndent(line.text),
      };
    }
    default:
      return {
        message: `YAML cannot read this: ${error.message.slice(0, 1).toLowerCase()}${error.message.slice(1).replace(/\.$/, '')}.`,
        offset,
      };
  }
}

/** JSON that was pasted where YAML expects something else. */
function findPasted(lines: readonly string[], stumbles: number): Told | undefined {
  for (const at of listNear(lines, stumbles)) {
    const [, before = '', lead = '', json = ''] = /^(\s*)(- |[\w-]+: |)["']?([{[]\s*(?:".*)?)$/.exec(lines[at] ?? '') ?? [];
    const offset = lines.slice(0, at).join('\n').length + 1 + before.length + lead.length;
    if (json && !lead)
      return {
        offset,
        message: 'JSON stands here, where a field or an entry is expected.',
        why: 'What a program printed is a sample: it goes into the entry of its code.',
        fix: `samples:\n  - |-\n    ${json}`,
      };
    if (json.length === 1 && /^\s*(?:["'}\]]|[{[]\s*$)/.test(lines[at + 1] ?? ''))
      return {
        offset,
        message: 'A text in several lines begins here, without a mark that says so.',
        why: 'YAML takes what is pasted for its own. Behind `|-` every line that is indented is text, exactly as it is.',
        fix: `${lead}|-\n  ${json}\n  …`,
      };
  }
  return undefined;
}

/** A line that begins in no column of what is above it. */
function describeIndent(lines: readonly string[], at: number): Pick<Mend, 'message' | 'why'> | undefined {
  const here = countIndent(lines[at] ?? '');
  const columns = listColumns(lines, at);
  // What begins below a name may begin anywhere behind it.
  const isFirst = lines
    .findLast((line, index) => index < at && line.trim())
    ?.trimEnd()
    .endsWith(':');
  if (isFirst || columns.includes(here)) return undefined;
  return {
    message: `This line is indented by ${countWords(here, 'space')}; nothing above it begins there (${columns.join(', ')} would do).`,
    why: 'Fields of the same thing begin in the same column; the indentation says what belongs to what.',
  };
}

/** The same line in the nearest column. Two that are as near are a question. */
function listIndents(lines: readonly string[], at: number): Mend[] {
  const line = lines[at] ?? '';
  const here = countIndent(line);
  const fault = describeIndent(lines, at);
  const [nearest = here, second = Infinity] = listColumns(lines, at).sort((a, b) => Math.abs(a - here) - Math.abs(b - here));
  return fault && Math.abs(second - here) > Math.abs(nearest - here)
    ? [{ ...fault, put: ' '.repeat(nearest) + line.trim(), whole: true }]
    : [];
}

/** The columns in which a line may begin: those of what is still open above it, items for an item and fields for a field. */
function listColumns(lines: readonly string[], at: number): number[] {
  const columns = new Set<number>();
  const isItem = /^\s*-/.test(lines[at] ?? '');
  let smallest = Infinity;
  for (const above of lines.slice(0, at).reverse()) {
    const indent = countIndent(above);
    if (!above.trim() || above.trimStart().startsWith('#') || indent >= smallest) continue;
    smallest = indent;
    const hyphen = /^\s*- (?=\S)/.exec(above)?.[0];
    columns.add(isItem || !hyphen ? indent : hyphen.length);
    if (indent === 0) break;
  }
  return [...columns].sort((a, b) => a - b);
}

/** One issue for all lines that are indented with tabs: as wide as YAML reads them. */
function describeTabs(text: string): Issue | undefined {
  const tabs = [...text.matchAll(/^( *)(\t[ \t]*)\S.*$/gm)];
  const [first, ...more] = tabs;
  const last = tabs.at(-1);
  if (!first || !last) return undefined;
  const [from, to] = [first.index, last.index + last[0].length];
  const widen = (width: number): string =>
    text.slice(from, to).replace(/^[ \t]*\t[ \t]*(?=\S)/gm, (indent) => indent.replaceAll('\t', ' '.repeat(width)));
  // The paragraphs around them tell: what is wrong elsewhere is another matter.
  const start = text.lastIndexOf('\n\n', from) + 1;
  const end = text.indexOf('\n\n', to);
  const width = [2, 4, 8].find(
    (wide) => !findFirst(parse([text.slice(start, from) + widen(wide) + text.slice(to, end < 0 ? undefined : end)])),
  );
  return {
    ...base,
    offset: from + (first[1]?.length ?? 0),
    message: `The line is indented with a tab${more.length ? `, and so ${more.length === 1 ? 'is 1 more' : `are ${more.length} more`}` : ''}.`,
    why: 'YAML allows spaces only; this file uses two for each level.',
    fix: widen(width ?? 2).split('\n')[0] ?? '',
    ...(width === undefined ? {} : { edit: { from, to, put: widen(width) } }),
  };
}

/** Where the quoted text begins that the file ends in. */
function findOpenQuote(read: Document, { code, pos: [end] }: YAMLError): number {
  let found = end;
  if (code === 'MISSING_CHAR')
    visit(read, {
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
