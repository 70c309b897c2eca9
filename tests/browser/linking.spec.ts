/** Links that others hold: what they open, what they carry, and what happens to those that are slightly wrong. */
import type { Page } from '@playwright/test';
import { useStrings } from '../../src/i18n/strings.ts';
import { expect, forgive, measureOverflow, test } from '../support/browser/fixtures.ts';

const message = (page: Page, variant = 'message-1') => page.locator(`[data-variant="${variant}"] pre.message`).first();
/** The browser itself reports the 404 with which the page for what is not there begins. */
const forgiveNotFound = (complaints: string[]): void => forgive(complaints, 'status of 404');

test.describe('an address that is not there', () => {
  test.afterEach(({ complaints }) => forgiveNotFound(complaints));

  for (const [asked, opened] of [
    ['EN/ERRORS/MODELNOTOPEN', 'en/errors/ModelNotOpen/'],
    ['zh/errors/InvalidParameter.temperature/', 'zh/errors/InvalidParameter.Parameter/#?parameter=temperature'],
    ['zh/status/', 'zh/#statuses'],
  ] as const) {
    test(`${asked} opens ${opened}, also below a base path`, async ({ page, mounted, origin }) => {
      for (const root of [`${origin}/`, mounted]) {
        await page.goto(root + asked);
        await expect(page).toHaveURL(root + opened);
        await expect(page.locator('h1')).toBeVisible();
        const place = /#(\w+)$/.exec(opened)?.[0];
        if (place) await expect(page.locator(place)).toBeInViewport();
      }
    });
  }

  test('keeps what it carries: query, anchor and values', async ({ page, origin }) => {
    await page.goto('/zh/errors/modelnotopen/?from=ticket#message-1?account=2100000000');
    await expect(page).toHaveURL(`${origin}/zh/errors/ModelNotOpen/?from=ticket#message-1?account=2100000000`);
    await expect(message(page)).toContainText('Your account 2100000000 has');
    await page.goto('/zh/errors/missingparameter.model/#?request-id=0217');
    await expect(page).toHaveURL(/MissingParameter\.Parameter\/#\?request-id=0217&parameter=model$/);
  });

  test('goes to the neutral page when it was meant to be one, and on from there', async ({ page, origin }) => {
    await page.goto('/e/modelnotopen');
    await expect(page).toHaveURL(`${origin}/en/errors/ModelNotOpen/`);
  });

  test('with a typing error offers the code in both languages, and stays', async ({ page, origin }) => {
    await page.goto('/ModelNotOpne/');
    const links = page.locator('[data-guesses] li a');
    await expect(links).toHaveText(['ModelNotOpen', 'ModelNotOpen']);
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      '/zh/errors/ModelNotOpen/',
      '/en/errors/ModelNotOpen/',
    ]);
    expect(page.url()).toBe(`${origin}/ModelNotOpne/`);
  });

  test('of a guide or a category with a typing error says so, and offers the one that is like it by its title', async ({
    page,
    mounted,
  }) => {
    for (const [asked, title, opened] of [
      ['en/guides/429s/', 'Every 429 explained', 'en/guides/429/'],
      ['zh/categories/rate-limits/', '限流与过载', 'zh/categories/rate-limit/'],
    ] as const) {
      await page.goto(mounted + asked);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('404');
      await expect(page.locator('[data-guesses] li a:visible')).toHaveText([title]);
      await page.getByRole('link', { name: title }).click();
      await expect(page).toHaveURL(mounted + opened);
    }
  });

  test('with the beginning of several codes lists them, in the language of the address', async ({ page }) => {
    await page.goto('/en/errors/RateLimitExceeded/x/');
    await page.goto('/en/errors/RateLimitExceeded.endpoint/');
    await expect(page.locator('section[data-locale="zh"]')).toBeHidden();
    const links = page.locator('section[data-locale="en"] li a');
    await expect(links.first()).toBeVisible();
    for (const text of await links.allTextContents()) expect(text).toMatch(/^RateLimitExceeded\.Endpoint/);
  });

  test('that means nothing leads to a search for it', async ({ page }) => {
    await page.goto('/en/errors/something-else-entirely/');
    await page.getByRole('link', { name: 'Search for “something-else-entirely”' }).click();
    await expect(page.locator('textarea[name="q"]').first()).toHaveValue('something-else-entirely');
  });

  test('however strange, gets the helpful page', async ({ page, origin }) => {
    for (const path of [
      '%E4%BD',
      '%25%25',
      '%3Cscript%3EglobalThis.__injected%3D1%3C%2Fscript%3E',
      `errors/${'x'.repeat(1500)}/`,
      'zh/errors/%22%3E%3Cimg%20src%3Dx%20onerror%3DglobalThis.__injected%3D1%3E/',
      'a/b/c/d/',
      '..%2f..%2fetc/',
    ]) {
      await page.goto(`${origin}/${path}`);
      await expect(page.locator('section[data-locale]:visible').first().getByRole('link').first(), path).toBeVisible();
      await expect(page.locator('[data-guesses] a, [data-guesses]:empty').first(), path).toBeAttached();
      expect(await page.evaluate(() => '__injected' in globalThis), path).toBe(false);
    }
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('leads to the home page, the table and the search of both languages', async ({ page }) => {
      await page.goto('/nothing/');
      for (const path of ['', 'errors/', 'search/'])
        for (const locale of ['zh', 'en']) await expect(page.locator(`main a[href="/${locale}/${path}"]`)).toBeVisible();
    });
  });
});

