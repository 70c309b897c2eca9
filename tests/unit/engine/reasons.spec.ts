/** Every reason proves itself: its message, with other values and in other wrappings, leads to it; and values are the ones of the text. */
import { inspect } from 'node:util';
import { test } from 'node:test';
import { listValueNames } from '../../../src/catalog/template.ts';
import type { Entry, Reason } from '../../../src/catalog/model.ts';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../../support/real-catalog.ts';
import { getLookup } from '../../support/real-lookup.ts';
import { makeRandom } from '../../support/random.ts';

const { below, pick } = makeRandom(20261125);
const digits = (count: number): string => Array.from({ length: count }, () => String(below(10))).join('');

/** Other values than those of the catalogue, by placeholder. */
const values: Readonly<Record<string, readonly string[]>> = {
  param: ['temperature', 'messages[4].content[2].image_url', 'tools[0].function.parameters', 'size', 'made_up_field'],
  model: ['doubao-seed-1-6-251015', 'doubao-seedance-2-0-260128', 'glm-5-2-260617', 'ep-20260101123456-abcde'],
  value: ['70000', 'Developer', '2.5', 'xlarge'],
  limit: ['32768', '8192', '15', '3686400'],
  min: ['0.4', '300', '2'],
  max: ['2.5', '6000', '30'],
  allowed: ['`low`, `high`', '1024x1024'],
  url: ['https://example.com/a.png?x=1', 'http://203.0.113.9/img/7.jpg'],
  id: ['resp_02176', 'file-2026abc'],
  asset: ['asset-20260807113001-86tdg'],
  task: ['r2v', 't2v', 'i2v'],
  time: ['2026-05-09 22:13:01 +0800 CST'],
  window: ['5-hour', 'weekly'],
  plan: ['coding', 'agent'],
  account: ['2103200550'],
  version: ['251015'],
  host: ['ark.cn-beijing.volces.com'],
  path: ['/api/v3/chat/completions'],
  endpoint: ['ep-20260101123456-abcde'],
  items: ["content[1]' 'content[3]"],
  type: ['audio', 'string'],
  tool: ['web search'],
  client: ['app'],
  field: ['unheard_of'],
  detail: ['something is wrong'],
};

/** One message as the service sends it, its placeholders filled. */
function fill(template: string, reason: Reason): string {
  const param = reason.params[0]?.replaceAll('[n]', `[${below(9)}]`);
  return listValueNames(template).reduce(
    (text, name) =>
      text.replaceAll(`{${name}}`, name === 'param' && param ? param : name === 'n' ? String(below(9)) : pick(values[name] ?? ['x1'])),
    template,
  );
}

const wrappers: Readonly<Record<string, (error: { code: string; message: string; param: string; type: string }) => string>> = {
  json: (error) => JSON.stringify({ error }),
  'indented json': (error) => JSON.stringify({ error }, null, 2),
  'json in json': (error) => JSON.stringify({ message: JSON.stringify({ error }), type: 'upstream' }),
  python: ({ code, message, param, type }) =>
    `openai.BadRequestError: Error code: 400 - {'error': {'code': '${code}', 'message': '${message.replaceAll("'", "\\'")}', 'param': '${param}', 'type': '${type}'}}`,
  inspect: (error) => inspect({ status: 400, error }),
  'log line': ({ code, message }) => `2026-11-25 10:24:57 ERROR call failed: ${code}: ${message}`,
  'broken between words': ({ code, message }) => `Error: 400 ${code}: ${message}`.replace(/(.{45,60}) /g, '$1\n'),
  'log fields': ({ code, message }) => `ts=2026-11-25T10:24:57Z level=error err=${message} elapsed=1.2s attempt=2 code=${code}`,
  'chinese notice': ({ code, message }) => `调用豆包失败：错误码: ${code}\n错误信息: ${message}`,
};

interface Case {
  entry: Entry;
  reason: Reason;
  text: string;
}

