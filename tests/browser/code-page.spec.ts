/** The page of a code as people use it: its parts are reached, what is folded opens, what is copied is what was meant, and it prints. */
import { ask, card, field, pasted, steps } from '../support/browser/box-page.ts';
import { expect, forgive, test } from '../support/browser/fixtures.ts';

test.describe('on this page', () => {
  for (const width of [1440, 390])
    test(`every heading that is listed is there, and leads to its part, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/zh/errors/InvalidParameter/');
      const list = page.getByRole('navigation', { name: '本页内容' });
      const bar = page.getByRole('button', { name: '本页内容' });
      const links = list.getByRole('link');
      if (width < 1152) {
        await expect(list).toBeHidden();
        // Whole, below the header, above the text.
        const [button, header, title] = await Promise.all(
          [bar, page.locator('header.header'), page.locator('h1')].map((part) => part.boundingBox()),
        );
        expect(button?.height).toBeGreaterThan(24);
        expect(button?.y).toBeGreaterThanOrEqual((header?.y ?? NaN) + (header?.height ?? NaN) - 1);
        expect(title?.y).toBeGreaterThan((button?.y ?? NaN) + (button?.height ?? NaN));
        await bar.click();
      } else await expect(bar).toBeHidden();
      expect(await links.count()).toBeGreaterThan(15);
      for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')))
        await expect(page.locator(href), href).toHaveCount(1);
      await list.locator('a[href="#lean-not-compilable"]').click();
      await expect(page.locator('#lean-not-compilable h3')).toBeInViewport();
      if (width < 1152) await expect(list).toBeHidden();
      const [covered, top] = await Promise.all([
        page.locator(width < 1152 ? '.toc-bar' : 'header.header').boundingBox(),
        page.locator('#lean-not-compilable').boundingBox(),
      ]);
      expect(top?.y).toBeGreaterThanOrEqual((covered?.y ?? NaN) + (covered?.height ?? NaN));
    });
});

test('the background is folded, and a link to a part of it opens that part', async ({ page }) => {
  await page.goto('/en/errors/QuotaExceeded/');
  const sdk = page.locator('#sdk');
  await expect(sdk).toBeHidden();
  await page.goto('/en/errors/QuotaExceeded/#sdk');
  await expect(sdk).toBeInViewport();
  await expect(page.locator('#sources')).toBeHidden();
});

test('a value that message and steps call by two names is listed once', async ({ page }) => {
  for (const [path, values] of [
    ['QuotaExceeded/#free-trial?account=2100000000&model=doubao', ['2100000000', 'doubao']],
    ['InvalidParameter.Parameter/#?param=temperature', ['temperature']],
  ] as const) {
    await page.goto(`/en/errors/${path}`);
    await expect(page.locator('ark-case li code')).toHaveText([...values]);
  }
});

test('every heading of a code and of a reason has an address of its own', async ({ page }) => {
  for (const path of ['zh/errors/QuotaExceeded/', 'en/errors/InvalidParameter/max-tokens-above-limit/', 'en/errors/timeout/']) {
    await page.goto(`/${path}`);
    const without = await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      const isLinked = (heading: Element): boolean => {
        const link = (heading.closest('summary')?.nextElementSibling ?? heading).querySelector<HTMLAnchorElement>('a.anchor');
        return link !== null && document.getElementById(link.hash.slice(1)) !== null;
      };
      return [...document.querySelectorAll('article :is(h2, h3)')]
        .filter((heading) => !isLinked(heading))
        .map((heading) => heading.textContent);
    });
    expect(without, path).toEqual([]);
  }
});

test('at the top stand the code alone, and the ways to each message and each reason where there are several', async ({ page }) => {
  await page.goto('/en/errors/QuotaExceeded/');
  await expect(page.getByRole('heading', { level: 1, name: 'QuotaExceeded', exact: true })).toBeVisible();
  const bar = page.getByRole('navigation', { name: 'Jump to' });
  const ids = await page.locator('[data-variant]').evaluateAll((all) => all.map(({ id }) => `#${id}`));
  const links = await bar.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  expect(links).toEqual(expect.arrayContaining(ids));
  await bar.locator('a[href="#free-trial"]').click();
  await expect(page.locator('#free-trial h3')).toBeInViewport();
  // One row where there is a message for each reason, else two.
  await expect(bar.locator('p')).toHaveCount(1);
  await page.goto('/en/errors/InvalidAction/');
  await expect(bar.locator('p')).toHaveCount(2);
  await page.goto('/en/errors/ModelNotOpen/');
  await expect(bar).toHaveCount(0);
});

test('of several verdicts in the strip each has its own color, as beside its message', async ({ page }) => {
  await page.goto('/zh/errors/QuotaExceeded/');
  const read = (part: string): Promise<Record<string, string>> =>
    page
      .locator(part)
      .evaluateAll((words) => Object.fromEntries(words.map((word) => [word.textContent.trim(), getComputedStyle(word).color])));
  const [strip, messages] = await Promise.all([read('.strip .verdict'), read('.own-verdict .verdict')]);
  expect(new Set(Object.values(strip)).size).toBeGreaterThan(1);
  expect(strip).toMatchObject(messages);
});

test('buttons of several messages have names of their own', async ({ page }) => {
  await page.goto('/en/errors/QuotaExceeded/');
  await expect(page.getByRole('button', { name: 'Copy reply: Too many queued tasks' })).toBeVisible();
  const names = await page
    .locator('article button:visible')
    .evaluateAll((all) => all.map((button) => button.ariaLabel ?? button.textContent.trim()));
  expect(names).toEqual([...new Set(names)]);
});

test('the sign of our advice is explained where a list has it first, and stands alone on no line', async ({ page }) => {
  await page.goto('/en/errors/QuotaExceeded/');
  const signs = page.locator('#steps + * .basis');
  await expect(signs).toHaveText(['◇ our advice', '◇', '◇']);
  expect(await signs.evaluateAll((all) => all.map((sign) => sign.previousSibling?.textContent?.at(-1)))).toEqual([
    '\u00a0',
    '\u00a0',
    '\u00a0',
  ]);
});

test('the button that copies a code stands behind its last word', async ({ page }) => {
  await page.goto('/en/errors/RateLimitExceeded.EndpointTPMExceeded/');
  // Also where it has no room behind the whole code.
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const gap = await page.locator('h1').evaluate((title) => {
      const last = [...title.getClientRects()].at(-1);
      const button = title.parentElement?.querySelector('button')?.getBoundingClientRect();
      return (button?.left ?? NaN) - (last?.right ?? NaN);
    });
    expect(gap, String(width)).toBeGreaterThanOrEqual(0);
    expect(gap, String(width)).toBeLessThan(24);
  }
});

