import { inspect } from 'node:util';
import { test } from 'node:test';
import { APIError } from 'openai';
import { expect } from '@playwright/test';
import { getRealCatalog, readRealSource } from '../../support/catalogs/real-catalog.ts';
import { getLookup } from '../../support/catalogs/real-lookup.ts';
import { buildLookupIndex } from '../../../src/engine/index/build-index.ts';
import { findOrigin, unpackOrigins } from '../../../src/engine/read/origins.ts';
import { foldWidth } from '../../../src/engine/read/text.ts';

/** What stands for the placeholders of a message. */
const values: Readonly<Record<string, string>> = {
  account: '%!s(int64=2106993666)',
  model: 'doubao-seed-1-6-251015',
  'model-or-endpoint': 'ep-20250312213607-abcde',
  parameter: 'tools[0].function',
  reason: 'integer above maximum value, expected a value <= 32768, but got 65536 instead',
  'reset-time': '2026-08-03 23:59:59 +0800 CST',
  url: 'https://example.com/a.png',
  'request-id': '0217417865662852e4d4f0b8c688e4f0b08b05ead8177d0b7d6',
};

interface Failure {
  code: string;
  status: number;
  type: string;
  message: string;
}

/** Every documented message of every code that inference clients meet, as the service sends it. */
const failures = getRealCatalog().entries.flatMap(({ name: code, kind, messages }) =>
  messages.flatMap(({ status, type, section, wordings, ...message }) =>
    [message, ...wordings].flatMap(({ text, placeholders }): Failure[] => {
      if (kind !== 'code' || text === null || text.startsWith('…') || ['platform', 'fine-tuning'].includes(section)) return [];
      let at = 0;
      const filled = text.replace(/\{\{\w+\}\}|\{\w*\}|%[sqd]/g, () => values[placeholders[at++]?.name ?? ''] ?? 'sample-value');
      return [
        {
          code: code.replace(/\{\{\w+\}\}/, 'temperature'),
          status: status ?? 400,
          type: type ?? '',
          message: /request id/i.test(filled) ? filled : `${filled} Request id: ${values['request-id'] ?? ''}`,
        },
      ];
    }),
  ),
);
const names = new Set(readRealSource().errors.map((entry) => entry.code));
const templates = readRealSource().errors.flatMap((entry) => (entry.code?.includes('{{') ? [entry.code] : []));
const nameCode = ({ code }: Failure): string =>
  names.has(code) ? code : (templates.find((template) => code.startsWith(template.slice(0, template.indexOf('{{')))) ?? code);
/** The period of a plan differs from answer to answer. */
const withoutId = (message: string): string =>
  message
    .replace(/\s*Request id:.*$/is, '')
    .replace(/5-hour|weekly|monthly/g, '')
    .replace(/\W+/g, ' ')
    .trim()
    .toLowerCase();
const sameMessage = Map.groupBy(failures, ({ message }) => withoutId(message));
const isUnique = ({ message, code }: Failure): boolean =>
  sameMessage.get(withoutId(message))?.every((other) => other.code === code) === true;

/** What comes with each response. */
const headers = new Headers({
  'content-type': 'application/json; charset=utf-8',
  'x-request-id': '021750908941435764157d3cd37fe9f69089b2b7afdda79486cb8',
  server: 'istio-envoy',
});

/** The error that the package makes of a response, and of an event in a stream that has begun. */
const makeErrors = {
  response: (status: number, error: object): APIError => APIError.generate(status, { error }, undefined, headers),
  stream: (_status: number, error: object): APIError => new APIError(undefined, error, undefined, headers),
};

