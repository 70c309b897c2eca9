import AxeBuilder from '@axe-core/playwright';
import { allKinds, expect, measureOverflow, test } from '../support/browse.ts';

/** Chromium tells the failed address of the 404 page itself as an error: that one is meant. */
const isMeant = (complaint: string): boolean => complaint.includes('404 (Not Found)') && complaint.includes('/no/such/page/');

/** Colours depend on the theme and structure on the width, so each rule runs where its answer can differ. */
const colourRules = ['color-contrast', 'link-in-text-block'];

for (const [name, path] of allKinds) {
  test(`the ${name} has no barrier that axe finds, light or dark, wide or narrow, and cannot be moved sideways`, async ({
    page,
    complaints,
  }) => {
    await page.goto(`/${path}`);
    await page.waitForLoadState('load');
    // Folded parts count too.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await measureOverflow(page), `sideways at ${width} px`).toBe(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const axe = new AxeBuilder({ page });
        const { violations } = await (
          colorScheme === 'light' && width === 1440
            ? axe
            : colorScheme === 'light'
              ? axe.disableRules(colourRules)
              : axe.withRules(colourRules)
        ).analyze();
        const problems = violations.flatMap(({ id, help, nodes }) =>
          nodes.slice(0, 5).map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`),
        );
        expect(problems, `${colorScheme}, ${width} px`).toEqual([]);
      }
    }
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !isMeant(complaint)));
  });
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
