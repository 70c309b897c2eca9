import { test } from 'node:test';
import { buildCatalog } from '../../../src/catalog/model.ts';
import { checkSamples } from '../../../src/engine/check-samples.ts';
import { expect } from '@playwright/test';
import { readRealSource } from '../../support/real-catalog.ts';

test('a sample of another code is found out, with its place', () => {
  const catalog = readRealSource();
  const at = catalog.errors.findIndex((entry) => entry.code === 'ModelNotOpen');
  const errors = catalog.errors.map((entry, position) =>
    position === at
      ? {
          ...entry,
          samples: ['{"error":{"code":"AccountOverdueError","message":"The request failed because your account has an overdue balance."}}'],
        }
      : entry,
  );
  const [issue] = checkSamples(buildCatalog({ ...catalog, errors }));
  expect(issue).toMatchObject({ path: ['errors', at, 'samples', 0] });
  expect(issue?.message).toContain('AccountOverdueError');
});