/** Reasons that a condition on values tells are tried by their samples: values made at random would not meet it. */
function* makeCases(namesParam = true): Generator<Case> {
  let turn = 0;
  for (const entry of getRealCatalog().entries)
    for (const reason of entry.reasons) {
      if (Object.keys(reason.when).length > 0 || entry.kind === 'situation') continue;
      for (const template of reason.messages) {
        turn += 1;
        // Each message in some of the wrappings: all meet over the table.
        for (const wrap of Object.values(wrappers).filter((_wrap, at) => (at + turn) % 2 === 0)) {
          const message = fill(template, reason);
          const param = reason.params[0]?.replaceAll('[n]', '[1]') ?? '';
          const framed =
            /specified in the request|missing/.test(message) || !param || !namesParam
              ? message
              : `The parameter \`${param}\` specified in the request is not valid: ${message}`;
          yield {
            entry,
            reason,
            text: wrap({
              code: entry.name.replace(/\{\{\w+\}\}/, 'URL'),
              message: `${framed.replace(/\s*Request id:.*$/i, '')} Request id: 02${digits(13)}${'ab12'.repeat(9)}cd`,
              param: namesParam ? param : '',
              type: 'BadRequest',
            }),
          };
        }
      }
    }
}

/** The share of the cases that lead to their code and reason, and the others in words. */
function score(cases: Iterable<Case>): { count: number; share: number; wrong: string[] } {
  const wrong: string[] = [];
  let count = 0;
  for (const { entry, reason, text } of cases) {
    count += 1;
    const [first] = getLookup('en').explain(text).answers;
    // Reasons with the same literal words are one to the reader of a message.
    const twins = entry.reasons.filter((other) => other.messages.some((message) => reason.messages.includes(message))).map(({ id }) => id);
    if (first?.code !== entry.name || !first.reason || !twins.includes(first.reason.id))
      wrong.push(
        `${entry.name} › ${reason.id}: ${first?.code ?? 'nothing'} › ${first?.reason?.id ?? first?.family?.id ?? 'none'} (${first?.confidence ?? ''}): ${text.slice(0, 240)}`,
      );
  }
  return { count, share: 1 - wrong.length / count, wrong };
}

test('the message of a reason leads to its code and to it, whatever the values and the wrapping', () => {
  const { count, share, wrong } = score(makeCases());
  expect(count).toBeGreaterThan(500);
  expect(share, wrong.slice(0, 80).join('\n')).toBeGreaterThanOrEqual(0.99);
});

test('where the client shows neither the frame of the message nor its parameter, nearly every message still leads to its reason', () => {
  const { share, wrong } = score(makeCases(false));
  expect(share, wrong.slice(0, 80).join('\n')).toBeGreaterThanOrEqual(0.95);
});

test('a known kind of fault with an unknown parameter gets the advice of its family, with its values', () => {
  const explain = (detail: string): unknown => {
    const text = JSON.stringify({
      error: {
        code: 'InvalidParameter',
        message: `The parameter \`made_up[3].field\` specified in the request are not valid: ${detail}. Request id: 02${digits(13)}ab`,
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
});

test('what is copied by hand is recognized: without its opening, in another number, without the parameter that the sentence tells', () => {
  const reasonOf = (text: string): string | undefined => {
    const [first] = getLookup('en').explain(text).answers;
    return first?.confidence === 'weak' ? undefined : first?.reason?.id;
  };
  expect([
    reasonOf(
      'total video duration (seconds) specified in the request must be less than or equal to 30.2 for model doubao-seedance-2-5 in r2v',
    ),
    reasonOf('parameter file_format is not supported for model doubao-seedance-1-5-pro in i2v, must be empty'),
    reasonOf('total tokens of image and text exceeds max message tokens'),
    reasonOf('fast service tier does not support coding plan.'),
  ]).toEqual(['reference-video-total-duration', 'file-format-must-be-empty', 'context-total-tokens', 'service-tier-fast-on-plan']);
});

test('of two errors the one that a program tried again is not what ended it', () => {
  const text = `Retrying vision_call in 2.0 seconds as it raised RateLimitError: Error code: 429 - {'error': {'code': 'RequestBurstTooFast', 'message': 'System protection triggered by request burst.'}}
openai.BadRequestError: Error code: 400 - {'error': {'code': 'ModelNotOpen', 'message': 'Your account 2100 has not activated the model doubao-1-5.'}}`;
  expect(getLookup('en').explain(text).answers[0]?.code).toBe('ModelNotOpen');
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
