/** Every message of the catalog proves itself: with other values, and with whatever programs print around it, it leads to its code and its reason. */
import { inspect } from 'node:util';
import { test } from 'node:test';
import { APIError } from 'openai';
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
  parameter: ['tools[0].function'],
  model: ['doubao-seed-1-6-251015', 'doubao-seedance-2-0-260128', 'glm-5-2-260617', 'ep-20260101123456-abcde'],
  'model-or-endpoint': ['ep-20250312213607-abcde'],
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
  'reset-time': ['2026-08-03 23:59:59 +0800 CST'],
  window: ['5-hour', 'weekly'],
  plan: ['coding', 'agent'],
  account: ['2103200550', '%!s(int64=2106993666)'],
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
  reason: ['integer above maximum value, expected a value <= 32768, but got 65536 instead'],
};

/** One failure as the service sends it. */
interface Failure {
  entry: Entry;
  reason?: Reason;
  code: string;
  status: number;
  type: string;
  param: string;
  message: string;
  /** The message as the catalog has it. */
  template: string;
}

/** Its time is that of a request, which marks a text as one of Ark. */
const requestId = '0217417865662852e4d4f0b8c688e4f0b08b05ead8177d0b7d6';

/** A message with its placeholders filled, each name once, and a request id at its end. */
function fill(text: string, names: readonly string[], own: Readonly<Record<string, string>> = {}): string {
  const chosen: Record<string, string> = { 'request-id': `02${digits(13)}${'ab12'.repeat(9)}cd`, n: String(below(9)), ...own };
  let at = 0;
  const filled = text.replace(/(?:\{\{\w+\}\}|\{[\w-]*\}|%[sqd])(px)?/g, (token, unit = '') => {
    const name = names[at++] ?? token.replace(/\W+/g, '');
    // Pixels are whole.
    return unit ? `${digits(2)}0px` : (chosen[name] ??= pick(values[name] ?? ['x1']));
  });
  return /request id/i.test(filled) ? filled : `${filled} Request id: ${chosen['request-id'] ?? ''}`;
}

const makeFailure = (entry: Entry, rest: Partial<Failure>): Failure => ({
  ...{ entry, status: 400, type: 'BadRequest', param: '', message: '', template: '' },
  code: entry.name.replace(/\{\{\w+\}\}/, 'temperature'),
  ...rest,
});

const { entries, byName } = getRealCatalog();

/** Every documented message of every code that inference clients meet. */
const ofCodes = entries.flatMap((entry) =>
  entry.messages.flatMap(({ status, type, section, wordings, ...message }) =>
    [message, ...wordings].flatMap(({ text, placeholders }) => {
      if (entry.kind !== 'code' || text === null || text.startsWith('…') || ['platform', 'fine-tuning'].includes(section)) return [];
      const names = placeholders.map(({ name }) => name);
      return [
        makeFailure(entry, {
          status: status ?? 400,
          type: type ?? '',
          message: fill(text, names, { 'request-id': requestId }),
          template: text,
        }),
      ];
    }),
  ),
);

/** Reasons that a condition on values tells are tried by their samples: values made at random would not meet it. */
function listOfReasons(namesParam: boolean): Failure[] {
  return entries.flatMap((entry) =>
    entry.reasons.flatMap((reason) =>
      (entry.kind === 'situation' || Object.keys(reason.when).length ? [] : reason.messages).map((template) => {
        const param = reason.params[0]?.replaceAll('[n]', `[${below(9)}]`) ?? '';
        const message = fill(template, [], param ? { param } : {});
        const isFramed = /specified in the request|missing/.test(message) || !param || !namesParam;
        const framed = isFramed ? message : `The parameter \`${param}\` specified in the request is not valid: ${message}`;
        return makeFailure(entry, { reason, message: framed, param: namesParam ? param : '' });
      }),
    ),
  );
}

/** What stands in the body of a response. */
const toBody = ({ code, message, param, type }: Failure) => ({ error: { code, message, param, type } });

/** What programs of any language print: the body in several notations, lines of logs, a notice. */
const prints: readonly ((failure: Failure) => string)[] = [
  (failure) => JSON.stringify(toBody(failure)),
  (failure) => JSON.stringify(toBody(failure), null, 2),
  (failure) => JSON.stringify({ message: JSON.stringify(toBody(failure)), type: 'upstream' }),
  ({ code, message, param, type }) =>
    `openai.BadRequestError: Error code: 400 - {'error': {'code': '${code}', 'message': '${message.replaceAll("'", "\\'")}', 'param': '${param}', 'type': '${type}'}}`,
  (failure) => inspect({ status: 400, ...toBody(failure) }),
  ({ code, message }) => `2026-11-25 10:24:57 ERROR call failed: ${code}: ${message}`,
  // Broken between words.
  ({ code, message }) => `Error: 400 ${code}: ${message}`.replace(/(.{45,60}) /g, '$1\n'),
  ({ code, message }) => `ts=2026-11-25T10:24:57Z level=error err=${message} elapsed=1.2s attempt=2 code=${code}`,
  ({ code, message }) => `调用豆包失败：错误码: ${code}\n错误信息: ${message}`,
];