test.describe('a link to a case', () => {
  test('fills the message of its variant alone, and says so', async ({ page }) => {
    await page.goto('/en/errors/QuotaExceeded/#free-trial?account=2100000000&model=doubao-pro');
    await expect(message(page, 'free-trial')).toContainText(
      'Your account [2100000000] has exhausted its free trial quota for the [doubao-pro] model.',
    );
    await expect(message(page, 'queued-tasks')).not.toContainText('2100000000');
    await expect(page.locator('ark-case')).toContainText('2100000000');
    await expect(message(page, 'free-trial')).toBeInViewport();
    // It begins the screen: nothing of what stands before it is left above.
    const [bar, variant] = await Promise.all(
      [page.locator('header.header'), page.locator('#free-trial')].map((part) => part.boundingBox()),
    );
    expect((variant?.y ?? NaN) - (bar?.y ?? NaN) - (bar?.height ?? NaN)).toBeLessThan(32);
  });

  test('leaves absent values as they are documented and empty ones empty', async ({ page }) => {
    await page.goto('/en/errors/QuotaExceeded/#free-trial?account=');
    await expect(message(page, 'free-trial')).toContainText('Your account [] has exhausted its free trial quota for the [%s] model.');
  });

  test('follows the fragment when it changes', async ({ page }) => {
    await page.goto('/en/errors/ModelNotOpen/#message-1?account=1&model=a');
    await expect(message(page)).toContainText('Your account 1 has not activated the model a.');
    await page.evaluate(() => (location.hash = '#message-1?account=2'));
    await expect(message(page)).toContainText('Your account 2 has not activated');
    await expect(message(page)).not.toContainText('the model a.');
    await page.evaluate(() => (location.hash = ''));
    await expect(page.locator('ark-case')).toBeEmpty();
    await expect(message(page)).not.toContainText('account 2');
  });

  test('says so where what fills it did not come, and fills it once the network is back', async ({ page, complaints }) => {
    await page.route('**/show-case*.js*', (route) => route.abort());
    await page.goto('/en/errors/ModelNotOpen/#message-1?account=2100000000');
    await expect(page.locator('ark-case')).toHaveText(useStrings('en')('case.failed'));
    await page.unroute('**/show-case*.js*');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(message(page)).toContainText('2100000000');
    await page.evaluate(() => (location.hash += '&model=a'));
    await expect(message(page)).toContainText('the model a.');
    await expect(page.locator('ark-case')).not.toContainText(useStrings('en')('case.failed'));
    complaints.length = 0;
  });

  test('with long values keeps the page in its width', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`/en/errors/ModelNotOpen/#message-1?account=${'9'.repeat(5000)}&model=${'x'.repeat(5000)}`);
    await expect(message(page)).toContainText('99999');
    expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
    expect((await message(page).textContent())?.length).toBeLessThan(1000);
  });

  test('masks keys that somebody pasted along', async ({ page }) => {
    const key = '3f8c2a10-1234-4abc-9def-0123456789ab';
    await page.goto(`/en/errors/ModelNotOpen/#message-1?account=sk-abcdefghijklmnop1234&model=Bearer%20${key}`);
    await expect(page.locator('ark-case')).toContainText('***');
    const shown = await page.locator('main').innerText();
    expect(shown).not.toContain('abcdefghijklmnop1234');
    expect(shown).not.toContain(key);
  });
});

