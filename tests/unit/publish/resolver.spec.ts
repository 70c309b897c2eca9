import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { expect } from '@playwright/test';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/index/build-index.ts';
import { mapLocales } from '../../../src/i18n/locales.ts';
import { createResolver, redactText } from '../../../src/publish/resolver/resolver.ts';
import { writeFailure } from '../../../src/publish/resolver/write-failure.ts';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';

const catalog = getRealCatalog();
const resolve = createResolver({
  root: 'https://errors.example/',
  indexes: mapLocales((locale) => buildLookupIndex(catalog, locale)),
  words: mapLocales((locale) => buildLookupWords(catalog, locale)),
});
const body = { error: { code: 'ModelNotOpen', message: 'Your account 2100000000 has not activated the model doubao.' } };

test('what a program holds of a failure is read like what it would print', () => {
  expect(writeFailure('429')).toBe('429');
  expect(writeFailure({ error: { code: 'ModelNotOpen' } })).toBe('{"error":{"code":"ModelNotOpen"}}');
  expect(writeFailure(new TypeError('fetch failed'))).toBe('TypeError: fetch failed');
  expect(writeFailure(new DOMException('The operation timed out.', 'TimeoutError'))).toBe('TimeoutError: The operation timed out.');
  expect(writeFailure(runInNewContext('new RangeError("429")'))).toBe('RangeError: 429');
  // As clients keep it: axios with the request, which knows its answer, and the key.
  const response: Record<string, unknown> = { status: 404, data: { error: { code: 'ModelNotOpen' } }, size: 7n };
  const request = { response, headers: { authorization: 'Bearer secret' } };
  response['request'] = request;
  response['self'] = response;
  expect(writeFailure(Object.assign(new Error('Request failed'), { config: request.headers, request, response }))).toBe(
    'Error: Request failed\n{"response":{"status":404,"data":{"error":{"code":"ModelNotOpen"}},"size":"7"}}',
  );
  for (const [nothing, name] of [
    [undefined, 'undefined'],
    [null, 'null'],
    [429, 'number'],
    [new Response('ModelNotOpen'), 'a Response: pass `await response.text()`'],
    [Promise.resolve('ModelNotOpen'), 'a Promise: `await` it'],
  ] as [unknown, string][])
    expect(() => writeFailure(nothing)).toThrow(`resolve() takes a text, an Error or the body of a response, not ${name}.`);
});

test('an error tells of its cause as Node prints it, whatever it is wrapped in', () => {
  const cause = Object.assign(new Error('getaddrinfo ENOTFOUND ark.cn-beijing.volces.com'), { code: 'ENOTFOUND' });
  const failed = new TypeError('fetch failed', { cause });
  const printed = 'TypeError: fetch failed\n[cause]: Error: getaddrinfo ENOTFOUND ark.cn-beijing.volces.com\n{"code":"ENOTFOUND"}';
  expect(writeFailure(failed)).toBe(printed);
  expect(writeFailure(new Error('step failed', { cause: failed }))).toBe(`Error: step failed\n[cause]: ${printed}`);
  for (const held of [failed, new Error('step failed', { cause: failed }), { status: 'rejected', reason: failed }, [failed]])
    expect(resolve(held).answers[0]?.reason?.id).toBe('dns-failure');
});

test('no part of a failure is lost on the way: inner errors, what their class keeps, bytes, maps', () => {
  const text = JSON.stringify(body);
  const inner = new Error(`404 ${text}`);
  class Coded extends Error {
    readonly status = 404;
    get code(): string {
      return body.error.code;
    }
  }
  const hidden = Object.defineProperty(new Error('failed'), 'code', { value: 'ModelNotOpen', enumerable: false });
  const bytes = new TextEncoder().encode(text);
  const held: object[] = [
    new AggregateError([inner], 'All promises were rejected'),
    new Error('step failed', { cause: body }),
    ...[{ error: inner }, [inner], new Set([inner]), new Coded('failed'), hidden],
    ...[bytes, bytes.buffer, Buffer.from(text), new Map([['error', new Map(Object.entries(body.error))]])],
    Object.assign(new Error('Request failed with status code 404'), { response: { status: 404, data: Buffer.from(text) } }),
  ];
  for (const failure of held) expect(resolve(failure).answers[0], writeFailure(failure)).toMatchObject({ code: 'ModelNotOpen' });
});

test('nothing in a failure makes it throw: getters, toJSON, depth, circles', () => {
  const nest = (levels: number): object => {
    let nested: object = {};
    for (let level = 0; level < levels; level += 1) nested = { nested, cause: new Error('nested', { cause: nested }) };
    return nested;
  };
  const throwing = (): never => {
    throw new Error('boom');
  };
  const circle = new Error('circle', { cause: {} });
  circle.cause = circle;
  expect(writeFailure(circle)).toBe('Error: circle');
  expect(writeFailure({ ...body, toJSON: throwing })).toBe(JSON.stringify(body));
  expect(writeFailure({ ...body, toJSON: () => undefined })).toBe(JSON.stringify(body));
  expect(writeFailure(Object.defineProperty({ ...body }, 'more', { get: throwing, enumerable: true }))).toBe(JSON.stringify(body));
  expect(writeFailure(Object.defineProperty(new Error('failed'), 'cause', { get: throwing }))).toBe('Error: failed');
  expect(resolve(nest(20_000)).answers).toBeDefined();
});

test('what a caller does to an answer changes no other', () => {
  const ask = (): ReturnType<typeof resolve> => resolve('429 {"error":{"code":"ModelNotOpen"}}');
  const [first, again] = [ask(), ask()];
  const spoil = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const item of Object.values(value)) spoil(item);
    if (Array.isArray(value)) value.push('spoiled');
    else Object.assign(value, { spoiled: true });
  };
  expect(first.notes).not.toEqual([]);
  spoil(first);
  expect(ask()).toEqual(again);
});

test('options that say nothing count as not given', () => {
  const usual = resolve('429');
  expect(usual.answers).toHaveLength(10);
  const strange: unknown[] = [
    null,
    {},
    ...[NaN, null, -1, '3', 3n].map((limit) => ({ limit })),
    ...[5, null, 'fr'].map((locale) => ({ locale })),
  ];
  for (const options of strange) expect(resolve('429', options as object)).toEqual(usual);
  expect(resolve('429', { limit: 3 }).answers).toHaveLength(3);
  expect(() => redactText(undefined as unknown as string)).toThrow('redact() takes a text, not undefined.');
});
