/** The answer card: what a paste leads to, shown once, whole, and not moved again. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { advice, answer, explain, showCard, showStatusCard } from '../support/card.ts';
import { expect, measureOverflow, test } from '../support/browse.ts';

const pasted = `Traceback (most recent call last):
  File "app.py", line 12, in <module>
    client.chat.completions.create(model="doubao-seed-1-6")
openai.NotFoundError: Error code: 404 - {'error': {'code': 'ModelNotOpen', 'message': 'Your account 2101333747 has not activated the model doubao-seed-1-6. Please activate the model service in the Ark Console. Request id: 021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164', 'param': '', 'type': 'NotFound'}}`;

const card = (page: Page) => page.locator('[data-case]');
const steps = (page: Page) => card(page).locator('ol[data-steps] > li');
const field = (page: Page) => page.locator('ark-box textarea[name="q"]').first();
const done = (page: Page) => expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done', { timeout: 20_000 });
const adviceFiles = '**/*.advice.json';

test.describe('on the page', () => {
  test('a paste is answered with the code, its page, steps and the reader’s own message', async ({ page }) => {
    await page.goto('/en/');
    await field(page).fill(pasted);
    await done(page);
    await expect(card(page)).toHaveCount(1);
    await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen');
    await expect(card(page).locator('.path a').first()).toHaveAttribute('href', /\/en\/errors\/ModelNotOpen\//);
    await expect(steps(page).first()).not.toBeEmpty();
    await expect(card(page)).toContainText('Your account 2101333747 has not activated the model doubao-seed-1-6.');
    await expect(page.locator('[data-results] a[data-code]').first()).toHaveAttribute('data-code', 'ModelNotOpen');
    expect(await card(page).textContent()).not.toMatch(/\{[a-z-]+\}/);
  });

  test('the limit in the message goes before that of a table', async ({ page }) => {
    await page.goto('/en/search/');
    await field(page).fill(
      "Error code: 400 - {'error': {'code': 'InvalidParameter', 'message': 'The parameter `max_completion_tokens` specified in the request is not valid: integer above maximum value, expected a value <= 12288, but got 16384 instead.'}}",
    );
    await done(page);
    await expect(steps(page).first()).toContainText('12288');
    await expect(steps(page).first()).toContainText('16384');
  });

  for (const [name, viewport] of [
    ['phone', { width: 390, height: 844 }],
    ['laptop', { width: 1366, height: 768 }],
  ] as const)
    for (const path of ['', 'search/'])
      test(`the page changes once and nothing on it moves: ${name}, /zh/${path}`, async ({ page }) => {
        await page.setViewportSize(viewport);
        const network = await page.context().newCDPSession(page);
        await network.send('Network.emulateNetworkConditions', {
          offline: false,
          latency: 150,
          downloadThroughput: 200_000,
          uploadThroughput: 100_000,
        });
        await page.goto(`/zh/${path}`);
        await page.evaluate(() => {
          const seen = { shift: 0, times: 0 };
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
          }).observe({ type: 'layout-shift' });
          new MutationObserver(() => (seen.times += 1)).observe(document.querySelector('[data-card]') ?? document.body, {
            childList: true,
          });
          Object.assign(globalThis, { seen });
        });
        await field(page).fill(pasted);
        await done(page);
        await page.waitForTimeout(300);
        const seen = await page.evaluate(() => (globalThis as unknown as { seen: { shift: number; times: number } }).seen);
        expect(seen.shift).toBeLessThanOrEqual(0.02);
        expect(seen.times).toBe(1);
        await expect(card(page)).toBeInViewport({ ratio: 0.3 });
      });

  test('where the steps cannot be had the card says so, and the next key brings them', async ({ page, complaints }) => {
    await page.route(adviceFiles, (route) => route.abort());
    await page.goto('/en/search/');
    await field(page).fill(pasted);
    await done(page);
    await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen');
    await expect(steps(page)).toHaveCount(0);
    await expect(card(page).locator('.failure a')).toHaveAttribute('href', /\/en\/errors\/ModelNotOpen\//);
    await page.unroute(adviceFiles);
    await field(page).press('Shift');
    await expect(steps(page).first()).not.toBeEmpty();
    await expect(card(page).locator('.failure')).toHaveCount(0);
    complaints.length = 0;
  });

  test('Enter opens the sure answer, with Ctrl in a new tab; that of an input method opens nothing', async ({ page, context }) => {
    await page.goto('/en/search/');
    await field(page).fill('ModelNotOpen');
    await done(page);
    await field(page).evaluate((element) => {
      element.dispatchEvent(new CompositionEvent('compositionend'));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
    });
    await page.waitForTimeout(200);
    await expect(page).toHaveURL(/search/);
    const opened = context.waitForEvent('page');
    await field(page).press('Control+Enter');
    expect((await opened).url()).toContain('/en/errors/ModelNotOpen/');
    await field(page).press('Enter');
    await expect(page).toHaveURL(/\/en\/errors\/ModelNotOpen\//);
  });

  test('Enter before the answer is there opens it as soon as it is', async ({ page }) => {
    await page.goto('/en/search/');
    await field(page).pressSequentially('ModelNotOpen');
    await field(page).press('Enter');
    await expect(page).toHaveURL(/\/en\/errors\/ModelNotOpen\//);
  });

  test('what else it could be is folded, in the page, and opens with the arrow', async ({ page }) => {
    await page.goto('/en/search/');
    await field(page).fill('余额不足');
    await done(page);
    const others = page.locator('[data-others]');
    await expect(others).not.toHaveAttribute('open');
    expect(await page.locator('[data-results] a[data-code]').count()).toBeGreaterThan(1);
    await field(page).press('ArrowDown');
    await expect(others).toHaveAttribute('open');
    await expect(page.locator('[data-results] a[aria-selected="true"]')).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [320, 1440])
      test(`card and list are accessible and stay on the page: ${colorScheme}, ${width} px`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto('/zh/search/');
        for (const text of [
          pasted,
          '429',
          'AxiosError: Request failed with status code 429\n    at settle (axios/lib/core/settle.js:19:12)',
        ]) {
          await field(page).fill(text);
          await done(page);
          await expect(card(page)).toHaveCount(1);
          await page.locator('[data-others]').evaluate((details: HTMLDetailsElement) => (details.open = true));
          const { violations } = await new AxeBuilder({ page }).include('ark-box').setLegacyMode().analyze();
          expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);
          expect(await measureOverflow(page)).toBe(0);
        }
      });

  test('link and reply are copied with the values of the paste', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/zh/search/');
    await field(page).fill(pasted);
    await done(page);
    const copy = async (button: string): Promise<string> => {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await card(page).getByRole('button', { name: button, exact: true }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copy('复制链接')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/e\/ModelNotOpen\/#.*model=doubao-seed-1-6/);
    expect(await copy('复制工单回复')).toMatch(/你好[^]*doubao-seed-1-6/);
    expect(await copy('复制工单回复（English）')).toMatch(/Hello[^]*doubao-seed-1-6/);
  });
});

test.describe('made by hand', () => {
  const values = (...pairs: [string, string][]) => pairs.map(([name, value]) => ({ name, value }));

  test('a reason is the title; its steps hold the values of the reader, with links and code', async ({ page }) => {
    await showCard(
      page,
      explain('x', {
        answers: [{ ...answer, reason: { id: 'above-limit', title: '`max_tokens` is above the limit' } }],
        values: values(['param', 'max_tokens'], ['limit', '12288'], ['value', '16384']),
      }),
    );
    await expect(card(page)).toHaveAttribute('data-reason', 'above-limit');
    await expect(card(page).locator('h2')).toHaveText('max_tokens is above the limit');
    await expect(steps(page)).toHaveText(['Set max_tokens to 12288 or less (you sent 16384); see the list.']);
    await expect(steps(page).locator('code')).toHaveText('max_tokens');
    await expect(steps(page).locator('a')).toHaveAttribute('rel', 'external');
    const target = '/en/errors/InvalidParameter/above-limit/#?param=max_tokens&limit=12288&value=16384';
    await expect(card(page).locator('.path a').last()).toHaveAttribute('href', target);
    await expect(card(page).getByText('Other reasons for InvalidParameter (1)')).toHaveAttribute('href', /#reasons$/);
  });

  for (const value of [
    'messages[0].content[4]',
    '"abc", expected one of "a", "b"',
    '系统管理员（超级）🙂',
    '<img src=x onerror="__injected=1">',
    '`[a](b)`',
    '{limit}',
  ])
    test(`a value is literal: ${value}`, async ({ page }) => {
      const found = explain(`InvalidParameter: ${value} is wrong`, {
        answers: [{ ...answer, family: { id: 'range', title: '{param} is out of range' }, message: 'InvalidParameter: {param} is wrong' }],
        values: values(['param', value]),
      });
      await showCard(page, found);
      await expect(card(page).locator('h2')).toHaveText(`${value} is out of range`);
      await expect(steps(page).first()).toHaveText(`Give ${value} a value in its range.`);
      await expect(card(page).locator('.quote p')).toHaveText(`InvalidParameter: ${value} is wrong`);
      // A sentence that stands in the quoted message is not said again.
      await expect(card(page).locator('.values dd')).toHaveText(value.includes(' ') ? [] : [value]);
      expect(await page.evaluate(() => '__injected' in globalThis)).toBe(false);
    });

  test('a value that is not known is said in plain words; a message is never that of a sample', async ({ page }) => {
    const found = explain('boom\nBadRequestError: InvalidParameter foo `bar` \nend', {
      answers: [
        { ...answer, family: { id: 'range', title: '{param} is out of range' }, message: 'The parameter `{param}` of 2024-01-01 is wrong' },
      ],
    });
    await showCard(page, found);
    await expect(card(page).locator('h2')).toHaveText('the parameter in the message is out of range');
    await expect(card(page).locator('.quote p')).toHaveText('BadRequestError: InvalidParameter foo `bar`');
    expect(await card(page).textContent()).not.toMatch(/\{[a-z-]+\}|2024/);
  });

  test('a request id that was cut off is not offered for a ticket; the time of a client is that of its clock', async ({ page }) => {
    const found = explain('x', {
      requestIds: [
        { id: '0217640518303321', origin: 'server', time: 1764051830332 },
        { id: '20251125101708ABCDEFGHIJKLMNOPQRST', origin: 'client', time: Date.UTC(2025, 10, 25, 2, 17, 8) },
      ],
    });
    await showCard(page, found);
    const [first, second] = await card(page).locator('.values > div').allTextContents();
    expect(first).toContain('0217640518303321');
    expect(first).not.toContain('for a ticket');
    expect(second).toContain('2025-11-25 10:17:08, by that machine’s clock');
    expect(second).not.toContain('UTC');
  });

  test('a status without a body leads to how the client prints the body, and to the codes', async ({ page }) => {
    const found = explain('AxiosError: Request failed with status code 429', {
      answers: [],
      status: 429,
      client: { id: 'axios', name: 'axios' },
    });
    const file = {
      status: 429,
      count: 22,
      tell: 'Only `code` tells them apart.',
      steps: ['Wait first.'],
      first: [{ code: 'SetLimitExceeded', slug: 'SetLimitExceeded', title: 'Inference limit reached' }],
      bodies: { axios: 'Print `err.response.data`.' },
      links: {},
      words: {},
    };
    await showStatusCard(page, found, file);
    await expect(card(page)).toHaveAttribute('data-status', '429');
    await expect(card(page)).not.toHaveAttribute('data-code');
    await expect(card(page).locator('h2')).toHaveText('HTTP 429 · the client did not print Ark’s response body');
    await expect(steps(page)).toHaveText(['Print err.response.data.', 'Wait first.']);
    await expect(card(page).getByRole('link', { name: 'SetLimitExceeded' })).toHaveAttribute('href', '/en/errors/SetLimitExceeded/');
    await expect(card(page).getByRole('link', { name: 'All codes with HTTP 429' })).toHaveAttribute('href', '/en/status/429/');
    await showStatusCard(page, { ...found, client: { id: 'nobody', name: 'x' } }, file);
    await expect(steps(page).first()).toContainText('err.response.data with axios');
    await showStatusCard(
      page,
      { ...found, client: { id: 'nobody', name: 'x' }, query: '429 <html><head><title>Too many</title></head></html>' },
      file,
    );
    await expect(card(page).locator('h2'), 'the page of a gateway is a body').not.toContainText('did not print');
    await expect(steps(page)).toHaveText(['Wait first.']);
  });

  test('a table of limits is told with its source and its day', async ({ page }) => {
    const limits = [
      {
        title: 'Maximum output',
        params: ['max_tokens'],
        rows: [{ models: ['doubao-seed-1-6'], value: '12288' }],
        url: 'https://www.volcengine.com/docs/82379/1330310',
        asOf: '2026-09',
      },
    ];
    await showCard(
      page,
      explain('x', {
        answers: [{ ...answer, reason: { id: 'above-limit', title: 'Above the limit' } }],
        values: values(['param', 'max_tokens'], ['model', 'doubao-seed-1-6-250615']),
      }),
      { ...advice, reasons: { 'above-limit': { title: '', steps: ['Set `{param}` to {limit} or less.'], limits, sure: 'official' } } },
    );
    await expect(steps(page)).toHaveText(['Set max_tokens to 12288 or less.']);
    await expect(card(page).getByRole('link', { name: 'Maximum output' })).toHaveAttribute('href', limits[0]?.url ?? '');
    await expect(card(page)).toContainText('Maximum output (as of 2026-09)');
  });
});
