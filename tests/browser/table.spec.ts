import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/browse.ts';

const rows = (page: Page): Locator => page.locator('tbody tr');
const shown = (page: Page): Locator => page.locator('tbody tr:visible');

for (const locale of ['zh', 'en'] as const) {
  test.describe(`the table of all codes (${locale})`, () => {
    test('filters by status, category and text, and says how many are shown', async ({ page }) => {
      await page.goto(`/${locale}/errors/`);
      const all = await rows(page).count();
      await page.locator('select[name="status"]').selectOption('429');
      await expect(shown(page).first()).toBeVisible();
      const limited = await shown(page).count();
      expect(limited).toBeLessThan(all);
      for (const row of await shown(page).all()) await expect(row.locator('td').first()).toContainText('429');
      await expect(page.locator('ark-table [role="status"]')).toContainText(String(limited));
      await page.locator('select[name="category"]').selectOption('quota');
      await expect(page.locator('tbody tr:visible:not([data-category="quota"])')).toHaveCount(0);
      await page.locator('ark-table button[type="reset"]').click();
      await expect(shown(page)).toHaveCount(all);
    });

    test('finds by title and by a piece of a code, in any case', async ({ page }) => {
      await page.goto(`/${locale}/errors/`);
      await page.locator('input[name="text"]').fill('endpointTPM');
      await expect(page.locator('a', { hasText: 'EndpointTPMExceeded' })).toBeVisible();
      await expect(page.locator('tbody a:visible', { hasText: 'ModelNotOpen' })).toHaveCount(0);
      await page.locator('input[name="text"]').fill(locale === 'zh' ? '开通' : 'not activated');
      await expect(page.locator('tbody a', { hasText: 'ModelNotOpen' })).toBeVisible();
    });
  });
}

test('the state of the filter is in the address, which opens the same table', async ({ page }) => {
  await page.goto('/en/errors/');
  await page.locator('input[name="text"]').fill('endpoint');
  await page.locator('select[name="status"]').selectOption('404');
  await expect(page).toHaveURL('/en/errors/?text=endpoint&status=404');
  const codes = await shown(page).locator('th').allInnerTexts();
  expect(codes.length).toBeGreaterThan(0);
  await page.reload();
  await expect(page.locator('input[name="text"]')).toHaveValue('endpoint');
  expect(await shown(page).locator('th').allInnerTexts()).toEqual(codes);
  await page.locator('ark-table button[type="reset"]').click();
  await expect(page).toHaveURL('/en/errors/');
});

test('going back from a code page finds the filtered table again', async ({ page }) => {
  await page.goto('/en/errors/');
  await page.locator('input[name="text"]').fill('EndpointTPMExceeded');
  await page.getByRole('link', { name: 'RateLimitExceeded.EndpointTPMExceeded' }).click();
  await expect(page).toHaveURL('/en/errors/RateLimitExceeded.EndpointTPMExceeded/');
  await page.goBack();
  await expect(page).toHaveURL('/en/errors/?text=EndpointTPMExceeded');
  await expect(page.locator('input[name="text"]')).toHaveValue('EndpointTPMExceeded');
  await expect(page.getByRole('link', { name: 'ModelNotOpen' })).toBeHidden();
});

test('where nothing fits the table says so, and a strange value in the address counts as none', async ({ page }) => {
  await page.goto('/en/errors/?status=999&category=%3Cscript%3E');
  await expect(page.locator('select[name="status"]')).toHaveValue('');
  await expect(shown(page)).toHaveCount(await rows(page).count());
  await page.locator('input[name="text"]').fill('no such thing in the catalogue');
  await expect(page.getByText('No code matches this filter.')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is plain and full, without a filter that does nothing', async ({ page, request }) => {
    const { errors, situations } = (await (await request.get('/errors.json')).json()) as { errors: unknown[]; situations: unknown[] };
    await page.goto('/zh/errors/?status=429');
    await expect(shown(page)).toHaveCount(errors.length + situations.length);
    await expect(page.locator('ark-table form')).toBeHidden();
  });
});
