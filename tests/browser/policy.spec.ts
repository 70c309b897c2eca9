/** The Content-Security-Policy; that it refuses nothing of a page as it opens, `every-page.spec.ts` tests. */
import { expect, press, test, watchViolations } from '../support/browser/fixtures.ts';
import { ask, field, pasted } from '../support/browser/box-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('the policy forbids what no page needs', async ({ page, complaints }) => {
  const refused = await watchViolations(page);
  await page.goto('/en/errors/ModelNotOpen/');
  await page.evaluate(async () => {
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = "run"' }));
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red" onclick="document.title = 1">');
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/en/' }));
    await fetch('https://ark-errors.example/').catch(() => undefined);
  });
  await expect(page).not.toHaveTitle('run');
  for (const directive of ['script-src-elem', 'style-src-attr', 'frame-src', 'connect-src'])
    expect(refused.join('\n')).toContain(`: ${directive}: `);
  complaints.length = 0;
});

test('the policy refuses nothing of what readers do', async ({ page }) => {
  const refused = await watchViolations(page);
  await page.goto('/zh/');
  await ask(page, pasted);
  // Words that only the full text holds: Pagefind answers.
  const pagefind = page.waitForResponse((response) => response.url().includes('/pagefind/wasm'));
  await page.goto('/en/search/');
  await ask(page, 'console account activation page');
  await pagefind;
  await page.goto('/zh/errors/ModelNotOpen/');
  await press(page, '/');
  await expect(field(page)).toBeFocused();
  await ask(page, 'AccountOverdueError');
  await page.goto('/en/errors/QuotaExceeded/');
  for (const button of await page.locator('[data-action]').all()) if (await button.isVisible()) await button.click();
  await page.goto('/zh/errors/?text=endpoint');
  await expect(page.locator('tbody tr:visible').first()).toBeVisible();
  expect(refused).toEqual([]);
});
