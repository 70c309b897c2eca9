/** The box when something it asks for does not come: it waits visibly, says what is missing, loses no text, and gets over it by itself. */
import type { Page, Route } from '@playwright/test';
import { useStrings } from '../../src/i18n/strings.ts';
import { answered, answers, ask, card, field, pasted, results, steps } from '../support/browser/box-page.ts';
import { expect, forgive, hold, press, test } from '../support/browser/fixtures.ts';

const say = useStrings('en');

// What did not come is told by the browser as well.
test.afterEach(({ complaints }) => forgive(complaints, 'failed: ', 'Failed to load'));

/** Nothing in it is certain, whatever is asked. */
const vague = 'zebra crossing';

/** Files that the box asks for, the text that makes it do so, and what shows that they came. */
const needs = [
  { name: 'code', file: '**/_astro/box.*.js*', text: pasted },
  { name: 'index', file: '**/lookup.json', text: pasted },
  { name: 'advice', file: '**/*.advice.json', text: pasted },
  { name: 'code for questions', file: '**/_astro/unsure.*.js*', text: '余额不足' },
  { name: 'words', file: '**/words.*.json', text: '余额不足' },
  { name: 'code of the full text', file: '**/_astro/pagefind.*.js*', text: vague },
  { name: 'full text', file: '**/pagefind/pagefind.js*', text: vague },
  { name: 'pages of the full text', file: '**/pagefind/slugs.json', text: vague },
  { name: 'code for remarks', file: '**/_astro/notes.*.js*', text: `${pasted.slice(0, 160)}...` },
] as const;

