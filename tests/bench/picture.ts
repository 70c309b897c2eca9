/** Takes the pictures of README: the box with an answer, in each language. `npm run build` first. */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { locales } from '../../src/i18n/locales.ts';
import { builds } from '../support/sites/builds.ts';
import { findBrowser, launchArgs } from '../support/browser/find-browser.ts';
import { serve } from '../support/sites/serve.ts';

const { errors } = JSON.parse(readFileSync(`${builds.real.dir}/errors.json`, 'utf8')) as { errors: { code: string; samples: string[] }[] };
const sample = errors.find(({ code }) => code === 'InvalidParameter')?.samples[0] ?? '';
const server = await serve(builds.real.dir);
const browser = await chromium.launch({ args: launchArgs, ...findBrowser() });
for (const locale of locales) {
  const page = await browser.newPage({ viewport: { width: 1080, height: 680 }, colorScheme: 'light' });
  await page.goto(`${server.origin}/${locale}/`);
  await page.locator('main textarea[name="q"]').fill(`openai.BadRequestError: ${sample}`);
  await page.locator('[data-case] [data-steps]').waitFor();
  await page.screenshot({ path: `.github/box.${locale}.png`, clip: { x: 240, y: 64, width: 740, height: 616 } });
}
await browser.close();
await server.close();