test.describe('a link to a reason', () => {
  const page0 = '/en/errors/InvalidParameter/max-tokens-above-limit/';

  test('puts its values into the steps and the message, and marks the limit of the model', async ({ page }) => {
    await page.goto(`${page0}#?limit=12288&value=16384&model=doubao-seed-1-6-251015`);
    const step = page.locator('#steps + * li').first();
    await expect(step).toContainText('to 12288 or less (you sent 16384)');
    await expect(page.locator('pre.message').first()).toContainText('a value <= 12288, but got 16384 instead');
    await expect(page.locator('table.limit tr[data-filled]')).toHaveCount(1);
    await expect(page.locator('table.limit tr[data-filled]')).toContainText('doubao-seed-1-6');
  });

  test('says plain words where a value is not known, and takes the limit from the table', async ({ page }) => {
    await page.goto(page0);
    const step = page.locator('#steps + * li').first();
    await expect(step).toContainText('to the limit in the message or less;', { useInnerText: true });
    await expect(step.locator('.optional')).toBeHidden();
    await page.evaluate(() => (location.hash = '#?model=doubao-seed-1-6-251015'));
    await expect(step).toContainText('to 32k or less;', { useInnerText: true });
    await page.evaluate(() => (location.hash = '#?model=ep-20260101000000-abcde'));
    await expect(step).toContainText('to the limit in the message or less;', { useInnerText: true });
  });

  test('leaves a space between Latin and Chinese where a value is not known', async ({ page }) => {
    await page.goto('/zh/errors/InvalidParameter/image-url-download-timeout/');
    const steps = page.locator('#steps ~ :is(ol, ul)').first();
    await expect(steps).toContainText('URL 换成', { useInnerText: true });
    await page.evaluate(() => (location.hash = '#?url=https://example.com/a.png'));
    await expect(steps).toContainText('URL https://example.com/a.png 换成', { useInnerText: true });
  });

  test('takes no limit from the table of another parameter', async ({ page }) => {
    await page.goto('/en/errors/InvalidParameter/reference-video-total-duration/#?model=doubao-seedance-2-5');
    // The duration is a range, which no sentence can call the limit; the second table counts clips.
    await expect(page.locator('table.limit tr[data-filled]')).toHaveText([/2–30/, /10/]);
    await expect(page.locator('var[data-placeholder="limit"]')).not.toHaveCount(0);
    await expect(page.locator('var[data-placeholder="limit"][data-filled]')).toHaveCount(0);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test('the page of the code leads to each of its reasons', async ({ page }) => {
      await page.goto('/en/errors/InvalidParameter/');
      await page.locator('#reasons-chat summary').click();
      await page.getByRole('link', { name: 'max_tokens above the model’s limit' }).click();
      await expect(page).toHaveURL(/max-tokens-above-limit\/$/);
    });
  });
});
