/** Readers of both clouds: the host in a paste decides where card and page lead, in both languages; without one, the reader chooses. */
import type { Locator, Page } from '@playwright/test';
import { ask, card } from '../support/browser/box-page.ts';
import { copyBy, expect, test } from '../support/browser/fixtures.ts';

const id = '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164';
const southeast = 'ark.ap-southeast.bytepluses.com';
const west = 'ark.eu-west.bytepluses.com';
const pastes = [
  {
    name: 'a 401 in Europe',
    code: 'AuthenticationError',
    text: `POST https://${west}/api/v3/chat/completions 401 {"error":{"code":"AuthenticationError","message":"The API key or AK/SK in the request is missing or invalid. Request id: ${id}","param":"","type":"Unauthorized"}}`,
    link: 'https://console.byteplus.com/ark/region:ark+ap-southeast-1/apiKey',
  },
  {
    name: 'a model that is not activated',
    code: 'ModelNotOpen',
    text: `base_url=https://${southeast}/api/v3 Error code: 404 - {'error': {'code': 'ModelNotOpen', 'message': 'Your account 2100000000 has not activated the model seed-2-0-lite. Please activate the model service in the Ark Console. Request id: ${id}', 'param': '', 'type': 'NotFound'}}`,
    link: 'https://console.byteplus.com/ark/region:ark+ap-southeast-1/openManagement',
  },
  {
    name: 'the wrong path of the plan',
    code: 'plan-path-mismatch',
    text: `POST https://${southeast}/api/coding/chat/completions 404`,
    host: southeast,
  },
];

const listSeen = (page: Page, selector: string) =>
  page.locator(`${selector} >> visible=true`).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
const foreign = /console\.volcengine\.com|cn-beijing|火山引擎|Volcano Engine/;

// Each in one language: what both say, `reply.spec.ts` holds of every reply.
for (const [at, { name, code, text, link, host }] of pastes.entries()) {
  const locale = at % 2 === 0 ? 'zh' : 'en';
  test(`${name}, /${locale}/`, async ({ page }) => {
    await page.goto(`${locale}/search/`);
    await ask(page, text);
    await expect(card(page)).toHaveAttribute('data-code', code);
    if (link) await expect(card(page).locator(`[data-steps] a[href="${link}"]`).first()).toBeVisible();
    if (host) await expect(card(page).locator('[data-steps] code', { hasText: host }).first()).toBeVisible();
    expect(await card(page).textContent()).not.toContain('cn-beijing');
    expect(await listSeen(page, '[data-case] a')).not.toContainEqual(expect.stringContaining('console.volcengine.com'));

    const readReply = (button: Locator): Promise<string> => copyBy(page, () => button.click());
    const buttons = card(page).getByRole('button', { name: /回复|reply/ });
    for (const button of await buttons.all()) expect(await readReply(button)).not.toMatch(foreign);

    await card(page).locator('a[data-target]').click();
    // Its buttons do nothing before it is loaded.
    await page.waitForURL(/\/errors\//);
    await expect(page.locator('html')).toHaveAttribute('data-cloud', 'byteplus');
    const reply = await readReply(page.locator(`ark-actions > [data-action="reply-${locale}"]`));
    expect(reply).not.toMatch(foreign);
    if (link) expect(reply).toContain(link);
    // A quotation stays what it is, links and all.
    const links = await listSeen(page, 'article :not(blockquote) > a');
    if (link) expect(links).toContain(link);
    expect(links.filter((url) => url.includes('console.volcengine.com'))).toEqual([]);
  });
}

const overdue = (more: string): string =>
  `${more}{"error":{"code":"AccountOverdueError","message":"The request failed because your account has an overdue balance. Request ID: ${id}","param":"","type":"Forbidden"}}`;
const mark = (page: Page): Locator => card(page).getByText('BytePlus', { exact: true });
const replyOf = (page: Page): Promise<string> =>
  copyBy(page, () =>
    card(page)
      .getByRole('button', { name: /回复|reply/ })
      .first()
      .click(),
  );
const cloudOf = (page: Page): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['cloud']);

test('a host decides for its own text and the pages behind it, not for the next text', async ({ page }) => {
  await page.goto('zh/search/');
  await ask(page, overdue(`https://${southeast}/api/v3 `));
  await expect(mark(page)).toBeVisible();
  expect(await replyOf(page)).toContain('https://console.byteplus.com/finance/overview');
  await ask(page, overdue('火山引擎 2100000000 '));
  await expect(mark(page)).toHaveCount(0);
  expect(await replyOf(page)).toContain('https://console.volcengine.com/');
  await page.goto('zh/errors/AccountOverdueError/');
  expect(await cloudOf(page)).toBe('volcengine');
});

