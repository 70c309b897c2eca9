import { inspect } from 'node:util';
import { test } from 'node:test';
import OpenAI, { NotFoundError } from 'openai';
import { appendLink, findCode } from '../../../src/snippets/append-link.mjs';
import { expect } from '@playwright/test';
import { readRealSource } from '../../support/catalogs/real-catalog.ts';
import { type Answer, startFakeArk } from '../../support/fake-ark.ts';

const link = (code: string): string => `See https://ark-errors.example/e/${code}/`;
const makeError = (properties: object, message = 'failed'): Error => Object.assign(new Error(message), properties);

/** What the real openai client throws where Ark answers so, with its link. */
async function fail(answer: Answer, call: (client: OpenAI) => Promise<unknown>): Promise<unknown> {
  const ark = await startFakeArk([answer]);
  const error = await call(new OpenAI({ apiKey: 'none', maxRetries: 0, baseURL: ark.baseURL })).then(() => undefined, appendLink);
  await ark.close();
  return error;
}

const notOpen = { code: 'ModelNotOpen', message: 'Your account 2100000000 has not activated the model doubao.', type: 'NotFound' };

test('the message, the printed form and the class of an error of the openai client carry the link', async () => {
  const error = await fail({ status: 404, ...notOpen }, (client) => client.models.list());
  expect(error).toBeInstanceOf(NotFoundError);
  expect(String(error)).toContain(link('ModelNotOpen'));
  expect(inspect(error)).toContain(link('ModelNotOpen'));
  expect(error).toHaveProperty('code', 'ModelNotOpen');
});

test('an error inside a stream, which has no status, gets the link too', async () => {
  const body = `data: ${JSON.stringify({ error: notOpen })}\n\n`;
  const error = await fail({ status: 200, body, contentType: 'text/event-stream' }, async (client) => {
    for await (const _chunk of await client.chat.completions.create({ model: 'm', messages: [], stream: true }));
  });
  expect(String(error)).toContain(link('ModelNotOpen'));
});

test('the code is found in a parsed body, in an axios error, in a control-plane answer and in a cause', () => {
  expect(findCode({ error: { code: 'QuotaExceeded' } })).toBe('QuotaExceeded');
  expect(findCode(makeError({ code: 'ERR_BAD_REQUEST', response: { data: { error: { code: 'AccessDenied' } } } }))).toBe('AccessDenied');
  expect(findCode({ response: { data: { ResponseMetadata: { Error: { Code: 'InvalidAuthorization', CodeN: 100024 } } } } })).toBe(
    'InvalidAuthorization',
  );
  expect(findCode(new Error('outer', { cause: makeError({ code: 'ServerOverloaded' }) }))).toBe('ServerOverloaded');
});

test('the code is found where got, ky, the AI SDK and the Anthropic SDK keep the body', () => {
  const body = { error: { code: 'ServerOverloaded', message: 'Please retry later.', param: '', type: 'TooManyRequests' } };
  const text = JSON.stringify(body);
  expect(findCode(makeError({ code: 'ERR_NON_2XX_3XX_RESPONSE', response: { body: text } }))).toBe('ServerOverloaded'); // got
  expect(findCode(makeError({ response: new Response(text), data: body }))).toBe('ServerOverloaded'); // ky
  expect(findCode(makeError({ lastError: makeError({ statusCode: 429, responseBody: text }) }))).toBe('ServerOverloaded'); // AI SDK
  expect(findCode(makeError({ status: 429, error: body }))).toBe('ServerOverloaded'); // Anthropic SDK
});

test('every CamelCase code of the catalog gets a link', () => {
  const codes = readRealSource().errors.flatMap(({ code }) =>
    code && /^[A-Z]/.test(code) ? [code.replace('{{Parameter}}', 'temperature')] : [],
  );
  expect(codes.length).toBeGreaterThan(30);
  for (const code of codes) expect(appendLink(makeError({ code })).message).toBe(`failed\n${link(code)}`);
});

test('the value of a template code is escaped in the address', () => {
  expect(appendLink(makeError({ code: 'InvalidParameter.content[1].image_url' })).message).toContain(
    link('InvalidParameter.content%5B1%5D.image_url'),
  );
});

test('errors without an Ark code stay as they are', () => {
  for (const code of ['ECONNREFUSED', 'ERR_BAD_REQUEST', 'invalid_api_key', 'UND_ERR_CONNECT_TIMEOUT', '429', '', null, undefined, 20]) {
    expect(appendLink(makeError({ code })).message).toBe('failed');
  }
});

test('whatever was thrown comes back unharmed', () => {
  for (const thrown of [undefined, null, 'text', 42, { code: 'ModelNotOpen' }]) expect(appendLink(thrown)).toBe(thrown);
  const frozen = Object.freeze(makeError({ code: 'ModelNotOpen' }));
  expect(appendLink(frozen)).toBe(frozen);
  const loop: Error & { cause?: unknown } = new Error('loop');
  loop.cause = loop;
  expect(appendLink(loop)).toBe(loop);
});

test('a second pass adds nothing', () => {
  const once = appendLink(makeError({ code: 'ModelNotOpen' })).message;
  const error = appendLink(appendLink(makeError({ code: 'ModelNotOpen' })));
  expect(error.message).toBe(once);
  expect(error.stack?.match(/See https/g)).toHaveLength(1);
});
