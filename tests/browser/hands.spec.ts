/** The box in the hands of its readers: keyboard, clipboard, input methods, phones, and what the tab remembers. */
import type { Page } from '@playwright/test';
import { answered, ask, card, field, options, results, steps } from '../support/browser/box-page.ts';
import { expectNone } from '../support/expect-none.ts';
import { compose, expect, findBarriers, hold, measureOverflow, press, test } from '../support/browser/fixtures.ts';

const pasted = `Traceback (most recent call last):
  File "app.py", line 12, in <module>
    client.chat.completions.create(model="doubao-seed-1-6")
openai.RateLimitError: Error code: 429 - {'error': {'code': 'QuotaExceeded', 'message': 'Your account [2100000001] has exhausted its free trial quota for the [doubao-seed-1-6] model. Request id: 021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164', 'param': '', 'type': 'TooManyRequests'}}`;

/** As the clipboard hands it over. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', value);
    (document.activeElement ?? document.body).dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test.describe('at a desk', () => {
  test('the caret waits in the box where the box is the purpose of the page, and nowhere else', async ({ page }) => {
    for (const path of ['zh/', 'en/search/']) {
      await page.goto(`/${path}`);
      await expect(field(page)).toBeFocused();
    }
    await page.goto('/en/errors/');
    await expect(page.locator('textarea:focus')).toHaveCount(0);
  });

  test('what is pasted anywhere on the page stands in the box, on other pages in the dialog', async ({ page }) => {
    for (const path of ['en/', 'en/search/', 'en/errors/ModelNotOpen/', 'en/guides/429/']) {
      await page.goto(`/${path}`);
      await page.locator('h1').click();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await paste(page, pasted);
      await expect(field(page)).toHaveValue(pasted);
      await expect(card(page)).toHaveAttribute('data-code', 'QuotaExceeded');
    }
  });

  test('what is pasted into another field stays there', async ({ page }) => {
    await page.goto('/en/errors/');
    await page.locator('main input').first().focus();
    await paste(page, 'ModelNotOpen');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  test('Enter opens the sure answer, with Ctrl in a new tab', async ({ page, context }) => {
    await page.goto('/en/');
    await ask(page, pasted);
    const opened = context.waitForEvent('page');
    await field(page).press('Control+Enter');
    const tab = await opened;
    await expect(tab).toHaveURL(/\/en\/errors\/QuotaExceeded\//);
    await tab.close();
    await expect(page).toHaveURL(/\/en\/$/);
    await field(page).press('Enter');
    await expect(page).toHaveURL(/\/en\/errors\/QuotaExceeded\//);
  });

  test('nothing happens in the middle of a composition, nor by the Enter that ends it, in the order of Safari as well', async ({
    page,
  }) => {
    await page.goto('/zh/');
    await ask(page, '欠费');
    await field(page).evaluate((element: HTMLTextAreaElement) => {
      element.dispatchEvent(new CompositionEvent('compositionstart'));
      element.value = "xian'liu";
      element.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
    });
    await answered(page, '欠费');
    await expect(page).toHaveURL(/\/zh\/$/);
    await field(page).evaluate((element: HTMLTextAreaElement) => {
      element.value = '限流';
      element.dispatchEvent(new CompositionEvent('compositionend'));
    });
    await answered(page, '限流');
    await ask(page, '欠费');
    await field(page).evaluate((element) => {
      element.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      element.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true, cancelable: true }));
    });
    await answered(page, '欠费');
    await expect(page).toHaveURL(/\/zh\/$/);
    await field(page).press('Enter');
    await expect(page).toHaveURL(/AccountOverdueError/);
  });

  for (const [where, path] of [
    ['on the search page', 'zh/search/'],
    ['in the dialog', 'zh/errors/ModelNotOpen/'],
  ] as const)
    test(`letters of a composition that began before the box was there are not searched: ${where}`, async ({ page }) => {
      const release = await hold(page, '**/lookup.json', '**/box.json');
      await page.goto(`/${path}`);
      if (path !== 'zh/search/') await press(page, '/');
      await expect(field(page)).toBeFocused();
      const asked: string[] = [];
      page.on('framenavigated', () => asked.push(page.url()));
      page.on('request', (request) => asked.push(request.url()));
      const loaded = page.waitForResponse(/(?:lookup|box)\.json$/);
      const understood = page.waitForResponse(/\/unsure\.[^/]+$/);
      await compose(page, 'x');
      release();
      await Promise.all([loaded, understood]);
      await expect(results(page)).toBeAttached();
      await compose(page, 'xian liu');
      await expect(results(page)).toHaveAttribute('data-state', 'idle');
      await page.keyboard.insertText('限流');
      await answered(page, '限流');
      expectNone(asked.filter((address) => /[?&]q=x|words\.latin/.test(address)));
    });

  test('Tab reaches the answers; there the arrows move on, and whoever types is back in the field', async ({ page }) => {
    await page.goto('/en/search/');
    await ask(page, 'my key is wrong');
    await page.locator('ark-box:visible select').last().focus();
    await page.keyboard.press('Tab');
    await expect(options(page).nth(0)).toBeFocused();
    await expect(options(page).nth(0)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await expect(options(page).nth(1)).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(options(page).nth(0)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(field(page)).toBeFocused();
    await options(page).nth(2).focus();
    await page.keyboard.type('!');
    await expect(field(page)).toHaveValue('my key is wrong!');
  });

  test('the field says which list it leads to and which answer is chosen, and that one is outlined in any colors', async ({ page }) => {
    await page.goto('/en/search/');
    await ask(page, 'my key is wrong');
    await expect(field(page)).toHaveAttribute(
      'aria-controls',
      (await page.locator('ark-box:visible [role="listbox"]').getAttribute('id')) ?? '',
    );
    await expect(field(page)).toHaveAttribute('aria-haspopup', 'listbox');
    await expect(field(page)).toHaveAttribute('aria-autocomplete', 'list');
    await expect(field(page)).toHaveAccessibleDescription(/open/);
    await page.emulateMedia({ forcedColors: 'active' });
    const before = await options(page).first().screenshot();
    await field(page).press('ArrowDown');
    await expect(field(page)).toHaveAttribute('aria-activedescendant', (await options(page).first().getAttribute('id')) ?? '');
    await expect(options(page).first()).toHaveCSS('outline-style', 'solid');
    expect((await options(page).first().screenshot()).equals(before)).toBe(false);
  });
});

