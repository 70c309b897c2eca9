import { test } from '@playwright/test';
import { builds, ensureBuild } from './builds.ts';

// One after the other: each build uses both cores already, and what breaks one breaks them all.
test.describe.configure({ mode: 'serial' });

test('the site builds at the root of a host', async () => {
  await ensureBuild(builds.real);
});

test('the site builds below a base path', async () => {
  await ensureBuild(builds.base);
});

test('the site builds with many codes', async () => {
  await ensureBuild(builds.large);
});
