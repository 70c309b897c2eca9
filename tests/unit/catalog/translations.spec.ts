/** Two languages that stay together. */
import { test } from 'node:test';
import { formatIssues } from '../../../src/catalog/issue.ts';
import { parseCatalog } from '../../../src/catalog/parse.ts';
import { compareWithLock, updateLock } from '../../../src/catalog/translations.ts';
import { expect } from '@playwright/test';
import { change, guides, read, valid } from '../../support/catalogs/valid-catalog.ts';

const { lock } = updateLock(read(valid), []);
const zhChanged = ['zh: 账号欠费, en: The', 'zh: 账号已欠费, en: The'] as const;
const enChanged = ['en: The account is overdue }', 'en: Your account is overdue }'] as const;
const settled = { stale: [], unrecorded: [], removed: [] };

/** What is told of a changed catalog: where, and in which language it was left behind. */
function listStale(text: string, record = lock): string[] {
  return compareWithLock(read(text), record).stale.map(({ text, locale }) => `${text.subject} ${text.path.slice(2).join('.')} ${locale}`);
}

test('the record is a sorted set of pairs of short hashes, and says nothing of places', () => {
  expect(lock.every((pair) => /^[0-9a-f]{8}-[0-9a-f]{8}$/.test(pair))).toBe(true);
  expect(lock).toEqual([...new Set(lock)].sort());
  expect(compareWithLock(read(valid), lock)).toEqual(settled);
});

test('a text changed in one language leaves the other stale', () => {
  expect(listStale(change(zhChanged))).toEqual(['AccountOverdueError title en']);
  expect(listStale(change(enChanged))).toEqual(['AccountOverdueError title zh']);
});

test('validation tells of it, at the text that was left behind', () => {
  const { catalog, issues } = parseCatalog(change(zhChanged), 'x.yaml', { guides, lock });
  expect(catalog, 'a warning does not stop the build').toBeDefined();
  expect(formatIssues(issues)).toMatch(
    /^x\.yaml:\d+:29 {2}warning {2}translations\n {2}AccountOverdueError › title\.en\n {2}Stale translation: the Chinese text was changed, the English one was not\.\n/,
  );
});

test('a text changed in both languages is not stale, only not recorded yet', () => {
  const both = change(['zh: 账号欠费, en: The account is overdue }', 'zh: 账号已欠费, en: Your account is overdue }']);
  expect(listStale(both)).toEqual([]);
  expect(formatIssues(parseCatalog(both, 'x.yaml', { guides, lock }).issues)).toContain(
    'translations.lock.json is behind: texts 1 new or rewritten, 1 removed',
  );
  expect(compareWithLock(read(both), updateLock(read(both), lock).lock)).toEqual(settled);
});

test('an item put before others makes none of them stale, and does not hide one that is', () => {
  const cause = '      - { zh: 参数名写错。, en: The name of a parameter is misspelled. }\n';
  const added = '      - { zh: 类型不对。, en: The type is wrong. }\n';
  expect(listStale(change([cause, added + cause]))).toEqual([]);
  expect(listStale(change([cause, added + cause.replace('misspelled', 'wrong')]))).toEqual(['InvalidParameter causes.1 zh']);
});

test('a text that stands elsewhere too, beside another translation, proves nothing', () => {
  const twin = change([
    '    related: [InvalidParameter]\n',
    '    related: [InvalidParameter]\n    notes:\n      - { zh: 账号欠费, en: Overdue }\n',
  ]);
  expect(listStale(twin)).toEqual([]);
});

test('the command records what is new, drops what is gone and keeps what is stale until it is confirmed', () => {
  const changed = read(
    change(
      zhChanged,
      ['    related: [InvalidParameter]\n', '    related: [InvalidParameter]\n    notes:\n      - { zh: 新的一条。, en: A new one. }\n'],
      ['      - { zh: 余额不足。, en: There is not enough money. }\n', '      - recharge-cause\n'],
      ['\nsteps:\n', '\ncauses:\n  recharge-cause: { zh: 没有钱。, en: No money. }\n\nsteps:\n'],
    ),
  );
  const first = updateLock(changed, lock);
  expect(first).toMatchObject({ added: 2, removed: 1, confirmed: 0 });
  expect(compareWithLock(changed, first.lock).stale.map(({ text }) => text.subject)).toEqual(['AccountOverdueError']);
  expect(updateLock(changed, first.lock).lock, 'a second run changes nothing').toEqual(first.lock);
  expect(updateLock(changed, first.lock, new Set(['InvalidParameter'])).stale).toHaveLength(1);
  for (const confirmed of [new Set(['AccountOverdueError']), 'all' as const]) {
    const second = updateLock(changed, first.lock, confirmed);
    expect(second).toMatchObject({ confirmed: 1, stale: [] });
    expect(compareWithLock(changed, second.lock)).toEqual(settled);
  }
});

test('a stale text that is brought up to date is settled without being confirmed', () => {
  const stale = updateLock(read(change(zhChanged)), lock).lock;
  const both = read(change(['zh: 账号欠费, en: The account is overdue }', 'zh: 账号已欠费, en: Your account is overdue }']));
  expect(compareWithLock(both, stale).stale).toEqual([]);
  expect(compareWithLock(both, updateLock(both, stale).lock)).toEqual(settled);
});
