/** What the engine promises, behavior by behavior. How often it is right on real texts, `corpus.spec.ts` measures. */
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/index/build-index.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import { findScripts } from '../../../src/engine/index/scripts.ts';
import { joinWords, pickScript } from '../../../src/engine/index/word-parts.ts';
import type { Answer } from '../../../src/engine/types.ts';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { getClaims, getCodes, getLookup } from '../../support/catalogs/real-lookup.ts';
import { expectNone } from '../../support/expect-none.ts';

const explain = (text: string) => getLookup().explain(text);
const valueOf = (text: string, name: string): string | undefined => explain(text).values.find((value) => value.name === name)?.value;
const serverId = '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164';

test('finds other words for what was typed, and takes none for a typing error', () => {
  const answer = explain('用尽').answers.find(({ code }) => code === 'QuotaExceeded');
  expect(answer?.evidence.map(({ kind }) => kind)).toContain('keyword');
  expect(answer?.evidence.map(({ kind }) => kind)).not.toContain('typo');
});

test('tells the variant of a code by its message', () => {
  const variantOf = (message: string): string | undefined =>
    explain(JSON.stringify({ error: { code: 'QuotaExceeded', message } })).answers[0]?.variant;
  const variants = [
    variantOf(`Your account [2100000000] has exhausted its free trial quota for the [doubao-seed-1-6] model. Request id: ${serverId}`),
    variantOf(`The request has exceeded the quota. Request id: ${serverId}`),
    variantOf('You have exceeded the 5-hour usage quota. It will reset at 2026-05-09 22:13:01 +0800 CST.'),
  ];
  expect(new Set(variants).size).toBe(3);
  expect(variants).not.toContain(undefined);
});

test('reads the values that stand for the placeholders', () => {
  const { values } = explain(
    `404 Your account %!s(int64=2106993666) has not activated the model doubao-1-5-thinking-vision-pro-250428. Please activate the model service in the Ark Console. Request id: ${serverId}`,
  );
  expect(values).toEqual([
    { name: 'account', value: '2106993666' },
    { name: 'model', value: 'doubao-1-5-thinking-vision-pro-250428' },
  ]);
});

test('UTF-16 that was read byte by byte, as of a redirect in Windows PowerShell, is read like the text itself', () => {
  const text = `Error code: 404 - {'error': {'code': 'ModelNotOpen', 'message': 'Your account 2100000000 has not activated the model. Request id: ${serverId}'}}\n`;
  const { answers, requestIds } = explain(`ÿþ${text.replace(/./gs, '$&\0')}`);
  expect(answers[0]).toEqual(explain(text).answers[0]);
  expect(requestIds).toEqual(explain(text).requestIds);
});

test('a value ends where the message does, whatever a client prints behind it', () => {
  const host = 'ark.cn-beijing.volces.com';
  expect(
    valueOf(
      `AxiosError: getaddrinfo ENOTFOUND ${host}\n    at AxiosError.from (/app/node_modules/axios/lib/core/AxiosError.js:163:24)`,
      'host',
    ),
  ).toBe(host);
  expect(
    valueOf(
      `cURL error 28: Operation timed out after 30001 milliseconds with 0 bytes received for https://${host}/api/v3/responses`,
      'time',
    ),
  ).toBe('30001 milliseconds');
  expect(
    valueOf(
      'AccessDenied: User is not authorized to perform: ark:X on resource: trn:ark:a:1:endpoint/*\n\tstatus code: 403, request id: 1',
      'resource',
    ),
  ).toBe('trn:ark:a:1:endpoint/*');
  expect(valueOf('You have exceeded the 5-hour usage quota. It will reset at 2026-05-09 22:13:01 +0800 CST', 'time')).toBe(
    '2026-05-09 22:13:01 +0800',
  );
});

test('a page that a message leads to is not what the reader asked for', () => {
  const message =
    'The requested model does not support the coding plan feature. Please refer to the documentation at https://www.volcengine.com/docs/82379/1925114 to select a compatible model.';
  const error = JSON.stringify({ error: { code: 'UnsupportedModel', message } });
  expect(explain(error).values.map(({ name }) => name)).toEqual(['plan', 'document-url']);
  const own = 'ark.cn-beijing.volces.com';
  expect(valueOf(`${error}, url: https://${own}/api/coding/v3/responses`, 'host')).toBe(own);
});

