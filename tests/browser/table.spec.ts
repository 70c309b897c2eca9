import type { Locator, Page } from '@playwright/test';
import { getEntriesOfStatus } from '../../src/catalog/model.ts';
import { getRealCatalog } from '../support/catalogs/real-catalog.ts';
import { compose, expect, hold, test } from '../support/browser/fixtures.ts';

const rows = (page: Page): Locator => page.locator('tbody tr');
const shown = (page: Page): Locator => page.locator('tbody tr:visible');
const text = (page: Page): Locator => page.locator('ark-table input[name="text"]');
const chip = (page: Page, name: string, value: string): Locator => page.locator(`ark-table input[name="${name}"][value="${value}"]`);
const number = async (page: Page, name: string, value: string): Promise<number> =>
  Number(await chip(page, name, value).locator('xpath=..').locator('[data-number]').textContent());
const open = async (page: Page, path: string): Promise<void> => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
};

test('the table filters by chips, each with the number of rows that it leads to', async ({ page }) => {
  await open(page, '/en/errors/');
  const all = await rows(page).count();
  const limited = await number(page, 'status', '429');
  expect(limited).toBeGreaterThan(1);
  await chip(page, 'status', '429').check();
  await expect(shown(page)).toHaveCount(limited);
  for (const row of await shown(page).all()) await expect(row.locator('td').first()).toContainText('429');
  await expect(page.locator('ark-table [role="status"]')).toContainText(String(limited));
  const both = await number(page, 'actor', 'account');
  expect(both).toBeLessThan(limited);
  await chip(page, 'actor', 'account').check();
  await expect(shown(page)).toHaveCount(both);
  // Of one kind either will do: a second status adds its rows.
  const more = await number(page, 'status', '400');
  await chip(page, 'status', '400').check();
  await expect(shown(page)).toHaveCount(both + more);
  await page.locator('ark-table button[type="reset"]').click();
  await expect(shown(page)).toHaveCount(all);
});

for (const locale of ['zh', 'en'] as const)
  test(`the table understands what the box understands, and says what is a guess (${locale})`, async ({ page }) => {
    await open(page, `/${locale}/errors/`);
    for (const [asked, code] of [
      [locale === 'zh' ? '余额不足' : 'overdue balance', 'AccountOverdueError'],
      ['Qutoa', 'QuotaExceeded'],
      ['endpointTPM', 'RateLimitExceeded.EndpointTPMExceeded'],
      [locale === 'zh' ? '没有开通' : 'not activated', 'ModelNotOpen'],
    ] as const) {
      await text(page).fill(asked);
      await expect(shown(page).first().locator('th'), asked).toHaveText(code);
    }
    await page.goto(`/${locale}/errors/?q=Qutoa`);
    await expect(text(page)).toHaveValue('Qutoa');
    const status = page.locator('ark-table [role="status"]');
    await expect(status).toContainText(locale === 'zh' ? '个是猜测' : 'of them guesses');
    // As many rows say so.
    const marked = await shown(page).locator('td .guess').count();
    expect(await status.textContent()).toContain(locale === 'zh' ? `其中 ${marked} 个` : `${marked} of them`);
    // What holds all that is asked is as little a guess here as there.
    await text(page).fill('too many requests');
    await expect(status).toContainText(new RegExp(`^\\D*${getEntriesOfStatus(getRealCatalog(), 429).length}\\D`));
    await expect(shown(page).locator('td .guess')).toHaveCount(0);
  });

test('in the middle of a composition the table stays as it is, also when the engine comes meanwhile', async ({ page }) => {
  const release = await hold(page, '**/words.han.json');
  await open(page, '/zh/errors/');
  const all = await rows(page).count();
  await text(page).focus();
  const addresses: string[] = [];
  page.on('framenavigated', () => addresses.push(new URL(page.url()).searchParams.get('text') ?? ''));
  await page.locator('ark-table [role="status"]').evaluate((element) => {
    const said: string[] = [];
    new MutationObserver(() => said.push(element.textContent)).observe(element, { childList: true });
    Object.assign(globalThis, { said });
  });
  const loaded = page.waitForResponse(/words\.han\.json$/);
  await compose(page, 'qian');
  release();
  await loaded;
  await compose(page, "qian'fei");
  await expect(shown(page)).toHaveCount(all);
  await page.keyboard.insertText('欠费');
  await expect(shown(page).first().locator('th')).toHaveText('AccountOverdueError');
  await expect(page).toHaveURL(/\?text=/);
  expect(new Set(addresses)).toEqual(new Set(['欠费']));
  expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).not.toContain(`显示 0 / ${all}`);
});

test('the state of the table is in the address, which opens the same table', async ({ page }) => {
  await open(page, '/en/errors/');
  await text(page).fill('endpoint');
  await chip(page, 'status', '404').check();
  await chip(page, 'retry', 'after-fix').check();
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await expect(page).toHaveURL('/en/errors/?text=endpoint&sort=-code&retry=after-fix&status=404');
  const codes = await shown(page).locator('th').allInnerTexts();
  expect(codes.length).toBeGreaterThan(1);
  await page.reload();
  await expect(text(page)).toHaveValue('endpoint');
  await expect(shown(page).locator('th')).toHaveText(codes);
  await page.locator('ark-table button[type="reset"]').click();
  await expect(page).toHaveURL('/en/errors/');
});

