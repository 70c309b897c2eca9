import { expect, test } from '@playwright/test';
import { builds } from '../support/sites/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { openSite, type Page, type Site } from '../support/sites/site.ts';

for (const build of [builds.real, builds.base]) {
  test.describe(`the site at ${build.site}${build.base}`, () => {
    test('every internal link leads to a page or file, every fragment to a place on it', () => {
      const site = openSite(build);
      expectNone(site.pages.flatMap((page) => collectLinks(page).flatMap((link) => describeBroken(site, link, page.path, page.url) ?? [])));
    });

    test('every whole address of the site, in pages and in data, leads somewhere', () => {
      const site = openSite(build);
      const files = site.listFiles().filter((file) => /\.(html|json|md|txt|xml)$/.test(file) && !file.startsWith('pagefind/'));
      const own = new RegExp(`${build.site.replaceAll('.', '\\.')}[^\\s"'<>\`)\\]\\\\，。；）|]*`, 'g');
      const seen = new Map<string, string>();
      for (const file of files)
        for (const [address] of site
          .read(file)
          .replace(/&#(?:x27|34|39);/g, "'")
          .matchAll(own))
          seen.set(address.replaceAll('&amp;', '&').replace(/[.,;:]$/, ''), file);
      // A template of OpenSearch, a slug in a description, the beginning that a sample adds a code to: a pattern, no address.
      const addresses = [...seen].filter(([address]) => !/[{}…]|\/e\/$/.test(address) && address !== build.site);
      expect(addresses.length).toBeGreaterThan(500);
      expectNone(addresses.flatMap(([address, file]) => describeBroken(site, address, file) ?? []));
    });
  });
}

test('no style sheet points outside of the base path', () => {
  const site = openSite(builds.base);
  expectNone(
    site
      .listFiles('.css')
      .flatMap((file) => [...site.read(file).matchAll(/url\(["']?(\/[^)"']*)/g)].map(([, path = '']) => ({ file, path })))
      .flatMap(({ file, path }) => (path.startsWith(builds.base.base) ? [] : `${file}: ${path}`)),
  );
});

/** Addresses that a browser follows or loads. */
function collectLinks(page: Page): string[] {
  return page.tags.flatMap(({ name, attributes }) => {
    const list = [attributes['href'], attributes['src'], attributes['action'], attributes['cite'], attributes['poster']];
    const sets = (attributes['srcset'] ?? '').split(',').map((item) => item.trim().split(' ')[0]);
    return [...list, ...sets].flatMap((address) => (address && !(name === 'use' && address.startsWith('#')) ? [address] : []));
  });
}

/** What is wrong with a link that stays on the site. */
function describeBroken(site: Site, link: string, from: string, start = '/'): string | undefined {
  const { origin } = new URL(site.build.site);
  const url = new URL(link, origin + start);
  if (url.origin !== origin) return undefined;
  if (!site.findFile(url.pathname)) return `${from} → ${link}`;
  const place = decodeURIComponent(url.hash.slice(1).split('?')[0] ?? '');
  const page = site.getPage(url.pathname);
  return place && page && !page.ids.has(place) ? `${from} → ${link}: there is no such place` : undefined;
}
