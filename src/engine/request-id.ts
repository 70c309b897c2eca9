/** Request ids: which is whose, and when the request was made. */
import type { RequestId } from './types.ts';

/**
 * All ids in the text, once each, in order. The server's is `02`, 13 digits of milliseconds and 38 hex digits (also cut short, as long as the time is whole);
 * ids of 34 characters begin with the local time in UTC+8, the openapi ones consist of capital hex digits and stand in `RequestId`.
 */
export function findRequestIds(text: string): RequestId[] {
  const found = new Map<string, RequestId>();
  for (const match of text.matchAll(/(?<![0-9A-Za-z])(?:02\d{13}[0-9a-f]{0,38}|20\d{12}[0-9A-Za-z]{20})(?![0-9A-Za-z])/g)) {
    const id = match[0];
    if (found.has(id)) continue;
    const parsed = parseRequestId(id, text.slice(Math.max(0, match.index - 24), match.index));
    if (parsed) found.set(id, parsed);
  }
  return [...found.values()];
}

/** @param before the text in front of the id, by which the two kinds of 34 characters are told apart */
export function parseRequestId(id: string, before = ''): RequestId | undefined {
  if (id.startsWith('02')) {
    const time = Number(id.slice(2, 15));
    return isPlausible(time) ? { id, origin: 'server', time } : undefined;
  }
  const time = parseLocalTime(id);
  if (time === undefined) return undefined;
  const inMetadata = /RequestId["'\s:=]*$/.test(before) && !/_RequestId["'\s:=]*$/i.test(before);
  const origin = inMetadata && /^20[0-9A-F]+$/.test(id) ? 'openapi' : 'client';
  return isPlausible(time) ? { id, origin, time } : { id, origin };
}

/** `YYYYMMDDhhmmss` in UTC+8 as epoch milliseconds. */
function parseLocalTime(id: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(id) ?? [];
  if (!(
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= 31 &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 61
  ))
    return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour) - 8, Number(minute), Number(second));
}

/** Ark did not exist before 2023; an id of next decade is a number of something else. */
function isPlausible(time: number): boolean {
  return time >= Date.UTC(2023, 0) && time < Date.UTC(2036, 0);
}

/** The first id of the server, for a ticket. */
export function findServerId(text: string): string | undefined {
  return findRequestIds(text).find(({ origin }) => origin === 'server')?.id;
}
