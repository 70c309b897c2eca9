/** Strings that would run as a script where a page took them for HTML, through every way in. Each way is one page, which takes them all. */
import type { Page } from '@playwright/test';
import { field, results } from '../support/browser/box-page.ts';
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
  `<video><source onerror="${mark}"></video>`,
  `<audio src=x onerror=${mark}></audio>`,
  `<body onload=${mark}>`,
  `<input autofocus onfocus=${mark}>`,
  `<select autofocus onfocus=${mark}></select>`,
  `<button popovertarget=x>o</button><div popover id=x onbeforetoggle=${mark}>x</div>`,
  `<object data="javascript:${mark}"></object>`,
  `<embed src="javascript:${mark}">`,
  `<form action="javascript:${mark}"><input type=submit></form>`,
  `<svg><animate onbegin=${mark} attributeName=x dur=1s></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg' onload='${mark}'/>#x"></use></svg>`,
  `<math><mtext><style><img src=x onerror=${mark}></style></mtext></math>`,
  `<template><img src=x onerror=${mark}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${mark}>"></noscript>`,
  `<base href="javascript:${mark}//">`,
  `<link rel=stylesheet href=x onerror=${mark}>`,
  `<style>@import 'x';</style><style onload=${mark}></style>`,
  `<img src=x\tonerror\n=\n${mark}>`,
  `<IMG SRC=x OnErRoR=${mark}//`,
  `</script><script>${mark}</script>`,
  `<!--><img src=x onerror=${mark}>-->`,
  `\u003cimg src=x onerror=${mark}\u003e`,
  `\\u003cimg src=x onerror=${mark}\\u003e`,
  `{{constructor.constructor('${mark}')()}}`,
  `\${${mark}}`,
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

const hasRun = (page: Page): Promise<boolean> => page.evaluate(() => '__injected' in globalThis);

test('there are as many as were promised', () => {
  expect(strings.length).toBeGreaterThanOrEqual(500);
});

/** Gives the box one text after the other and waits for the answer to each, all within the page. */
function give(page: Page, texts: readonly string[], way: 'box' | 'query'): Promise<void> {
  return page.evaluate(
    async ([list, how]) => {
      const box = document.querySelector<HTMLElement & { ask(text: string): void }>('ark-box');
      const shown = document.querySelector<HTMLElement>('[data-results]');
      if (!box || !shown) throw new Error('no box');
      for (const text of list) {
        await new Promise<void>((done) => {
          const observer = new MutationObserver(() => {
            if (shown.dataset['state'] !== 'done' || shown.dataset['query'] !== text) return;
            observer.disconnect();
            done();
          });
          observer.observe(shown, { attributes: true });
          if (how === 'box') box.ask(text);
          else {
            // As when somebody goes back to such a link.
            history.pushState(null, '', `?q=${encodeURIComponent(text)}`);
            dispatchEvent(new PopStateEvent('popstate'));
          }
        });
      }
      // Whatever was put into the page has asked for its picture by now, and had its answer before this one.
      await fetch(location.href);
      await new Promise(requestAnimationFrame);
    },
    [texts, way] as const,
  );
}

for (const way of ['box', 'query'] as const)
  test(`what is put into the ${way} runs nothing`, async ({ page }) => {
    await page.goto('/en/search/?q=warm');
    await expect(results(page)).toHaveAttribute('data-state', 'done');
    await give(page, strings, way);
    expect(await hasRun(page)).toBe(false);
  });

test('a link with such a query runs nothing', async ({ page }) => {
  for (const text of payloads) {
    await page.goto(`/en/search/?q=${encodeURIComponent(text)}`);
    await expect(field(page)).toHaveValue(text);
    await expect(results(page)).toHaveAttribute('data-state', 'done');
    expect(await hasRun(page), text).toBe(false);
  }
});

test('what is in the fragment of a code page runs nothing', async ({ page }) => {
  await page.goto('/en/errors/ModelNotOpen/');
  await page.evaluate(async (texts) => {
    for (const text of texts) {
      const value = encodeURIComponent(text);
      // An anchor that is none, then values for the message.
      for (const fragment of [`${value}?account=${value}&model=${value}`, `message-1?account=${value}&model=${value}`])
        await new Promise((done) => {
          addEventListener('hashchange', done, { once: true });
          location.hash = fragment;
        });
    }
    await fetch(location.href);
    await new Promise(requestAnimationFrame);
  }, strings);
  await expect(page.locator('var[data-placeholder="account"]').first()).toHaveAttribute('data-filled', '');
  expect(await hasRun(page)).toBe(false);
  await expect(page.locator('var[data-placeholder] *, ark-case code *')).toHaveCount(0);
});
