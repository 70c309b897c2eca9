import type { Page } from '@playwright/test';
import { allKinds, expect, test } from '../support/browse.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** What the policies, that of the page and that of the server, refused in this page and in those it goes on to. */
async function watchViolations(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('tellRefused', (text: string) => refused.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) => {
      const { tellRefused } = globalThis as unknown as { tellRefused: (text: string) => void };
      tellRefused(`${location.pathname}: ${violatedDirective}: ${blockedURI} ${sourceFile} ${sample}`);
    });
  });
  return refused;
}

const done = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction(
    (value) =>
      [...document.querySelectorAll<HTMLElement>('[data-results]')].some(
        (list) => list.dataset['state'] === 'done' && list.dataset['query'] === value,
      ),
    text,
  );

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

for (const [name, path] of allKinds) {
  test(`the policy refuses nothing of the ${name}, opened, printed and in the other theme`, async ({ page, complaints }) => {
    const refused = await watchViolations(page);
    await page.goto(`/${path}`);
    await page.waitForLoadState('load');
    const policy = page.locator('meta[http-equiv="content-security-policy"]');
    await expect(policy).toHaveAttribute('content', /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'( 'sha256-[\w+/=]+')*;/);
    const theme = page.locator('ark-theme select:visible');
    if (await theme.count()) await theme.selectOption('dark');
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
      document.querySelector<HTMLButtonElement>('.expressive-code .copy button')?.click();
    });
    await page.pdf();
    expect(refused).toEqual([]);
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes('404 (Not Found)')));
  });
}

for (const locale of ['zh', 'en'] as const) {
  test(`the policy refuses nothing of what readers do (${locale})`, async ({ page }) => {
    const refused = await watchViolations(page);
    await page.goto(`/${locale}/`);
    const text = `Error code: 404 - {'error': {'code': 'ModelNotOpen', 'message': 'Your account 2101333747 has not activated the model doubao-seed-1-6. Please activate the model service in the Ark Console.'}}`;
    await page.locator('main textarea[name="q"]').fill(text);
    await done(page, text);
    // Words that only the full text holds: Pagefind answers.
    const pagefind = page.waitForResponse((response) => response.url().includes('/pagefind/wasm'));
    await page.goto(`/${locale}/search/?q=${encodeURIComponent('console account activation page')}`);
    await done(page, 'console account activation page');
    await pagefind;
    await page.goto(`/${locale}/errors/ModelNotOpen/`);
    await page.keyboard.press('/');
    await page.locator('dialog textarea[name="q"]').fill('AccountOverdueError');
    await done(page, 'AccountOverdueError');
    await page.goto(`/${locale}/errors/QuotaExceeded/`);
    for (const button of await page.locator('[data-action]').all()) if (await button.isVisible()) await button.click();
    await page.goto(`/${locale}/errors/?text=endpoint`);
    await expect(page.locator('tbody tr:visible').first()).toBeVisible();
    expect(refused).toEqual([]);
  });
}
