import { test, expect } from '@playwright/test';
import { getClaims, getLookup, readRows } from './real-lookup.ts';

const rows = readRows<{ text: string; vendor?: string }>('not-ark.jsonl');

for (const { text, vendor } of rows) {
  test(`claims nothing for ${vendor ?? 'no vendor'}: ${JSON.stringify(text.slice(0, 70))}`, () => {
    for (const locale of ['zh', 'en'] as const)
      expect(getClaims(text, locale).map((answer) => `${answer.code} ${answer.confidence}`)).toEqual([]);
  });
}

test('says whose error it looks like', () => {
  const vendorOf = (text: string): string | undefined => getLookup().explain(text).vendor;
  expect(
    vendorOf(
      "Error code: 429 - {'error': {'message': 'You exceeded your current quota', 'type': 'insufficient_quota', 'code': 'insufficient_quota'}}",
    ),
  ).toBe('OpenAI');
  expect(vendorOf('{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}')).toBe('Anthropic');
  expect(
    vendorOf(
      '{"code":"Arrearage","message":"Access denied, please make sure your account is in good standing.","request_id":"fb53c4ec-1c12-4fc4-a580-cdb7c3261fc1"}',
    ),
  ).toBe('Aliyun DashScope');
  expect(vendorOf("{'error': {'code': '1214', 'message': 'messages 参数非法。请检查文档。'}}")).toBe('Zhipu');
  expect(vendorOf('{"Response":{"Error":{"Code":"InternalError","Message":"内部错误"},"RequestId":"x"}}')).toBe('Tencent Hunyuan');
  expect(vendorOf('openai.APIConnectionError: Connection error.')).toBe('network');
});

test('an Ark address without an answer of Ark leads to what is wrong with the connection, as a guess', () => {
  const codesOf = (text: string): string[] =>
    getLookup()
      .explain(text)
      .answers.map((answer) => answer.code);
  expect(
    codesOf(
      'error sending request for url (https://ark.cn-beijing.volces.com/api/v3/v1/chat/completions): tcp connect error: Connection refused (os error 111)',
    ),
  ).toContain('wrong-base-url');
  expect(codesOf('<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>')[0]).toMatch(
    /proxy-or-gateway-error|non-json-response/,
  );
  expect(codesOf('requests.exceptions.ConnectionError: ark.cn-beijing.volces.com Connection refused')[0]).toBe('connection-failed');
});
