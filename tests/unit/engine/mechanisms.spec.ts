import { test, expect } from '@playwright/test';
import { getClaims, getCodes, getLookup } from './real-lookup.ts';

test('a code glued to Chinese is a code', () => {
  for (const typed of [
    'AuthenticationError是什么意思',
    '一直报AuthenticationError怎么办',
    '遇到QuotaExceeded咋整',
    'InvalidEndpoint.ClosedEndpoint错误',
  ]) {
    const code = /[A-Z][\w.]+/.exec(typed)?.[0];
    expect(getLookup().explain(typed).answers[0], typed).toMatchObject({ code, confidence: expect.stringMatching(/exact|likely/) });
  }
});

test('a message that is a beginning and a placeholder yields to one that goes on to fit', () => {
  expect(getCodes('Operation is denied because Your account balance')[0]).toBe('OperationDenied.ServiceOverdue');
  expect(getCodes('Operation is denied because The model service')[0]).toBe('OperationDenied.ServiceNotOpen');
  expect(getCodes('Operation is denied because we say so')[0]).toBe('OperationDenied');
});

test('a code that was cut inside a paste is completed', () => {
  expect(getCodes(`Error code: 403 - {'error': {'code': 'OperationDenied.ServiceOverd`)[0]).toBe('OperationDenied.ServiceOverdue');
  expect(getCodes('{"error":{"code":"ModelAccountTpmRateLim..."}}')[0]).toBe('ModelAccountTpmRateLimitExceeded');
  expect(getCodes('Code: InputImageSensitiveContentDet… Message: The request failed beca…')[0]).toBe('InputImageSensitiveContentDetected');
});

test('a misspelt code is found beside a status and other words', () => {
  expect(getCodes('AuhtenticationError 401')[0]).toBe('AuthenticationError');
  expect(getCodes('报错 AuhtenticationError')[0]).toBe('AuthenticationError');
  expect(getCodes('what does OperationDenied.InavlidState mean')[0]).toBe('OperationDenied.InvalidState');
  expect(getCodes('429 ServerOverload')[0]).toBe('ServerOverloaded');
});

test('a misspelt instance leads to its template code', () => {
  expect(getCodes('NotFoudn.Endpoint')[0]).toBe('NotFound.{{Parameter}}');
  expect(getCodes('what is not found')[0]).toBe('NotFound.{{Parameter}}');
});

test('a pair of words that stands twice in a message does not hide its end', () => {
  expect(getCodes('operation is not supported while the target is in its current phase.')[0]).toBe('OperationDenied.UnsupportedPhase');
});

test('what a client says of every failure does not outweigh the message', () => {
  for (const label of ['请求失败: ', '图片生成失败：', '调用失败：'])
    expect(getCodes(`${label}The request cannot be processed at this time because...`)[0], label).toBe('ModelLoadingError');
});

test('nothing is claimed for the query errors of Amazon in XML', () => {
  const text =
    '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error></ErrorResponse>';
  expect(getClaims(text)).toEqual([]);
  expect(getLookup().explain(text).vendor).toBe('Amazon Web Services');
});

test('words of Taiwan are understood', () => {
  expect(getCodes('模型載入中')[0]).toBe('ModelLoadingError');
  expect(getCodes('伺服器過載')[0]).toBe('ServerOverloaded');
});

test('the message shown is the documented one, also where Go printed the account', () => {
  const { answers, values } = getLookup().explain(
    '404 Your account %!s(int64=2101333747) has not activated the model doubao-seed-1-6. Please activate the model service in the Ark Console.',
  );
  expect(answers[0]?.message).toMatch(/^Your account \{account\} has not activated the model \{model\}/);
  expect(values).toContainEqual({ name: 'account', value: '2101333747' });
});

test('reasons name words as they were typed', () => {
  const details = (typed: string): string[] =>
    getLookup()
      .explain(typed)
      .answers.slice(0, 5)
      .flatMap((answer) => answer.evidence.map((reason) => reason.detail));
  for (const typed of ['请求太频繁', 'rate limits exceeded', '帳戶餘額不足'])
    for (const detail of details(typed)) for (const word of detail.split(' ')) expect(typed, detail).toContain(word);
  expect(details('请求太频繁')).toContain('请求太频繁');
  expect(details('rate limits').join(' ')).not.toMatch(/\brat\b/);
});

test('a question that an entry explains word for word is more than a guess', () => {
  for (const typed of ['rate limit', 'overdue', '请求太频繁', '欠费', 'key 无效'])
    expect(getClaims(typed).length, typed).toBeGreaterThan(0);
  const copied = '错误：当前账号欠费，如需继续调用，请前往火山引擎费用中心进行充值';
  expect(getLookup().explain(copied).answers[0]).toMatchObject({ code: 'AccountOverdueError', confidence: 'likely' });
});

test('one common word stays a guess', () => {
  for (const typed of ['model', '模型', 'null', '请求', 'limit']) expect(getClaims(typed), typed).toEqual([]);
});

test('repeated lines of a log are counted with their own numbers', () => {
  const line = (id: number): string =>
    `2026-05-14 ERROR {"error":{"code":"ServerOverloaded","message":"The service is currently unable to handle additional requests due to server overload. Request id: 021741786566285${String(id).padStart(38, '0')}"}}\n`;
  const text = Array.from({ length: 400 }, (_, id) => line(id)).join('');
  expect(getLookup().explain(text).incidents).toMatchObject([{ code: 'ServerOverloaded', count: 400, line: 1 }]);
});