test.describe('the dialog', () => {
  test('shows what was seen last while it is empty, and how to use it', async ({ page }) => {
    await page.goto('/en/errors/QuotaExceeded/');
    await page.goto('/en/errors/ModelNotOpen/');
    await press(page, '/');
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('[data-recent] a')).toHaveText(['ModelNotOpen', 'QuotaExceeded']);
    await expect(dialog.locator('.keys')).toBeVisible();
    await page.keyboard.type('429');
    await answered(page, '429');
    await expect(dialog.locator('[data-recent]')).toBeHidden();
  });

  test('opened again it has its text selected, so that the next key replaces it', async ({ page }) => {
    await page.goto('/en/errors/ModelNotOpen/');
    await press(page, '/');
    await page.keyboard.type('overdue');
    await page.getByRole('dialog').locator('.box-close').click();
    await page.keyboard.press('/');
    await page.keyboard.type('4');
    await expect(field(page)).toHaveValue('4');
  });

  test('its field and filters stay while its answers scroll, and it fills a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto('/zh/errors/ModelNotOpen/');
    await page.locator('[data-open-box]').click();
    const dialog = page.getByRole('dialog');
    await expect(results(page)).toBeAttached();
    await ask(page, '超时');
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 700 });
    for (let at = 0; at < 8; at++) await field(page).press('ArrowDown');
    await expect(options(page).nth(7)).toBeInViewport();
    await expect(field(page)).toBeInViewport({ ratio: 1 });
    await expect(dialog.locator('select').first()).toBeInViewport({ ratio: 1 });
    expect(await measureOverflow(page)).toBe(0);
  });
});

