/** The answer card: what a paste leads to, shown once, whole, and not moved again. */
import { useStrings } from '../../src/i18n/strings.ts';
import { answers, ask, card, field, pasted, results, steps } from '../support/browser/box-page.ts';
import { copyBy, expect, test } from '../support/browser/fixtures.ts';

const above =
  'Error code: 400 - {"error": {"code": "InvalidParameter", "message": "The parameter `max_tokens` specified in the request are not valid: integer above maximum value, expected a value <= 12288, but got 16384 instead."}}';

for (const [path, viewport] of [
  ['zh/', { width: 390, height: 844 }],
  ['zh/search/', { width: 1366, height: 768 }],
] as const)
  test(`the page changes once and nothing on it moves: /${path}, ${viewport.width} px`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const network = await page.context().newCDPSession(page);
    const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };
    await network.send('Network.emulateNetworkConditions', line);
    await page.goto(`/${path}`);
    await page.evaluate(() => {
      const seen = { shift: 0, times: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift' });
      new MutationObserver(() => (seen.times += 1)).observe(document.querySelector('[data-card]') ?? document.body, { childList: true });
      Object.assign(globalThis, { seen });
    });
    await ask(page, pasted);
    // What comes late comes with the next two frames.
    const seen = await page.evaluate(async () => {
      for (const _frame of [1, 2]) await new Promise(requestAnimationFrame);
      return (globalThis as unknown as { seen: { shift: number; times: number } }).seen;
    });
    expect(seen.shift).toBeLessThanOrEqual(0.02);
    expect(seen.times).toBe(1);
    await expect(card(page)).toBeInViewport({ ratio: 0.3 });
  });

test('Enter before the answer is there opens it as soon as it is', async ({ page }) => {
  await page.goto('/en/search/');
  await field(page).pressSequentially('ModelNotOpen');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/en\/errors\/ModelNotOpen\//);
});

test('what else it could be is folded, in the page, and opens with the arrow', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'account overdue');
  const others = page.locator('[data-others]');
  await expect(others).not.toHaveAttribute('open');
  expect(await answers(page).count()).toBeGreaterThan(1);
  await field(page).press('ArrowDown');
  await expect(others).toHaveAttribute('open');
  await expect(results(page).locator('a[aria-selected="true"]')).toBeVisible();
});

test('several failures are counted and listed before the card, with titles and URLs of the list', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/en/search/');
  await ask(page, `${pasted}\n${above}\n${above}`);
  await expect(page.locator('ark-box [data-summary]')).toHaveText('2 different errors found');
  const rows = page.locator('[data-incidents] + [data-case]').locator('..').locator('[data-incidents] tbody tr');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toBeInViewport();
  for (const row of await rows.all()) {
    const link = row.locator('a');
    const option = answers(page).and(page.locator(`[data-code="${(await link.textContent()) ?? ''}"]`));
    await expect(link).toHaveAttribute('href', (await option.getAttribute('href')) ?? '');
    await expect(row.locator('td').nth(2)).toHaveText((await option.locator('.entry-title').textContent()) ?? '');
    await expect(row.locator('td').nth(3)).toHaveText((await option.locator('[data-actor]').textContent()) ?? '');
  }
  await expect(rows.first()).toContainText('above the model’s limit');
  await expect(rows.locator('td:first-of-type')).toHaveText(['2', '1']);
});

test('link and reply are copied with the values of the paste', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/zh/search/');
  await ask(page, pasted);
  const copy = (button: string): Promise<string> =>
    copyBy(page, () => card(page).getByRole('button', { name: button, exact: true }).click());
  expect(await copy('复制链接')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/e\/ModelNotOpen\/#.*model=doubao-seed-1-6/);
  const reply = await copy('复制工单回复');
  expect(reply).toMatch(/你好[^]*报错信息：\nYour account 2101333747 has not activated the model doubao-seed-1-6\./);
  expect(reply).toMatch(/- 模型：doubao-seed-1-6\n- 服务端请求 ID：0217[^]*- 时间：2025-03-12 21:36:06 UTC\+8/);
  expect(reply).not.toContain('主账号 ID。');
  expect(await copy('复制工单回复（English）')).toMatch(/Hello[^]*doubao-seed-1-6/);
});

