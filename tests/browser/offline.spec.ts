import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { useStrings } from '../../src/i18n/strings.ts';
import { answers, field } from '../support/browser/box-page.ts';
import { expect, forgive, test as base } from '../support/browser/fixtures.ts';
import { builds } from '../support/sites/builds.ts';
import type { LocalServer } from '../support/sites/listen.ts';
import { serve } from '../support/sites/serve.ts';

interface Host extends LocalServer {
  /** Serves another text from now on. */
  change: (file: string, edit: (text: string) => string) => void;
  /** What stands before it answers everything with from now on: that it is down, or that one has to log in; undefined, it is gone. */
  gateway: 'down' | 'login' | undefined;
}

/** A server that can be pulled out, whose files can be changed, and that something can stand before. */
const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const { dir, base: path } = builds.base;
    const changed = new Map<string, string>();
    const server = await serve(dir, path, changed, ({ url }, response) => {
      if (url === '/login') response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Log in</title>');
      else if (host.gateway === 'down') response.writeHead(503).end('503 Service Unavailable');
      else if (host.gateway === 'login') response.writeHead(302, { location: '/login' }).end();
      else return false;
      return true;
    });
    const host: Host = {
      ...server,
      origin: server.origin + path.replace(/\/$/, ''),
      change: (file, edit) => void changed.set(file, edit(readFileSync(join(dir, file), 'utf8'))),
      gateway: undefined,
    };
    await use(host);
    await server.close();
  },
});
test.use({ serviceWorkers: 'allow' });
// What cannot be had is told by the browser as well.
test.afterEach(({ complaints }) => forgive(complaints, 'failed: ', 'Failed to load'));

const notice = (page: Page) => page.locator('.site-notice');

