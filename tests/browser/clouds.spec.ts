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
    await page.locator('article').waitFor();
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

test('a status whose body the client did not print', async ({ page }) => {
  await page.goto('en/search/');
  await ask(page, `POST https://${southeast}/api/v3/chat/completions\nHTTP/1.1 401 Unauthorized`);
  await expect(card(page)).toHaveAttribute('data-status', '401');
  const links = await listSeen(page, '[data-case] a');
  expect(links).toContainEqual(expect.stringContaining('https://console.byteplus.com/'));
  expect(links).not.toContainEqual(expect.stringContaining('console.volcengine.com'));
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
    await expect(page.getByRole('group', { name: 'Cloud' })).toBeHidden();
  });
});
