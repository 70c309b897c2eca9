import { expect, test } from '@playwright/test';
import { builds } from '../support/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { openSite, type Page, type Site } from '../support/site.ts';

for (const build of [builds.real, builds.base]) {
  test.describe(`the site at ${build.site}${build.base}`, () => {
    test('every internal link leads to a page or file, every fragment to a place on it', () => {
      const site = openSite(build);
      const broken = site.pages.flatMap((page) => collectLinks(page).flatMap((link) => describeBroken(site, page, link) ?? []));
      expectNone(broken);
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
          if (!seen.has(address)) seen.set(address, file);
      const broken = [...seen].flatMap(([address, file]) => {
        const plain = address.replaceAll('&amp;', '&').replace(/[.,;:]$/, '');
        // A template of OpenSearch, a slug in a description, the beginning that a sample adds a code to: a pattern, no address.
        if (/[{}…]/.test(plain) || plain === build.site || plain.endsWith('/e/')) return [];
        const { pathname, hash } = new URL(plain);
        const page = site.getPage(pathname);
        if (!site.findFile(pathname)) return [`${file}: ${plain}`];
        return hash && page && !page.ids.has(decodeURIComponent(hash.slice(1).split('?')[0] ?? ''))
          ? [`${file}: ${plain} has no such place`]
          : [];
      });
      expect(seen.size).toBeGreaterThan(500);
      expectNone(broken);
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

/** The path from the root of the host, for links that stay on the site. */
function toSitePath(site: Site, page: Page, link: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) && !link.startsWith(`${site.build.site}/`)) return undefined;
  const url = new URL(link, `${site.build.site}${page.url}`);
  return url.origin === new URL(site.build.site).origin ? url.pathname : undefined;
}

function describeBroken(site: Site, page: Page, link: string): string | undefined {
  const path = toSitePath(site, page, link);
  if (path === undefined) return undefined;
  if (!site.findFile(path)) return `${page.path} → ${link}`;
  const { hash } = new URL(link, `${site.build.site}${page.url}`);
  const target = site.getPage(path);
  if (hash.length > 1 && target && !target.ids.has(decodeURIComponent(hash.slice(1))))
    return `${page.path} → ${link}: there is no such place`;
  return undefined;
}
