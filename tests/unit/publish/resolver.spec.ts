import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { expect } from '@playwright/test';
import { writeFailure } from '../../../src/publish/resolver/write-failure.ts';

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
  ])
    expect(() => writeFailure(nothing)).toThrow(`resolve() takes a text, an Error or the body of a response, not ${String(name)}.`);
});
