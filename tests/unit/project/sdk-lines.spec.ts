/** Each statement about an SDK names a line of its source; a checked-out SDK is compared with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { checkSdk, readSdkLines } from '../../../src/cli/sdk-lines.ts';
import { expect } from '@playwright/test';
import { makeFolder } from '../../support/temporary.ts';

const root = makeFolder();

const sdks = {
  go: { repository: 'https://example.com', commit: '01234567', lines: [{ file: 'a/retry.go', line: 2, text: 'x := 1', says: '' }] },
};
const check = (content: string) => {
  mkdirSync(dirname(join(root, 'a/retry.go')), { recursive: true });
  writeFileSync(join(root, 'a/retry.go'), content);
  return checkSdk(root, sdks)
    .get('go')
    ?.map(({ state, now }) => ({ state, now }));
};

test('a line is where it was, has moved, or is gone', () => {
  expect(check('package a\n\tx := 1\n')).toEqual([{ state: 'same', now: [2] }]);
  expect(check('package a\n\n\n\tx := 1\n')).toEqual([{ state: 'moved', now: [4] }]);
  expect(check('package a\n\tx := 2\n')).toEqual([{ state: 'gone', now: [] }]);
});

test('a folder without an SDK has none', () => {
  expect(checkSdk(join(root, 'nothing'), sdks).size).toBe(0);
});

test('every claim has its line, each once', () => {
  for (const { lines } of Object.values(readSdkLines())) {
    const places = lines.map(({ file, line }) => `${file}:${line}`);
    expect(new Set(places).size).toBe(places.length);
  }
});