/** Opens a page and waits until the service worker has kept what it keeps. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

const locale = 'zh';
const [stale, unsaved] = (['offline.stale', 'offline.unsaved'] as const).map((key) => {
  const [before = '', after = ''] = useStrings(locale)(key).split('{date}');
  return new RegExp(`${RegExp.escape(before)}.+${RegExp.escape(after)}`);
}) as [RegExp, RegExp];

test(`without a network a visited page can be read and says what it is, and the box answers`, async ({ page, context, host }) => {
  await visit(page, `${host.origin}/${locale}/errors/ModelNotOpen/`);
  await expect(notice(page)).toHaveCount(0);
  await context.setOffline(true);
  await host.close();

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ModelNotOpen');
  await expect(notice(page)).toHaveText(stale);
  await expect(page.locator('body'), 'its style sheets').toHaveCSS('font-size', '15px');

  await page.goto(`${host.origin}/${locale}/`);
  const text = "Error code: 429 - {'error': {'code': 'AccountOverdueError'}}";
  await field(page).fill(text);
  const answer = answers(page).first();
  await expect(answer).toHaveAttribute('data-code', 'AccountOverdueError');

  // A page that was never opened: its code is looked up instead.
  await page.goto(`${host.origin}/${locale}/errors/QuotaExceeded/?a=b#c`);
  await expect(page).toHaveURL(new RegExp(`/${locale}/search/\\?q=QuotaExceeded`));
  await expect(answer).toHaveAttribute('data-code', 'QuotaExceeded');
  await expect(notice(page)).toHaveText(unsaved);

  // What tickets link to names no language: the page in one that was kept, or the box in it.
  await page.goto(`${host.origin}/e/ModelNotOpen/#message-1`);
  await expect(page).toHaveURL(new RegExp(`/${locale}/errors/ModelNotOpen/#message-1$`));
  await expect(notice(page)).toHaveText(stale);
  await page.goto(`${host.origin}/`);
  await expect(page).toHaveURL(`${host.origin}/${locale}/`);
  await page.goto(`${host.origin}/e/QuotaExceeded/`);
  await expect(answer).toHaveAttribute('data-code', 'QuotaExceeded');
  await expect(notice(page)).toHaveText(unsaved);

  // The other language was not kept: this one takes its place.
  await page.goto(`${host.origin}/en/errors/ModelNotOpen/`);
  await expect(page).toHaveURL(`${host.origin}/${locale}/errors/ModelNotOpen/`);
  await page.goto(`${host.origin}/en/errors/QuotaExceeded/`);
  await expect(page).toHaveURL(new RegExp(`/${locale}/search/\\?q=QuotaExceeded`));
  await expect(answer).toHaveAttribute('data-code', 'QuotaExceeded');

  // A status is looked up like a code; nor does a page without either go by unsaid.
  await page.goto(`${host.origin}/${locale}/status/429/`);
  await expect(page).toHaveURL(new RegExp(`/${locale}/search/\\?q=429`));
  await page.goto(`${host.origin}/${locale}/guides/429/`);
  await expect(page).toHaveURL(new RegExp(`/${locale}/search/`));
  await expect(notice(page)).toHaveText(unsaved);
});

test('a server that is down behind its gateway is no worse than none', async ({ page, host }) => {
  await visit(page, `${host.origin}/${locale}/errors/ModelNotOpen/`);
  await page.goto(`${host.origin}/${locale}/`);
  host.gateway = 'down';
  await field(page).fill('AccountOverdueError');
  await expect(answers(page).first()).toHaveAttribute('data-code', 'AccountOverdueError');
  await page.goto(`${host.origin}/${locale}/errors/ModelNotOpen/`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ModelNotOpen');
  await expect(notice(page)).toHaveText(stale);
});

test('a page to log in on takes the place of nothing that is kept', async ({ page, context, host }) => {
  const address = `${host.origin}/${locale}/errors/ModelNotOpen/`;
  const readNew = (): Promise<string> =>
    page.evaluate((url) => fetch(url).then((response) => response.text()), `${host.origin}/_astro/new.js`);
  await visit(page, address);
  host.gateway = 'login';
  expect(await readNew()).toContain('Log in');
  for (const asked of [`${host.origin}/en/`, address]) {
    await page.goto(asked);
    await expect(page).toHaveTitle('Log in');
  }
  host.gateway = undefined;
  await page.goto(address);
  expect(await readNew()).not.toContain('Log in');
  host.gateway = 'login';
  await page.goto(address);
  await context.setOffline(true);
  await host.close();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ModelNotOpen');
  await expect(notice(page)).toHaveText(stale);
  await page.goto(`${host.origin}/en/`);
  await expect(page, 'nor was that page kept as the other language').toHaveURL(`${host.origin}/${locale}/`);
});

test('with a network every page is the one that the server has, whatever was kept', async ({ page, host }) => {
  const address = `${host.origin}/en/errors/ModelNotOpen/`;
  await visit(page, address);
  host.change('en/errors/ModelNotOpen/index.html', (html) => html.replace('<title>', '<title>New: '));
  await page.reload();
  await expect(page).toHaveTitle(/^New: /);
  await expect(notice(page)).toHaveCount(0);
});

test('an address that is called like what every object has is not there, and is told so', async ({ page, host }) => {
  await visit(page, `${host.origin}/en/`);
  await page.goto(`${host.origin}/constructor/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('404');
});

test('a page that lies open is told when it has changed, and others are left alone', async ({ page, context, host }) => {
  const t = useStrings('en');
  const update = (): Promise<unknown> => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await visit(page, `${host.origin}/en/errors/ModelNotOpen/`);
  const other = await context.newPage();
  await other.goto(`${host.origin}/en/errors/QuotaExceeded/`);
  host.change('en/errors/ModelNotOpen/index.html', (html) => html.replace('<title>', '<title>New: '));
  host.change('sw.js', (code) => `/* new */${code}`);
  await update();
  await expect(notice(page)).toContainText(t('offline.changed'));
  await expect(notice(other)).toHaveCount(0);
  await notice(page)
    .getByRole('button', { name: t('offline.reload') })
    .click();
  await expect(page).toHaveTitle(/^New: /);
  await expect(notice(page)).toHaveCount(0);
});