test('words that stand nowhere find nothing, nor do two halves of one in an entry that has but one of them', () => {
  for (const text of ['zzzz qqqq', 'lorem ipsum dolor sit amet', '报 529']) expect(explain(text).answers, text).toEqual([]);
});

test('single words of what some program printed make few guesses', () => {
  const trace = "TypeError: Cannot read properties of undefined (reading 'map')\n    at App (src/App.tsx:12:20)";
  expect(explain(trace).answers.map(({ code }) => code)).toEqual(['non-json-response', 'empty-response']);
});

test('a code whose messages differ says so in its list, and one of them does not', () => {
  const listActors = (text: string): unknown[] => {
    const [answer] = explain(text).answers;
    return answer ? [answer.code, ...new Set([answer, ...answer.open].map(({ actor }) => actor))] : [];
  };
  expect(listActors('QuotaExceeded')).toEqual(['QuotaExceeded', 'account', 'caller']);
  expect(listActors('{"error":{"code":"QuotaExceeded","message":"The request has exceeded the quota."}}')).toEqual([
    'QuotaExceeded',
    'caller',
  ]);
});

test('says so where the code and the message disagree, and believes the code', () => {
  const explanation = explain(
    `{"error":{"code":"AuthenticationError","message":"The model or endpoint ep-1 does not exist or you do not have access to it. Request id: ${serverId}","param":"","type":"Unauthorized"}}`,
  );
  expect(explanation.answers[0]?.code).toBe('AuthenticationError');
  expect(explanation.notes).toContainEqual({
    kind: 'code-message-disagree',
    code: 'AuthenticationError',
    message: 'InvalidEndpointOrModel.NotFound',
  });
});

test('says so where the code of a gateway hides that of Ark', () => {
  const { answers, notes } = explain(
    `{"error":{"message":"{\\"error\\":{\\"code\\":\\"ModelNotOpen\\",\\"message\\":\\"Your account 2100000000 has not activated the model doubao-seed-1-6.\\"}}","code":"bad_response_status_code"}}`,
  );
  expect(answers[0]?.code).toBe('ModelNotOpen');
  expect(notes).toContainEqual({ kind: 'inner-hidden-by-outer', outer: 'bad_response_status_code', inner: 'ModelNotOpen' });
});

test('says so where several codes share the message', () => {
  const { notes } = explain('409 The request conflicts with the current state of the resource.');
  expect(notes.find((note) => note.kind === 'shared-message')).toMatchObject({
    codes: expect.arrayContaining(['Conflict', 'ResourceConflict']),
  });
});

test('does not answer a foreign code from a weak overlap of messages', () => {
  const text = '{"error":{"code":"weird_gateway_code","message":"The request failed because the upstream said no."}}';
  expect(getClaims(text)).toEqual([]);
  expect(explain(text).notes).toContainEqual({ kind: 'unknown-code', code: 'weird_gateway_code', own: false });
});

test('tells the control plane’s AccessDenied from the one of the models', () => {
  const text =
    '{"ResponseMetadata":{"RequestId":"202602132223495898AADDDC1C34119EED","Action":"ListEndpoints","Error":{"CodeN":100013,"Code":"AccessDenied","Message":"User is not authorized to perform: ark:ListEndpoints on resource: trn:ark:cn-beijing:2100000000:endpoint/*"}}}';
  const { answers, requestIds } = explain(text);
  expect(answers[0]).toMatchObject({ code: 'AccessDenied', confidence: 'exact' });
  expect(answers[0]?.message).toContain('is not authorized to perform');
  expect(requestIds).toMatchObject([{ origin: 'openapi' }]);
});

