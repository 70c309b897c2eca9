/** Writes the corrections that are known into the text of the catalog: everything else in it stays as it was. */
import type { Edit, Issue, LocatedIssue } from '../issue.ts';
import { writeValue } from './snippet.ts';

/** The correction of what stands at a range, or of the field whose key does; undefined where none is known, or it is for a hand. */
export function planEdit(text: string, { value, remove }: Issue, range: readonly [from: number, to: number]): Edit | undefined {
  if (value === undefined && !remove) return undefined;
  const [from, end] = remove ? findField(text, range[0]) : range;
  // A mapping in lines ends behind its line.
  const old = remove ? text.slice(from, end) : text.slice(from, end).trimEnd();
  // What is broken over lines is for a hand.
  if (!old || (!remove && old.includes('\n'))) return undefined;
  return { from, to: from + old.length, put: value === undefined ? '' : rewrite(old, value) };
}

/** The text with the corrections that are known, and how many changes that took. */
export function applyFixes(text: string, issues: readonly LocatedIssue[]): { text: string; count: number } {
  let fixed = '';
  let end = 0;
  let count = 0;
  for (const { from, to, put } of issues.flatMap(({ edit }) => edit ?? []).sort((a, b) => a.from - b.from)) {
    // Two rules may correct the same text: the next run finds what is left.
    if (from < end) continue;
    fixed += text.slice(end, from) + put;
    end = to;
    count++;
  }
  return { text: fixed + text.slice(end), count };
}

/** The whole field of a key, if it has its line for itself: with its line, or, behind a hyphen, up to the next field. */
function findField(text: string, key: number): [from: number, to: number] {
  const start = text.lastIndexOf('\n', key - 1) + 1;
  const next = text.indexOf('\n', key) + 1 || text.length;
  const [lead = '', hyphen] = /^ *(- )?(?=\S)/.exec(text.slice(next)) ?? [];
  const indent = lead.length - (hyphen?.length ?? 0);
  // Its value goes on below: lists are in the column of their key.
  if (indent > key - start || (indent === key - start && hyphen)) return [key, key];
  if (!text.slice(start, key).trim()) return [start, next];
  return /^ *- $/.test(text.slice(start, key)) && indent === key - start ? [key, next + indent] : [key, key];
}

/** The value with the quotation marks of the old one, where it had any or still needs none. */
function rewrite(old: string, value: NonNullable<Issue['value']>): string {
  if (typeof value !== 'string') return writeValue(value);
  if (old.startsWith('"')) return JSON.stringify(value);
  if (old.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  const special = value.match(/[\t"\\{}[\],:#]/g) ?? [];
  const staysBare =
    old !== '' &&
    old !== value &&
    value.startsWith(old.slice(0, 1)) &&
    Number.isNaN(Number(old)) &&
    special.every((mark) => old.includes(mark));
  return staysBare ? value : writeValue(value);
}