const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', server: 'istio-envoy' });

/** What the openai package makes of a response, and of an event in a stream that has begun. */
const makeApiErrors = {
  response: (failure: Failure) => APIError.generate(failure.status, toBody(failure), undefined, headers),
  stream: (failure: Failure) => new APIError(undefined, toBody(failure).error, undefined, headers),
};

/** How such an error is printed, and whether that shows the code. */
const waysToPrint: readonly { print: (error: APIError) => string | undefined; showsCode: boolean }[] = [
  { print: inspect, showsCode: true },
  { print: (error) => JSON.stringify(error), showsCode: true },
  { print: (error) => JSON.stringify(error, null, 2), showsCode: true },
  { print: ({ message }) => message, showsCode: false },
  { print: String, showsCode: false },
  { print: ({ stack }) => stack, showsCode: false },
];

/** Each failure in some of the prints: all of them meet over the catalog. */
function printSome<Item extends Failure, Way>(failures: readonly Item[], ways: readonly Way[], share: number): [Item, Way][] {
  return failures.flatMap((failure, at) =>
    ways.filter((_way, turn) => (turn + at) % share === 0).map((way): [Item, Way] => [failure, way]),
  );
}

/** What a text leads to instead of its code and reason; undefined where it leads there. */
function findFault({ entry, reason, code }: Failure, text: string, showsCode = true): string | undefined {
  const [first] = getLookup('en').explain(text).answers;
  const wanted = byName.get(code) ?? entry;
  // Without the code, a code and its template print the same.
  const isCode = first?.code === wanted.name || (!showsCode && first?.code.split('.')[0] === code.split('.')[0]);
  // Reasons with the same literal words are one to the reader of a message.
  const isTwin = entry.reasons.some(
    ({ id, messages }) => id === first?.reason?.id && messages.some((message) => reason?.messages.includes(message)),
  );
  if (isCode && (!reason || isTwin)) return undefined;
  return `${wanted.name} › ${reason?.id ?? ''}: ${first?.code ?? 'nothing'} › ${first?.reason?.id ?? first?.family?.id ?? ''}: ${text.slice(0, 240)}`;
}

/** The period of a plan differs from answer to answer, and so do values. */
const toWords = ({ template }: Failure): string =>
  template
    .replace(/\s*\(?Request id:.*$|5-hour|weekly|monthly|\{+[\w-]*\}+|%[sqd]/gis, '')
    .replace(/\W+/g, ' ')
    .trim()
    .toLowerCase();
const sameWords = Map.groupBy(ofCodes, toWords);
const isUnique = (failure: Failure): boolean => sameWords.get(toWords(failure))?.every(({ code }) => code === failure.code) ?? false;

for (const [how, makeApiError] of Object.entries(makeApiErrors))
  test(`what the openai package prints for each code is understood (${how})`, () => {
    // In a stream the same message stands without its status: enough to see it.
    const failures = ofCodes.filter((_failure, at) => how === 'response' || at % 8 === 0);
    const wrong = printSome(failures, waysToPrint, 3).flatMap(([failure, { print, showsCode }]) =>
      showsCode || isUnique(failure) ? (findFault(failure, print(makeApiError(failure)) ?? '', showsCode) ?? []) : [],
    );
    expect(wrong).toEqual([]);
  });

for (const { namesParam, least, title } of [
  { namesParam: true, least: 0.99, title: 'the message of a reason leads to its code and to it, whatever the values and the wrapping' },
  {
    namesParam: false,
    least: 0.95,
    title: 'where the client shows neither the frame of the message nor its parameter, nearly every message still leads to its reason',
  },
])
  test(title, () => {
    const cases = printSome(listOfReasons(namesParam), prints, 4);
    expect(cases.length).toBeGreaterThan(400);
    const wrong = cases.flatMap(([failure, print]) => findFault(failure, print(failure)) ?? []);
    expect(1 - wrong.length / cases.length, wrong.slice(0, 80).join('\n')).toBeGreaterThanOrEqual(least);
  });