test('counts many errors, tells their first lines and puts the most frequent first', () => {
  const line = (code: string, message: string): string =>
    `2026-05-14 17:05:53 ERROR {"error":{"code":"${code}","message":"${message}","param":"","type":""}}`;
  const log = [
    'INFO start',
    line('ModelNotOpen', 'Your account 2100000000 has not activated the model a.'),
    line('ServerOverloaded', 'The service is currently unable to handle additional requests due to server overload. Please retry later.'),
    'INFO GET /healthz 200',
    line('ServerOverloaded', 'The service is currently unable to handle additional requests due to server overload. Please retry later.'),
    line('AccountOverdueError', 'The request failed because your account has an overdue balance.'),
    line('ServerOverloaded', 'The service is currently unable to handle additional requests due to server overload. Please retry later.'),
  ].join('\n');
  const { incidents, answers } = explain(log);
  expect(incidents?.map(({ code, count, line: at }) => [code, count, at])).toEqual([
    ['ServerOverloaded', 3, 3],
    ['ModelNotOpen', 1, 2],
    ['AccountOverdueError', 1, 6],
  ]);
  expect(answers[0]?.code).toBe('ServerOverloaded');
});

test('counts one failure once, however often its id is printed', () => {
  const body = `{"error":{"code":"ModelNotOpen","message":"Your account 2100000000 has not activated the model a. Request id: ${serverId}","param":"","type":"NotFound"}}`;
  const { incidents } = explain(`2026-01-01 ERROR ${body}\n2026-01-01 ERROR gave up: ${body}`);
  expect(incidents).toBeUndefined();
});

test('understands a text in slices as it does at once', () => {
  const line =
    'ERROR {"error":{"code":"ServerOverloaded","message":"The service is currently unable to handle additional requests due to server overload."}}\n';
  const text = `${'INFO nothing to see here\n'.repeat(4000)}${line}${'INFO go on\n'.repeat(9000)}${line}`;
  const steps = getLookup().explainChunks(text);
  let slices = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) slices++;
  expect(slices).toBeGreaterThan(1);
  expect(step.value).toEqual(explain(text));
  expect(step.value.incidents).toMatchObject([{ code: 'ServerOverloaded', count: 2, line: 4001 }]);
});

test('an exact code stands first in any case, spacing and separator', () => {
  for (const entry of [
    'RateLimitExceeded.EndpointTPMExceeded',
    'InvalidEndpointOrModel.NotFound',
    'QuotaExceeded',
    'SensitiveContentDetected',
    'OperationDenied',
    'Duplicate.Tags.Key',
  ]) {
    for (const typed of [
      entry,
      entry.toLowerCase(),
      entry.toUpperCase(),
      entry.replaceAll('.', ' '),
      entry.replaceAll('.', '_'),
      entry.replaceAll('.', '-'),
      entry.replace(/([a-z])([A-Z])/g, '$1 $2'),
      ` ${entry} `,
    ]) {
      const [first] = explain(typed).answers;
      expect(first?.code, typed).toBe(entry);
      expect(first?.confidence, typed).toBe('exact');
    }
  }
});

test('every code of the catalog is found by itself, and by what stands in its address', () => {
  for (const { name, slug } of getRealCatalog().entries) expect([getCodes(name)[0], getCodes(slug)[0]]).toEqual([name, name]);
});

test('a code that source code compares with is a guess, the first; what ends in equals signs before a code compares nothing', () => {
  for (const text of ['if (err.code === "QuotaExceeded") retry()', "if e.code == 'QuotaExceeded':\n    raise"]) {
    const [first] = explain(text).answers;
    expect([first?.code, first?.confidence], text).toEqual(['QuotaExceeded', 'weak']);
  }
  const [first] = explain('Authorization: Bearer c2VjcmV0==\nInvalidEndpointOrModel.NotFound').answers;
  expect([first?.code, first?.confidence]).toEqual(['InvalidEndpointOrModel.NotFound', 'exact']);
});

test('the words of a code are no message, alone or in its field', () => {
  const boasts = (text: string): boolean => explain(text).answers[0]?.evidence.some(({ kind }) => kind === 'message-fits') ?? false;
  const names = getRealCatalog().entries.flatMap(({ kind, name }) => (kind === 'code' ? [name] : []));
  expectNone(names.flatMap((name) => [name, `{"error":{"code":"${name}"}}`]).filter(boasts));
  expect(boasts('InputImageSensitiveContentDetected: The request failed because the input image may contain')).toBe(true);
});

