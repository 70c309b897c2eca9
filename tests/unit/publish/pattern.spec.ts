import { test } from 'node:test';
import { buildPattern } from '../../../src/publish/formats/pattern.ts';
import { splitPlaceholders } from '../../../src/catalog/text/placeholders.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';

const catalog = getRealCatalog();
interface Documented {
  where: string;
  text: string;
  placeholders: readonly { name: string }[];
}

const listTexts = (): Documented[] =>
  catalog.entries.flatMap((entry) =>
    entry.messages.flatMap((message) => [
      ...(message.text === null
        ? []
        : [{ where: `${entry.name}#${message.anchor}`, text: message.text, placeholders: message.placeholders }]),
      ...message.wordings.map(({ text, placeholders }) => ({ where: `${entry.name}#${message.anchor}`, text, placeholders })),
    ]),
  );
const fill = (text: string): string =>
  splitPlaceholders(text)
    .map(({ text: piece, placeholder }) => (placeholder === undefined ? piece : `value-${placeholder} (a.b/c)`))
    .join('');
const find = (pattern: string, text: string): RegExpExecArray | null => new RegExp(pattern, 'isu').exec(text);

test('every documented and live message, filled with values, is found by its pattern, also inside a longer text and in other case', () => {
  const wrong = listTexts().flatMap(({ where, text, placeholders }) => {
    const pattern = buildPattern(text, placeholders);
    if (pattern === undefined) return [];
    const filled = fill(text);
    return [filled, `{"message":"${filled}","type":"x"}`, filled.toUpperCase(), filled.replaceAll(' ', '\n  ')]
      .filter((sample) => !find(pattern, sample))
      .map((sample) => `${where}: ${pattern} does not find ${sample}`);
  });
  expect(listTexts().length).toBeGreaterThan(150);
  expectNone(wrong);
});

test('groups are named after the placeholders and hold their values', () => {
  const names = [{ name: 'account' }, { name: 'model' }, { name: 'model' }, { name: 'request-id' }];
  const pattern = buildPattern('Account %s may not use %s but %s, see {id}.', names) ?? '';
  expect(find(pattern, 'Account 2100 may not use doubao-pro but doubao-lite, see 0217.')?.groups).toEqual({
    account: '2100',
    model: 'doubao-pro',
    model_2: 'doubao-lite',
    request_id: '0217',
  });
});

test('a live message is found with another request ID, or with none', () => {
  const pattern = buildPattern('It failed. Request ID: {id}', [{ name: 'request-id' }]) ?? '';
  for (const text of ['It failed. Request id: 021741786566', 'It failed.', 'It  failed. (request id 1)'])
    expect(find(pattern, text), text).not.toBeNull();
  expect(find(pattern, 'It did not fail.')).toBeNull();
});

test('what means something to regular expressions is taken to the letter', () => {
  const text = 'plain a+b (c)? [d] | e^f$ \\g.h*{i';
  expect(find(buildPattern(text, []) ?? '', text)?.[0]).toBe(text);
  expect(find(buildPattern('a.b.c one', []) ?? '', 'axbxc one')).toBeNull();
});

test('a text that is all placeholder has no pattern: it would find anything', () => {
  expect(buildPattern('%s', [{ name: 'reason' }])).toBeUndefined();
  expect(buildPattern('{a}: {b}', [{ name: 'a' }, { name: 'b' }])).toBeUndefined();
});

test('no pattern finds a documented message of another meaning, unless the documents use the same words', () => {
  const trim = (text: string): string => text.replace(/\s*request id:.*$/i, '').toLowerCase();
  // `5-hour/weekly/monthly` says of a value what it can be.
  const open = (text: string): string => trim(text).replaceAll(/\{+[\w-]+\}+|\b[\w-]+(?:\/[\w-]+)+/g, '{}');
  const texts = listTexts().map(({ where, text, placeholders }) => ({
    where,
    code: where.split('#')[0],
    pattern: buildPattern(text, placeholders),
    words: open(text),
    filled: trim(fill(text)),
  }));
  const sameWords = Map.groupBy(texts, ({ words }) => words);
  const wrong = texts.flatMap((mine) => {
    if (mine.pattern === undefined) return [];
    const expression = new RegExp(`^(?:${mine.pattern})$`, 'isu');
    // A message with the same words has them with other values too.
    const twins = new Set(sameWords.get(mine.words)?.map(({ where }) => where));
    return texts
      .filter(({ where, code, filled }) => !twins.has(where) && code !== mine.code && filled !== mine.filled && expression.test(filled))
      .map((other) => `the pattern of ${mine.where} is also that of ${other.where}: ${other.filled}`);
  });
  expectNone(wrong);
});

test('every value of a pattern is bounded, so that a long text that almost fits costs little', () => {
  const patterns = listTexts().flatMap(({ text, placeholders }) => buildPattern(text, placeholders) ?? []);
  const unbounded = patterns.filter((pattern) => /(?:\.|\])[*+]/.test(pattern.replaceAll(/\\./g, '')));
  expect(patterns.length).toBeGreaterThan(150);
  expectNone(unbounded);
});
