import { expect, test } from '@playwright/test';
import { locales } from '../../src/i18n/locales.ts';
import { builds, largeCount, type Build } from '../support/sites/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { openSite, type Page } from '../support/sites/site.ts';
import { compress, listScripts, listStyles, weigh } from '../support/sites/weight.ts';

const kB = 1000;
const weighFiles = (pattern: RegExp): number[] => {
  const site = openSite(builds.real);
  return site.listFiles().flatMap((file) => (pattern.test(file) ? [compress(site.readBytes(file))] : []));
};

test('the first view of a code or a reason weighs at most 26 kB, usually at most 22, its scripts at most 5 kB', () => {
  const site = openSite(builds.real);
  // The longest are the heaviest, near enough.
  const pages = [...site.getPages('error'), ...site.getPages('reason')].sort((a, b) => b.html.length - a.html.length);
  expect(pages.length).toBeGreaterThan(400);
  const tenth = Math.floor(pages.length / 10);
  const weighAll = (from: number, count: number, limit: number): string[] =>
    pages.slice(from, from + count).flatMap((page) => {
      const weight = weigh(site, page);
      return weight.total > limit || weight.js > 5 * kB ? [`${page.path}: ${JSON.stringify(weight)}`] : [];
    });
  expectNone([...weighAll(0, 30, 26 * kB), ...weighAll(tenth, 10, 22 * kB)]);
});

test('the first complete answer to a paste weighs at most 45 kB: code, index and advice', () => {
  const site = openSite(builds.real);
  const code = weighFiles(/^_astro\/box\.[^/]+\.js$/);
  expect(code).toHaveLength(1);
  for (const locale of locales) {
    const index = weighFiles(new RegExp(`^${locale}/lookup\\.json$`));
    const advice = [
      `${locale}/errors/ModelNotOpen.advice.json`,
      `${locale}/errors/InvalidParameter/max-tokens-above-limit.advice.json`,
    ].map((file) => compress(site.readBytes(file)));
    const total = (code[0] ?? 0) + (index[0] ?? 0) + Math.max(...advice);
    expect(total).toBeLessThanOrEqual(45 * kB);
  }
  // Of all codes and reasons: a quick compression is an upper bound.
  const advice = site.listFiles('.advice.json').filter((file) => file.includes('/errors/'));
  const there = new Set(advice);
  const pages = [...site.getPages('error'), ...site.getPages('reason')];
  expectNone(pages.map(({ path }) => path.replace(/\/$/, '.advice.json')).filter((file) => !there.has(file)));
  expectNone(advice.filter((file) => compress(site.readBytes(file), 5) > 3 * kB));
});

test('a first question in a dialog is answered after at most 45 kB: the code for questions and the names of the codes', () => {
  const code = weighFiles(/^_astro\/(?:box|dialog|unsure)\.[^/]+\.js$/);
  expect(code).toHaveLength(3);
  for (const locale of locales) {
    const [data = 0] = weighFiles(new RegExp(`^${locale}/box\\.json$`));
    expect(code.reduce((sum, size) => sum + size, data)).toBeLessThanOrEqual(45 * kB);
  }
});

test('a page weighs the same with many codes', () => {
  const [real, large] = [openSite(builds.real), openSite(builds.large)];
  expect(large.getPages('error').length).toBe(2 * largeCount);
  const find = (page: Page): Page | undefined => large.getPage(large.build.base + page.url.slice(1));
  const pages = real.getPages('error').map((page) => ({ page, counterpart: find(page) }));
  // Every third is enough to meet everything that a page is made of.
  expectNone(
    pages.flatMap(({ page, counterpart }, at) =>
      at % 3 || (counterpart && withoutSidebar(page, real.build) === withoutSidebar(counterpart, large.build))
        ? []
        : [`${page.path} is not there, or differs outside of its sidebar and its neighbors`],
    ),
  );
  // The sidebar lists a category up to a limit: compared where it grows most.
  const [most] = pages
    .flatMap(({ page, counterpart }) => (counterpart ? [{ page, counterpart, growth: counterpart.html.length - page.html.length }] : []))
    .sort((a, b) => b.growth - a.growth);
  if (!most) throw new Error('no pages');
  expect(weigh(large, most.counterpart).total - weigh(real, most.page).total).toBeLessThan(1.5 * kB);
});

test('no page brings a web font, and no style sheet asks another host for anything', () => {
  const site = openSite(builds.real);
  const fonts = site.listFiles().filter((file) => /\.(woff2?|ttf|otf|eot)$/.test(file));
  const inline = site.pages.filter((page) => page.html.includes('@font-face')).map((page) => page.path);
  const unwanted = /@font-face|(?:url\(|@import)\s*["']?(?:https?:)?\/\/[^)"']+/g;
  const asked = site.listFiles('.css').flatMap((file) => [...site.read(file).matchAll(unwanted)].map(([found]) => `${file}: ${found}`));
  expectNone([...fonts, ...inline, ...asked]);
});

test('pages share their style sheets and scripts', () => {
  const site = openSite(builds.real);
  const styles = new Set(site.getPages('error').flatMap(listStyles));
  const scripts = new Set(site.getPages('error').flatMap((page) => listScripts(site, page)));
  expect(styles.size).toBeLessThanOrEqual(5);
  expect(scripts.size).toBeLessThanOrEqual(10);
});

/** The page without the list of codes in its sidebar, and without what tells one published address from another. */
function withoutSidebar({ html }: Page, { base, site }: Build): string {
  return (
    html
      .replace(/<sl-sidebar-pane[\s\S]*?<\/sl-sidebar-pane>/, '')
      .replace(/<nav class="pager[\s\S]*?<\/nav>/, '')
      .replaceAll(site + base, `${builds.real.site}/`)
      .replaceAll(base, '/')
      // Above a number of codes they share the pictures of their categories: another address, no more weight.
      .replace(/\/og\/[^"]+\.png/g, '')
      .replace(/(\/_astro\/[\w.-]+?)\.[\w-]{8}\.(?=js|css)/g, '$1.')
      .replace(/<span class="no-print">· <a href="https:\/\/code\.example[\s\S]*?<\/span>/, '')
      .replace(/'sha256-[^']+'/g, '')
  );
}