test('a prefix lists the codes that begin with it', () => {
  const explanation = explain('RateLimitExceeded');
  expect(explanation.answers.slice(0, 4).every((answer) => answer.code.startsWith('RateLimitExceeded.'))).toBe(true);
  expect(explanation.notes).toContainEqual({ kind: 'prefix', prefix: 'RateLimitExceeded' });
});

test('an instance of a template code leads to the template, unless there is a concrete code', () => {
  const explanation = explain('InvalidParameter.temperature');
  expect(explanation.answers[0]).toMatchObject({
    code: 'InvalidParameter.{{Parameter}}',
    slug: 'InvalidParameter.Parameter',
    confidence: 'exact',
  });
  expect(explanation.notes).toContainEqual({ kind: 'template-instance', code: 'InvalidParameter.{{Parameter}}', value: 'temperature' });
  expect(getCodes('InvalidParameter.OversizedImage')[0]).toBe('InvalidParameter.OversizedImage');
  expect(getCodes('NotFound.Endpoint')[0]).toBe('NotFound.{{Parameter}}');
});

test('a former name stands first, the code that took its place is there as well', () => {
  const codes = getCodes('InvalidEndpoint.NotFound');
  expect(codes[0]).toBe('InvalidEndpoint.NotFound');
  expect(codes).toContain('InvalidEndpointOrModel.NotFound');
});

test('a failure without a code is a guess where nothing says that it is Ark’s, and likely where something does', () => {
  for (const typed of ['connection refused', 'base url 写错', '请求超时', 'Error: connect ECONNREFUSED 10.0.0.8:443'])
    for (const answer of explain(typed).answers) if (!answer.isCode) expect(answer.confidence).toBe('weak');
  expect(explain('curl: (6) Could not resolve host: ark.cn-beijing.volces.com').answers[0]).toMatchObject({
    code: 'connection-failed',
    confidence: 'likely',
  });
});

test('a failure that its own words tell is marked as worth reading where nothing says whose it is, and not beside another host', () => {
  const told = (text: string): boolean | undefined => explain(text).answers[0]?.unmarked;
  expect(told('TypeError: terminated\n  [cause]: SocketError: other side closed\n    code: UND_ERR_SOCKET')).toBe(true);
  expect(told('Error: connect ECONNREFUSED 10.0.0.2:5432')).toBeUndefined();
  expect(told('getaddrinfo ENOTFOUND ark.cn-beijing.volces.com')).toBeUndefined();
});

test('nothing is claimed for nothing', () => {
  expect(explain('')).toMatchObject({ kind: 'empty', answers: [] });
  expect(explain(' \n\t ')).toMatchObject({ kind: 'empty', answers: [] });
});

test('codes, messages and reasons are certain without the second index, and the same with it', () => {
  const early = createLookup(buildLookupIndex(getRealCatalog(), 'zh'));
  for (const text of [
    'modelnotopen',
    'The request failed because your account has an overdue balance.',
    '{"error":{"code":"InvalidParameter","message":"The parameter `max_tokens` specified in the request is not valid: integer above maximum value, expected a value <= 12288, but got 16384 instead."}}',
  ]) {
    const { answers } = early.explain(text);
    expect(answers[0]?.confidence).not.toBe('weak');
    // The title of a reason comes with its advice or with the words.
    const told = (list: readonly Answer[]) =>
      list.map(({ code, confidence, reason, actor, retry }) => ({ code, confidence, reason: reason?.id, actor, retry }));
    expect(told(answers)).toEqual(told(explain(text).answers));
  }
});

test('a question is answered alike with the words of its script and with all of them, in whatever order they came', () => {
  const index = buildLookupIndex(getRealCatalog(), 'zh');
  const words = buildLookupWords(getRealCatalog(), 'zh');
  const [han, latin] = [pickScript(words, 'han'), pickScript(words, 'latin')];
  for (const text of ['余额不足', 'overdue balance', 'TPM 限流']) {
    expect(createLookup(index, joinWords(latin, han)).explain(text)).toEqual(explain(text));
    const [script, ...others] = findScripts(text);
    if (!script || others.length) continue;
    const first = createLookup(index, pickScript(words, script)).explain(text).answers[0];
    expect(first).toMatchObject({
      code: explain(text).answers[0]?.code,
      confidence: explain(text).answers[0]?.confidence,
    });
  }
});

