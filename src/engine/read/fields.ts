/** Reads the fields of an error out of any notation: JSON, Python, JavaScript, Java, Go, XML, `key: value` lines. */
import { squash } from '../../catalog/text/squash.ts';
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

/** Names that clients, HTTP and languages put into the code field (squashed): nobody takes them for codes of a service. */
const plainNames: ReadonlySet<string> = new Set([
  ...['badrequest', 'unauthorized', 'forbidden', 'notfound', 'toomanyrequests', 'internalservererror'],
  ...['null', 'none', 'undefined', 'error', 'true', 'false', 'string', 'number', 'self', 'exc', 'err', 'exited'],
]);

/** The value is a name that only a service can have given: no number, no constant of a program (ECONNRESET), no word of a language. */
export function isCodeName(value: string): boolean {
  return /^[a-z][\w.-]{2,}$/i.test(value) && value !== value.toUpperCase() && !plainNames.has(squash(value));
}

const codeAtStart = /^[\w.[\]-]*(?:\{\{\w+\}\}|\w)/;
const longestCode = 120;

/** The fields between two tokens, in order. */
export function readFields(text: string, tokens: Tokens, from: number, to: number): Field[] {
  const fields: Field[] = [];
  for (let at = from; at < to; at++) {
    const key = keys[tokens.words[at] ?? ''];
    if (!key) continue;
    const start = findValue(text, tokens.ends[at] ?? 0);
    if (start < 0) continue;
    const value = codeAtStart.exec(text.slice(start, start + longestCode))?.[0] ?? '';
    fields.push({ key, value, start, token: at + 1 });
  }
  return fields;
}

/** How much of a long text is read for statuses, at either end. */
const statusReach = 4000;
/** A number that may be a status: no part of a longer one, of a version, a time, a place in a file, a size. */
const statusNumber = /(?<![\w.%-]|\d,)(?:4[0-3]\d|451|499|5[0-2]\d)(?![\w%]|[.,:-]\d| bytes)/g;
/** What stands in front of a number that is one: words of that kind, a bracket, nothing. */
const beforeStatus =
  /(?:^\s*|[([]|\)\s|(?:http(?:\/[\d.]+)?|status|code (?:was|is)[a-z ]{0,16}|code(?: of)?|error|err\]?|exception|failed|success|rejected|respon(?:se|ded|ds)(?: with)?|failed with|upstream|api|ark|doubao|return(?:s|ed)?|got|gets?|getting|gives?|but was|received|actual value is|[码误回错态报到出示败口直是包舟山])["'\s:=(<[-]*)$/i;
/** What stands behind a number that counts something. */
const unit = /^ ?(?:tokens?|[km]?[bs]\b|ms\b|px|[张个次秒条字元万页像])/i;
/** What stands behind it: its name, the message. */
const behindStatus =
  /^(?:\s*(?:[-:·{错报]|\(no body|status|error|client|the |your |to (?:be|equal)\b|[!=]==? ?200)|[\s(,;|"']*(?:bad |too many|not found|forbidden|unauth|internal |service un|gateway ))/i;
/** The classes that the SDKs of Ark, OpenAI and Anthropic have for statuses: volcengine-python-sdk b5be43b5 `_base_client.py` `_make_status_error`. */
const statusClasses: Readonly<Record<string, number>> = {
  ...{ BadRequest: 400, Authentication: 401, PermissionDenied: 403, NotFound: 404, Conflict: 409 },
  ...{ UnprocessableEntity: 422, RateLimit: 429, InternalServer: 500 },
};
const statusClass = new RegExp(`\\b(?:Ark)?(${Object.keys(statusClasses).join('|')})Error\\b`);

/**
 * The HTTP statuses that a text names as such (400 to 439, 451, 499, 500 to 529: what services send), in order; else that of the class of an exception.
 * @param isTyped what somebody typed is short: a number of three digits is one by itself
 */
export function findStatuses(text: string, isTyped = false): number[] {
  // What failed stands at the beginning of a message and at the end of a stack.
  const part = text.length > 2 * statusReach ? `${text.slice(0, statusReach)}\n${text.slice(-statusReach)}` : text;
  const found = [...part.matchAll(statusNumber)].flatMap(({ 0: number, index }) => {
    const told = isTyped
      ? !unit.test(part.slice(index + 3, index + 12))
      : beforeStatus.test(part.slice(Math.max(0, index - 32), index)) || behindStatus.test(part.slice(index + 3, index + 24));
    return told ? [Number(number)] : [];
  });
  const named = statusClasses[statusClass.exec(part)?.[1] ?? ''];
  return found.length || !named ? [...new Set(found)] : [named];
}

/** The offset of what stands behind `key`, or -1 where no separator follows. */
function findValue(text: string, end: number): number {
  let at = end;
  const limit = Math.min(text.length, end + 12);
  while (at < limit && ' "\'`]'.includes(text[at] ?? '')) at++;
  // What source code compares a field with is not what it holds.
  if (!':=>'.includes(text[at] ?? ' ') || text.startsWith('==', at)) return -1;
  while (at < limit && ' "\'`:=>[({\t\n\r'.includes(text[at] ?? '')) at++;
  return at;
}
