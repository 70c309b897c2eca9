import { test } from '@playwright/test';
import { builds, ensureBuild } from './builds.ts';

// One after the other: each build uses both cores already, and what breaks one breaks them all.
test.describe.configure({ mode: 'serial' });

for (const build of new Set(Object.values(builds)))
  test(`the site builds: ${build.name}, at ${build.site}${build.base}`, async () => {
    await ensureBuild(build);
  });
