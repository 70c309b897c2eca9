/** What YAML cannot read, in the words of an author. */
import { LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import type { Issue } from '../issue.ts';
import { countWords } from '../edit/snippet.ts';
import { listMends, type Mend } from './line-mends.ts';

/** What is wrong in a line, by its number and the column, both from 0. */
interface LineFault extends Pick<Issue, 'message' | 'why' | 'fix'> {
  at: number;
  column: number;
  /** The line as it was meant, or all from here to the line of the number `to`. */
  put?: string;
  to?: number;
}

/** A fault as an issue of the text that has these lines. */
export function placeFault(lines: readonly string[], { at, column, put, to = at, ...told }: LineFault): Omit<Issue, 'path'> {
  const end = lines.slice(0, to + 1).join('\n').length;
  const from = end - lines.slice(at, to + 1).join('\n').length;
  const mend = put === undefined ? {} : { fix: put.trim().replace(/\n.*/s, ''), edit: { from, to: end, put } };
  return { severity: 'error', rule: 'yaml', ...told, offset: from + column, ...mend };
}

/** The mend of a line, told where it begins to differ. */
export function tellMend({ message, why, put }: Mend, at: number, before: string): LineFault {
  const same = Array.from(before).findIndex((char, index) => char !== put[index]);
  return { at, column: same < 0 ? before.length : same, message, why, put };
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
    const pasted = findPasted(lines, error.at);
    const mended = pasted ? undefined : findMend(lines, error);
    issues.push(place(pasted ?? mended ?? describe(error, lines)));
    if (mended?.put === undefined) break;
    lines[mended.at] = mended.put;
  }
  return issues;
}

interface Stumble extends LineFault {
  code: YAMLError['code'];
  /** The line in which the quoted text begins that the file ends in. */
  opens: number;
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
  const { line, col } = counter.linePos(pos[0]);
  return { code, message, at: line - 1, column: col - 1, opens: counter.linePos(start).line - 1 };
}

/** The mend of the line in which YAML stumbles, or of its neighbours, with which it reads on. */
function findMend(lines: readonly string[], { at: stumbles, opens }: Stumble): LineFault | undefined {
  for (const at of [opens, ...listNear(lines, stumbles)]) {
    const line = lines[at];
    if (line === undefined) continue;
    const indent = describeIndent(lines, at);
    for (const mend of [...listMends(line), ...(indent && indent.put !== line ? [indent] : [])]) {
      // A paragraph is enough to tell.
      const error = findFirst(isolate(lines.with(at, mend.put), at));
      const readsOn = !error || (!mend.whole && error.at > Math.max(at, stumbles));
      if (readsOn || (mend.sure && at === stumbles)) return tellMend(mend, at, line);
    }
  }
  return undefined;
}

/** A line and the two around it that have text: YAML often stumbles over the one behind. */
function listNear(lines: readonly string[], at: number): number[] {
  const filled = lines.flatMap((line, index) => (line.trim() ? index : []));
  return [at, filled.find((index) => index > at) ?? -1, filled.findLast((index) => index < at) ?? -1];
}

/** Nothing but the paragraphs of some lines, each line in its place. */
function isolate(lines: readonly string[], first: number, last = first): string[] {
  const from = lines.findLastIndex((line, index) => index < first && !line.trim());
  const to = lines.findIndex((line, index) => index > last && !line.trim());
  return lines.map((line, index) => (index > from && (to < 0 || index < to) ? line : ''));
}

/** What only its author can mend. */
function describe({ code, message, at, column }: Stumble, lines: readonly string[]): LineFault {
  if (code === 'MULTIPLE_DOCS')
    return {
      at,
      column,
      message: 'A second document begins here: the catalog is one document.',
      why: 'Everything from here on would be left out. Delete this line (`---` or `...`).',
    };
  if (!/^(?:MISSING_CHAR|BAD_INDENT|BLOCK_.*|MULTILINE_.*)$/.test(code))
    return { at, column, message: `YAML cannot read this: ${message}.` };
  const fault = describeIndent(lines, at) ?? {
    message: 'This line does not go on with what is above it.',
    why: 'A field is a name, a colon and a space; an item begins with a hyphen and a space; the two cannot be mixed in one place. Mind how far the lines around it are indented, and whether each quotation mark and bracket above is closed.',
  };
  return { at, column: countIndent(lines[at]), message: fault.message, why: fault.why };
}

/** JSON that was pasted where YAML expects something else. */
function findPasted(lines: readonly string[], stumbles: number): LineFault | undefined {
  for (const at of listNear(lines, stumbles)) {
    const [, before = '', lead = '', json = ''] = /^(\s*)(- |[\w-]+: |)["']?([{[]\s*(?:".*)?)$/.exec(lines[at] ?? '') ?? [];
    const goesOn = json.length === 1 && /^\s*(?:["'}\]]|[{[]\s*$)/.test(lines[at + 1] ?? '');
    if (json && (!lead || goesOn))
      return {
        at,
        column: before.length + lead.length,
        message: 'JSON was pasted here, without a mark that says where it ends.',
        why: 'What a program printed is a sample of the entry of its code. After `|-` every indented line is text, exactly as it is.',
        fix: `samples:\n  - |-\n    ${json}`,
      };
  }
  return undefined;
}

/** A line that begins in no column of what is above it, put into the nearest. Where two are as near, that is a question. */
function describeIndent(lines: readonly string[], at: number): Mend | undefined {
  const line = lines[at] ?? '';
  const here = countIndent(line);
  const columns = listColumns(lines, at);
  const above = lines.findLast((text, index) => index < at && text.trim());
  // What begins below a name may begin anywhere behind it.
  if (above?.trimEnd().endsWith(':') || columns.includes(here)) return undefined;
  const far = (column: number): number => Math.abs(column - here);
  const [nearest = here, second = Infinity] = columns.toSorted((a, b) => far(a) - far(b));
  return {
    message: `This line is indented by ${countWords(here, 'space')}; nothing above it begins there (${columns.join(', ')} would do).`,
    why: 'Fields of the same thing begin in the same column; the indentation says what belongs to what.',
    put: far(second) > far(nearest) ? ' '.repeat(nearest) + line.trim() : line,
    whole: true,
  };
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

/** One fault for all lines that are indented with tabs: as wide as YAML reads them. */
function describeTabs(lines: readonly string[]): LineFault | undefined {
  const indent = /^[ \t]*\t[ \t]*(?=\S)/;
  const [at, ...more] = lines.flatMap((line, index) => (indent.test(line) ? index : []));
  if (at === undefined) return undefined;
  const to = more.at(-1) ?? at;
  const widened = [2, 4, 8]
    .map((width) => lines.map((line) => line.replace(indent, (tabs) => tabs.replaceAll('\t', ' '.repeat(width)))))
    // The paragraphs around them tell: what is wrong elsewhere is another matter.
    .find((wide) => !findFirst(isolate(wide, at, to)));
  return {
    at,
    column: lines[at]?.indexOf('\t') ?? 0,
    message: `The line is indented with a tab${more.length ? `, and so ${more.length === 1 ? 'is 1 more' : `are ${more.length} more`}` : ''}.`,
    why: 'YAML allows spaces only; this file uses two for each level.',
    ...(widened ? { to, put: widened.slice(at, to + 1).join('\n') } : {}),
  };
}

function countIndent(line = ''): number {
  return line.length - line.trimStart().length;
}
