/** What is told of a message beyond its code: its reason or its family, and values as they stand in the text. */
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { getLookup } from '../../support/catalogs/real-lookup.ts';

test('a known kind of fault with an unknown parameter gets the advice of its family, with its values', () => {
  const explain = (detail: string): unknown => {
    const text = JSON.stringify({
      error: {
        code: 'InvalidParameter',
        message: `The parameter \`made_up[3].field\` specified in the request are not valid: ${detail}. Request id: 021741786566285ab`,
        type: 'BadRequest',
      },
    });
    const { answers, values: found } = getLookup('en').explain(text);
    return {
      code: answers[0]?.code,
      reason: answers[0]?.reason,
      hasFamily: answers[0]?.family !== undefined,
      param: found.find(({ name }) => name === 'param')?.value,
    };
  };
  for (const detail of [
    'integer above maximum value, expected a value <= 77, but got 99 instead',
    'the parameter `made_up[3].field` is not supported by the current model',
    'invalid value: `purple`, supported values are: `red`, `green`',
    'expected a string, but got `[1 2 3]` instead',
    'the specified parameter made_up[3].field is not supported for model doubao-seedance-9-9 in t2v, must be empty',
  ])
    expect(explain(detail), detail).toEqual({ code: 'InvalidParameter', reason: undefined, hasFamily: true, param: 'made_up[3].field' });
});

test('a value ends where the message ends it, and the parameter is no value of itself', () => {
  const read = (detail: string, after = ''): Record<string, string> =>
    Object.fromEntries(
      getLookup('en')
        .explain(
          `400 The parameter \`made_up\` specified in the request are not valid: ${detail}.${after} code=InvalidParameter type=BadRequest`,
        )
        .values.map(({ name, value }) => [name, value]),
    );
  expect(read('invalid value `turbo`', ' Try another.')['value']).toBe('turbo');
  expect(read('made_up is not supported by this model')['value']).toBeUndefined();
  expect(read('array too long, expected an array with length <= 4, but got 9 instead')['type']).toBeUndefined();
  const listed = 'invalid value: `turbo`, supported values are: `red`, `green`';
  for (const after of [
    ' (attempt 2)',
    '，请稍后重试',
    ' and try another',
    '\n    at ArkClient.post (client.ts:33:9)',
    ' elapsed=1.2s',
    '」，代码为「x」',
    ' Reques…',
  ])
    expect(read(listed, after)['allowed'], after).toBe('red`, `green');
  expect(read('expected a value <= 202,752, but got 203,743 instead')).toMatchObject({ limit: '202,752', value: '203,743' });
  expect(read('the requested model doubao-x does not support this api')['model']).toBe('doubao-x');
  // The name of the parameter stands in the frame as well: the value begins behind the second one.
  const twice =
    'The parameter `task_type` specified in the request is not valid: The specified task_type i2v does not support model x in draft mode';
  expect(getLookup('en').explain(`InvalidParameter ${twice}`).values).toContainEqual(
    expect.objectContaining({ name: 'value', value: 'i2v' }),
  );
  expect(read('invalid url', ' (truncated...)\n {"exception":"x"}')['reason']).toBe('invalid url');
});

test('a frame of lines around a text is none of it, and words that it broke are whole again', () => {
  const inner =
    'API Error: 400 {"error":{"code":"InvalidParameter","message":"The parameter `made_up` specified in the request are not valid: invalid value: `purple`, supported values are: `red`, `green`"}}';
  const lines = inner.match(/.{1,60}/g) ?? [];
  const framed = [`╭${'─'.repeat(62)}╮`, ...lines.map((line) => `│ ${line.padEnd(60)} │`), `╰${'─'.repeat(62)}╯`].join('\n');
  const read = (text: string) =>
    getLookup('en')
      .explain(text)
      .values.map(({ name, value }) => `${name} ${value}`);
  expect(read(inner)).toContain('allowed red`, `green');
  expect(read(framed)).toEqual(read(inner));
});

test('a reason that names another server takes the network failures of its text with it', () => {
  const codesOf = (text: string): string[] =>
    getLookup('en')
      .explain(text)
      .answers.map(({ code }) => code);
  const refused = 'dial tcp 203.0.113.9:443: connect: connection refused';
  expect(codesOf(`volcengine: Get "https://proxy.golang.org/x/@v/v1.mod": ${refused}`)[0]).toBe('sdk-setup');
  expect(codesOf(`volcengine: Get "https://ark.cn-beijing.volces.com/api/v3/models": ${refused}`)[0]).toBe('connection-failed');
});

test('a message that ends its line is none where the sentence goes on', () => {
  const reasonOf = (text: string): string | undefined => getLookup('en').explain(text).answers[0]?.reason?.id;
  for (const end of ['', '\n    at send (doubao.js:4)', '" }', '.', ' (ark.cn-beijing.volces.com)'])
    expect(reasonOf(`doubao: Error: Failed to fetch${end}`), end).toBe('browser-cors');
  for (const rest of [' models from the provider', ': `https://example.com/simple`', ' metadata'])
    expect(reasonOf(`doubao: error: Failed to fetch${rest}`), rest).not.toBe('browser-cors');
});

test('the rest of a longer name in small letters is a setting, no failure', () => {
  const isClaimed = (text: string): boolean => getLookup('en').explain(text).answers[0]?.confidence === 'likely';
  const block = (line: string): string => `location /api/v3/ {\n    proxy_pass https://ark.cn-beijing.volces.com;\n    ${line};\n}`;
  expect(isClaimed(block('proxy_read_timeout 600s'))).toBe(false);
  expect(isClaimed('doubao httpx.ReadTimeout')).toBe(true);
  expect(isClaimed('doubao error: read_timeout')).toBe(true);
});
