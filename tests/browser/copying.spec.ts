/** What a reader copies from a page, and the menu that it stands in. */
import type { Locator, Page } from '@playwright/test';
import { copyBy, expect, measureOverflow, test } from '../support/browser/fixtures.ts';
import { ask, card } from '../support/browser/box-page.ts';
import { builds } from '../support/sites/builds.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses a button and says what is in the clipboard then; the page says that it is. */
async function copy(page: Page, button: Locator, status = page.locator('ark-actions [data-status]')): Promise<string> {
  // Some stand in the menu, which closes.
  if (!(await button.isVisible())) await page.locator('ark-actions summary').click();
  const copied = await copyBy(page, () => button.click());
  await expect(status).not.toBeEmpty();
  return copied;
}

test('the code is copied to the letter, braces and all', async ({ page }) => {
  await page.goto('/en/errors/InvalidParameter.Parameter/');
  const button = page.getByRole('button', { name: 'Copy the code' });
  const said = page.locator('.name').getByRole('status');
  expect(await copy(page, button, said)).toBe('InvalidParameter.{{Parameter}}');
  // The one of a case is meant where the address names it: by the heading, the tab and what is copied.
  await page.goto('/en/errors/InvalidParameter.Parameter/#?parameter=temperature');
  await expect(page.locator('h1')).toHaveText('InvalidParameter.temperature');
  await expect(page).toHaveTitle(/^InvalidParameter\.temperature · /);
  expect(await copy(page, button, said)).toBe('InvalidParameter.temperature');
  await page.evaluate(() => (location.hash = ''));
  await expect(page).toHaveTitle(/^InvalidParameter\.\{\{Parameter\}\} · /);
});

test('the Markdown is the file beside the page, with the addresses of the host that the reader is on', async ({
  page,
  request,
  origin,
}) => {
  for (const path of ['/en/errors/QuotaExceeded', '/en/errors/QuotaExceeded/quota-free-trial']) {
    await page.goto(`${path}/`);
    const file = await (await request.get(`${path}.md`)).text();
    expect(await copy(page, page.getByRole('button', { name: 'Copy as Markdown' }))).toBe(file.replaceAll(builds.real.site, origin));
  }
});

test('links lead to the page that the reader is on, in its language and in none, with the values of the case', async ({
  page,
  mounted,
}) => {
  await page.goto(`${mounted}zh/errors/ModelNotOpen/#message-1?account=2100000000`);
  expect(await copy(page, page.locator('[data-action="neutral"]'))).toBe(`${mounted}e/ModelNotOpen/#message-1?account=2100000000`);
  expect(await copy(page, page.locator('[data-action="here"]'))).toBe(page.url());
});

test('replies in either language are filled with the values of the case, link to the host that the reader is on, and mask keys', async ({
  page,
  origin,
}) => {
  for (const [path, language, said] of [
    ['en/errors/ModelNotOpen/#message-1?account=2100000000', 'zh', ['没有开通', '2100000000', `${origin}/e/ModelNotOpen/`]],
    ['en/errors/ModelNotOpen/#message-1?account=2100000000', 'en', ['not activated', '2100000000', `${origin}/e/ModelNotOpen/`]],
    [
      'zh/errors/InvalidParameter/max-tokens-above-limit/#?limit=12288&value=16384',
      'en',
      ['Set max_tokens to 12288 or less (you sent 16384)', '/e/InvalidParameter/max-tokens-above-limit/'],
    ],
    [
      'en/errors/InvalidParameter.Parameter/#?parameter=temperature',
      'en',
      ['InvalidParameter.temperature (HTTP 400)', '/e/InvalidParameter.Parameter/#?parameter=temperature'],
    ],
    ['zh/errors/ModelNotOpen/#message-1?account=sk-abcdefghijklmnop1234', 'en', ['***']],
  ] as const) {
    await page.goto(`/${path}`);
    const reply = await copy(page, page.locator(`[data-action="reply-${language}"]`));
    for (const text of said) expect(reply).toContain(text);
    expect(reply).not.toMatch(/[⟦⟧]|undefined|abcdefghijklmnop1234/);
  }
});

test('beside a message it is about that message, with the values of the address only where they are its', async ({ page, origin }) => {
  const press = (scope: string, name: string): Promise<string> =>
    copy(page, page.locator(scope).getByRole('button', { name }), page.locator(scope).locator('[data-status]').first());
  await page.goto('/en/errors/QuotaExceeded/#free-trial?account=2100000000&model=doubao-pro');
  expect(await press('#free-trial', 'Copy link')).toBe(`${origin}/e/QuotaExceeded/#free-trial?account=2100000000&model=doubao-pro`);
  expect(await press('#queued-tasks', 'Copy link')).toBe(`${origin}/e/QuotaExceeded/#queued-tasks`);
  expect(await press('#free-trial', 'Copy reply')).toContain('Your account [2100000000] has exhausted');
  const reply = await press('#queued-tasks', 'Copy reply');
  expect(reply).toContain('The request has exceeded the quota.');
  expect(reply).not.toContain('2100000000');
});

test('of a status without a code too there is a link and a reply, on its card and on its page', async ({ page, origin }) => {
  await page.goto('/zh/search/');
  await ask(page, '429');
  const press = (name: string): Promise<string> => copyBy(page, () => card(page).getByRole('button', { name, exact: true }).click());
  expect(await press('复制链接')).toBe(`${origin}/zh/status/429/`);
  const reply = await press('复制工单回复');
  for (const text of ['HTTP 429', '完整的错误响应', `${origin}/zh/status/429/`]) expect(reply).toContain(text);
  await page.goto('/zh/status/429/');
  expect(await copy(page, page.locator('[data-action="neutral"]'))).toBe(`${origin}/zh/status/429/`);
  expect(await copy(page, page.locator('[data-action="reply-zh"]'))).toBe(reply);
  expect(await copy(page, page.locator('[data-action="reply-en"]'))).toContain('The full error response');
});

test('the menu closes with Escape and when the reader goes on, and gives the focus back', async ({ page }) => {
  await page.goto('/en/errors/ModelNotOpen/');
  const menu = page.locator('ark-actions details');
  await menu.locator('summary').click();
  await page.keyboard.press('Tab');
  await expect(menu.locator('button').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await expect(menu.locator('summary')).toBeFocused();
  await menu.locator('summary').click();
  await page.locator('[data-action="star"]').focus();
  await page.locator('[data-action="code"]').focus();
  await expect(menu).not.toHaveAttribute('open');
});

test('on a telephone the actions stand in one row, and the menu inside the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  for (const locale of ['zh', 'en']) {
    await page.goto(`/${locale}/errors/ModelNotOpen/`);
    const actions = page.locator('ark-actions > :is(button, details)');
    const tops = await actions.evaluateAll((all) => all.map((item) => Math.round(item.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(1);
    await page.locator('ark-actions summary').click();
    expect(await measureOverflow(page)).toBeLessThanOrEqual(0);
    const menu = await page.locator('ark-actions .menu').boundingBox();
    expect(menu?.x).toBeGreaterThanOrEqual(0);
    expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(390);
  }
});