test('every column sorts, up and down, and says so', async ({ page }) => {
  await open(page, '/en/errors/');
  const heads = page.locator('thead th');
  await expect(heads.first()).toHaveAttribute('aria-sort', 'ascending');
  for (const head of await heads.all()) {
    const column = (await head.evaluate((cell: HTMLTableCellElement) => cell.cellIndex)) + 1;
    const read = (): Promise<string[]> => page.locator(`tbody tr > :nth-child(${column})`).allInnerTexts();
    await head.getByRole('button').click();
    if ((await head.getAttribute('aria-sort')) === 'descending') await head.getByRole('button').click();
    const up = await read();
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(page.locator('thead [aria-sort]')).toHaveCount(1);
    // What has no value stays last.
    const isKnown = (value: string): boolean => value !== '—';
    const down = await read();
    expect(down.filter(isKnown).toReversed()).toEqual(up.filter(isKnown));
    for (const list of [up, down]) expect(list.slice(list.findLastIndex(isKnown) + 1)).toHaveLength(up.length - up.filter(isKnown).length);
    expect(new Set(up).size).toBeGreaterThan(1);
  }
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  const codes = await page.locator('tbody th').allInnerTexts();
  expect(codes).toEqual(codes.toSorted(new Intl.Collator('en', { numeric: true }).compare));
});

test('the table comes as its first head says, by status and then by name, and as a click on that head sorts it', async ({ page }) => {
  await open(page, '/en/errors/');
  const read = (): Promise<string[]> =>
    rows(page).evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td:first-child, th')].map((cell) => cell.textContent).join()),
    );
  const first = await read();
  const rank = (row: string): number => Number.parseInt(row) || 1000;
  expect(first).toEqual(
    first.toSorted((a, b) => rank(a) - rank(b) || new Intl.Collator('en').compare(a.split(',')[1] ?? '', b.split(',')[1] ?? '')),
  );
  await page.goto('/en/errors/?sort=status');
  expect(await read()).toEqual(first);
});

test('a code whose messages differ is found and counted under each actor and each answer to “retry?”', async ({ page }) => {
  await open(page, '/en/errors/?text=QuotaExceeded');
  for (const [name, values] of Object.entries({ actor: ['account', 'caller'], retry: ['later', 'after-fix'] }))
    for (const value of values) {
      expect(await number(page, name, value)).toBeGreaterThan(0);
      await page.goto(`/en/errors/?${name}=${value}&text=QuotaExceeded`);
      await expect(shown(page).locator('th').getByText('QuotaExceeded', { exact: true })).toBeVisible();
    }
  const row = shown(page).filter({ has: page.getByText('QuotaExceeded', { exact: true }) });
  await expect(row).toContainText(/Account owner or admin\s*Your code\s*Later\s*After a fix/);
  await page.goto('/en/categories/quota/');
  await expect(page.locator('.entry-list a[href$="/QuotaExceeded/"]')).toContainText(
    /Later\s*After a fix\s*Account owner or admin\s*Your code/,
  );
});

test('going back from a code page finds the filtered table again', async ({ page }) => {
  await open(page, '/en/errors/');
  await text(page).fill('EndpointTPMExceeded');
  await page.getByRole('link', { name: 'RateLimitExceeded.EndpointTPMExceeded' }).click();
  await expect(page).toHaveURL('/en/errors/RateLimitExceeded.EndpointTPMExceeded/');
  await page.goBack();
  await expect(page).toHaveURL('/en/errors/?text=EndpointTPMExceeded');
  await expect(text(page)).toHaveValue('EndpointTPMExceeded');
  await expect(page.getByRole('link', { name: 'ModelNotOpen' })).toBeHidden();
});

test('where nothing fits the table says so, and a strange value in the address counts as none', async ({ page }) => {
  await open(page, '/en/errors/?status=999&category=%3Cscript%3E&sort=x');
  await expect(shown(page)).toHaveCount(await rows(page).count());
  await text(page).fill('zzzz');
  await expect(page.getByText('No code matches this filter.')).toBeVisible();
});

test('without the engine the filter looks for the letters themselves', async ({ page, complaints }) => {
  await page.route('**/lookup.json', (route) => route.abort());
  await open(page, '/en/errors/');
  await text(page).fill('endpointTPM');
  await expect(shown(page).locator('th')).toHaveText(['RateLimitExceeded.EndpointTPMExceeded']);
  complaints.length = 0;
});

test('on a telephone the chips wait behind one line, and open where the address names some', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/zh/errors/');
  await expect(chip(page, 'status', '429')).toBeHidden();
  await page.goto('/zh/errors/?status=429');
  await expect(chip(page, 'status', '429')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the table is plain and full, without a control that does nothing', async ({ page, request }) => {
    const { errors, situations } = (await (await request.get('/errors.json')).json()) as { errors: unknown[]; situations: unknown[] };
    await page.goto('/zh/errors/?status=429');
    await expect(shown(page)).toHaveCount(errors.length + situations.length);
    await expect(page.locator('ark-table').locator('input, button, summary').locator('visible=true')).toHaveCount(0);
  });
});