test.describe('what the tab remembers', () => {
  test('the text survives a reload, the other language, and Back; whoever comes anew finds the box empty', async ({ page }) => {
    await page.goto('/zh/');
    await ask(page, pasted);
    await page.reload();
    await answered(page, pasted);
    await expect(card(page)).toHaveAttribute('data-code', 'QuotaExceeded');
    await page.locator('a.language:visible').first().click();
    await expect(page).toHaveURL(/\/en\/$/);
    await answered(page, pasted);
    await card(page).locator('a[data-target]').click();
    await expect(page).toHaveURL(/\/errors\/QuotaExceeded\//);
    await page.goBack();
    await expect(field(page)).toHaveValue(pasted);
    await page.goto('/en/');
    await expect(field(page)).toHaveValue('');
  });

  test('a long paste survives, too: whole, or its beginning and its end where the tab has no room for more', async ({ page }) => {
    await page.goto('/en/');
    await ask(page, 'ModelNotOpen');
    const line = `${'INFO nothing to see '.repeat(50)}\n`;
    for (const [lines, isWhole] of [
      [1200, true],
      [6000, false],
    ] as const) {
      const text = `first\n${line.repeat(lines)}ModelNotOpen`;
      await field(page).evaluate((element: HTMLTextAreaElement, value) => (element.value = value), text);
      await page.reload();
      await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen', { timeout: 20_000 });
      const kept = await field(page).inputValue();
      expect(kept === text).toBe(isWhole);
      expect([kept.slice(0, 100), kept.slice(-100)]).toEqual([text.slice(0, 100), text.slice(-100)]);
      expect(kept.includes('\n…\n')).toBe(!isWhole);
    }
  });

  test('a paste stays in the tab, which forgets it with Clear; secrets stay nowhere', async ({ page }) => {
    const secret = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH';
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
    const stored = () => page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
    const lasting = () => page.evaluate(() => JSON.stringify([Object.entries(localStorage), history.state, location.href]));
    await page.goto('/en/search/');
    await ask(page, `${pasted}\nAuthorization: Bearer ${secret}`);
    await ask(page, secret);
    expect(new URL(page.url()).search).toBe('');
    expect(await lasting()).not.toMatch(/2100000001|sk-proj/);
    await page.goto('/en/');
    await ask(page, `${pasted}\nAuthorization: Bearer ${secret}`);
    await page.reload();
    await expect(field(page)).toHaveValue(/QuotaExceeded/);
    expect(await stored()).toContain('2100000001');
    expect(await stored()).not.toContain('sk-proj');
    expect(await lasting()).not.toMatch(/2100000001|sk-proj/);
    expectNone(requests.filter((request) => /2100000001|sk-proj/.test(request)));
    const rest = page.locator('main h2:not(ark-box *)').last();
    await expect(rest, 'what is below the box makes room').toBeHidden();
    await page.locator('ark-box:visible [data-clear]').click();
    await expect(rest, 'and comes back').toBeVisible();
    expect(await stored()).not.toContain('2100000001');
    await page.reload();
    await expect(field(page)).toHaveValue('');
    expect(await stored()).not.toContain('2100000001');
  });
});

test('a dropped text file is read into the box; an Enter that opened nothing before is forgotten', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'zzqqxxkk');
  await field(page).press('Enter');
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['ModelNotOpen\nsecond line'], 'error.log', { type: 'text/plain' }));
    return data;
  });
  await field(page).dispatchEvent('drop', { dataTransfer: transfer });
  await answered(page, 'ModelNotOpen\nsecond line');
  await expect(card(page)).toHaveAttribute('data-code', 'ModelNotOpen');
  await expect(page).toHaveURL(/\/en\/search\//);
});

test('the name of a parameter leads to the page of its template code, filled in', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'top_p');
  await expect(options(page).first()).toHaveAttribute('data-code', 'InvalidParameter.{{Parameter}}');
  await options(page).first().click();
  await expect(page).toHaveURL(/InvalidParameter\.Parameter/);
  await expect(page.locator('main var[data-filled]', { hasText: 'top_p' }).first()).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('no keyboard comes up by itself', async ({ page }) => {
    await page.goto('/zh/');
    await expect(field(page)).toBeVisible();
    await expect(page.locator('textarea:focus')).toHaveCount(0);
  });

  test('after a paste the field is two lines, and the verdict stands above the keyboard', async ({ page }) => {
    await page.goto('/zh/');
    // What a keyboard leaves.
    await page.setViewportSize({ width: 390, height: 508 });
    await ask(page, pasted);
    expect((await field(page).boundingBox())?.height).toBeLessThanOrEqual(76);
    await expect(card(page).locator('.verdict-line')).toBeInViewport({ ratio: 1 });
    await expect(steps(page).first()).toBeInViewport({ ratio: 1 });
    await expect(field(page)).not.toBeFocused();
  });
});

// Each state is seen in one scheme; the card of a code, and a dialog, in both.
for (const { width, colorScheme, texts, asked } of [
  { width: 1440, colorScheme: 'light', texts: ['429', 'Qutoa', pasted], asked: '' },
  {
    width: 320,
    colorScheme: 'dark',
    texts: ['余额不足', pasted, 'AxiosError: Request failed with status code 429'],
    asked: 'my key is wrong',
  },
] as const)
  test(`with a card and answers, folded and not, and in the dialog, axe finds no barrier: ${colorScheme}, ${width} px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const check = async (what: string): Promise<void> => {
      expect(await findBarriers(page, 'ark-box'), what).toEqual([]);
      expect(await measureOverflow(page), what).toBe(0);
    };
    await page.goto('/zh/search/');
    for (const text of texts) {
      await ask(page, text);
      await field(page).press('ArrowDown');
      await page.evaluate(() => document.querySelectorAll('ark-box details').forEach((details) => details.setAttribute('open', '')));
      await check(text);
    }
    await page.goto('/en/errors/ModelNotOpen/');
    await page.locator('[data-open-box]').click();
    await expect(results(page)).toBeAttached();
    if (asked) await ask(page, asked);
    await check('the dialog');
  });
