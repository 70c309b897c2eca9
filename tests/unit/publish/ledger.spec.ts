import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { collectAddresses, extendLedger, readLedger, resolvesIn } from '../../../src/publish/ledger/addresses.ts';
import { expect } from '../../support/expect.ts';

const work = mkdtempSync(join(tmpdir(), 'ledger-'));
after(() => rmSync(work, { recursive: true }));

/** A site as a build would write it. */
function writeSite(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(work, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

test('pages, data and the anchors of message variants are addresses; files of the build are not', () => {
  const folder = writeSite('whole', {
    'index.html': '',
    '404.html': '',
    'zh/errors/A.B/index.html': '<section id="first" class="variant" data-variant="first">',
    'zh/errors/A.B.md': '',
    'errors/A.B.json': '',
    'zh/errors/A.B.advice.json': '',
    'zh/errors/A.B/why/index.html': '',
    'e/A.B/index.html': '',
    '_astro/x.js': '',
    'og/site.png': '',
  });
  expect(collectAddresses(folder)).toEqual([
    '/',
    '/e/A.B/',
    '/errors/A.B.json',
    '/zh/errors/A.B.md',
    '/zh/errors/A.B/',
    '/zh/errors/A.B/#first',
    '/zh/errors/A.B/why/',
  ]);
});

test('the ledger takes in what is new, keeps what is old, and stays sorted', () => {
  const file = join(work, 'addresses.txt');
  expect(extendLedger(['/b/', '/a/'], file)).toEqual(['/b/', '/a/']);
  expect(extendLedger(['/a/', '/c/'], file)).toEqual(['/c/']);
  expect(readFileSync(file, 'utf8')).toBe('/a/\n/b/\n/c/\n');
  expect(extendLedger(['/c/'], file)).toEqual([]);
  expect(readLedger(join(work, 'none.txt'))).toEqual([]);
});

test('an address whose page or anchor is gone does not resolve', () => {
  const folder = writeSite('gone', { 'zh/errors/A/index.html': '<section id="first" data-variant>', 'errors/A.json': '' });
  expect(['/zh/errors/A/', '/zh/errors/A/#first', '/errors/A.json'].every((address) => resolvesIn(folder, address))).toBe(true);
  expect(['/zh/errors/B/', '/zh/errors/A/#second', '/zh/errors/A', '/errors/'].some((address) => resolvesIn(folder, address))).toBe(false);
});
