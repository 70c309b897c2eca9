/** What all pages share: one grid, one bar, both colour schemes, telephones, no JavaScript. */
import type { Page } from '@playwright/test';
import { allKinds, expect, kindsInLanguage, test } from '../support/browse.ts';

const brightness = (page: Page): Promise<number> =>
  page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));

test('the text of every kind of page begins at the same edge, and has the bar and the foot', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const edges = new Map<number, string[]>();
  for (const [name, path] of allKinds) {
    await page.goto(`/${path}`);
    const left = (await page.locator('main h1').boundingBox())?.x ?? 0;
    edges.set(left, [...(edges.get(left) ?? []), name]);
    await expect(page.locator('header a[data-open-box]'), name).toBeVisible();
    await expect(page.locator('footer').last(), name).toContainText(/20\d\d/);
  }
  expect([...edges.values()]).toHaveLength(1);
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes('/no/such/page/')));
});

test('on a telephone the box has the bar, and theme and language are in the menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/zh/errors/ModelNotOpen/');
  const { width = 0 } = (await page.locator('header a[data-open-box]').boundingBox()) ?? {};
  expect(width).toBeGreaterThan(250);
  const language = page.getByRole('link', { name: '切换语言：English' });
  await expect(language).toBeHidden();
  await page.locator('.sl-menu-button').click();
  await page.getByRole('combobox', { name: '主题' }).selectOption('深色');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await language.click();
  await expect(page).toHaveURL('/en/errors/ModelNotOpen/');
});

for (const locale of ['zh', 'en'] as const)
  test(`each example of the home page shows what the box makes of it (${locale})`, async ({ page }) => {
    await page.goto(`/${locale}/`);
    const examples = await page
      .locator('a[data-ask]')
      .evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset['ask'] ?? ''));
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) {
      await page.goto(`/${locale}/`);
      await page.locator('a[data-ask]').nth(examples.indexOf(example)).click();
      await expect(page.locator('main textarea[name="q"]')).toHaveValue(example);
      await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
      await expect(page.locator('main :is([data-case], [data-results] a)').first(), example).toBeVisible();
      await expect(page).toHaveURL(`/${locale}/`);
    }
  });

test('a guide on a telephone: what follows on the page is whole, rows are lists with their headings, nothing is cut off unseen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/zh/guides/429/');
  const header = await page.locator('header.header').boundingBox();
  const bar = await page.locator('.toc-bar button').boundingBox();
  expect(bar?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0) - 1);
  expect(bar?.height).toBeGreaterThanOrEqual(24);
  for (const cell of await page.locator('table:not(.wide) td').all()) {
    const box = await cell.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  }
  const head = await page.locator('table:not(.wide) th').nth(2).textContent();
  const label = await page
    .locator('table:not(.wide) td')
    .nth(2)
    .evaluate((cell) => getComputedStyle(cell, '::before').content);
  expect(label).toBe(`"${head ?? ''}"`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`every kind of page keeps the reader’s ${colorScheme} scheme`, async ({ page, complaints }) => {
      await page.emulateMedia({ colorScheme });
      for (const [name, path] of allKinds) {
        await page.goto(`/${path}`);
        const level = await brightness(page);
        expect(colorScheme === 'light' ? level > 200 : level < 60, `${name}: ${level}`).toBe(true);
      }
      complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes('/no/such/page/')));
    });

  test('no page shows a field that does nothing, and the search page says what is possible', async ({ page }) => {
    for (const path of Object.values(kindsInLanguage)) {
      await page.goto(`/en/${path}`);
      await expect(page.locator('input, select, textarea').locator('visible=true'), path).toHaveCount(0);
    }
    await page.goto('/en/search/?q=429');
    await expect(page.locator('main noscript p')).toBeVisible();
    await expect(page.locator('main').getByRole('link', { name: '429', exact: true })).toHaveAttribute('href', '/en/status/429/');
    await expect(page.locator('main').getByRole('link', { name: 'All error codes' })).toHaveAttribute('href', '/en/errors/');
  });
});