test('on a telephone a row of ways goes on to the side: its end is faded until it is reached', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/en/errors/QuotaExceeded/');
  const row = page.getByRole('navigation', { name: 'Jump to' }).locator('p');
  expect(await row.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeGreaterThan(0);
  await expect(row).toHaveCSS('mask-image', /^linear-gradient\(270deg, .*\b40px\)$/);
  await row.locator('a').last().focus();
  const [last, whole] = await Promise.all([row.locator('a').last().boundingBox(), row.boundingBox()]);
  expect((last?.x ?? NaN) + (last?.width ?? NaN)).toBeLessThanOrEqual((whole?.x ?? NaN) + (whole?.width ?? NaN) - 40 + 1);
});

test('what a placeholder stands for is said once for each, in order where it stands for several', async ({ page }) => {
  await page.goto('/en/errors/QuotaExceeded/');
  const terms = page.locator('.placeholders');
  await expect(terms.getByText('%s', { exact: true })).toHaveCount(1);
  await expect(terms.locator('div', { hasText: '%s' })).toContainText(/in order: .*account.*, .*model/);
});

test('the longest codes break between their words on the narrowest telephone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  for (const [path, code] of [
    ['en/errors/RateLimitExceeded.FoundationModelRPMExceeded/', 'ModelAccountRpmRateLimitExceeded'],
    ['e/RateLimitExceeded.FoundationModelRPMExceeded/?stay', 'RateLimitExceeded.FoundationModelRPMExceeded'],
    ['en/search/?q=RateLimitExceeded.FoundationModelRPMExceeded', 'ModelAccountRpmRateLimitExceeded'],
  ] as const) {
    await page.goto(`/${path}`);
    await expect(page.locator('main code', { hasText: code }).first()).toBeVisible();
    const broken = await page.locator('main :is(code, .path a)').evaluateAll((codes) =>
      codes.flatMap((code) => {
        const text = code.textContent;
        const range = document.createRange();
        const words = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
        const lines: string[] = [];
        for (let node = words.nextNode(); node; node = words.nextNode()) {
          range.selectNodeContents(node);
          // A piece between two places to break stands on one line.
          if (range.getClientRects().length > 1 && !/[\s_/-]/.test(node.nodeValue ?? '')) lines.push(node.nodeValue ?? '');
        }
        return lines.map((line) => `${text}: ${line}`);
      }),
    );
    expect(broken, path).toEqual([]);
  }
});

