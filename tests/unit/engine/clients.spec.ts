/** What clients print beside an error, and what others print that is none of Ark. */
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { getLookup } from '../../support/catalogs/real-lookup.ts';
import { buildLookupIndex } from '../../../src/engine/index/build-index.ts';
import { findOrigin, unpackOrigins } from '../../../src/engine/read/origins.ts';
import { foldWidth } from '../../../src/engine/read/text.ts';

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
    'openclaw-own': 'Unknown model: volcengine-plan/ark-code-latest',
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
