/** Two languages that stay together. */
import { expect, test } from '@playwright/test';
import { formatIssues } from '../../../src/catalog/issue.ts';
import { parseCatalog } from '../../../src/catalog/parse.ts';
import type { CatalogSource } from '../../../src/catalog/schema.ts';
import { buildStaleLookup, compareWithLock, findStale, hashTexts, updateLock } from '../../../src/catalog/translations.ts';
import { read, valid } from './valid-catalog.ts';

const start = read(valid);
const { lock } = updateLock(start, {});

test('a text goes by the name of its entry and its field, with short hashes of both languages', () => {
  const title = hashTexts(start).find(({ subject, field }) => subject === 'AccountOverdueError' && field === 'title');
  expect(title).toMatchObject({
    zh: expect.stringMatching(/^[0-9a-f]{8}$/),
    en: expect.stringMatching(/^[0-9a-f]{8}$/),
    path: ['errors', 0, 'title'],
  });
  expect(Object.keys(lock)).toContain('steps:');
  expect(lock['steps:']).toHaveProperty(['recharge']);
});

test('nothing is stale when nothing was changed', () => {
  expect(compareWithLock(start, lock)).toEqual({ stale: [], unrecorded: [], removed: [] });
});

test('a text changed in one language leaves the other stale', () => {
  const zhChanged = read(valid.replace('zh: 账号欠费, en', 'zh: 账号已欠费, en'));
  expect(findStale(zhChanged, lock).map(({ text, locale }) => `${text.subject} ${text.field} ${locale}`)).toEqual([
    'AccountOverdueError title en',
  ]);
  const enChanged = read(valid.replace('en: The account is overdue }', 'en: Your account is overdue }'));
  expect(findStale(enChanged, lock).map(({ text, locale }) => `${text.subject} ${text.field} ${locale}`)).toEqual([
    'AccountOverdueError title zh',
  ]);
});

test('pages can ask for a field and for a whole entry', () => {
  const lookup = buildStaleLookup(read(valid.replace('zh: 参数名写错。', 'zh: 参数名可能写错。')), lock);
  expect(lookup.isStale('InvalidParameter', 'causes.0')).toBe('en');
  expect(lookup.isStale('InvalidParameter', 'title')).toBeUndefined();
  expect(lookup.hasStale('InvalidParameter', 'en')).toBe(true);
  expect(lookup.hasStale('InvalidParameter', 'zh')).toBe(false);
  expect(lookup.hasStale('AccountOverdueError', 'en')).toBe(false);
});

test('a text changed in both languages is not stale, only not recorded yet', () => {
  const both = read(valid.replace('zh: 账号欠费, en: The account is overdue }', 'zh: 账号已欠费, en: Your account is overdue }'));
  expect(findStale(both, lock)).toEqual([]);
  expect(formatIssues(parseCatalog(write(both), 'x.yaml', { lock }).issues)).toContain(
    'content/translations.lock.json is behind: texts 1 new or rewritten',
  );
  expect(compareWithLock(both, updateLock(both, lock).lock)).toEqual({ stale: [], unrecorded: [], removed: [] });
});

test('an item put before others makes none of them stale, and does not hide one that is', () => {
  const cause = '      - { zh: 参数名写错。, en: The name of a parameter is misspelt. }\n';
  const added = '      - { zh: 类型不对。, en: The type is wrong. }\n';
  expect(findStale(read(valid.replace(cause, added + cause)), lock)).toEqual([]);
  const hidden = read(valid.replace(cause, added + cause.replace('misspelt', 'wrong')));
  expect(findStale(hidden, lock).map(({ text, locale }) => `${text.field} ${locale}`)).toEqual(['causes.1 zh']);
});

test('the command records what is new, drops what is gone and keeps what is stale until it is confirmed', () => {
  const changed = read(
    valid
      .replace('zh: 账号欠费, en', 'zh: 账号已欠费, en')
      .replace(
        '    related: [InvalidParameter]\n',
        '    related: [InvalidParameter]\n    notes:\n      - { zh: 新的一条。, en: A new one. }\n',
      )
      .replace('      - { zh: 余额不足。, en: There is not enough money. }\n', '      - recharge-cause\n')
      .replace('\nsteps:\n', '\ncauses:\n  recharge-cause: { zh: 没有钱。, en: No money. }\n\nsteps:\n'),
  );
  const first = updateLock(changed, lock);
  expect(first).toMatchObject({ added: 2, removed: 1, confirmed: 0 });
  expect(first.stale).toHaveLength(1);
  expect(findStale(changed, first.lock).map(({ text }) => text.field)).toEqual(['title']);
  expect(updateLock(changed, first.lock, new Set(['InvalidParameter'])).stale).toHaveLength(1);
  for (const confirmed of [new Set(['AccountOverdueError']), 'all' as const]) {
    const second = updateLock(changed, first.lock, confirmed);
    expect(second).toMatchObject({ confirmed: 1, stale: [] });
    expect(compareWithLock(changed, second.lock)).toEqual({ stale: [], unrecorded: [], removed: [] });
  }
});

test('a stale text that is brought up to date is settled without being confirmed', () => {
  const stale = updateLock(read(valid.replace('zh: 账号欠费, en', 'zh: 账号已欠费, en')), lock).lock;
  const settled = read(valid.replace('zh: 账号欠费, en: The account is overdue }', 'zh: 账号已欠费, en: Your account is overdue }'));
  expect(compareWithLock(settled, stale).stale).toEqual([]);
});

function write(catalog: CatalogSource): string {
  return JSON.stringify(catalog);
}
