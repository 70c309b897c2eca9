/** `npm start` ends in `astro preview`: the same addresses lead there as on a page host. */
import { spawn } from 'node:child_process';
import { builds } from '../support/sites/builds.ts';
import { expect, test as base } from '../support/browser/fixtures.ts';
import { findPort } from '../support/sites/listen.ts';

const test = base.extend<{ preview: string }>({
  preview: async ({}, use) => {
    const port = await findPort();
    const child = spawn('npm', ['run', 'preview', '--', '--port', String(port)], {
      env: { ...process.env, ...builds.real.env, OUT_DIR: builds.real.dir },
      detached: true,
    });
    let said = '';
    await new Promise<void>((ready, failed) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes(`localhost:${port}`)) ready();
      });
      child.on('exit', () => failed(new Error(`The preview ended: ${said}`)));
    });
    await use(`http://localhost:${port}`);
    // The command and what it has started.
    if (child.pid) process.kill(-child.pid);
  },
  // The browser itself reports the 404 with which the page for what is not there begins, and this server is another host name.
  complaints: async ({}, use) => use([]),
});

test('started by npm, the site leads to the page that was meant, and answers what is not there with its own page', async ({
  page,
  preview,
}) => {
  for (const [asked, opened] of Object.entries({
    'zh/errors/QuotaExceeded': /\/zh\/errors\/QuotaExceeded\/?$/,
    'en/errors/RateLimitExceeded.EndpointTPMExceeded': /\/en\/errors\/RateLimitExceeded\.EndpointTPMExceeded\/?$/,
    'e/QuotaExceeded': /\/en\/errors\/QuotaExceeded\/$/,
    'errors/quotaexceeded': /\/en\/errors\/QuotaExceeded\/$/,
    'zh/errors/QuotaExceeded，': /\/zh\/errors\/QuotaExceeded\/$/,
    'zh/429': /\/zh\/status\/429\/$/,
  })) {
    await page.goto(`${preview}/${asked}`);
    await expect(page).toHaveURL(opened);
    await expect(page.locator('main h1')).toContainText(/QuotaExceeded|TPMExceeded|429/);
  }
  for (const file of ['llms.txt', 'zh/errors/QuotaExceeded.md', 'resolve.mjs'])
    expect((await page.request.get(`${preview}/${file}`)).headers()['content-type'], file).toMatch(/^text\/.*; charset=utf-8$/);
  const response = await page.goto(`${preview}/zh/status/418/`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('link', { name: '429', exact: true })).toHaveAttribute('href', '/zh/status/429/');
});
