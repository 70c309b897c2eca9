import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { buildCatalog, type Catalog } from '../../../src/catalog/model.ts';
import { checkLedger, extendLedger, ledgerFile, listAddresses, readCommitted, readLedger } from '../../../src/publish/ledger/addresses.ts';
import { expect } from '@playwright/test';
import { makeFolder } from '../../support/temporary.ts';
import { read, valid } from '../../support/catalogs/valid-catalog.ts';

const before = buildCatalog(read(valid));
const published = listAddresses(before, ['money']);

/** What is told of a catalog that differs, when the ledger of `published` was committed. */
function check(catalog: Catalog, recorded = published, committed: string[] | undefined = published, guides = ['money']): string[] {
  return checkLedger(catalog, guides, recorded, committed).map(({ severity, message, path }) => `${severity} ${path.join('.')} ${message}`);
}

test('a catalog lists its addresses, sorted', () => {
  expect(published).toEqual([...published].sort());
  expect(published.filter((address) => address.includes('InvalidParameter') && !address.startsWith('/zh'))).toEqual([
    '/e/InvalidParameter/',
    '/e/InvalidParameter/max-tokens-above-limit/',
    '/e/InvalidParameter/nothing-named/',
    '/en/errors/InvalidParameter.md',
    '/en/errors/InvalidParameter/',
    '/en/errors/InvalidParameter/#message-1',
    '/en/errors/InvalidParameter/max-tokens-above-limit.md',
    '/en/errors/InvalidParameter/max-tokens-above-limit/',
    '/en/errors/InvalidParameter/nothing-named.md',
    '/en/errors/InvalidParameter/nothing-named/',
    '/errors/InvalidParameter.json',
  ]);
  expect(published).toContain('/en/guides/money/');
});

test('the ledger takes in what is new, keeps what was committed, drops a slip that was put right', () => {
  expect(extendLedger(['/e/A/', '/e/B/'], ['/e/A/', '/e/B/'], ['/e/C/', '/e/A/'])).toEqual(['/e/A/', '/e/B/', '/e/C/']);
  expect(extendLedger(['/e/A/', '/e/Slip/', '/file.txt'], ['/e/A/'], ['/e/A/'])).toEqual(['/e/A/', '/file.txt']);
  expect(extendLedger(['/e/A/'], undefined, []), 'without a repository nothing is dropped').toEqual(['/e/A/']);
  expect(readLedger(join(makeFolder(), 'none.txt'))).toEqual([]);
});

test('a published code, reason, message, category and guide that is gone is told, each once, where it stood', () => {
  const told = (find: string, put: string): string[] =>
    check(buildCatalog(read(valid.replaceAll(find, put)))).filter((line) => line.startsWith('error'));
  expect(check(before)).toEqual([]);
  expect(told('AccountOverdueError', 'AccountOverduError')).toEqual([
    'error errors.0 The code `AccountOverdueError` is published, and is not there any more (8 addresses). Is it `AccountOverduError` now?',
  ]);
  expect(told('InvalidParameter', 'Zzz')).toEqual([
    'error errors The code `InvalidParameter` is published, and is not there any more (18 addresses).',
  ]);
  expect(told('nothing-named', 'unnamed')).toEqual([
    'error errors.1.reasons The reason `nothing-named` of `InvalidParameter` is published, and is not there any more (5 addresses).',
  ]);
  expect(told('      - status: 403', '      - id: overdue\n        label: { zh: 欠费, en: Overdue }\n        status: 403')).toEqual([
    'error errors.0.messages The message `message-1` of `AccountOverdueError` is published, and is not there any more (2 addresses).',
  ]);
  // It keeps its anchor where its code gets a second message.
  const both = '      - id: message-1\n        label: { zh: 欠费, en: Overdue }\n        status: 403';
  expect(told('      - status: 403', both)).toEqual([]);
  expect(told('billing\n', 'money\n')).toEqual([
    'error categories The category `billing` is published, and is not there any more (2 addresses).',
  ]);
  expect(check(before, published, published, [])).toEqual([
    'error  The page of the guide `money` is published, and is not there any more (2 addresses).',
  ]);
});

test('below a base path, too, a lost code is not taken for one that was there before', () => {
  // Where the site is published stands in the modules: a process of its own has others.
  const code = `globalThis.publishedAt = { base: '/sub/' };
    const { checkLedger, listAddresses } = await import('./src/publish/ledger/addresses.ts');
    const { buildCatalog } = await import('./src/catalog/model.ts');
    const { read, valid } = await import('./tests/support/catalogs/valid-catalog.ts');
    const catalog = buildCatalog(read(valid));
    const ledger = ['/e/InvalidParametr/', ...listAddresses(catalog, [])];
    process.stdout.write(checkLedger(catalog, [], ledger, ledger).map(({ message }) => message).join());`;
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })).toBe(
    'The code `InvalidParametr` is published, and is not there any more (/e/InvalidParametr/).',
  );
});

test('lines taken out together with what they led to are told against the last commit', () => {
  const without = buildCatalog(read(valid.replaceAll('AccountOverdueError', 'AccountFrozen')));
  const recorded = listAddresses(without, ['money']);
  expect(check(without, recorded)).toEqual([
    `error  8 lines of the last commits are gone from ${ledgerFile}, and so is what they led to: first /e/AccountOverdueError/.`,
  ]);
  expect(check(without, recorded, recorded), 'what was never committed').toEqual([]);
});

test('a new code is told as not yet recorded', () => {
  const more = buildCatalog(read(valid.replaceAll('nothing-named', 'unnamed')));
  expect(check(more).at(-1)).toMatch(/^warning {2}content\/addresses\.txt is behind by 5 lines, first \/e\/InvalidParameter\/unnamed\/\.$/);
});

test('the lines of the last commits are read from the repository, if there is one', () => {
  const folder = makeFolder();
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder, encoding: 'utf8' });
  const file = join(folder, ledgerFile);
  expect(readCommitted(folder)).toBe(undefined);
  git('init', '-q');
  mkdirSync(dirname(file));
  writeFileSync(file, '/a/\n/b/\n');
  git('add', '.');
  git('commit', '-qm', 'one');
  writeFileSync(file, '/a/\n');
  git('commit', '-qam', 'two');
  expect(readCommitted(folder)).toEqual(['/a/', '/b/']);
  expect(readFileSync(file, 'utf8')).toBe('/a/\n');
});
