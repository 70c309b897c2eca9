import AxeBuilder from '@axe-core/playwright';
import { allKinds, expect, measureOverflow, test } from '../support/browse.ts';

/** Chromium tells the failed address of the 404 page itself as an error: that one is meant. */
const isMeant = (complaint: string): boolean => complaint.includes('404 (Not Found)') && complaint.includes('/no/such/page/');

interface Mode {
  colorScheme: 'light' | 'dark';
  width: number;
}
const wide = 1440;
const narrow = 320;
const allModes: readonly Mode[] = [wide, narrow].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme): Mode => ({ colorScheme, width })),
);
/** Between them they have nearly everything that the others are made of. */
const inAllModes = ['home (zh)', 'code page with several messages (en)', 'guide (zh)'];

/** The modes that a page is looked at in. Of the other kinds, one language is seen light and wide, the other dark and narrow. */
function chooseModes(name: string): readonly Mode[] {
  if (inAllModes.includes(name)) return allModes;
  return [name.endsWith('(en)') ? { colorScheme: 'dark', width: narrow } : { colorScheme: 'light', width: wide }];
}

for (const [name, path] of allKinds) {
  const modes = chooseModes(name);
  test(`the ${name} cannot be moved sideways, and has no barrier that axe finds (${modes.map(({ colorScheme, width }) => `${colorScheme} ${width}`).join(', ')})`, async ({
    page,
    complaints,
  }) => {
    await page.goto(`/${path}`);
    await page.waitForLoadState('load');
    await page.evaluate(() => {
      // Folded parts count too.
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    for (const width of [wide, narrow]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await measureOverflow(page), `sideways at ${width} px`).toBe(0);
    }
    await page.evaluate(dropRowsOfKnownForm);
    for (const { colorScheme, width } of modes) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      // There are no frames, which the other mode opens a page of its own for.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .options({ rules: { 'target-size': { enabled: true } } })
        .analyze();
      const problems = violations.flatMap(({ id, help, nodes }) =>
        nodes.slice(0, 5).map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`),
      );
      expect(problems, `${colorScheme}, ${width} px`).toEqual([]);
    }
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !isMeant(complaint)));
  });
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

for (const locale of ['zh', 'en'])
  test(`no guide and no page with a long name can be moved sideways (${locale})`, async ({ page, request }) => {
    const sitemap = await (await request.get('/sitemap-0.xml')).text();
    const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)]
      .map(([, address = '']) => new URL(address).pathname)
      .filter((path) => path.startsWith(`/${locale}/`));
    const long = paths.toSorted((a, b) => measureLongestWord(b) - measureLongestWord(a)).slice(0, 10);
    const guides = paths.filter((path) => path.includes('/guides/'));
    expect(guides.length).toBeGreaterThan(5);
    await page.setViewportSize({ width: narrow, height: 900 });
    for (const path of [...guides, ...long]) {
      await page.goto(path);
      expect(await measureOverflow(page), path).toBe(0);
    }
  });

function measureLongestWord(path: string): number {
  return Math.max(...path.split('/').map((word) => word.length));
}

test('below a base path no page logs an error or asks for what is not there', async ({ page, mounted, complaints }) => {
  for (const [, path] of allKinds) {
    await page.goto(`${mounted}${path}`);
  }
  expect(complaints.filter((complaint) => !isMeant(complaint))).toEqual([]);
  complaints.length = 0;
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every kind of page is there and shows its first heading', async ({ page, complaints }) => {
    for (const [, path] of allKinds) {
      await page.goto(`/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !isMeant(complaint)));
  });
});

test('a code page asks for nothing but its HTML, style sheets and scripts', async ({ page, origin }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().slice(origin.length)));
  await page.goto('/zh/errors/QuotaExceeded/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => !/^\/(zh\/errors\/QuotaExceeded\/|_astro\/[\w.-]+\.(css|js)|favicon\.svg)$/.test(path))).toEqual([]);
});