test('parts of the index whose origins stand in another order are not taken for one index', () => {
  const catalog = getRealCatalog();
  const other = { ...catalog, origins: catalog.origins.toReversed() };
  expect(buildLookupWords(catalog, 'en').stamp).toBe(buildLookupIndex(catalog, 'en').stamp);
  expect(buildLookupWords(other, 'en').stamp).not.toBe(buildLookupIndex(catalog, 'en').stamp);
});

test('says whose error it looks like', () => {
  for (const [vendor, text] of [
    [
      'OpenAI',
      "Error code: 429 - {'error': {'message': 'You exceeded your current quota', 'type': 'insufficient_quota', 'code': 'insufficient_quota'}}",
    ],
    ['Anthropic', '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'],
    [
      'Aliyun DashScope',
      '{"code":"Arrearage","message":"Access denied, please make sure your account is in good standing.","request_id":"fb53c4ec-1c12-4fc4-a580-cdb7c3261fc1"}',
    ],
    [
      'Tencent Hunyuan',
      '{"Response":{"Error":{"Code":"InternalError","Message":"内部错误"},"RequestId":"ed93f3cb-f35e-473f-b9f3-0d451b8b79c6"}}',
    ],
    [undefined, '402 Payment Required'],
  ] as const)
    expect(explain(text).vendor, text).toBe(vendor);
});

test('an Ark address without an answer of Ark leads to what is wrong with the connection', () => {
  const url = 'https://ark.cn-beijing.volces.com/api/v3/v1/chat/completions';
  expect(getCodes(`error sending request for url (${url}): tcp connect error: Connection refused (os error 111)`)).toContain(
    'wrong-base-url',
  );
});

test('the class of an exception tells the status where no number does', () => {
  const getStatus = (text: string) => getLookup('en').explain(text).status;
  expect(getStatus('ark call failed: volcenginesdkarkruntime._exceptions.ArkRateLimitError')).toBe(429);
  expect(getStatus('openai.PermissionDeniedError() while calling doubao')).toBe(403);
  expect(getStatus('openai.NotFoundError: Error code: 503 from ark')).toBe(503);
});

test('the verdict belongs to the variant that was recognised', () => {
  const verdictOf = (text: string): unknown => {
    const [first] = getLookup('en').explain(text).answers;
    return { actor: first?.actor, retry: first?.retry };
  };
  const catalog = getRealCatalog();
  const differing = catalog.entries.flatMap((entry) =>
    entry.messages.flatMap((message) =>
      entry.messages.length > 1 &&
      message.text !== null &&
      (message.guidance.actor !== entry.guidance.actor || message.guidance.retry !== entry.guidance.retry)
        ? [{ entry, message }]
        : [],
    ),
  );
  expect(differing.length).toBeGreaterThan(1);
  for (const { entry, message } of differing) {
    const said = (message.text ?? '').replace(/\{+[\w-]*\}+|%s/g, 'doubao-x');
    const text = JSON.stringify(
      message.section === 'platform'
        ? { ResponseMetadata: { Error: { Code: entry.name, CodeN: message.codeN, Message: said } } }
        : { error: { code: entry.name, message: said, type: message.type } },
    );
    expect(verdictOf(text), text).toEqual({ actor: message.guidance.actor, retry: message.guidance.retry });
  }
});

