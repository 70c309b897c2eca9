/** Every reason proves itself: its message, with other values and in other wrappings, leads to it. */
import { inspect } from 'node:util';
import { test } from 'node:test';
import { listValueNames } from '../../src/catalog/text/template.ts';
import type { Entry, Reason } from '../../src/catalog/model.ts';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../support/catalogs/real-catalog.ts';
import { getLookup } from '../support/catalogs/real-lookup.ts';
import { makeRandom } from '../support/random.ts';

const { below, pick } = makeRandom(20261125);
const digits = (count: number): string => Array.from({ length: count }, () => String(below(10))).join('');

/** Other values than those of the catalog, by placeholder. */
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
      text
        // Pixels are whole.
        .replaceAll(`{${name}}px`, `${digits(2)}0px`)
        .replaceAll(`{${name}}`, name === 'param' && param ? param : name === 'n' ? String(below(9)) : pick(values[name] ?? ['x1'])),
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
        for (const wrap of Object.values(wrappers).filter((_wrap, at) => (at + turn) % 4 === 0)) {
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
  expect(count).toBeGreaterThan(400);
  expect(share, wrong.slice(0, 80).join('\n')).toBeGreaterThanOrEqual(0.99);
});

test('where the client shows neither the frame of the message nor its parameter, nearly every message still leads to its reason', () => {
  const { share, wrong } = score(makeCases(false));
  expect(share, wrong.slice(0, 80).join('\n')).toBeGreaterThanOrEqual(0.95);
});