test('previous and next go through the codes of the category, and through the reasons of a code', async ({ page }) => {
  for (const path of ['en/errors/AuthenticationError/', 'en/errors/InvalidParameter/max-tokens-above-limit/']) {
    await page.goto(`/${path}`);
    const start = page.url();
    await page.locator('a[rel="next"]').click();
    await expect(page).not.toHaveURL(start);
    await page.locator('a[rel="prev"]').click();
    await expect(page).toHaveURL(start);
  }
});

test.describe('a report', () => {
  test('is asked for nowhere where no repository is configured', async ({ page }) => {
    await page.goto('/en/errors/ModelNotOpen/');
    await expect(page.getByRole('link', { name: 'Report it' })).toHaveCount(0);
  });

  test('from a page fills in the form of the repository', async ({ page, mounted }) => {
    await page.goto(`${mounted}en/errors/ModelNotOpen/`);
    const link = new URL((await page.getByRole('link', { name: 'Report it' }).getAttribute('href')) ?? '');
    expect(link.pathname).toBe('/ark-errors/issues/new');
    expect(link.searchParams.get('template')).toBe('wrong-statement.yml');
    expect(link.searchParams.get('page')).toMatch(/\/en\/errors\/ModelNotOpen\/$/);
    expect(link.searchParams.get('edition')).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('from the box holds what was pasted only once it is clicked, and no key', async ({ page, context, mounted, complaints }) => {
    await context.route('https://code.example/**', (route) => route.fulfill({ body: 'The form' }));
    await page.goto(`${mounted}en/search/`);
    await page
      .locator('textarea[name="q"]')
      .first()
      .fill('Error code: 500 - something odd\nAuthorization: Bearer 3f8c2a10-1234-4abc-9def-0123456789ab');
    const link = page.locator('a[href*="bad-answer.yml"]');
    await expect(link).toBeVisible();
    expect(await link.getAttribute('href')).not.toContain('odd');
    await link.click();
    await page.waitForURL('https://code.example/**');
    const fields = new URL(page.url()).searchParams;
    // The reader went there.
    forgive(complaints, 'https://code.example/');
    expect(fields.get('template')).toBe('bad-answer.yml');
    expect(fields.get('text')).toContain('something odd');
    expect(fields.get('text')).not.toContain('4abc-9def');
    expect(fields.get('edition')).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

test.describe('on paper', () => {
  test('a code is dark on white, whatever the theme, shows its steps first, and what is folded on the screen', async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.goto('/zh/errors/QuotaExceeded/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    await expect(page.locator('h1')).toHaveCSS('color', 'rgb(18, 24, 33)');
    const step = await page.locator('#steps + * li').first().boundingBox();
    expect(step?.y).toBeLessThan(700);
    for (const part of ['#sdk', '#explanation', '#sources']) await expect(page.locator(part)).toBeVisible();
  });

  test('an answer of the box is whole, without its buttons; steps show where their links lead, and nothing looks closed', async ({
    page,
  }) => {
    await page.goto('/en/');
    await ask(page, `${pasted}\n${'one more line\n'.repeat(12)}`);
    await page.emulateMedia({ media: 'print' });
    await expect(card(page).getByRole('button', { includeHidden: true }).first()).toBeHidden();
    await expect(page.getByRole('button', { name: 'Look up' })).toBeHidden();
    expect(await field(page).evaluate((area) => area.scrollHeight - area.clientHeight)).toBeLessThanOrEqual(1);
    await expect(field(page)).toHaveCSS('outline-style', 'none');
    const readEnd = (link: Element): string => getComputedStyle(link, '::after').content;
    expect(await steps(page).locator('a').first().evaluate(readEnd)).toContain('console.volcengine.com');
    await page.goto('/en/errors/ModelNotOpen/');
    expect(await page.locator('#steps + * a:not(.basis)').first().evaluate(readEnd)).toContain('console.volcengine.com');
    await expect(page.locator('.fold > summary').first()).toHaveCSS('list-style-type', 'none');
  });

  test('a code page has the address that it was printed from and its date', async ({ page, origin }) => {
    await page.goto('/en/errors/ModelNotOpen/');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(`${origin}/en/errors/ModelNotOpen/`)).toBeVisible();
    await expect(page.locator('footer').getByText(/\b20\d\d\b/)).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('what is folded opens, by a click and by its address', async ({ page }) => {
    await page.goto('/en/errors/QuotaExceeded/#sdk');
    await expect(page.locator('#sdk')).toBeVisible();
    await page.getByText('Go · arkruntime').click();
    await expect(page.getByText('apiErr.Code == "QuotaExceeded"')).toBeVisible();
    await expect(page.locator('[data-action]').locator('visible=true')).toHaveCount(0);
  });
});
