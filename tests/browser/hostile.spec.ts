/** Strings that would run as a script where a page took them for HTML, through every way in. Each way is one page, which takes them all. */
import type { Page } from '@playwright/test';
import { ask, field, results } from '../support/box-page.ts';
import { expect, test } from '../support/fixtures.ts';
import { injectionStrings } from '../support/injection-strings.ts';

test.beforeEach(({ page }) => {
  page.on('dialog', (dialog) => void dialog.dismiss());
});

/** Of the many combinations, as many as show each payload and each wrapper. */
const some = injectionStrings.filter((_, index) => index % 7 === 0);

const hasRun = (page: Page): Promise<boolean> => page.evaluate(() => '__injected' in globalThis);

test('what is put into the box runs nothing', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'warm');
  await page.evaluate(async (strings) => {
    const box = document.querySelector<HTMLElement & { ask(text: string): void }>('ark-box');
    const list = document.querySelector<HTMLElement>('[data-results]');
    if (!box || !list) throw new Error('no box');
    const settled = (text: string): Promise<void> =>
      new Promise((done) => {
        const isDone = (): boolean => list.dataset['state'] === 'done' && list.dataset['query'] === text.replaceAll('\r\n', '\n');
        const observer = new MutationObserver(() => {
          if (!isDone()) return;
          observer.disconnect();
          done();
        });
        observer.observe(list, { attributes: true });
      });
    for (const text of strings) {
      const done = settled(text);
      box.ask(text);
      await done;
    }
    // Whatever was put into the page has asked for its picture by now, and had its answer before this one.
    await fetch(location.href);
    await new Promise(requestAnimationFrame);
  }, injectionStrings);
  expect(await hasRun(page)).toBe(false);
});

test('what stands in the query of the search page runs nothing', async ({ page }) => {
  for (const [index, text] of some.entries()) {
    const query = `?q=${encodeURIComponent(text)}`;
    // As when somebody opens the link: now and then anew, else by going back to it.
    if (index % 10 === 0) await page.goto(`/en/search/${query}`);
    else
      await page.evaluate((address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      }, query);
    await expect(field(page)).toHaveValue(text);
    await expect(results(page)).toHaveAttribute('data-state', 'done');
    expect(await hasRun(page), text).toBe(false);
  }
});

test('what stands in the fragment of a code page runs nothing', async ({ page }) => {
  await page.goto('/en/errors/ModelNotOpen/');
  for (const text of some) {
    const value = encodeURIComponent(text);
    // An anchor that is none, then values for the message.
    for (const fragment of [`${value}?account=${value}&model=${value}`, `message-1?account=${value}&model=${value}`])
      await page.evaluate((hash) => (location.hash = hash), fragment);
    await expect(page.locator('var[data-placeholder="account"]').first()).toHaveAttribute('data-filled', '');
    expect(await hasRun(page), text).toBe(false);
  }
  await expect(page.locator('var[data-placeholder] *, ark-case code *')).toHaveCount(0);
});