const failures = {
  'the network': (route: Route) => route.abort(),
  'the server': (route: Route) => route.fulfill({ status: 503, body: 'busy' }),
  'a page in its place': (route: Route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<!doctype html>' }),
} as const;

/** What brings the box to ask again. */
const pushes = {
  key: (page: Page) => field(page).press('Shift'),
  network: (page: Page) => page.evaluate(() => void dispatchEvent(new Event('online'))),
  focus: async (page: Page) => {
    await field(page).blur();
    await field(page).focus();
  },
} as const;

const failure = (page: Page) => page.locator('ark-box .failure');

for (const [at, { name, file, text }] of needs.entries())
  for (const [turn, [kind, fail]] of Object.entries(failures).entries()) {
    // To the browser code fails alike whatever failed: one of the ways in turn; data by two of them.
    if (file.endsWith('json') ? turn === at % 3 : turn !== at % 3) continue;
    // Each failure with another push: all meet over the table.
    const [push, again] = Object.entries(pushes)[(at + turn) % 3] ?? ['key', pushes.key];
    test(`${name} fails by ${kind}: the box says so, keeps the text, and after ${push} shows that it waits, and is whole again`, async ({
      page,
    }) => {
      await page.route(file, fail);
      await page.goto('/en/');
      await field(page).fill(text);
      await expect(failure(page).first()).not.toBeEmpty();
      if (name === 'advice') await expect(failure(page).locator('a')).toHaveAttribute('href', /\/en\/errors\/ModelNotOpen\//);
      await expect(field(page)).toHaveValue(text);
      await expect(page.locator('ark-box .answers')).not.toHaveAttribute('aria-busy', 'true');
      await page.unroute(file);
      const release = await hold(page, file);
      await again(page);
      // The full text comes behind the answers that are there.
      if (text !== vague) {
        await expect(page.locator('ark-box .answers')).toHaveAttribute('aria-busy', 'true');
        await expect(page.locator('ark-box [data-summary]')).toHaveText(say('box.loading'));
      }
      release();
      await answered(page, text);
      await expect(page.locator('ark-box .answers')).toHaveAttribute('aria-busy', 'false');
      await expect(page.locator('ark-box [data-summary]')).not.toHaveText(say('box.loading'));
      await expect(failure(page)).toHaveCount(0);
      await expect(field(page)).toHaveValue(text);
      if (text !== vague) await expect(steps(page).first()).not.toBeEmpty();
    });
  }

for (const body of ['{}', 'null'])
  test(`${body} in the place of the steps counts as none, and they are asked for again by the next key`, async ({ page }) => {
    await page.route('**/*.advice.json', (route) => route.fulfill({ body, contentType: 'application/json' }));
    await page.goto('/en/search/');
    await field(page).fill(pasted);
    await expect(failure(page)).not.toBeEmpty();
    await expect(page.locator('ark-box .answers')).not.toHaveAttribute('aria-busy', 'true');
    await page.unroute('**/*.advice.json');
    await field(page).press('Shift');
    await expect(steps(page).first()).not.toBeEmpty();
    await expect(failure(page)).toHaveCount(0);
  });

test.describe('in the dialog', () => {
  const dialog = (page: Page) => page.getByRole('dialog');

  test('the slash opens it without a network, never leaves the page, and what is typed is answered when the network is back', async ({
    page,
    context,
  }) => {
    await page.goto('/en/errors/AccessDenied/');
    const address = page.url();
    await context.setOffline(true);
    await press(page, '/');
    await expect(dialog(page).locator('textarea')).toBeFocused();
    await page.keyboard.type('ModelNotOpen');
    await expect(dialog(page).locator('.failure')).not.toBeEmpty();
    expect(page.url()).toBe(address);
    await context.setOffline(false);
    await answered(page, 'ModelNotOpen');
    await expect(dialog(page).locator('textarea')).toHaveValue('ModelNotOpen');
    await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen');
  });

  for (const [what, file, typed, push] of [
    ['data', '**/box.json', 'ModelNotOpe', 'n'],
    ['messages', '**/messages.json', pasted, ''],
  ] as const)
    test(`its ${what} fail: it says so, keeps the text, and the next key brings them`, async ({ page }) => {
      await page.route(file, failures['the server']);
      await page.goto('/zh/errors/AccessDenied/');
      await press(page, '/');
      await page.keyboard.insertText(typed);
      await expect(failure(page).first()).not.toBeEmpty();
      await page.unroute(file);
      await page.keyboard.press(push || 'Shift');
      await answered(page, typed + push);
      await expect(failure(page)).toHaveCount(0);
      await expect(field(page)).toHaveValue(typed + push);
      await expect(field(page)).toBeFocused();
      await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen');
    });

  test('what is typed before it is filled stays, and the caret with it', async ({ page }) => {
    const release = await hold(page, '**/box.json');
    await page.goto('/zh/errors/AccessDenied/');
    await page.locator('[data-open-box]').click();
    await page.keyboard.type('overdu');
    await expect(dialog(page).locator('[data-summary]')).toHaveText(useStrings('zh')('box.loading'));
    release();
    await expect(results(page)).toHaveCount(1);
    await page.keyboard.type('e');
    await answered(page, 'overdue');
    await expect(dialog(page).locator('textarea')).toHaveValue('overdue');
    await expect(answers(page).first()).toHaveAttribute('data-code', 'AccountOverdueError');
  });
});

test.describe('a tab from before a deploy', () => {
  /** Whether the page is still the one from before the deploy; another address in its bar makes it no other. */
  function watchAge(page: Page): () => boolean {
    let isOld = true;
    page.on('request', (request) => {
      if (request.isNavigationRequest()) isOld = false;
    });
    return () => isOld;
  }

  /** The files are gone until the page is loaded anew, as if its new version named others. */
  async function deploy(page: Page, file: string): Promise<void> {
    const isOld = watchAge(page);
    await page.route(file, (route) => (isOld() ? route.fulfill({ status: 404, body: '' }) : route.continue()));
  }

  for (const [name, path, file, text] of [
    ['code', 'zh/', '**/_astro/box.*.js*', pasted],
    ['code for questions', 'zh/search/', '**/_astro/unsure.*.js*', '余额不足'],
  ] as const)
    test(`${name} is gone: the page loads itself anew, once, and answers the text that stood there`, async ({ page }) => {
      await page.goto(`/${path}`);
      await deploy(page, file);
      const anew = page.waitForEvent('load');
      await field(page).fill(text);
      await anew;
      await answered(page, text);
      await expect(field(page)).toHaveValue(text);
      await expect(card(page)).toHaveCount(1);
    });

  test('code of the dialog is gone: the page loads itself anew, and the dialog is there again with its text', async ({ page }) => {
    await page.goto('/en/errors/AccessDenied/');
    await deploy(page, '**/_astro/box.*.js*');
    const anew = page.waitForEvent('load');
    await press(page, '/');
    await anew;
    await expect(page.getByRole('dialog').locator('textarea')).toBeFocused();
    await page.keyboard.type('ModelNotOpen');
    await answered(page, 'ModelNotOpen');
  });

  test('words of another edition are not taken for those of this one', async ({ page }) => {
    await page.goto('/zh/');
    const isOld = watchAge(page);
    await page.route('**/words.*.json', async (route) => {
      const response = await route.fetch();
      const words = (await response.json()) as { stamp: string };
      await route.fulfill({ response, json: isOld() ? { ...words, stamp: 'another' } : words });
    });
    const anew = page.waitForEvent('load');
    await field(page).fill('余额不足');
    await anew;
    await answered(page, '余额不足');
    await expect(field(page)).toHaveValue('余额不足');
    await expect(answers(page).first()).toHaveAttribute('data-code', 'AccountOverdueError');
  });

  for (const [what, file, path] of [
    ['words', '**/words.*.json', 'zh/'],
    ['messages', '**/messages.json', 'zh/errors/AccessDenied/'],
  ] as const)
    test(`${what} of another edition that a new page gets, too, are asked for again by the next key`, async ({ page }) => {
      await page.route(file, (route) => route.fulfill({ json: { stamp: 'another' } }));
      await page.goto(`/${path}`);
      const text = what === 'words' ? '余额不足' : pasted;
      if (what === 'messages') await press(page, '/');
      const anew = page.waitForEvent('load');
      await page.keyboard.insertText(text);
      await anew;
      await expect(failure(page).first()).not.toBeEmpty();
      await page.unroute(file);
      await field(page).press('Shift');
      await answered(page, text);
      await expect(failure(page)).toHaveCount(0);
      await expect(card(page)).toHaveCount(1);
    });

  test('what is typed until the new page comes is there again', async ({ page }) => {
    await page.goto('/zh/');
    await deploy(page, '**/_astro/box.*.js*');
    let release = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      void page.route('**/zh/', async (route) => {
        if (route.request().isNavigationRequest()) {
          resolve();
          await new Promise<void>((go) => (release = go));
        }
        await route.continue();
      });
    });
    await field(page).press('M');
    await asked;
    await page.keyboard.type('odelNotOpe');
    const anew = page.waitForEvent('load');
    release();
    await anew;
    await field(page).press('n');
    await answered(page, 'ModelNotOpen');
  });

  for (const [what, file] of [
    ['code', '**/_astro/load-reply.*.js*'],
    ['data', '**/errors/ModelNotOpen.reply.json'],
  ] as const)
    test(`a reply whose ${what} is gone: the button says what to do, and works again when it is back`, async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.route(file, (route) => route.fulfill({ status: 404, body: '' }));
      await page.goto('/en/search/');
      await ask(page, pasted);
      const copy = card(page).getByRole('button', { name: 'Copy reply', exact: true });
      await copy.click();
      await expect(card(page).getByRole('status')).toHaveText(/did not load/);
      await page.unroute(file);
      await copy.click();
      await expect(card(page).getByRole('status')).toHaveText(/^Copied/);
    });
});
