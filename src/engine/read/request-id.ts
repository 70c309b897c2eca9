/** Request ids: which is whose, and when the request was made. */
import type { RequestId } from '../explanation.ts';

const idInText = /(?<![0-9A-Za-z])(?:02\d{13}[0-9a-f]{0,38}|20\d{12}[0-9A-Za-z]{18,20})(?![0-9A-Za-z])/g;
/** One of the server that is shorter was cut off somewhere. */
const serverIdLength = 53;
/** One that begins with a date, without the name of the control plane beside it, has so many: other numbers begin with a date as well. */
const dateIdLength = 34;
/** A message of the catalog ends with the id, whatever is wrong, some with brackets around it. */
const idAtEnd = /\s*\(?Request ID:?\s*\{[\w-]*\}\)?\.?\s*$/i;

/**
 * All ids in the text, once each, in order. The server's is `02`, 13 digits of milliseconds and 38 hex digits (also cut short, as long as the time is whole);
 * the others begin with the local time in UTC+8: those of clients have 34 characters, those of the control plane 32 to 34, all of them digits and
 * capitals, in `RequestId` or behind what the SDK for Go prints.
 */
export function findRequestIds(text: string): RequestId[] {
  const found = new Map<string, RequestId>();
  for (const { 0: id, index } of text.matchAll(idInText)) {
    const parsed = found.has(id) ? undefined : parseRequestId(id, text.slice(Math.max(0, index - 24), index));
    if (parsed) found.set(id, parsed);
  }
  return [...found.values()];
}

/** @param before the text in front of the id, by which the two kinds that begin with a date are told apart */
export function parseRequestId(id: string, before = ''): RequestId | undefined {
  if (id.startsWith('02')) {
    const time = Number(id.slice(2, 15));
    return isPlausible(time) ? { id, origin: 'server', time, whole: id.length === serverIdLength } : undefined;
  }
  const two = (at: number): string => id.slice(at, at + 2);
  const time = Date.parse(`${id.slice(0, 4)}-${two(4)}-${two(6)}T${two(8)}:${two(10)}:${two(12)}+08:00`);
  if (Number.isNaN(time)) return undefined;
  const isOpenapi = id === id.toUpperCase() && /(?:(?<!_)RequestId|code: \d+, request id)["'\s:=]*$/.test(before);
  if (!isOpenapi && id.length < dateIdLength) return undefined;
  return { id, origin: isOpenapi ? 'openapi' : 'client', ...(isPlausible(time) ? { time } : {}), whole: true };
}

/** Ark did not exist before 2023; an id of next decade is a number of something else. */
function isPlausible(time: number): boolean {
  return time >= Date.UTC(2023, 0) && time < Date.UTC(2036, 0);
}

export function isRequestId(text: string): boolean {
  return text !== '' && text.replace(idInText, '') === '';
}

/** The first id of the server, for a ticket. */
export function findServerId(text: string): string | undefined {
  return findRequestIds(text).find(({ origin }) => origin === 'server')?.id;
}

/** A message of the catalog without the id at its end. */
export function dropRequestId(message: string): string {
  return message.replace(idAtEnd, '');
}
