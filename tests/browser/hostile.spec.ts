/** Strings that would run as a script where a page took them for HTML, through every way in. Each way is one page, which takes them all. */
import type { Page } from '@playwright/test';
import { ask, field, results } from '../support/browser/box-page.ts';
import { expect, test } from '../support/browser/fixtures.ts';

/* One payload for each way to run a script, in the wrappers of everything people paste. */
const mark = 'globalThis.__injected=1';

const payloads = [
  `<script>${mark}</script>`,
  `<img src=x onerror="${mark}">`,
  `<svg onload=${mark}>`,
  `<iframe srcdoc="<script>parent.${mark}</script>">`,
  `<a href="javascript:${mark}" autofocus onfocus=${mark}>x</a>`,
  `<details open ontoggle=${mark}>x</details>`,
  `<xss style="animation-name:x" onanimationstart="${mark}"></xss>`,
  `<meta http-equiv=refresh content="0;url=javascript:${mark}">`,
  `</textarea><script>${mark}</script>`,
  `</title></script>--><img src=x onerror=${mark}>`,
  `"><img src=x onerror=${mark}>`,
  `'><img src=x onerror=${mark}>`,
  `" autofocus onfocus="${mark}" x="`,
  `' autofocus onfocus='${mark}`,
  `javascript:${mark}`,
  `<scr<script>ipt>${mark}</scr</script>ipt>`,
  `&lt;img src=x onerror=${mark}&gt;`,
  `%3Cimg%20src=x%20onerror=${mark}%3E`,
];

const wrappers: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `ModelNotOpen ${payload}`,
  (payload) => `InvalidParameter.${payload}`,
  (payload) => `Your account ${payload} has not activated the model ${payload}. Please activate the model service in the Ark Console.`,
  (payload) =>
    `The parameter \`${payload}\` specified in the request is not valid: ${payload}. Request id: 021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164`,
  (payload) =>
    JSON.stringify({
      error: {
        code: 'InvalidEndpointOrModel.NotFound',
        message: `The model or endpoint ${payload} does not exist or you do not have access to it.`,
        param: payload,
        type: 'NotFound',
      },
    }),
  (payload) => JSON.stringify({ error: { code: payload, message: payload, param: '', type: payload } }),
  (payload) =>
    `Error code: 429 - {'error': {'code': 'QuotaExceeded', 'message': 'Your account [${payload}] has exhausted its free trial quota for the [${payload}] model.'}}`,
  (payload) => `ArkHttpException{statusCode=404, message='${payload}', code='ModelNotOpen', requestId='${payload}'}`,
  (payload) => `line one AccountOverdueError\n${payload}\nline three RateLimitExceeded.EndpointTPMExceeded\n${payload}`,
  (payload) => `欠费 ${payload}`,
  (payload) => payload.toUpperCase(),
  (payload) => `\`\`\`json\n${payload}\n\`\`\``,
];

/** When one of them runs, `globalThis.__injected` is set. */
const strings = [...new Set(payloads.flatMap((payload) => wrappers.map((wrap) => wrap(payload))))];

test.beforeEach(({ page }) => {
  page.on('dialog', (dialog) => void dialog.dismiss());
});

/** Of the many combinations, as many as show each payload and each wrapper. */
const some = strings.filter((_, index) => index % 7 === 0);

const hasRun = (page: Page): Promise<boolean> => page.evaluate(() => '__injected' in globalThis);

test('what is put into the box runs nothing', async ({ page }) => {
  await page.goto('/en/search/');
  await ask(page, 'warm');
  await page.evaluate(async (texts) => {
    const box = document.querySelector<HTMLElement & { ask(text: string): void }>('ark-box');
    const list = document.querySelector<HTMLElement>('[data-results]');
    if (!box || !list) throw new Error('no box');
    const settled = (text: string): Promise<void> =>
      new Promise((done) => {
        const isDone = (): boolean => list.dataset['state'] === 'done' && list.dataset['query'] === text.replaceAll('\r\n', '\n');
        const observer = new MutationObserver(() => {
          if (!isDone()) return;
          observer.disconnect();
          done();
        });
        observer.observe(list, { attributes: true });
      });
    for (const text of texts) {
      const done = settled(text);
      box.ask(text);
      await done;
    }
    // Whatever was put into the page has asked for its picture by now, and had its answer before this one.
    await fetch(location.href);
    await new Promise(requestAnimationFrame);
  }, strings);
  expect(await hasRun(page)).toBe(false);
});

test('what stands in the query of the search page runs nothing', async ({ page }) => {
  for (const [index, text] of some.entries()) {
    const query = `?q=${encodeURIComponent(text)}`;
    // As when somebody opens the link: now and then anew, else by going back to it.
    if (index % 10 === 0) await page.goto(`/en/search/${query}`);
    else
      await page.evaluate((address) => {
        history.pushState(null, '', address);
        dispatchEvent(new PopStateEvent('popstate'));
      }, query);
    await expect(field(page)).toHaveValue(text);
    await expect(results(page)).toHaveAttribute('data-state', 'done');
    expect(await hasRun(page), text).toBe(false);
  }
});

test('what stands in the fragment of a code page runs nothing', async ({ page }) => {
  await page.goto('/en/errors/ModelNotOpen/');
  for (const text of some) {
    const value = encodeURIComponent(text);
    // An anchor that is none, then values for the message.
    for (const fragment of [`${value}?account=${value}&model=${value}`, `message-1?account=${value}&model=${value}`])
      await page.evaluate((hash) => (location.hash = hash), fragment);
    await expect(page.locator('var[data-placeholder="account"]').first()).toHaveAttribute('data-filled', '');
    expect(await hasRun(page), text).toBe(false);
  }
  await expect(page.locator('var[data-placeholder] *, ark-case code *')).toHaveCount(0);
});
