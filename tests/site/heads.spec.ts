import { expect, test } from '@playwright/test';
import { decodeEntities } from '../support/html.ts';
import { builds } from '../support/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { getLang, getMeta, getTags, openSite, type Page } from '../support/site.ts';

const title = (page: Page): string => decodeEntities(getTags(page, 'title')[0]?.text ?? '');
const alternates = (page: Page): Record<string, string> =>
  Object.fromEntries(
    getTags(page, 'link', ({ rel, hreflang }) => rel === 'alternate' && hreflang !== undefined).map(({ attributes }) => [
      attributes['hreflang'] ?? '',
      attributes['href'] ?? '',
    ]),
  );

for (const build of [builds.real, builds.base]) {
  test(`every page of ${build.site}${build.base} names itself as its canonical address`, () => {
    const site = openSite(build);
    const wrong = site.pages.flatMap((page) => {
      const found = getTags(page, 'link', ({ rel }) => rel === 'canonical').map(({ attributes }) => attributes['href']);
      return found.length === 1 && found[0] === build.site + page.url && getMeta(page, 'og:url') === found[0]
        ? []
        : [`${page.path}: ${found.join(' ')}`];
    });
    expectNone(wrong);
  });

  test(`every page of ${build.site}${build.base} in a language names its counterpart, which names it back`, () => {
    const site = openSite(build);
    const wrong = site.pages.flatMap((page) => {
      if (!page.locale) return [];
      const links = alternates(page);
      const zh = build.site + page.url.replace(`${build.base}${page.locale}/`, `${build.base}zh/`);
      const en = build.site + page.url.replace(`${build.base}${page.locale}/`, `${build.base}en/`);
      // Who reads neither is sent to English by the chooser at the root too.
      const right = links['zh-CN'] === zh && links['en'] === en && links['x-default'] === en && Object.keys(links).length === 3;
      return right && [zh, en].every((address) => site.getPage(new URL(address).pathname)) ? [] : [page.path];
    });
    expectNone(wrong);
  });
}

test('an address for tickets names both full pages and is not listed by search engines', () => {
  const site = openSite(builds.real);
  const pages = site.getPages('neutral');
  expect(pages.length).toBeGreaterThan(100);
  for (const page of pages) {
    const rest = page.path.slice('e/'.length);
    expect(alternates(page)).toEqual({
      'zh-CN': `${builds.real.site}${encodeURI(`/zh/errors/${rest}`)}`,
      en: `${builds.real.site}${encodeURI(`/en/errors/${rest}`)}`,
    });
    expect(getMeta(page, 'robots')).toBe('noindex');
  }
});

test('every page says in which language it is written', () => {
  const site = openSite(builds.real);
  const wrong = site.pages.filter((page) => getTags(page, 'html')[0]?.attributes['lang'] !== (getLang(page) ?? 'zh-CN'));
  expectNone(wrong.map((page) => page.path));
});

test('every page says its language to chats as they write it, and has the marks of the site', () => {
  const site = openSite(builds.real);
  const wrong = site.pages.flatMap((page) => {
    const link = (name: string): string | undefined =>
      getTags(page, 'link', ({ rel }) => rel === name).map(({ attributes }) => attributes['href'])[0];
    const marks = ['icon', 'apple-touch-icon', ...(page.locale ? ['manifest'] : [])].filter((name) => !site.findFile(link(name) ?? ''));
    const language = getMeta(page, 'og:locale') === (page.locale === 'en' ? 'en_US' : 'zh_CN') ? [] : ['og:locale'];
    return [...marks, ...language].map((problem) => `${page.path}: ${problem}`);
  });
  expectNone(wrong);
});

test('each language can be kept as an application, with icons of the size that they claim', () => {
  const site = openSite(builds.real);
  for (const locale of ['zh', 'en']) {
    const manifest = site.readJson(`${locale}/manifest.json`) as {
      lang: string;
      start_url: string;
      icons: { src: string; sizes: string }[];
    };
    expect(site.getPage(manifest.start_url)?.locale).toBe(locale);
    expect(manifest.icons.length).toBeGreaterThan(1);
    for (const { src, sizes } of manifest.icons) {
      const png = site.readBytes(site.findFile(src) ?? '');
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes);
    }
  }
  // The first of the two pictures in it.
  const icon = site.readBytes('favicon.ico');
  expect([...icon.subarray(0, 7)]).toEqual([0, 0, 1, 0, 2, 0, 16]);
  expect(icon.subarray(icon.readUInt32LE(18)).toString('latin1', 1, 4)).toBe('PNG');
});

test('every page has a title and a description of its own', () => {
  const site = openSite(builds.real);
  for (const read of [title, (page: Page) => getMeta(page, 'description') ?? '']) {
    const pages = new Map<string, string[]>();
    for (const page of site.pages) pages.set(read(page), [...(pages.get(read(page)) ?? []), page.path]);
    expect(pages.get('') ?? []).toEqual([]);
    expect([...pages].filter(([, paths]) => paths.length > 1)).toEqual([]);
  }
});

test('titles and descriptions are neither cut short nor longer than a chat shows', () => {
  const site = openSite(builds.real);
  const wrong = site.pages.flatMap((page) => {
    const description = getMeta(page, 'description') ?? '';
    const problems = [
      title(page).length > 140 && 'title too long',
      description.length < 15 && 'description too short',
      description.length > 420 && 'description too long',
      /[`[\]]|\{\w+\}/.test(description.replace(/\{\{?\w*\}?\}|\[n?\]/g, '')) && 'markup in the description',
      getMeta(page, 'og:description') !== description && 'another description for chats',
      !title(page).includes(getMeta(page, 'og:title') ?? '—') && 'another title for chats',
    ];
    return problems.flatMap((problem) => (problem ? [`${page.path}: ${problem}: ${description}`] : []));
  });
  expectNone(wrong);
});

test('the title and the description of a page are in its language', () => {
  const site = openSite(builds.real);
  const wrong = site.pages.flatMap((page) => {
    if (!page.locale) return [];
    const text = `${title(page)} ${getMeta(page, 'description') ?? ''}`;
    const chinese = /\p{Script=Han}/u.test(text);
    return chinese === (page.locale === 'zh') ? [] : [`${page.path}: ${text}`];
  });
  expectNone(wrong);
});
