import { test, expect } from '@playwright/test';
import { getClaims, getLookup, readRows } from './real-lookup.ts';

const serverId = '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164';

for (const { text, expect: codes } of readRows<{ text: string; expect: string[] }>('pasted.jsonl')) {
  test(`names ${codes[0] ?? ''} in ${JSON.stringify(text.slice(0, 70))}`, () => {
    for (const locale of ['zh', 'en'] as const) expect(codes).toContain(getLookup(locale).explain(text).answers[0]?.code);
  });
}

test('tells the variant of a code by its message', () => {
  const variantOf = (message: string): string | undefined =>
    getLookup().explain(JSON.stringify({ error: { code: 'QuotaExceeded', message } })).answers[0]?.variant;
  const variants = [
    variantOf(`Your account [2100000000] has exhausted its free trial quota for the [doubao-seed-1-6] model. Request id: ${serverId}`),
    variantOf(`The request has exceeded the quota. Request id: ${serverId}`),
    variantOf('You have exceeded the 5-hour usage quota. It will reset at 2026-05-09 22:13:01 +0800 CST.'),
  ];
  expect(new Set(variants).size).toBe(3);
  expect(variants).not.toContain(undefined);
});

test('reads the values that stand for the placeholders', () => {
  const { values } = getLookup().explain(
    `404 Your account %!s(int64=2106993666) has not activated the model doubao-1-5-thinking-vision-pro-250428. Please activate the model service in the Ark Console. Request id: ${serverId}`,
  );
  expect(values).toEqual([
    { name: 'account', value: '2106993666' },
    { name: 'model', value: 'doubao-1-5-thinking-vision-pro-250428' },
  ]);
});

test('says so where the code and the message disagree, and believes the code', () => {
  const explanation = getLookup().explain(
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
  const { answers, notes } = getLookup().explain(
    `{"error":{"message":"{\\"error\\":{\\"code\\":\\"ModelNotOpen\\",\\"message\\":\\"Your account 2100000000 has not activated the model doubao-seed-1-6.\\"}}","code":"bad_response_status_code"}}`,
  );
  expect(answers[0]?.code).toBe('ModelNotOpen');
  expect(notes).toContainEqual({ kind: 'inner-hidden-by-outer', outer: 'bad_response_status_code', inner: 'ModelNotOpen' });
});

test('says so where several codes share the message', () => {
  const { notes } = getLookup().explain('409 The request conflicts with the current state of the resource.');
  expect(notes.find((note) => note.kind === 'shared-message')).toMatchObject({
    codes: expect.arrayContaining(['Conflict', 'ResourceConflict']),
  });
});

test('does not answer a foreign code from a weak overlap of messages', () => {
  expect(getClaims('{"error":{"code":"weird_gateway_code","message":"The request failed because the upstream said no."}}')).toEqual([]);
  expect(
    getLookup().explain('{"error":{"code":"weird_gateway_code","message":"The request failed because the upstream said no."}}').notes,
  ).toContainEqual({ kind: 'unknown-code', code: 'weird_gateway_code' });
});

test('tells the control plane’s AccessDenied from the one of the models', () => {
  const text =
    '{"ResponseMetadata":{"RequestId":"202602132223495898AADDDC1C34119EED","Action":"ListEndpoints","Error":{"CodeN":100013,"Code":"AccessDenied","Message":"User is not authorized to perform: ark:ListEndpoints on resource: trn:ark:cn-beijing:2100000000:endpoint/*"}}}';
  const { answers, requestIds } = getLookup().explain(text);
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
  const { incidents, answers } = getLookup().explain(log);
  expect(incidents?.map(({ code, count, line: at }) => [code, count, at])).toEqual([
    ['ServerOverloaded', 3, 3],
    ['ModelNotOpen', 1, 2],
    ['AccountOverdueError', 1, 6],
  ]);
  expect(answers[0]?.code).toBe('ServerOverloaded');
});

test('counts one failure once, however often its id is printed', () => {
  const body = `{"error":{"code":"ModelNotOpen","message":"Your account 2100000000 has not activated the model a. Request id: ${serverId}","param":"","type":"NotFound"}}`;
  const { incidents } = getLookup().explain(`2026-01-01 ERROR ${body}\n2026-01-01 ERROR gave up: ${body}`);
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
  expect(step.value).toEqual(getLookup().explain(text));
  expect(step.value.incidents).toMatchObject([{ code: 'ServerOverloaded', count: 2, line: 4001 }]);
});
