import { expect, press, test } from '../support/browser/fixtures.ts';

test('a starred code is on the home page of both languages, and is gone when it is unstarred', async ({ page }) => {
  await page.goto('/en/errors/AccountOverdueError/');
  const star = page.locator('[data-action="star"]');
  await expect(star).toHaveText(/^☆/);
  await star.click();
  await expect(star).toHaveText(/^★/);
  for (const locale of ['zh', 'en']) {
    await page.goto(`/${locale}/`);
    await expect(page.locator('[data-list="starred"] a')).toHaveAttribute('href', `/${locale}/errors/AccountOverdueError/`);
  }
  await page.locator('[data-list="starred"] a').click();
  await expect(star).toHaveText(/^★/);
  await star.click();
  await page.goto('/en/');
  await expect(page.locator('[data-list="starred"]')).toBeHidden();
});

test('a code that could not be starred does not look as if it was', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('/en/errors/AccountOverdueError/');
  const star = page.locator('[data-action="star"]');
  await star.click();
  await expect(star).toHaveText(/^☆/);
});

test('recently seen codes are on the home page, the last one first, until they are cleared', async ({ page }) => {
  await page.goto('/en/');
  await expect(page.locator('[data-list="recent"]')).toBeHidden();
  for (const slug of ['ModelNotOpen', 'QuotaExceeded', 'ModelNotOpen']) await page.goto(`/en/errors/${slug}/`);
  await page.goto('/en/');
  await expect(page.locator('[data-list="recent"] a')).toHaveText(['ModelNotOpen', 'QuotaExceeded']);
  await page.locator('[data-list="recent"]').getByRole('button').click();
  await expect(page.locator('[data-list="recent"]')).toBeHidden();
  await page.reload();
  await expect(page.locator('[data-list="recent"]')).toBeHidden();
});

test('starred codes go to another browser as a link, and nothing but codes that exist gets in', async ({ page }) => {
  await page.goto('/zh/#starred=ModelNotOpen,<img src=x onerror=alert(1)>,MadeUpCode,QuotaExceeded');
  await expect(page.locator('[data-list="starred"] a')).toHaveText(['ModelNotOpen', 'QuotaExceeded']);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.locator('[data-list="recent"]')).toBeHidden();
  await expect(page.locator('[data-list="starred"]'), 'taken once').toBeHidden();
});

test('the chosen theme holds on the next page, after a reload, and when the system changes its own', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const html = page.locator('html');
  await page.goto('/en/errors/ModelNotOpen/');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('Dark');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.goto('/zh/');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('combobox', { name: '主题' }).selectOption({ index: 0 });
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(html).toHaveAttribute('data-theme', 'dark');
});

test('with the keyboard alone the first stop leads past the navigation, the next ones to the box and the language', async ({ page }) => {
  await page.goto('/zh/errors/ModelNotOpen/');
  await press(page, 'Tab');
  const skip = page.locator('a[href="#_top"]').first();
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  const stops: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => document.activeElement?.className.split(' ')[0] ?? ''));
  }
  expect(stops.slice(0, 2)).toEqual(['name', 'open-box']);
  expect(stops).toContain('language');
  await skip.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/zh/errors/ModelNotOpen/#_top');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});
