import { defineConfig } from '@playwright/test';
import { findBrowser, launchArgs } from './src/cli/browser.mjs';

const executablePath = await findBrowser();

export default defineConfig({
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env['CI']),
  outputDir: 'test-results',
  reporter: [[process.env['CI'] ? 'dot' : 'list'], ['./tests/support/closing-line.ts']],
  timeout: 60_000,
  use: {
    launchOptions: { args: launchArgs, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'unit', testDir: 'tests/unit' },
    { name: 'builds', testDir: 'tests/support', testMatch: 'builds.setup.ts', timeout: 300_000 },
    { name: 'site', testDir: 'tests/site', dependencies: ['builds'] },
    { name: 'browser', testDir: 'tests/browser', dependencies: ['builds'], use: { trace: 'retain-on-failure' } },
  ],
});
