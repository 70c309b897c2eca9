/** What holds for every kind of page. */
import { inflateSync } from 'node:zlib';
import { findBrowser } from '../support/browser/find-browser.ts';
import { allKinds, expect, findBarriers, forgive, measureOverflow, test, watchViolations } from '../support/browser/fixtures.ts';

const wide = 1440;
const narrow = 320;
/** The kinds once, in the one language or in none. */
const kindsOnce = allKinds.filter(([name]) => !name.endsWith('(en)'));

// Chromium tells the failed address of the page for what is not there as an error: that one is meant.
test.afterEach(({ complaints }) => forgive(complaints, '/no/such/page/'));

for (const [at, [name, path]] of allKinds.entries()) {
  // One language is seen light, the other dark, in turn wide and narrow: all four meet over the kinds.
  const colorScheme = name.endsWith('(en)') ? 'dark' : 'light';
  const width = at % 2 === 0 ? wide : narrow;

  test(`the ${name} cannot be moved sideways, breaks no policy, prints, and has no barrier that axe finds (${colorScheme}, ${width} px)`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const refused = await watchViolations(page);
    await page.emulateMedia({ colorScheme });
    await page.goto(`/${path}`);
    await page.waitForLoadState('load');
    await expect(page.locator('meta[http-equiv="content-security-policy"]')).toHaveAttribute(
      'content',
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'( 'sha256-[\w+/=]+')*;/,
    );
    // In one language: the sheets differ by nothing else.
    if (kindsOnce.some(([kind]) => kind === name)) {
      const glyphs = countGlyphs(await page.pdf({ format: 'A4', pageRanges: '1' }));
      expect(glyphs, 'the first sheet').toBeGreaterThan(path.endsWith('search/') ? 20 : 150);
    }
    await page.emulateMedia({ media: 'print' });
    // A4 at 96 dots an inch.
    expect((await page.locator('h1').boundingBox())?.y).toBeLessThan(300);
    const onScreen = '#toc, .toc-bar, .sidebar-pane, .pager, .jump, ark-actions, nav, .open-box';
    await expect(page.locator(onScreen).locator('visible=true')).toHaveCount(0);
    await page.emulateMedia({ media: 'screen' });
    // Folded parts count too. Nothing is caught halfway: what fades has too little contrast.
    await page.evaluate(() => {
      const still = new CSSStyleSheet();
      still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
      document.adoptedStyleSheets.push(still);
      for (const details of document.querySelectorAll('details')) details.open = true;
      document.querySelector<HTMLButtonElement>('.expressive-code .copy button')?.click();
    });
    const theme = page.locator('select.theme:visible');
    if (await theme.count()) await theme.selectOption(colorScheme);
    for (const side of [wide, narrow]) {
      await page.setViewportSize({ width: side, height: 900 });
      expect(await measureOverflow(page), `sideways at ${side} px`).toBe(0);
    }
    expect(refused).toEqual([]);

    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(dropRowsOfKnownForm);
    expect(await findBarriers(page)).toEqual([]);
  });
}

/** How many glyphs a sheet draws: its content stream is the one that shows text. */
function countGlyphs(pdf: Buffer): number {
  const source = pdf.toString('latin1');
  const streams = [...source.matchAll(/\/FlateDecode[^]*?stream\r?\n/g)].flatMap(({ 0: head, index }) => {
    try {
      const start = index + head.length;
      return [inflateSync(pdf.subarray(start, source.indexOf('endstream', start)), { finishFlush: 2 }).toString('latin1')];
    } catch {
      return [];
    }
  });
  const shown = streams.filter((text) => /\bBT\b/.test(text)).join('\n');
  return [...shown.matchAll(/<([0-9A-Fa-f]+)>\s*T[jJ]/g)].reduce((sum, [, hex = '']) => sum + hex.length / 4, 0);
}

/** Leaves one row of each form in long tables: axe says the same of all of them, and takes its time. */
function dropRowsOfKnownForm(): void {
  const known = new Set<string>();
  for (const row of document.querySelectorAll('tbody tr')) {
    const form = [row, ...row.querySelectorAll('*')].map((part) => `${part.tagName}.${part.getAttribute('class') ?? ''}`).join(' ');
    if (known.has(form)) row.remove();
    known.add(form);
  }
}

test('with letters twice as large no page of a telephone can be moved sideways, and the verdict is one column', async ({
  browser,
  origin,
}) => {
  const large = await browser.browserType().launch({ ...findBrowser(), args: ['--blink-settings=defaultFontSize=32'] });
  for (const javaScriptEnabled of [true, false]) {
    const page = await large.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled });
    for (const [name, path] of allKinds) {
      await page.goto(`${origin}/${path}`);
      await page.locator('ark-actions summary').evaluateAll((all) => (all[0] as HTMLElement | undefined)?.click());
      expect(await measureOverflow(page), name).toBe(0);
      const menu = (await page.locator('ark-actions .menu').evaluateAll((all) => all.map((part) => part.getBoundingClientRect().left)))[0];
      expect(menu ?? 0, name).toBeGreaterThanOrEqual(0);
      const cells = await page.locator('.strip > div').evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().left));
      expect(new Set(cells).size, name).toBeLessThan(2);
    }
  }
  await large.close();
});

test('no guide and no page with a long name can be moved sideways, and no table of a guide has a column out of sight', async ({
  page,
  request,
}) => {
  const sitemap = await (await request.get('/sitemap-0.xml')).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  const measure = (path: string): number => Math.max(...path.split('/').map((word) => word.length));
  // English has the long words.
  const long = paths.filter((path) => path.startsWith('/en/')).sort((a, b) => measure(b) - measure(a));
  const guides = paths.filter((path) => path.includes('/guides/'));
  expect(guides.length).toBeGreaterThan(10);
  const tables = page.locator('.sl-markdown-content table');
  for (const path of [...guides, ...long.slice(0, 10)]) {
    await page.setViewportSize({ width: narrow, height: 900 });
    await page.goto(path);
    expect(await measureOverflow(page), path).toBe(0);
    await page.setViewportSize({ width: 1024, height: 900 });
    expect(await tables.evaluateAll((all) => all.filter((table) => table.scrollWidth > table.clientWidth + 1).length), path).toBe(0);
  }
});

test('below a base path no page logs an error; the text of every kind begins at the same edge, and has the bar and the foot', async ({
  page,
  mounted,
}) => {
  await page.setViewportSize({ width: wide, height: 900 });
  const edges = new Set<number | undefined>();
  for (const [name, path] of kindsOnce) {
    await page.goto(`${mounted}${path}`);
    edges.add((await page.locator('main h1').boundingBox())?.x);
    await expect(page.locator('header a[data-open-box]'), name).toBeVisible();
    await expect(page.locator('footer').last(), name).toContainText(/20\d\d/);
  }
  expect(edges.size).toBe(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every kind of page shows its first heading, keeps the reader’s scheme, and has no field that does nothing', async ({ page }) => {
    const level = (): Promise<number> => page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
    for (const [name, path] of kindsOnce) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`/${path}`);
      await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
      await expect(page.locator('input, select, textarea').locator('visible=true'), name).toHaveCount(0);
      expect(await level(), name).toBeGreaterThan(200);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await level(), name).toBeLessThan(60);
    }
  });
});
