/** What all pages share on telephones, the home page’s examples, and the search page without JavaScript. */
import { expect, test } from '../support/browser/fixtures.ts';
import { answers, card, field, results } from '../support/browser/box-page.ts';

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
    const examples = page.locator('a[data-ask]');
    const count = await examples.count();
    expect(count).toBeGreaterThan(3);
    for (let at = 0; at < count; at++) {
      const text = (await examples.nth(at).getAttribute('data-ask')) ?? '';
      await examples.nth(at).click();
      await expect(field(page)).toHaveValue(text);
      await expect(results(page)).toHaveAttribute('data-query', text);
      await expect(results(page)).toHaveAttribute('data-state', 'done');
      await expect(card(page).or(answers(page)).first(), text).toBeVisible();
      await expect(page).toHaveURL(`/${locale}/`);
      await page.locator('[data-clear]').click();
    }
  });

test('the name of a heading is its words, and who must act keeps its sign in forced colors', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/en/errors/ModelNotOpen/');
  await expect(page.getByRole('heading', { name: 'What to do', exact: true })).toBeVisible();
  await page.goto('/en/errors/');
  const [sign, ink] = await page
    .locator('td [data-actor]')
    .first()
    .evaluate((cell) => [getComputedStyle(cell, '::before').backgroundColor, getComputedStyle(document.documentElement).color]);
  expect(sign).toBe(ink);
});

test('in forced colors a way to a message has an edge, and the chosen cloud a mark', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/en/errors/QuotaExceeded/');
  await expect(page.locator('.jump a').first()).toHaveCSS('border-top-width', '1px');
  await expect(page.locator('[data-choice="volcengine"]')).toHaveCSS('outline-style', 'solid');
  await expect(page.locator('[data-choice="byteplus"]')).toHaveCSS('outline-style', 'none');
});

test('a guide on a telephone: rows are lists with their headings, nothing is cut off unseen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/zh/guides/429/');
  // A label of several lines ends before the next begins.
  const cut = await page.locator('table td').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const isTall = parseFloat(getComputedStyle(cell, '::before').height) > cell.clientHeight + 1;
      return isTall || cell.getBoundingClientRect().right > innerWidth ? [cell.textContent] : [];
    }),
  );
  expect(cut).toEqual([]);
  const head = await page.locator('table th').nth(2).textContent();
  const cell = page.locator('table td').nth(2);
  expect(await cell.evaluate((part) => getComputedStyle(part, '::before').content)).toBe(`"${head ?? ''}"`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('no page promises the box, and the search page says what is possible', async ({ page }) => {
    await page.goto('/en/');
    for (const promise of ['Paste an error, see what to do', 'Search, or paste an error', 'nothing is sent'])
      await expect(page.getByText(promise)).toBeHidden();
    await page.goto('/en/search/?q=429');
    await expect(page.locator('main noscript p')).toBeVisible();
    await expect(page.locator('main').getByRole('link', { name: '429', exact: true })).toHaveAttribute('href', '/en/status/429/');
    await page.locator('main').getByRole('link', { name: 'All error codes' }).click();
    await expect(page.locator('table tbody tr').first()).toBeVisible();
  });
});

test('the mark of what unfolds stands in the line of its words', async ({ page }) => {
  for (const [path, width] of [
    ['/en/status/405/', 1440],
    ['/en/status/405/', 390],
    ['/zh/errors/AccessDenied/', 390],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    const lines = await page.locator('main details > summary:has(:is(h2, h3))').evaluateAll((all) =>
      all.map((summary) => {
        const words = document.createRange();
        words.selectNodeContents(summary);
        const [first] = words.getClientRects();
        const style = getComputedStyle(summary);
        const top = summary.getBoundingClientRect().top + parseFloat(style.paddingTop);
        return { text: summary.textContent, gap: (first?.top ?? Infinity) - top, line: parseFloat(style.fontSize) * 1.5 };
      }),
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const { text, gap, line } of lines) expect(gap, `${path} at ${width} px: ${text}`).toBeLessThan(line);
  }
});
