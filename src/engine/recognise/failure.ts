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
export function createFailureTable(entries: readonly IndexedEntry[], lines: string): (document: Document) => Finding[] {
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
    const masked = statuses.reduce((masking, status) => masking.replaceAll(String(status), 'nnn'), lower);
    const messages = fields.flatMap(({ key, start }) => (key === 'message' ? all.slice(start, start + messageReach).toLowerCase() : []));
    const found = failures.flatMap(({ entry, marks }, at): Finding[] => {
      const said = marks.find((item) => messages.some((message) => message.includes(item)));
      const mark = said ?? marks.find((item) => lower.includes(item) || masked.includes(item));
      if (mark === undefined) return [];
      const start = Math.max(lower.indexOf(mark), masked.indexOf(mark));
      const detail = text.slice(start, start + mark.length).trim();
      const whole = said !== undefined;
      return [{ entry, kind: 'failure', strength: whole ? 1 : 1 - failureStrength.step * at, shown: { kind: 'structure', detail }, whole }];
    });
    const [status = 0] = statuses;
    const bare = isTyped ? undefined : failures.find(({ statuses: own }) => own.includes(status))?.entry;
    if (bare && found.every(({ entry }) => entry === bare))
      found.push({ entry: bare, kind: 'status', strength: failureStrength.bare, shown: { kind: 'status', detail: String(status) } });
    return found;
  };
}
