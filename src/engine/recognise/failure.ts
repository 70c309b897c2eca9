/** Evidence for failures without a code: the lines that clients, proxies and networks print. */
import { squash } from '../../catalog/text/squash.ts';
import { unpackItems, unpackLines } from '../index/columns.ts';
import type { Document } from '../read/document.ts';
import type { IndexedEntry } from '../index/entries.ts';
import type { Finding } from '../evidence.ts';
import { failureStrength, readLength } from '../weights.ts';

// From the beginning of a run alone: a long one inside a line would else be read once for each of its blanks.
const blanksAtEnd = /(?<![ \t\r])[ \t\r]+$/gm;

/** What a message says stands at its beginning. */
const messageReach = 80;

/** @param lines `marks` of the second index */
export function createFailureTable(entries: readonly IndexedEntry[], lines?: string): (document: Document) => Finding[] {
  const byName = new Map(entries.flatMap((entry) => (entry.isCode ? [] : [[entry.squashed, entry] as const])));
  const failures = unpackLines(lines).flatMap((line) => {
    const [at = '', statuses = '', ...marks] = unpackItems(line);
    const entry = entries[Number(at)];
    const pieces = marks.map((mark) => mark.replace('^', '\n').replace('$', '\n'));
    return entry ? [{ entry, marks: pieces, statuses: statuses ? statuses.split(' ').map(Number) : [] }] : [];
  });
  return ({ text: all, part, fields, statuses, isTyped }) => {
    const named = isTyped ? byName.get(squash(part)) : undefined;
    if (named) return [{ entry: named, kind: 'own-name', strength: 1, shown: { kind: 'word-in-title', detail: part.trim() }, whole: true }];
    const text = `\n${part.slice(0, readLength).replace(blanksAtEnd, '')}\n`;
    const lower = text.toLowerCase();
    // In marks any status is `nnn`.
    const both = lower + statuses.reduce((masked, status) => masked.replaceAll(String(status), 'nnn'), lower);
    const said = fields
      .map(({ key, start }) => (key === 'message' ? all.slice(start, start + messageReach) : ''))
      .join('\n')
      .toLowerCase();
    const found = failures.flatMap(({ entry, marks }, at): Finding[] => {
      const own = marks.find((item) => said.includes(item));
      const mark = own ?? marks.find((item) => both.includes(item));
      if (mark === undefined) return [];
      const found = both.indexOf(mark);
      const start = found % lower.length;
      // A message may stand behind what is read.
      const detail = (found < 0 ? mark : text.slice(start, start + mark.length)).trim();
      // A client without an answer makes one up, as LWP does: `500 read timeout`.
      const isSaid = own !== undefined || /\b5\d\d $/.test(text.slice(Math.max(0, start - 5), start));
      return [{ entry, kind: 'failure', strength: own ? 1 : 1 - failureStrength.step * at, shown: { kind: 'structure', detail }, isSaid }];
    });
    const [status = 0] = statuses;
    const bare = isTyped ? undefined : failures.find(({ statuses: own }) => own.includes(status))?.entry;
    if (bare && found.every(({ entry }) => entry === bare))
      found.push({ entry: bare, kind: 'status', strength: failureStrength.bare, shown: { kind: 'status', detail: String(status) } });
    return found;
  };
}
