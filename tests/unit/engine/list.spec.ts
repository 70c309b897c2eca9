/** What the list holds and in which order: facts and what holds all that was asked before mere resemblance. */
import { test } from 'node:test';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/index/build-index.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import { isGuess } from '../../../src/engine/types.ts';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { getCodes, getLookup } from '../../support/catalogs/real-lookup.ts';

test('guesses stand behind everything else', () => {
  for (const text of ['429', '限流', '余额不足', 'invalid api key', 'max_tokens', '模型', 'timeout']) {
    const { answers } = getLookup().explain(text, { limit: 100 });
    const first = answers.findIndex(isGuess);
    expect(
      answers.slice(first).every((answer) => first < 0 || isGuess(answer)),
      text,
    ).toBe(true);
  }
});

test('what a status is asked for is a fact of each of its codes, common ones first, and none of them is claimed', () => {
  for (const [asked, texts] of [
    [429, ['429', 'too many requests', 'too many requests 怎么办', 'TooManyRequests', '429 报错', 'http 429', '状态码 429']],
    [403, ['状态码 403']],
    [401, ['HTTP 401']],
    [400, ['400 Bad Request']],
  ] as const)
    for (const text of texts) {
      const { answers, status } = getLookup().explain(text, { limit: 100 });
      expect(status, text).toBe(asked);
      const wanted = getRealCatalog().entries.filter((entry) => entry.kind === 'code' && entry.statuses.includes(asked));
      expect(
        answers.every(({ holds, confidence }) => holds && confidence === 'weak'),
        text,
      ).toBe(true);
      const first = answers.filter(({ isCode }) => isCode).slice(0, 5);
      expect(
        first.flatMap(({ statuses }) => (statuses.includes(asked) ? [] : statuses)),
        text,
      ).toEqual([]);
      expect(new Set(wanted.map(({ name }) => name)).difference(new Set(answers.map(({ code }) => code))), text).toEqual(new Set());
    }
  expect(['InvalidParameter', 'MissingParameter']).toContain(getCodes('400')[0]);
});

test('question words ask for nothing: the answer is as certain as without them', () => {
  const read = (text: string): unknown =>
    getLookup()
      .explain(text)
      .answers.map(({ code, confidence }) => [code, confidence]);
  for (const [question, asked] of [
    ['余额不足怎么办', '余额不足'],
    ['欠费了怎么办？', '欠费'],
    ['限流怎么办', '限流'],
    ['為什麼一直限流', '限流'],
    ['请问欠费是什么意思', '欠费'],
    ['how to fix overdue', 'overdue'],
    // Another word for the same.
    ['速率限制', '限流'],
  ] as const)
    expect(read(question), question).toEqual(read(asked));
  // A question that is nothing else is searched for as it is.
  expect(getCodes('怎么处理')).not.toEqual([]);
});

test('a common word, the name of a model and words that many entries share make nothing likely, and one word alone nothing certain', () => {
  const getConfidences = (text: string): string[] =>
    getLookup()
      .explain(text)
      .answers.map(({ confidence }) => confidence);
  for (const text of ['豆包报错', '模型报错', 'kimi 报错', 'deepseek 报错', '视频报错', '限流', 'rate limit', '签名', 'session', 'stream'])
    expect(getConfidences(text), text).not.toContain('likely');
  for (const text of ['overloaded', 'billing', 'quota', 'session']) expect(getConfidences(text), text).not.toContain('exact');
  expect(getConfidences('overloaded')[0]).toBe('likely');
});

test('a failure without a code is found by its name, first and likely', () => {
  for (const { name } of getRealCatalog().entries.filter((entry) => entry.kind === 'situation'))
    expect(getLookup().explain(name).answers[0], name).toMatchObject({ code: name, confidence: 'likely' });
});

test('the name of a parameter, model or endpoint is answered as a whole: by the codes that name one, as no more than a guess', () => {
  for (const name of ['top_p', 'some_new_parameter', 'doubao-seed-1-6', 'ep-20241125']) {
    const { answers } = getLookup().explain(name);
    expect(answers[0], name).toMatchObject({ confidence: 'weak', holds: true });
    expect(
      answers.some(({ evidence }) => evidence.some(({ kind }) => kind === 'keyword')),
      name,
    ).toBe(false);
  }
  expect(getLookup().explain('top_p').answers[0]?.evidence).toEqual([{ kind: 'template-instance', detail: 'InvalidParameter.top_p' }]);
});

test('what was asked before changes no answer', () => {
  const lookup = createLookup(buildLookupIndex(getRealCatalog(), 'en'), buildLookupWords(getRealCatalog(), 'en'));
  const ask = (name: string): string[] => lookup.explain(name).answers.map(({ code, confidence }) => `${code} ${confidence}`);
  const fresh = ask('NotFuond.Endpoint');
  ask('NotFuondEndpoint');
  expect(ask('NotFuond.Endpoint')).toEqual(fresh);
  expect(fresh[0]).toBe('NotFound.{{Parameter}} likely');
});

test('a near miss names what it was taken for', () => {
  const [first] = getLookup().explain('Qutoa').answers;
  expect(first).toMatchObject({ code: 'QuotaExceeded', evidence: [{ kind: 'typo', detail: 'Qutoa', found: 'quota' }] });
  expect(getLookup().explain('ModelNotOpne').answers[0]?.evidence[0]).toEqual({
    kind: 'typo',
    detail: 'ModelNotOpne',
    found: 'ModelNotOpen',
  });
  // The code says more than a word of it.
  expect(getLookup().explain('InvalidParamter').answers[0]).toMatchObject({
    code: 'InvalidParameter',
    evidence: [{ kind: 'typo', detail: 'InvalidParamter', found: 'InvalidParameter' }, {}, {}, {}],
  });
});
