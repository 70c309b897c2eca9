import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { collectAddresses, extendLedger, readLedger, resolvesIn } from '../../../src/publish/ledger/addresses.ts';
import { expect } from '../../support/expect.ts';
import { makeFolder } from '../../support/temporary.ts';

/** A site as a build would write it. */
function writeSite(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return folder;
}

test('pages, data and the anchors of message variants are addresses; files of the build are not', () => {
  const outputDir = makeFolder();
  const folder = writeSite(outputDir, {
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
  const outputDir = makeFolder();
  const file = join(outputDir, 'addresses.txt');
  expect(extendLedger(['/b/', '/a/'], file)).toEqual(['/b/', '/a/']);
  expect(extendLedger(['/a/', '/c/'], file)).toEqual(['/c/']);
  expect(readFileSync(file, 'utf8')).toBe('/a/\n/b/\n/c/\n');
  expect(extendLedger(['/c/'], file)).toEqual([]);
  expect(readLedger(join(outputDir, 'none.txt'))).toEqual([]);
});

test('an address whose page or anchor is gone does not resolve', () => {
  const outputDir = makeFolder();
  const folder = writeSite(outputDir, { 'zh/errors/A/index.html': '<section id="first" data-variant>', 'errors/A.json': '' });
  expect(['/zh/errors/A/', '/zh/errors/A/#first', '/errors/A.json'].every((address) => resolvesIn(folder, address))).toBe(true);
  expect(['/zh/errors/B/', '/zh/errors/A/#second', '/zh/errors/A', '/errors/'].some((address) => resolvesIn(folder, address))).toBe(false);
});