test('a reason is the title; its steps hold the values of the reader, and the table of its limits is told with its day', async ({
  page,
}) => {
  await page.goto('/en/search/');
  // Also where those of the code were asked for before.
  await ask(page, 'InvalidParameter');
  await ask(page, above);
  await expect(card(page)).toHaveAttribute('data-reason', 'max-tokens-above-limit');
  await expect(card(page).locator('h2')).toHaveText('max_tokens above the model’s limit');
  await expect(steps(page).first()).toContainText('Set max_tokens to 12288 or less (you sent 16384)');
  await expect(steps(page).locator('code').first()).toHaveText('max_tokens');
  const target = /^\/en\/errors\/InvalidParameter\/max-tokens-above-limit\/#\?.*limit=12288&value=16384/;
  await expect(card(page).locator('.path a').last()).toHaveAttribute('href', target);
  await expect(card(page).getByText('Other reasons for InvalidParameter')).toHaveAttribute('href', /#reasons$/);
  await expect(card(page)).toContainText(/ \(as of \d{4}-\d\d/);
});

test('a guess that its own words tell says why it is one; only an answer whose status differs gives no reply', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'Connection error.');
  await expect(card(page)).toContainText('A guess: the text does not name Ark');
  await expect(card(page).getByRole('button')).toHaveCount(3);
  await ask(page, pasted.replace('404', '500'));
  await expect(card(page).getByRole('button')).toHaveText(['Copy link']);
  await expect(page.locator('[data-notes]')).toContainText('There is no reply to copy');
  await ask(page, pasted);
  await expect(card(page).getByRole('button')).toHaveCount(3);
});

test('a request id that was cut off is not offered for a ticket; the time of a client is that of its clock', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'ModelNotOpen Request id: 0217640518303321, request_id: 20251125101708ABCDEFGHIJKLMNOPQRST');
  const [first, second] = await card(page).locator('.values > div').allTextContents();
  expect(first).toMatch(/not usable in a ticket.*0217640518303321/);
  expect(second).toContain('2025-11-25 10:17:08, by the clock of the machine that sent the request');
  expect(second).not.toContain('UTC');
});

test('a status without a body says so, unless a gateway gave a page of its own', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'AxiosError: Request failed with status code 429');
  await expect(card(page)).not.toHaveAttribute('data-code');
  await expect(card(page).locator('h2')).toHaveText('HTTP 429 · the client did not print Ark’s response body');
  await expect(steps(page).first()).toContainText('err.response.data');
  await expect(card(page).getByRole('link', { name: 'SetLimitExceeded' }).last()).toHaveAttribute('href', '/en/errors/SetLimitExceeded/');
  await expect(card(page).getByRole('link', { name: 'All codes with HTTP 429' })).toHaveAttribute('href', '/en/status/429/#first');
  await ask(page, '429 <html><head><title>Too many</title></head></html>');
  await expect(card(page)).toHaveAttribute('data-status', '429');
  await expect(card(page).locator('h2')).not.toContainText('did not print');
  await ask(page, '<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<hr><center>nginx</center>\n</body>\n</html>');
  await expect(card(page).locator('.status')).toHaveText('502');
  await expect(card(page).locator('.quote p')).toHaveText('502 Bad Gateway');
});

test('the text leaves open what exactly was wrong where it has the code alone, not where it has one of its messages', async ({ page }) => {
  await page.goto('/en/search/');
  const isOpen = card(page).getByText(useStrings('en')('card.codeOnly'));
  const others = card(page).locator('a[href="/en/errors/InvalidAction/#reasons"]');
  await ask(page, '{"error":{"code":"InvalidAction"}}');
  await expect(isOpen).toBeVisible();
  await expect(others).toBeVisible();
  await ask(page, '{"error":{"code":"InvalidAction","message":"The requested action is not valid for the current resource state."}}');
  await expect(card(page).locator('h2')).toContainText('·');
  await expect(isOpen).toHaveCount(0);
  await expect(others).toBeVisible();
});

test('a value that is not known is said in plain words', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, above.replace('`max_tokens`', '`"abc", "def"`'));
  await expect(card(page).locator('h2')).toHaveText('The value of the parameter that the message names is above its limit');
  expect(await card(page).textContent()).not.toMatch(/\{[a-z-]+\}/);
});

test('a value is literal, whatever stands in it', async ({ page }) => {
  await page.goto('/en/search/');
  for (const value of ['messages[0].content[4]', '系统管理员（超级）🙂', '<img src=x onerror="__injected=1">', '[a](b)', '{limit}']) {
    const message = `The request failed because it is missing \`${value}\` parameter.`;
    await ask(page, JSON.stringify({ error: { code: 'MissingParameter', message } }));
    await expect(card(page).locator('h2')).toHaveText(`The request lacks ${value}`);
    await expect(steps(page).first()).toContainText(`Add ${value} to the body`);
    await expect(card(page).locator('.quote p')).toHaveText(message);
    // A sentence that stands in the quoted message is not said again.
    await expect(card(page).locator('.values dd')).toHaveText(value.includes(' ') ? [] : [value]);
    expect(await page.evaluate(() => '__injected' in globalThis)).toBe(false);
  }
});
