/** Where the catalog is read. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { parseFile } from '../../../src/publish/catalog-file.ts';

test('a process of its own reads the same: what is valid, and what is wrong with its places', () => {
  for (const file of ['tests/support/catalogs/whole.yaml', 'tests/unit/catalog/faults.txt']) {
    const path = resolve(file);
    const printed = execFileSync(process.execPath, ['src/publish/print-catalog.ts', path], { encoding: 'utf8' });
    const { catalog, issues } = parseFile(path);
    expect(JSON.parse(printed), file).toEqual(JSON.parse(JSON.stringify({ ...(catalog ? { catalog } : {}), issues })));
    expect(catalog === undefined || issues.length === 0, file).toBe(true);
  }
});
