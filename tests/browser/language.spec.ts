import { expect, test } from '../support/browser/fixtures.ts';

test('the language switch keeps the filter and the place on the page', async ({ page }) => {
  await page.goto('/zh/errors/?status=429&text=tpm#top-of-nothing');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en/errors/?status=429&text=tpm#top-of-nothing');
  await page.goto('/en/errors/QuotaExceeded/#messages?account=2100000000');
  await page.getByRole('link', { name: '简体中文' }).press('Enter');
  await expect(page).toHaveURL('/zh/errors/QuotaExceeded/#messages?account=2100000000');
});

for (const [locale, wanted] of [
  ['zh-TW', 'zh'],
  ['fr-FR', 'en'],
] as const)
  test.describe(`for a browser in ${locale}`, () => {
    test.use({ locale });
    test(`the root and an address for tickets go on to ${wanted}, query and fragment kept`, async ({ page, mounted }) => {
      await page.goto(mounted);
      await expect(page).toHaveURL(`${mounted}${wanted}/`);
      for (const rest of [
        'QuotaExceeded/?from=ticket#free-trial?account=2100000000',
        'InvalidParameter/max-tokens-above-limit/#?limit=9',
      ]) {
        await page.goto(`${mounted}e/${rest}`);
        await expect(page).toHaveURL(`${mounted}${wanted}/errors/${rest}`);
      }
    });
  });

test.describe('the chooser at the root', () => {
  test('goes on to the language that the reader chose before, whatever the browser speaks', async ({ page }) => {
    await page.goto('/en/errors/');
    await page.getByRole('link', { name: '简体中文' }).click();
    await expect(page).toHaveURL('/zh/errors/');
    await page.goto('/');
    await expect(page).toHaveURL('/zh/');
  });

  test('is not in the way of the back button', async ({ page, origin }) => {
    await page.goto('/zh/status/429/');
    await page.evaluate((address) => {
      location.href = address;
    }, `${origin}/`);
    await expect(page).toHaveURL('/en/');
    await page.goBack();
    await expect(page).toHaveURL('/zh/status/429/');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the root offers both languages', async ({ page }) => {
    await page.goto('/');
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: '简体中文' })).toHaveAttribute('href', '/zh/');
    await main.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL('/en/');
  });

  test('the address for tickets stays, in both languages, with links to both full pages', async ({ page }) => {
    await page.goto('/e/ModelNotOpen/');
    await expect(page).toHaveURL('/e/ModelNotOpen/');
    const main = page.getByRole('main');
    await expect(main).toContainText('404');
    await expect(main).toContainText('NotFound');
    await expect(main).toContainText('has not activated the model');
    await expect(main).toContainText('暂未开通');
    await expect(page.locator('a[href="/zh/errors/ModelNotOpen/"]')).toBeVisible();
    await page.locator('a[href="/en/errors/ModelNotOpen/"]').click();
    await expect(page).toHaveURL('/en/errors/ModelNotOpen/');
  });
});
