/** The catalog file as something that people edit: its form, its size. */
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { formatCatalog } from '../../../src/catalog/edit/format.ts';
import { parseCatalog } from '../../../src/catalog/parse.ts';
import { expect } from '@playwright/test';
import { readRealSource } from '../../support/catalogs/real-catalog.ts';
import { valid } from '../../support/catalogs/valid-catalog.ts';

test('an entry takes at most 4.4 kB on the average, and each of its reasons 775 bytes: what two of them say is said once, what can be computed is not written', () => {
  const { errors } = readRealSource();
  const reasons = errors.flatMap((entry) => entry.reasons ?? []);
  expect(statSync('content/errors.yaml').size).toBeLessThan(4400 * errors.length + 775 * reasons.length);
});

test('the form changes no value and loses no comment', () => {
  const loose = valid.replace('\nerrors:\n', '\nerrors:\n  # of money\n');
  const formatted = formatCatalog(loose) ?? '';
  expect(formatted).toContain('\n# of money\n- code: AccountOverdueError\n  category: billing\n');
  expect(parseCatalog(formatted).catalog).toEqual(parseCatalog(valid).catalog);
  expect(formatCatalog(formatted)).toBe(formatted);
});
