/**
 * `npm run bench:box`: what a reader waits for, measured in a real browser on the built site, with the questions of the corpus.
 * Prints; asserts nothing, since machines are noisy.
 */
import { chromium } from '@playwright/test';
import { brotliCompressSync } from 'node:zlib';
import { pasted } from '../support/browser/box-page.ts';
import { findBrowser, launchArgs } from '../support/browser/find-browser.ts';
import { serve } from '../support/sites/serve.ts';
import { readCorpus } from '../cases/score-corpus.ts';

const questions = readCorpus().flatMap(({ kind, text, split }) => (kind === 'question' && split === 'dev' ? [text] : []));
const line = '2026-05-09T11:22:33.123Z INFO request served in 12 ms, model=doubao-seed-1-6, tokens=123\n';
const browser = await chromium.launch({ args: launchArgs, ...findBrowser() });
const server = await serve(process.env['OUT_DIR'] ?? 'dist');
const page = await browser.newPage();
const sizes = new Map<string, Promise<number>>();
await page.goto(`${server.origin}/zh/`, { waitUntil: 'networkidle' });
page.on('response', (response) => {
  const name = new URL(response.url()).pathname.replace(/.*\//, '');
  sizes.set(
    name,
    response.body().then((body) => brotliCompressSync(body).length),
  );
});

const cold = await measure(pasted, '[data-steps] > li');
const loaded = await Promise.all([...sizes].map(async ([name, size]) => `${name} ${await size} B`));
console.log(`cold, a paste to its first step: ${cold.total.toFixed(1)} ms; loaded, brotli: ${loaded.join(', ')}`);
const times: number[] = [];
for (const text of questions) times.push((await measure(text)).total);
times.sort((a, b) => a - b);
const at = (share: number): string => `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`;
console.log(`warm, ${times.length} questions to the first answer: p50 ${at(0.5)}, p95 ${at(0.95)}`);
for (const size of [10_000, 100_000, 1_000_000]) {
  const half = line.repeat(Math.ceil(size / line.length / 2));
  const { total, longest } = await measure(`${half}${pasted}\n${half}`);
  console.log(`log of ${size / 1000} kB: ${total.toFixed(0)} ms, longest block ${longest.toFixed(0)} ms`);
}
await browser.close();
await server.close();

/** From putting a text into the field to what is waited for, by default the first answer of the list, and how long the page was blocked at most. */
function measure(text: string, wanted = 'a[data-code], [data-case]'): Promise<{ total: number; longest: number }> {
  return page.evaluate(
    async ([value, selector]) => {
      const field = document.querySelector<HTMLTextAreaElement>('ark-box textarea');
      const box = document.querySelector('ark-box .answers');
      if (!field || !box) throw new Error('no box');
      box.querySelector('[data-results]')?.replaceChildren();
      box.querySelector('[data-card]')?.replaceChildren();
      field.focus();
      field.value = value;
      const start = performance.now();
      let [last, longest] = [start, 0];
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      while (!box.querySelector(selector)) {
        await new Promise((done) => setTimeout(done));
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }
      return { total: last - start, longest };
    },
    [text, wanted] as const,
  );
}