test('a status in a sentence is the fact, not a failure that it disproves, unless the number counts something', () => {
  const url = 'https://ark.cn-beijing.volces.com/api/v3/chat/completions';
  for (const [status, texts] of [
    [401, ['返回 401', '接口报 401', '调用方舟一直 401 怎么办', 'ark returns 401', 'getting 401 from ark', 'ark 401\nark 401']],
    [
      429,
      [
        `429 Client Error: Too Many Requests for url: ${url}`,
        `httpx.HTTPStatusError: Client error '429 Too Many Requests' for url '${url}'`,
        '{"message":"Request failed with status code 429","config":{"timeout":700,"transitional":{"clarifyTimeoutError":false}}}',
      ],
    ],
  ] as const)
    for (const text of texts) {
      expect(explain(text).status, text).toBe(status);
      expect(explain(text).answers[0]?.statuses, text).toContain(status);
      expect(getClaims(text), text).toEqual([]);
    }
  const counts = ['401 tokens', '一次最多 401 个字'];
  const places = ['ark IncompleteRead(503 bytes read)', 'ark at x (index.mjs:429:9)', 'ark connect ECONNREFUSED 127.0.0.1:500'];
  for (const text of [...counts, ...places]) expect(explain(text).status, text).toBeUndefined();
});

test('a code that a log cut in its field is told where nothing else begins like it, else the codes that do stand first', () => {
  expect(getClaims(`{'error': {'code': 'AccountOverd`)[0]?.code).toBe('AccountOverdueError');
  const { answers: several, notes } = explain(String.raw`"body":"{\"error\":{\"code\":\"RateLimitExceeded.Endpoi... (truncated 214 bytes)`);
  expect(several.slice(0, 2).map(({ code }) => code.replace(/[RT]PM/, ''))).toEqual(Array(2).fill('RateLimitExceeded.EndpointExceeded'));
  expect(notes).toEqual([]);
});

test('each line of a table of counts is a code that was met so often; a status is no count, unless another line has one', () => {
  const count = (text: string): unknown[] | undefined => explain(text).incidents?.map(({ code, count: times }) => [code, times]);
  const wanted = [
    ['RateLimitExceeded.EndpointTPMExceeded', 1841],
    ['AccountOverdueError', 90],
  ];
  expect(
    count(
      'code                                      count\nRateLimitExceeded.EndpointTPMExceeded      1841\nAccountOverdueError                          90',
    ),
  ).toEqual(wanted);
  expect(count('   1841 RateLimitExceeded.EndpointTPMExceeded\n     90 AccountOverdueError')).toEqual(wanted);
  expect(count('RateLimitExceeded.EndpointTPMExceeded,1841\nAccountOverdueError,90')).toEqual(wanted);
  expect(count('AccountOverdueError,404\nRateLimitExceeded.EndpointTPMExceeded,1841')).toEqual([wanted[0], ['AccountOverdueError', 404]]);
  expect(count('ModelAccountTpmRateLimitExceeded 429\nModelAccountTpmRateLimitExceeded 429')?.[0]).toEqual([
    'ModelAccountTpmRateLimitExceeded',
    2,
  ]);
});

test('a failure without a code counts beside two that have one: the marks of a short log are those of all its lines', () => {
  const log = (code: string) => `ERROR {"error":{"code":"${code}","message":"Request id: ${serverId}"}}`;
  const { incidents } = explain(
    [log('RateLimitExceeded.EndpointRPMExceeded'), log('AccountOverdueError'), 'ERROR openai.APITimeoutError: Request timed out.'].join(
      '\n',
    ),
  );
  expect(incidents?.map(({ code }) => code)).toEqual(['RateLimitExceeded.EndpointRPMExceeded', 'AccountOverdueError', 'timeout']);
});

test('values are literal: brackets, quotation marks and full-width letters stay', () => {
  const frame = (param: string, detail: string): string =>
    JSON.stringify({
      error: {
        code: 'InvalidParameter',
        message: `The parameter \`${param}\` specified in the request are not valid: ${detail}. Request id: ${serverId}`,
        param,
        type: 'BadRequest',
      },
    });
  expect(valueOf(frame('messages[3].content[1].image_url', 'unsupported format'), 'param')).toBe('messages[3].content[1].image_url');
  expect(
    valueOf(
      frame('messages.role', 'invalid value: `系统管理员（超级）🙂`, supported values are: `system`, `assistant`, `user`, `tool`'),
      'value',
    ),
  ).toBe('系统管理员（超级）🙂');
  // Nothing follows the frame: the field behind the message is no detail of it.
  expect(
    valueOf('{"error":{"code":"InvalidParameter","message":"A parameter specified in the request is not valid","param":"seed"}}', 'detail'),
  ).toBeUndefined();
  expect(valueOf(frame('text', "the input text 'content[6]' is too long (offset 12)"), 'detail')).toBe(
    "the input text 'content[6]' is too long (offset 12)",
  );
});

