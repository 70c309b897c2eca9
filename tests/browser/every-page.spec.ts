import AxeBuilder from '@axe-core/playwright';
import { allKinds, expect, measureOverflow, test } from '../support/browse.ts';

/** Chromium tells the failed address of the 404 page itself as an error: that one is meant. */
const isMeant = (complaint: string): boolean => complaint.includes('404 (Not Found)') && complaint.includes('/no/such/page/');

for (const [name, path] of allKinds) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      test(`the ${name} has no barrier that axe finds, ${colorScheme}, ${width} px`, async ({ page, complaints }) => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/${path}`);
        await page.waitForLoadState('networkidle');
        // Folded parts count too.
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, help, nodes }) => ({
            id,
            help,
            where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
          })),
        ).toEqual([]);
        expect(await measureOverflow(page), 'the page can be moved sideways').toBe(0);
        complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !isMeant(complaint)));
      });
    }
  }
}

test('below a base path no page logs an error or asks for what is not there', async ({ page, mounted, complaints }) => {
  for (const [, path] of allKinds) {
    await page.goto(`${mounted}${path}`);
    await page.waitForLoadState('networkidle');
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
