import { test } from 'node:test';
import { buildCatalog } from '../../../src/catalog/model.ts';
import { checkSamples } from '../../../src/engine/check-samples.ts';
import { expect } from '@playwright/test';
import { read, whole } from '../../support/catalogs/valid-catalog.ts';

test('a sample of another code is found out, with its place', () => {
  const own = "Error code: 403 - {'error': {'code': 'AccountOverdueError'}}";
  expect(checkSamples(buildCatalog(read(whole)))).toEqual([]);
  const [issue] = checkSamples(buildCatalog(read(whole.replace(own, own.replace('AccountOverdueError', 'AccountFrozen')))));
  expect(issue).toMatchObject({ path: ['errors', 0, 'samples', 0] });
  expect(issue?.message).toContain('AccountFrozen');
});
