import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/support/browser/find-browser.ts';

const forProgram = process.env['TEST_COUNTS'];

/** What needs the built sites; the unit tests run on `node --test`. `npm test` starts both. */
export default defineConfig({
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  outputDir: 'test-results',
  reporter: [[process.env['CI'] ? 'dot' : 'list'], ...(forProgram ? [['json', { outputFile: forProgram }] as const] : [])],
  timeout: 60_000,
  use: {
    // One file of tests is about it; the others see what a first visit sees.
    serviceWorkers: 'block',
    // A process of its own for every page and frame of one site costs an eighth of the time.
    launchOptions: { args: ['--disable-gpu', '--disable-site-isolation-trials', '--renderer-process-limit=1'], ...findBrowser() },
  },
  projects: [
    { name: 'builds', testDir: 'tests/support', testMatch: 'builds.setup.ts', timeout: 300_000 },
    // One worker reads the built files, and once.
    { name: 'site', testDir: 'tests/site', dependencies: ['builds'], workers: 1 },
    { name: 'browser', testDir: 'tests/browser', dependencies: ['builds'], use: { screenshot: 'only-on-failure' } },
  ],
});
