import { test, expect } from '@playwright/test';
import { getClaims, getCodes, getLookup, readRows } from './real-lookup.ts';

const queries = readRows<{ q: string; expect: string[] }>('queries.jsonl');

test('questions in words find their code first in 92 and among three in 97 of 100 cases, on both sites alike', () => {
  const shares = (['zh', 'en'] as const).map((locale) => {
    const ranks = queries.map((row) => ({ row, rank: getCodes(row.q, locale).findIndex((code) => row.expect.includes(code)) }));
    const missed = ranks.filter(({ rank }) => rank !== 0).map(({ row, rank }) => `${row.q} → ${row.expect[0] ?? ''} at ${rank}`);
    const first = ranks.filter(({ rank }) => rank === 0).length / ranks.length;
    const third = ranks.filter(({ rank }) => rank >= 0 && rank < 3).length / ranks.length;
    expect(first, missed.join('\n')).toBeGreaterThanOrEqual(0.92);
    expect(third, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
    return first;
  });
  expect(Math.abs((shares[0] ?? 0) - (shares[1] ?? 0))).toBeLessThanOrEqual(0.01);
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
      const [first] = getLookup().explain(typed).answers;
      expect(first?.code, typed).toBe(entry);
      expect(first?.confidence, typed).toBe('exact');
    }
  }
});

test('every code of the catalogue is found by itself', () => {
  for (const entry of getLookup('en').explain('429', { limit: 500 }).answers) expect(getCodes(entry.code)[0]).toBe(entry.code);
});

test('a prefix lists the codes that begin with it', () => {
  const explanation = getLookup().explain('RateLimitExceeded');
  expect(explanation.answers.slice(0, 4).every((answer) => answer.code.startsWith('RateLimitExceeded.'))).toBe(true);
  expect(explanation.notes).toContainEqual({ kind: 'prefix', prefix: 'RateLimitExceeded' });
});

test('a code that is also a prefix stands before its children', () => {
  expect(getCodes('OperationDenied')[0]).toBe('OperationDenied');
  expect(getCodes('quota exceeded')[0]).toBe('QuotaExceeded');
});

test('an instance of a template code leads to the template, unless there is a concrete code', () => {
  const explanation = getLookup().explain('InvalidParameter.temperature');
  expect(explanation.answers[0]).toMatchObject({
    code: 'InvalidParameter.{{Parameter}}',
    slug: 'InvalidParameter.Parameter',
    confidence: 'exact',
  });
  expect(explanation.notes).toContainEqual({ kind: 'template-instance', code: 'InvalidParameter.{{Parameter}}', value: 'temperature' });
  expect(getCodes('InvalidParameter.OversizedImage')[0]).toBe('InvalidParameter.OversizedImage');
  expect(getCodes('NotFound.Endpoint')[0]).toBe('NotFound.{{Parameter}}');
});

test('one or two typing errors are forgiven, in codes, English and Chinese', () => {
  expect(getCodes('RateLimitExceeded.EndpointTMPExceeded')[0]).toBe('RateLimitExceeded.EndpointTPMExceeded');
  expect(getCodes('AccuntOverdeuError')[0]).toBe('AccountOverdueError');
  expect(getCodes('Qutoa exceeded')[0]).toBe('QuotaExceeded');
  expect(getCodes('安心体验模试')[0]).toBe('SetLimitExceeded');
  expect(
    getLookup()
      .explain('ModleNotOpen')
      .answers[0]?.evidence.map((reason) => reason.kind),
  ).toContain('typo');
});

test('traditional characters are understood', () => {
  expect(getCodes('模型未開通')[0]).toBe('ModelNotOpen');
  expect(getCodes('帳戶餘額不足')[0]).toBe('AccountOverdueError');
});

test('a status brings its codes, common ones first, as guesses', () => {
  for (const typed of ['429', 'too many requests', '429 报错', 'http 429', '状态码 429']) {
    const { answers } = getLookup().explain(typed);
    expect(answers.length, typed).toBeGreaterThan(5);
    expect(
      answers.slice(0, 5).every((answer) => answer.statuses.includes(429)),
      typed,
    ).toBe(true);
    expect(
      answers.every((answer) => answer.confidence === 'weak'),
      typed,
    ).toBe(true);
  }
  expect(['InvalidParameter', 'MissingParameter']).toContain(getCodes('400')[0]);
});

test('a former name stands first, the code that took its place is there as well', () => {
  const codes = getCodes('InvalidEndpoint.NotFound');
  expect(codes[0]).toBe('InvalidEndpoint.NotFound');
  expect(codes).toContain('InvalidEndpointOrModel.NotFound');
});

test('a failure without a code is only ever a guess', () => {
  for (const typed of ['connection refused', 'base url 写错', '请求超时']) {
    for (const answer of getLookup().explain(typed).answers) if (!answer.isCode) expect(answer.confidence).toBe('weak');
  }
});

test('nothing is claimed for nothing', () => {
  expect(getLookup().explain('')).toMatchObject({ kind: 'empty', answers: [] });
  expect(getLookup().explain(' \n\t ')).toMatchObject({ kind: 'empty', answers: [] });
  expect(getClaims('qwertzuiop')).toEqual([]);
});

test('codes and pasted errors are answered before the words have arrived', async () => {
  const { buildLookupIndex } = await import('../../../src/engine/build-index.ts');
  const { createLookup } = await import('../../../src/engine/depth.ts');
  const { getCatalogSource } = await import('./real-lookup.ts');
  const { buildCatalog } = await import('../../../src/catalog/model.ts');
  const early = createLookup(buildLookupIndex(buildCatalog(getCatalogSource()), 'zh'));
  expect(early.hasWords).toBe(false);
  expect(early.explain('modelnotopen').answers[0]?.code).toBe('ModelNotOpen');
  expect(early.explain('429').answers[0]?.statuses).toContain(429);
  expect(early.explain('The request failed because your account has an overdue balance.').answers[0]?.code).toBe('AccountOverdueError');
});
