/** Reads the fields of an error out of any notation: JSON, Python, JavaScript, Java, Go, XML, `key: value` lines. */
import type { Tokens } from './text.ts';

export interface Field {
  key: 'code' | 'type' | 'message' | 'status';
  /** Up to the first character that cannot stand in a code. */
  value: string;
  /** Offset of the value. */
  start: number;
  /** Position of the first token at or behind the value. */
  token: number;
}

const keys: Readonly<Record<string, Field['key']>> = {
  code: 'code',
  type: 'type',
  message: 'message',
  msg: 'message',
  status: 'status',
  码: 'code',
  息: 'message',
};

/** The fields between two tokens, in order. */
export function readFields(text: string, tokens: Tokens, from: number, to: number): Field[] {
  const fields: Field[] = [];
  for (let at = from; at < to; at++) {
    const key = keys[tokens.words[at] ?? ''];
    if (!key) continue;
    const start = findValue(text, tokens.ends[at] ?? 0);
    if (start < 0) continue;
    const value = /^[\w.{}[\]-]{1,120}/.exec(text.slice(start, start + 120))?.[0].replace(/[.\]}-]+$/, '') ?? '';
    fields.push({ key, value: text[start + value.length] === '}' && value.includes('{{') ? `${value}}}` : value, start, token: at + 1 });
  }
  return fields;
}

/** How much of a long text is read for statuses, at either end. */
const statusReach = 4000;

/** The HTTP statuses a text names, most telling first: 400 to 599 in a field, behind or before words of that kind, in brackets, at the beginning. */
export function findStatuses(text: string): number[] {
  const found: number[] = [];
  // What failed stands at the beginning of a message and at the end of a stack.
  const part = text.length > 2 * statusReach ? `${text.slice(0, statusReach)}\n${text.slice(-statusReach)}` : text;
  for (const match of part.matchAll(/(?<![\w.%-]|\d,)(4[0-3]\d|451|499|5[0-2]\d)(?![\w%]|[.,:-]\d| bytes)/g)) {
    const before = part.slice(Math.max(0, match.index - 24), match.index);
    const after = part.slice(match.index + 3, match.index + 12);
    const told =
      /(?:http(?:\/[\d.]+)?|status|code|error|exception|failed|rejected|response|upstream|api|[码误回错态报到出示])["'\s:=(（[-]*$/i.test(
        before,
      ) ||
      /[([（]$|\)\s$/.test(before) ||
      /^\s*$/.test(before) ||
      /^\s*(?:-|:|·|status|error|client|bad|too|not|forbidden|unauth|internal|the |your |错|报|\{)/i.test(after);
    if (told) found.push(Number(match[1]));
  }
  return [...new Set(found)];
}

/** The offset of what stands behind `key`, or -1 where no separator follows. */
function findValue(text: string, end: number): number {
  let at = end;
  const limit = Math.min(text.length, end + 12);
  while (at < limit && ' "\'`]'.includes(text[at] ?? '')) at++;
  if (!':=>'.includes(text[at] ?? ' ')) return -1;
  while (at < limit && ' "\'`:=>[({\t\n\r'.includes(text[at] ?? '')) at++;
  return at;
}
