import { test } from 'node:test';
import { checkSamples } from '../../../src/engine/check-samples.ts';
import { expect } from '../../support/expect.ts';
import { getCatalogSource } from './real-lookup.ts';

test('every sample of the catalogue is recognised as its own code, first and alone', () => {
  expect(checkSamples(getCatalogSource()).map((issue) => `${issue.code}: ${issue.message}`)).toEqual([]);
});

test('a sample of another code is found out, with its place', () => {
  const catalog = getCatalogSource();
  const at = catalog.errors.findIndex((entry) => entry.code === 'ModelNotOpen');
  const errors = catalog.errors.map((entry, position) =>
    position === at
      ? {
          ...entry,
          samples: ['{"error":{"code":"AccountOverdueError","message":"The request failed because your account has an overdue balance."}}'],
        }
      : entry,
  );
  const [issue] = checkSamples({ ...catalog, errors });
  expect(issue).toMatchObject({ code: 'ModelNotOpen', path: ['errors', at, 'samples', 0] });
  expect(issue?.message).toContain('AccountOverdueError');
});
