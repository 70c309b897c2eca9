/** The catalog file as something that people edit: its form, its size. */
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatCatalog } from '../../../src/catalog/format.ts';
import { parseCatalog } from '../../../src/catalog/parse.ts';
import { expect } from '@playwright/test';
import { readRealSource } from '../../support/real-catalog.ts';
import { valid } from '../../support/valid-catalog.ts';

const text = readFileSync('content/errors.yaml', 'utf8');

test('the catalog has its form: `npm run format` writes it', () => {
  expect(formatCatalog(text) === text, 'run npm run format').toBe(true);
});

test('an entry takes at most 5.3 kB on the average: what two of them say is said once, what can be computed is not written', () => {
  expect(Buffer.byteLength(text) / readRealSource().errors.length).toBeLessThan(5300);
});

test('the form changes no value and loses no comment', () => {
  const loose = valid.replace('\nerrors:\n', '\nerrors:\n  # of money\n');
  const formatted = formatCatalog(loose) ?? '';
  expect(formatted).toContain('\n# of money\n- code: AccountOverdueError\n  category: billing\n');
  expect(parseCatalog(formatted).catalog).toEqual(parseCatalog(valid).catalog);
  expect(formatCatalog(formatted)).toBe(formatted);
});