test('a choice made by hand is not undone by a text', async ({ page }) => {
  await page.goto('en/errors/ModelNotOpen/');
  await page.getByRole('button', { name: 'BytePlus' }).click();
  await page.goto('en/search/');
  await ask(page, overdue('POST https://ark.cn-beijing.volces.com/api/v3/chat/completions 403 '));
  expect(await replyOf(page)).toContain('https://console.volcengine.com/');
  await card(page).locator('a[data-target]').click();
  await page.locator('article').waitFor();
  expect(await cloudOf(page)).toBe('volcengine');
  await page.goto('en/errors/ServerOverloaded/');
  expect(await cloudOf(page)).toBe('byteplus');
  await page.goto('en/search/');
  await ask(page, overdue(''));
  await expect(mark(page)).toBeVisible();
  // Nor by the address of a case, once the reader has chosen there.
  await page.goto('en/errors/AccountOverdueError/#?cloud=volcengine');
  await page.reload();
  expect(await cloudOf(page)).toBe('volcengine');
  await page.getByRole('button', { name: 'BytePlus' }).click();
  await page.reload();
  expect(await cloudOf(page)).toBe('byteplus');
});

test('the SDK of BytePlus tells the cloud where no host stands', async ({ page }) => {
  await page.goto('en/search/');
  await ask(page, overdue('byteplussdkarkruntime._exceptions.ArkPermissionDeniedError: Error code: 403 - '));
  expect(await replyOf(page)).not.toMatch(foreign);
  // Steps name it, too, and the host of the reader’s own region.
  await ask(page, `No matching distribution found for volcenginesdkarkruntime https://${west}/api/v3`);
  await expect(card(page).locator('[data-steps]')).toContainText('byteplus-python-sdk-v2[ark]');
  await ask(page, `POST https://${west}/api/coding/chat/completions 404`);
  await expect(card(page).locator('[data-steps] code', { hasText: west }).first()).toBeVisible();
});

test('a status whose body the client did not print', async ({ page }) => {
  await page.goto('en/search/');
  await ask(page, `POST https://${southeast}/api/v3/chat/completions\nHTTP/1.1 401 Unauthorized`);
  await expect(card(page)).toHaveAttribute('data-status', '401');
  const links = await listSeen(page, '[data-case] a');
  expect(links).toContainEqual(expect.stringContaining('https://console.byteplus.com/'));
  expect(links).not.toContainEqual(expect.stringContaining('console.volcengine.com'));
  expect(await replyOf(page)).not.toMatch(foreign);
  await card(page).locator('a[data-target]').click();
  await page.locator('article, main h1').first().waitFor();
  expect(await cloudOf(page)).toBe('byteplus');
});

test('without a host the reader chooses, and the choice holds for the tab', async ({ page }) => {
  await page.goto('en/errors/ModelNotOpen/');
  const steps = page.locator('#steps ~ ol').first();
  await expect(steps.locator('a[href*="console.volcengine.com"]').first()).toBeVisible();
  await page.getByRole('group', { name: 'Cloud' }).getByRole('button', { name: 'BytePlus' }).click();
  await expect(steps.locator('a[href*="console.volcengine.com"]').first()).toBeHidden();
  await expect(steps.locator('a[href*="console.byteplus.com"]').first()).toBeVisible();
  // Nobody is told that the other cloud must act.
  for (const path of ['errors/ServerOverloaded/', 'errors/InternalServiceError/', 'status/500/'])
    for (const [locale, other] of [
      ['en', 'Volcano Engine'],
      ['zh', '火山引擎'],
    ] as const) {
      await page.goto(`${locale}/${path}`);
      await expect(page.locator('main :is(.strip, .own-verdict, .entry-verdict)').filter({ hasText: other })).toHaveCount(0);
    }
  await page.goto('zh/errors/AccountOverdueError/');
  await expect(page.getByRole('button', { name: 'BytePlus' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('article a[href="https://console.byteplus.com/finance/overview"]').first()).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('both clouds stand there', async ({ page }) => {
    await page.goto('en/errors/ModelNotOpen/');
    await expect(page.locator('article a[href*="console.volcengine.com"]').first()).toBeVisible();
    await expect(page.locator('article a[href*="console.byteplus.com"]').first()).toBeVisible();
    await expect(
      page
        .locator('article')
        .getByText(/ \(BytePlus: /)
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('group', { name: 'Cloud' })).toBeHidden();
  });
});