for (const [how, makeError] of Object.entries(makeErrors)) {
  test(`what the openai package prints for each code is understood (${how})`, () => {
    const wrong: string[] = [];
    for (const [at, failure] of failures.entries()) {
      // In a stream the same message stands without its status: enough to see it.
      if (how === 'stream' && at % 8 !== 0) continue;
      const { code, status, type, message } = failure;
      const error = makeError(status, { code, message, param: '', type });
      const printed: [name: string, text: string, withCode: boolean][] = [
        ['console.error', inspect(error), true],
        ['JSON', JSON.stringify(error), true],
        ['JSON, indented', JSON.stringify(error, null, 2), true],
        ['message', error.message, false],
        ['String', String(error), false],
        ['stack', error.stack ?? '', false],
      ];
      // Each failure as it is printed in two ways: all of them meet over the catalog.
      for (const [turn, [name, text, withCode]] of printed.entries()) {
        if ((turn + at) % 3 !== 0) continue;
        if (!withCode && !isUnique(failure)) continue;
        const [first] = getLookup().explain(text).answers;
        // Without the code, a code and its template print the same.
        const family = !withCode && first?.code.split('.')[0] === code.split('.')[0];
        if (first?.code !== nameCode(failure) && !family)
          wrong.push(`${name}: ${code} taken for ${first?.code ?? 'nothing'}: ${text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
}

test('a sentence that a client shows instead of a status stands for it, and names the client', () => {
  const said = getRealCatalog().clients.flatMap(({ id, says = {} }) =>
    Object.entries(says).flatMap(([status, sentences]) => sentences.map((sentence) => ({ id, status: Number(status), sentence }))),
  );
  expect(said.length).toBeGreaterThan(20);
  const wrong = said.filter(({ id, status, sentence }) => {
    const explanation = getLookup().explain(sentence);
    const isClaimed = explanation.answers.some(({ confidence }) => confidence !== 'weak');
    return isClaimed || explanation.client?.id !== id || explanation.status !== status || explanation.vendor !== undefined;
  });
  expect(wrong).toEqual([]);
});

test('a print names the program that made it, and none that only prints something like it', () => {
  const url = 'https://ark.cn-beijing.volces.com/api/v3/chat/completions';
  const prints: Readonly<Record<string, readonly string[]>> = {
    'claude-code': [
      'API Error: 404 404 page not found',
      '  ⎿  API Error: 403 Forbidden',
      'Please run /login · API Error: 401 Unauthorized',
      'Failed to authenticate. API Error: 403 status code (no body)',
    ],
    ofetch: [`FetchError: [POST] "${url}": 401 Unauthorized`],
    'node-fetch': [`FetchError: request to ${url} failed, reason: socket hang up`],
    'busybox-wget': ['wget: server returned error: HTTP/1.1 404 Not Found'],
    laravel: [
      'Illuminate\\Http\\Client\\RequestException: HTTP request returned status code 400:\n{"error":{"code":"InvalidPara (truncated...)',
      'local.ERROR: HTTP request returned status code 404 {"exception":"[object] (Illuminate\\\\Http\\\\Client\\\\RequestException(code: 404)"}',
    ],
    guzzle: [`Client error: \`POST ${url}\` resulted in a \`404 Not Found\` response:\n{"error":{"code":"Inv (truncated...)`],
    requests: [`404 Client Error: Not Found for url: ${url}`, `503 Server Error: Service Unavailable for url: ${url}`],
    urllib: ['HTTP Error 429: Too Many Requests'],
    got: ['Response code 404 (Not Found)', `Request failed with status code 401 (Unauthorized): POST ${url}`],
    ky: [`Request failed with status code 404 Not Found: POST ${url}`],
    axios: ['Request failed with status code 404'],
    'pydantic-ai': ['status_code: 404, model_name: doubao-seed-1-6, body: None'],
    'anthropic-python': ['anthropic.NotFoundError: Error code: 404\nANTHROPIC_BASE_URL=https://ark.cn-beijing.volces.com/api/coding'],
    'ark-go': ['failed to create chat completion: RequestError code: 404, err: EOF'],
    none: [
      'OpenAI API Error: 401 Unauthorized',
      'Internal Server Error: /api/chat 500',
      'HTTP Error 404.0 - Not Found',
      '[Ark]EmbedStrings error: Error code: 404',
      `failed to create chat completion: POST "${url}": 404 Not Found`,
      '{"error":{"message":"Request exceeded the timeout sent in the request: 30000ms","type":"timeout_error"}} 408',
      'Unknown model: volcengine-plan/ark-code-latest',
      'org.springframework.web.servlet.resource.NoResourceFoundException: No static resource api/v3/chat/completions. 404',
    ],
  };
  const wrong = Object.entries(prints).flatMap(([id, texts]) =>
    texts.flatMap((text) => {
      const { client } = getLookup().explain(text);
      return (client?.id ?? 'none') === id ? [] : [`${text}: ${client?.id ?? 'none'}, not ${id}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('what is said of a text that is not of Ark is what fits this text', () => {
  const prints: Readonly<Record<string, string>> = {
    'volc-speech-voice': 'speech API error [55000000]: resource ID is mismatched with speaker related resource',
    'volc-speech': '[resource_id=volc.service_type.10029] requested resource not granted',
    'volc-tos-client': "tos.exceptions.TosClientError: {'message': 'http request timeout', 'case': 'Read timed out.'}",
    'volc-tos': "tos.exceptions.TosServerError: {'message': 'The specified bucket does not exist.', 'code': 'NoSuchBucket'}",
    'volc-vikingdb': 'POST https://api.vikingdb.cn-beijing.volces.com/openviking/api/v1/resources 401',
    openviking: 'OpenViking embedder error: 404',
    'claude-code-529': 'API Error: Repeated 529 Overloaded errors. The API is at capacity — this is usually temporary.',
    'claude-code-429': 'API Error: Request rejected (429) · this may be a temporary capacity issue.',
    'dify-rejected': '[openai_api_compatible] Incorrect model credentials provided, please check and try again.',
    'dify-uninitialized': 'Run failed: Model doubao-seed-2-1-pro credentials is not initialized.',
    'dify-own': '[models] Bad Request Error, the request was rejected',
    'openclaw-own': 'LLM request failed: provider rejected the request schema or tool payload.',
    none: 'channel test failed: status_code=429, too fast (request id: 20261020113300123456789abcdEFGH)',
  };
  const told = Object.values(prints).map((text) => {
    const { vendorTell } = getLookup('zh').explain(text);
    return getRealCatalog().origins.find(({ tell }) => tell.zh === vendorTell)?.id ?? 'none';
  });
  expect(told).toEqual(Object.keys(prints));
});

test('a status that stands in the text counts more than the sentence of a client', () => {
  const [client] = getRealCatalog().clients.filter(({ says }) => says?.['401']);
  const sentence = client?.says?.['401']?.[0] ?? '';
  expect(getLookup().explain(`${sentence}\nHTTP 403`).status).toBe(403);
});

test('the status that a check names as the one it got is told, the expected one and other numbers are not', () => {
  const status = (text: string): number | undefined =>
    getLookup().explain(`POST https://ark.cn-beijing.volces.com/api/v3/responses\n${text}`).status;
  expect(['expected: <200> but was: <401>', 'assert 401 == 200', 'expected 401 to equal 200'].map(status)).toEqual([401, 401, 401]);
  expect(['Response status code was unacceptable: 429.', 'actual value is <429>'].map(status)).toEqual([429, 429]);
  expect(['the value is 512', 'took 431 ms'].map(status)).toEqual([undefined, undefined]);
});

test('each mark of an origin that is not Ark tells that a text is not', () => {
  const { origins } = buildLookupIndex(getRealCatalog(), 'en');
  const others = unpackOrigins({ origins });
  const marks = getRealCatalog().origins.flatMap((origin) => origin.marks);
  expect(marks.length).toBeGreaterThan(100);
  expect(marks.filter((mark) => !findOrigin(foldWidth(`a line\n${mark} of it`), others).foreign)).toEqual([]);
});
