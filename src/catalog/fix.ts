/** Writes the corrections that are known into the text of the catalogue: everything else in it stays as it was. */
import type { LocatedIssue } from './issue.ts';
import { writeScalar } from './snippet.ts';

/** The text with the right value where one is known, and how many were written. */
export function applyFixes(text: string, issues: readonly LocatedIssue[]): { text: string; count: number } {
  let fixed = '';
  let end = 0;
  let count = 0;
  const known = issues.flatMap(({ range, value }) => (range && value !== undefined ? [{ range, value }] : []));
  for (const { range, value } of known.sort((a, b) => a.range[0] - b.range[0])) {
    const [from, to] = range;
    // Two rules may correct the same text: the next run finds what is left.
    if (from < end || from === to) continue;
    const old = text.slice(from, to);
    // Block texts and what is broken over lines are for a hand.
    if (old.includes('\n')) continue;
    fixed += text.slice(end, from) + rewrite(old, value);
    end = to;
    count++;
  }
  return { text: fixed + text.slice(end), count };
}

/** The value with the quotation marks of the old one, where it had any or still needs none. */
function rewrite(old: string, value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  if (old.startsWith('"')) return JSON.stringify(value);
  if (old.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  const special = value.match(/[\t"\\{}[\],:#]/g) ?? [];
  const staysBare =
    old !== '' && value.startsWith(old.slice(0, 1)) && Number.isNaN(Number(old)) && special.every((mark) => old.includes(mark));
  return staysBare ? value : writeScalar(value);
}
