/** What the contract promises beyond addresses, which the ledger holds, and data, which the schema holds. */
import { expect, test } from '@playwright/test';
import { builds } from '../support/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { getTags, openSite } from '../support/site.ts';

test('the slug of a code is the code without braces, and no two differ only in case', () => {
  const { errors, situations } = openSite(builds.real).readJson('errors.json') as Record<string, { code: string; slug: string }[]>;
  expect(errors?.length).toBeGreaterThan(100);
  const slugs = [...(errors ?? []), ...(situations ?? [])].map(({ slug }) => slug.toLowerCase());
  expect(new Set(slugs).size).toBe(slugs.length);
  expectNone((errors ?? []).flatMap(({ code, slug }) => (slug === code.replace(/[{}]/g, '') ? [] : [slug])));
});

test('the one box stands in the markup of the contract on the home and search pages', () => {
  const site = openSite(builds.real);
  for (const page of [...site.getPages('home'), ...site.getPages('search')]) {
    expect(getTags(page, 'textarea', ({ name }) => name === 'q')).toHaveLength(1);
    const [list, ...others] = getTags(page, 'ol', (attributes) => 'data-results' in attributes);
    expect(others).toEqual([]);
    expect(list?.attributes).toMatchObject({ 'data-state': 'idle', 'data-query': '' });
  }
});

test('the sitemap lists every page that search engines should know, and no other', () => {
  const site = openSite(builds.real);
  const listed = new Set([...site.read('sitemap-0.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address));
  const wanted = new Set(site.pages.filter((page) => page.locale || page.kind === 'root').map((page) => builds.real.site + page.url));
  expectNone([
    ...[...wanted.difference(listed)].map((address) => `not listed: ${address}`),
    ...[...listed.difference(wanted)].map((address) => `too much: ${address}`),
  ]);
  // What the pages say of their languages is said once.
  expect(site.read('sitemap-0.xml')).not.toContain('hreflang');
  expect(site.read('robots.txt')).toContain(`\nSitemap: ${builds.real.site}/sitemap-index.xml\n`);
});
