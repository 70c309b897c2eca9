/** Cuts a text into stretches that each tell of one failure. */
import type { CodeHit } from '../recognise/code.ts';
import type { MessageHit } from '../recognise/message.ts';
import { notice, readLength } from '../weights.ts';

export interface Stretch {
  start: number;
  end: number;
  codeHits: CodeHit[];
  messageHits: MessageHit[];
}

/** Lines that go on where the one before stopped: indented, or beginning with what closes or continues a structure. */
const continued =
  /^(?:[\s"'}\])>,.;:@│|]|at |Caused by|\.\.\.|Request id|Reason:|HTTP response|Parameter:|Response:|response:|Troubleshooting)/;

/**
 * Groups what was found by the lines it stands in. A line that begins a new record begins a new stretch, unless it only adds what the one before lacks.
 * @param starts offsets of the tokens
 */
export function findStretches(
  text: string,
  starts: readonly number[],
  codeHits: readonly CodeHit[],
  messageHits: readonly MessageHit[],
): Stretch[] {
  const lines = findRecordStarts(text);
  const stretches: Stretch[] = [];
  const events = [
    ...codeHits.map((hit) => ({ at: hit.start, code: hit, message: undefined })),
    ...messageHits.map((hit) => ({ at: starts[hit.from] ?? 0, code: undefined, message: hit })),
  ].sort((a, b) => a.at - b.at);
  let record = 0;
  for (const { at, code, message } of events) {
    while ((lines[record + 1] ?? Infinity) <= at) record++;
    const start = lines[record] ?? 0;
    const end = lines[record + 1] ?? text.length;
    const last = stretches.at(-1);
    const current = last?.start === start ? last : { start, end, codeHits: [], messageHits: [] };
    if (current !== last) stretches.push(current);
    if (code) current.codeHits.push(code);
    if (message) current.messageHits.push(message);
  }
  return joinStretches(stretches, text, lines.length);
}

/** `  1841 ServerOverloaded`: a line of a table of counts. */
const counted = /^ +\d+ +[A-Z][a-z]+[A-Z]/;

function findRecordStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    if (at + 1 < text.length && beginsRecord(text, at + 1)) starts.push(at + 1);
  return starts;
}

function beginsRecord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (counted.test(text.slice(at, at + 40))) return true;
  return (code >= 48 && code <= 57) || code === 91 || (!continued.test(text.slice(at, at + 20)) && !isSameSentence(text, at));
}

/** A window or a mail broke the line between two words of a sentence. */
function isSameSentence(text: string, at: number): boolean {
  return /^[^]?[\w,`'] ?\n[a-z`][\w`]*(?:[ .,;`'"]|: `)/.test(text.slice(Math.max(0, at - 3), at + 39));
}

/** Joins neighbours that tell of the same failure: the code on one line, the message on the next. */
function joinStretches(stretches: readonly Stretch[], text: string, lines: number): Stretch[] {
  const joined: Stretch[] = [];
  for (const next of stretches) {
    const last = joined.at(-1);
    if (!last || !belongTogether(last, next, lines)) {
      joined.push(next);
      continue;
    }
    last.end = next.end;
    last.codeHits.push(...next.codeHits);
    last.messageHits.push(...next.messageHits);
  }
  const [only] = joined;
  // The wrapper around the only failure belongs to it: status lines, addresses, request ids.
  if (only && joined.length === 1 && text.length < readLength) Object.assign(only, { start: 0, end: text.length });
  return joined;
}

const countBefore = /^[^\p{L}\d]*(\d{1,9})[\s,;|"']+$/u;
const countBehind = /^["']?[\s,;|:=×x*]+(\d{1,9})[^\p{L}\d]*$/iu;

/**
 * How often each stretch says that its code was met, as a line of a table of counts: `1841 ServerOverloaded`, `ServerOverloaded,1841`,
 * `ServerOverloaded x12`; else once. Numbers that may be statuses are counts where another line has one that cannot be.
 */
export function readTimes(text: string, stretches: readonly Stretch[]): number[] {
  const numbers = stretches.map(({ start, end, codeHits: [code] }) => {
    if (!code) return 0;
    const [, first] = countBefore.exec(text.slice(start, code.start)) ?? [];
    const [, last] = countBehind.exec(text.slice(code.end, end)) ?? [];
    return Number(first ?? last ?? 0);
  });
  const isCount = (number: number): boolean => number > 0 && (number < 400 || number > 599);
  const isTable = numbers.some(isCount);
  return numbers.map((number) => (number && (isTable || isCount(number)) ? number : 1));
}

function belongTogether(last: Stretch, next: Stretch, lines: number): boolean {
  const strong = (item: Stretch): boolean => item.codeHits.some((hit) => hit.form !== 'spaced');
  const fits = (item: Stretch): boolean => item.messageHits.some((hit) => hit.coverage >= notice.fit);
  const near = lines <= notice.lines || next.start - last.end < notice.distance;
  if ((!strong(next) && !fits(next)) || (!strong(last) && !fits(last))) return near && next.end - last.start < notice.longest;
  const complements = (strong(last) && !fits(last) && !strong(next)) || (fits(last) && !strong(last) && strong(next) && !fits(next));
  if (!complements) return false;
  const names = new Set([...last.codeHits, ...next.codeHits].filter((hit) => hit.form !== 'spaced').map((hit) => hit.entry.at));
  return lines <= notice.lines || [...last.messageHits, ...next.messageHits].some((hit) => names.has(hit.entry.at));
}
