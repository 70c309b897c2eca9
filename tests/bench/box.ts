/**
 * `npm run bench:box`: what a reader waits for, measured in a real browser on the built site, beside Pagefind’s plain search on the same
 * queries in the same run. Prints a table; asserts nothing, since machines are noisy.
 */
import { chromium, type Page } from '@playwright/test';
import { brotliCompressSync } from 'node:zlib';
import { findBrowser, launchArgs } from '../support/browser.ts';
import { serve } from '../support/serve.ts';

const dist = process.env['OUT_DIR'] ?? 'dist';
const rounds = 5;
const queries = [
  '欠费',
  '429',
  'endpointtpm',
  '限流',
  'rate limit',
  'overdue',
  'Qutoa exceeded',
  '余额不足',
  'modelnotopen',
  '推理接入点已超过',
  'safe experience mode',
  '模型未開通',
  'InvalidParameter.temperature',
  'account has not activated the model',
];
const pasted = `Error code: 429 - {'error': {'code': 'ModelAccountTpmRateLimitExceeded', 'message': 'TPM (Tokens Per Minute) limit of the model doubao-seed-2-0-pro is exceeded. Please try again later Request id: 0217817720969006061aa40146dbf4d117b0497e84060d7ac9102', 'param': '', 'type': 'TooManyRequests'}}, request_id: 202606181641366ORRzhOSo5se81lzpolL`;

const browser = await chromium.launch({ args: launchArgs, ...findBrowser() });
const server = await serve(dist);
const rows: [what: string, value: string][] = [];

const page = await browser.newPage();
const sizes = new Map<string, number>();
const arriving: Promise<unknown>[] = [];
page.on('response', (response) => {
  const path = new URL(response.url()).pathname;
  arriving.push(response.body().then((body) => sizes.set(path, brotliCompressSync(body).length)));
});
await page.goto(`${server.origin}/zh/`, { waitUntil: 'networkidle' });
await Promise.all(arriving);
const before = new Set(sizes.keys());

rows.push(['cold: focus to the complete answer to a paste', format(await measure(page, pasted, '[data-steps] > li'))]);
await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-results]')?.dataset['state'] === 'done');
await Promise.all(arriving);
const loaded = [...sizes].filter(([path]) => !before.has(path)).sort(([, a], [, b]) => b - a);
rows.push([
  'loaded for that, brotli',
  `${sum(loaded)} B (${loaded
    .map(
      ([path, size]) =>
        `${
          path
            .split('/')
            .pop()
            ?.replace(/\.[\w-]{8}\.js$/, '') ?? ''
        } ${size}`,
    )
    .join(', ')})`,
]);

const warm: number[] = [];
for (let round = 0; round < rounds; round += 1) for (const text of [...queries, pasted]) warm.push(await measure(page, text));
rows.push(['warm: input to first answer, p50 / p95', `${format(quantile(warm, 0.5))} / ${format(quantile(warm, 0.95))}`]);

const plain: number[] = [];
await page.evaluate(async (address) => {
  const pagefind = (await import(address)) as { init(): Promise<void> };
  await pagefind.init();
  Object.assign(globalThis, { plainPagefind: pagefind });
}, `${server.origin}/pagefind/pagefind.js`);
for (let round = 0; round < rounds; round += 1) for (const text of queries) plain.push(await page.evaluate(plainSearch, text));
rows.push(['Pagefind alone, same queries, p50 / p95', `${format(quantile(plain, 0.5))} / ${format(quantile(plain, 0.95))}`]);

const line = '2026-05-09T11:22:33.123Z INFO request served in 12 ms, model=doubao-seed-1-6, tokens=123\n';
const log = (bytes: number): string =>
  `${line.repeat(Math.ceil(bytes / line.length / 2))}${pasted}\n${line.repeat(Math.ceil(bytes / line.length / 2))}`;
for (const bytes of [10_000, 100_000, 1_000_000]) {
  const { total, longest } = await measureLog(page, log(bytes));
  rows.push([`log of ${bytes / 1000} kB: answered after / longest block`, `${format(total)} / ${format(longest)}`]);
}

await browser.close();
await server.close();
const width = Math.max(...rows.map(([what]) => what.length));
console.log(rows.map(([what, value]) => `${what.padEnd(width)}  ${value}`).join('\n'));

/** From putting a text into the field to what is waited for, by default the first answer of the list, in milliseconds. */
function measure(target: Page, text: string, wanted = 'a[data-code]'): Promise<number> {
  return target.evaluate(
    async ([value, selector]) => {
      const field = document.querySelector<HTMLTextAreaElement>('ark-box textarea');
      const box = document.querySelector('ark-box .answers');
      if (!field || !box) throw new Error('no box');
      box.querySelector('[data-results]')?.replaceChildren();
      box.querySelector('[data-card]')?.replaceChildren();
      const shown = new Promise<number>((done) => {
        const observer = new MutationObserver(() => {
          if (!box.querySelector(selector)) return;
          observer.disconnect();
          done(performance.now());
        });
        observer.observe(box, { childList: true, subtree: true });
      });
      field.focus();
      const start = performance.now();
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      return (await shown) - start;
    },
    [text, wanted] as const,
  );
}

async function plainSearch(text: string): Promise<number> {
  const { plainPagefind } = globalThis as unknown as {
    plainPagefind: { search(query: string): Promise<{ results: { data(): Promise<unknown> }[] }> };
  };
  const start = performance.now();
  const { results } = await plainPagefind.search(text);
  await Promise.all(results.slice(0, 5).map((result) => result.data()));
  return performance.now() - start;
}

function measureLog(target: Page, text: string): Promise<{ total: number; longest: number }> {
  return target.evaluate(async (value) => {
    const field = document.querySelector<HTMLTextAreaElement>('ark-box textarea');
    const list = document.querySelector<HTMLElement>('[data-results]');
    if (!field || !list) throw new Error('no box');
    let longest = 0;
    let last = performance.now();
    let running = true;
    const beat = (): void => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (running) setTimeout(beat);
    };
    field.value = value;
    await new Promise((done) => setTimeout(done, 300));
    last = performance.now();
    beat();
    const start = performance.now();
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    while (list.dataset['state'] !== 'done' || list.dataset['query'] !== value) await new Promise((done) => setTimeout(done));
    running = false;
    return { total: performance.now() - start, longest };
  }, text);
}

function sum(items: readonly [string, number][]): number {
  return items.reduce((total, [, size]) => total + size, 0);
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
}

function format(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