test('an unknown code beside a mark of Ark is told as one that this catalog lacks', () => {
  const { notes } = explain(
    `{"error":{"code":"SomethingNewHappened","message":"Nobody knows this. Request id: ${serverId}","type":"BadRequest"}}`,
  );
  expect(notes).toContainEqual({ kind: 'unknown-code', code: 'SomethingNewHappened', own: true });
});

test('a name that says what is wrong is no parameter: its code is not in the catalog, and the one it begins with stands first', () => {
  const { notes, answers } = explain(`{"error":{"code":"InvalidParameter.SampleRateTooLow","message":"Request id: ${serverId}"}}`);
  expect(notes).toContainEqual({ kind: 'unknown-code', code: 'InvalidParameter.SampleRateTooLow', own: true });
  expect(answers[0]).toMatchObject({ code: 'InvalidParameter', confidence: 'weak' });
});

test('an address tells a reason only where the text names no code', () => {
  const address = 'https://ark.cn-beijing.volces.com/api/v3';
  const claims = getClaims(`${address} {"error":{"code":"SomethingNewHappened","message":"Your account has not activated this."}}`, 'en');
  expect(claims.map(({ code }) => code)).not.toContain('wrong-base-url');
});

test('the status of a gRPC error leads to the codes of that status', () => {
  const { answers } = explain('call ark: rpc error: code = ResourceExhausted desc = too much at once');
  expect(answers[0]?.statuses).toContain(429);
  expect(answers[0]?.evidence).toContainEqual({ kind: 'status', detail: 'ResourceExhausted (429)' });
});

test('names of a client in its code field are no codes of a gateway', () => {
  const { answers, notes } = explain(
    `AxiosError { code: 'ERR_BAD_REQUEST', response: { status: 404, data: { error: { code: 'ModelNotOpen', message: 'Your account 2100000000 has not activated the model doubao-x.' } } } }`,
  );
  expect(answers[0]).toMatchObject({ code: 'ModelNotOpen', confidence: 'exact' });
  expect(notes).toEqual([]);
});

test('a parameter that a question names leads to a reason about it, whatever is asked', () => {
  const reasons = new Map(
    getRealCatalog().entries.flatMap((entry) => entry.reasons.map((reason) => [`${entry.slug}/${reason.id}`, reason])),
  );
  const params = new Set([...reasons.values()].flatMap((reason) => reason.params).filter((param) => /^[a-z]+_[a-z_.]+$/.test(param)));
  expect(params.size).toBeGreaterThan(15);
  const missed = [...params].flatMap((param) =>
    [`${param} 报错`, `${param} 参数不对怎么办`, `why is ${param} rejected`].filter((question) => {
      const [first] = getLookup(question.startsWith('why') ? 'en' : 'zh').explain(question).answers;
      const reason = first?.reason && reasons.get(`${first.slug}/${first.reason.id}`);
      return !reason || ![...reason.params, ...reason.messages].some((text) => text.includes(param));
    }),
  );
  expect(missed).toEqual([]);
});

test('of a message of several sentences the first one is enough, with the value that it ends in', () => {
  const texts = getRealCatalog().entries.flatMap(({ name, messages }) =>
    messages.flatMap(({ text }) => {
      const [first = '', ...others] = text?.split('. ') ?? [];
      return others.length && first.split(' ').length > 6
        ? [{ name, text: `ERROR llm: ${first.replace(/\{[\w-]+\}|%s/g, '2100000123')}` }]
        : [];
    }),
  );
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter(({ name, text }) => getCodes(text)[0] !== name)).toEqual([]);
  expect(explain('Your account 2100000123 has not activated the model deepseek-v4-pro').values).toContainEqual({
    name: 'model',
    value: 'deepseek-v4-pro',
  });
});
