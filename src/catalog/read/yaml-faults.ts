/** What YAML cannot read, in the words of an author. */
import { LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { countWords } from '../edit/snippet.ts';
import type { Issue } from '../issue.ts';
import { mendLine } from './line-mends.ts';

/** What is wrong in a line, by its number and the column, both from 0. */
interface LineFault extends Pick<Issue, 'message' | 'why' | 'fix'> {
  at: number;
  column: number;
  /** The line as it was meant, or the lines up to `to`. */
  put?: string;
  to?: number;
  whole?: boolean;
}

/** A fault as an issue of the text that has these lines. */
export function placeFault(
  lines: readonly string[],
  { at, to: last = at, column, put, whole: _, ...told }: LineFault,
): Omit<Issue, 'path'> {
  const from = lines.slice(0, at + 1).join('\n').length - (lines[at]?.length ?? 0);
  const to = lines.slice(0, last + 1).join('\n').length;
  const mend = put === undefined ? {} : { fix: put.trim().replace(/\n[^]*/, ''), edit: { from, to, put } };
  return { severity: 'error', rule: 'yaml', ...told, offset: from + column, ...mend };
}

/** Nobody reads more of them. */
const mostErrors = 20;

/**
 * The syntax errors, each after those before it are mended, up to the first that nobody but the author can mend: past it the parser guesses.
 * Of indentation with tabs only that is told, since the rest follows from it.
 */
export function describeYamlErrors(text: string): Issue[] {
  const written = text.split('\n');
  const place = (fault: LineFault): Issue => ({ path: [], ...placeFault(written, fault) });
  const tabs = describeTabs(written);
  if (tabs) return [place(tabs)];
  const issues: Issue[] = [];
  // Lines are mended one by one, so each stays where it is.
  const lines = [...written];
  for (let error = findFirst(lines); error && issues.length < mostErrors; error = findFirst(lines)) {
    const mended = findMend(lines, error);
    issues.push(place(mended ?? describe(error, lines)));
    if (mended?.put === undefined) break;
    lines[mended.at] = mended.put;
  }
  return issues;
}

interface Stumble extends LineFault {
  code: YAMLError['code'];
  /** The line in which the quoted text begins that the file ends in. */
  opens: number;
  /** The line that is too deep to go on with this one; else this one. */
  ends: number;
}

/** The first thing that YAML cannot read. */
export function findFirst(lines: readonly string[]): Stumble | undefined {
  const counter = new LineCounter();
  const read = parseDocument(lines.join('\n'), { lineCounter: counter, uniqueKeys: false, prettyErrors: false });
  const [error] = [...read.errors, ...read.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (!error) return undefined;
  const { code, message, pos } = error;
  let start = pos[0];
  if (code === 'MISSING_CHAR')
    visit(read, {
      Scalar: (_key, { range }) => {
        if (range?.[1] === pos[0]) [start] = range;
      },
    });
  const deep = read.errors.find((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === pos[0]);
  const [ends, opens] = [deep?.pos[1] ?? pos[0], start].map((offset) => counter.linePos(offset).line - 1);
  const { line, col } = counter.linePos(pos[0]);
  return { code, message, at: line - 1, column: col - 1, opens: opens ?? 0, ends: ends ?? 0 };
}

/** The mend of the line in which YAML stumbles, or of its neighbours, with which it reads on. */
function findMend(lines: readonly string[], { at: stumbles, opens }: Stumble): LineFault | undefined {
  for (const at of [opens, ...listNear(lines, stumbles)]) {
    const mend = mendLine(lines[at] ?? '');
    if (!mend) continue;
    // A paragraph is enough to tell.
    const error = findFirst(isolate(lines.with(at, mend.put), at));
    if (!error || (!mend.whole && error.at > Math.max(at, stumbles))) return { at, ...mend };
  }
  return undefined;
}

/** A line and the two around it that have text: YAML often stumbles over the one behind. */
function listNear(lines: readonly string[], at: number): number[] {
  const filled = lines.flatMap((line, index) => (line.trim() ? index : []));
  return [at, filled.findLast((index) => index < at) ?? -1, filled.find((index) => index > at) ?? -1];
}

/** Nothing but the paragraph of a line, each line in its place. */
function isolate(lines: readonly string[], at: number): string[] {
  const from = lines.findLastIndex((line, index) => index < at && !line.trim());
  const to = lines.findIndex((line, index) => index > at && !line.trim());
  return lines.map((line, index) => (index > from && (to < 0 || index < to) ? line : ''));
}

/** What only its author can mend. */
function describe({ code, message, at, column, ends }: Stumble, lines: readonly string[]): LineFault {
  if (code === 'RESOURCE_EXHAUSTION') return { at, column, message: 'The file is nested too deeply to be read.' };
  if (code === 'MULTIPLE_DOCS')
    return {
      at,
      column,
      message: 'A second document begins here: the catalog is one document.',
      why: 'Everything from here on would be left out. Delete this line (`---` or `...`).',
    };
  const json = listNear(lines, at).find((near) => /^\s*(?:- |[\w-]+: )?\{\s*(?:".*)?$/.test(lines[near] ?? ''));
  if (json !== undefined)
    return {
      at: json,
      column: lines[json]?.indexOf('{') ?? 0,
      message: 'JSON was pasted here, without a mark that says where it ends.',
      why: 'What a program printed is a sample of the entry of its code. After `|-` every indented line is text, exactly as it is.',
      fix: 'samples:\n  - |-\n    {…}',
    };
  if (!/^(?:MISSING_CHAR|BAD_INDENT|BLOCK_.*|MULTILINE_.*)$/.test(code))
    return { at, column, message: `YAML cannot read this: ${message}.` };
  return {
    at: ends,
    column: countIndent(lines[ends]),
    message: 'This line does not go on with what is above it.',
    why: 'Fields of the same thing begin in the same column. A field is a name, a colon and a space; an item begins with a hyphen and a space; the two cannot be mixed in one place. Mind how far the lines around it are indented, and whether each quotation mark and bracket above is closed.',
    ...describeIndent(lines, ends),
  };
}

/** A line one space beside the column of what is open above it, put into that. Between two columns, that is a question. */
function describeIndent(lines: readonly string[], at: number): Partial<LineFault> | undefined {
  const here = countIndent(lines[at]);
  const columns = new Set<number>();
  for (const above of lines.slice(0, at).reverse()) {
    const indent = countIndent(above);
    if (/^\s*(?:#|$)/.test(above) || columns.values().some((column) => column <= indent)) continue;
    columns.add(/^\s*-/.test(lines[at] ?? '') ? indent : (/^ *- (?=\S)/.exec(above)?.[0].length ?? indent));
  }
  const near = [here - 1, here + 1].filter((column) => columns.has(column));
  const [nearest] = near;
  if (columns.has(here) || nearest === undefined) return undefined;
  return {
    message: `This line is indented by ${countWords(here, 'space')}; nothing above it begins there (${[...columns].sort((a, b) => a - b).join(', ')} would do).`,
    why: 'Fields of the same thing begin in the same column; the indentation says what belongs to what.',
    ...(near.length === 1 ? { put: ' '.repeat(nearest) + (lines[at] ?? '').trim() } : {}),
  };
}

function countIndent(line = ''): number {
  return line.length - line.trimStart().length;
}

/** One fault for all lines that are indented with tabs. */
function describeTabs(lines: readonly string[]): LineFault | undefined {
  const [at, ...more] = lines.flatMap((line, index) => (/^ *\t\s*\S/.test(line) ? index : []));
  if (at === undefined) return undefined;
  const to = more.at(-1) ?? at;
  const put = lines.slice(at, to + 1).map((line) => line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  ')));
  return {
    at,
    column: lines[at]?.indexOf('\t') ?? 0,
    message: `The line is indented with a tab${more.length ? `, and so ${more.length === 1 ? 'is 1 more' : `are ${more.length} more`}` : ''}.`,
    why: 'YAML allows spaces only; this file uses two for each level.',
    to,
    put: put.join('\n'),
  };
}
