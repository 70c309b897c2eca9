/** What holds for each page by itself, at the root of a host and below a path. */
import { expect, test } from '@playwright/test';
import { langs } from '../../src/i18n/locales.ts';
import { builds } from '../support/sites/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { decodeEntities } from '../support/sites/html.ts';
import { getMeta, getTags, openSite, type Page, type Site } from '../support/sites/site.ts';

const title = (page: Page): string => decodeEntities(getTags(page, 'title')[0]?.text ?? '');
const description = (page: Page): string => getMeta(page, 'description') ?? '';
const link = (page: Page, wanted: string): (string | undefined)[] =>
  getTags(page, 'link', ({ rel }) => rel === wanted).map(({ attributes }) => attributes['href']);
const alternates = (page: Page): Record<string, string> =>
  Object.fromEntries(
    getTags(page, 'link', ({ rel, hreflang }) => rel === 'alternate' && hreflang !== undefined).map(({ attributes }) => [
      attributes['hreflang'] ?? '',
      attributes['href'] ?? '',
    ]),
  );
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
/** Attributes that hold words, which may begin with a slash. */
const prose = new Set(['content', 'title', 'alt', 'aria-label', 'placeholder', 'd']);

/** What is wrong with a page, in words; false where it is right. */
const checks: Readonly<Record<string, (page: Page, site: Site) => readonly (string | false)[]>> = {
  'every element is closed where it was opened': ({ faults }) => faults.slice(0, 3),

  'no id stands twice': ({ tags }) => {
    const ids = tags.flatMap(({ attributes }) => attributes['id'] ?? []);
    return ids.length === new Set(ids).size ? [] : ids.filter((id, at) => ids.indexOf(id) < at);
  },

  'there is one first heading, and one main part': (page) => [
    getTags(page, 'h1').length !== 1 && 'first headings',
    getTags(page, 'main').length !== 1 && 'main parts',
  ],

  'there is no inline event handler and no script address': ({ tags }) =>
    tags.flatMap(({ name, attributes }) =>
      Object.entries(attributes).map(([key, value]) => (/^on[a-z]+$/.test(key) || /^\s*javascript:/i.test(value)) && `<${name} ${key}>`),
    ),

  'no markup of ours stands in running text, and no label at its words without a blank': (page) => {
    const text = readText(page);
    const joined = page.locale === 'en' && /.{0,40}[a-z][:;,.?](?=[A-Z][a-z]+ ).{0,40}/.exec(text)?.[0];
    return [/.{0,40}`.{0,40}/.exec(text)?.[0] ?? false, joined || false];
  },

  'on a telephone every cell of a table of words says what it is': (page) =>
    page.kind === 'guide' ? getTags(page, 'td', (attributes) => !attributes['data-label']).map(({ text }) => text) : [],

  'a status looks like one, whether it has a page or not': ({ html }) =>
    [...html.matchAll(/<dd class="word[^>]*>\s*(\d+)\s*</g)].map(([, status = '']) => status),

  'the page of a status names only reasons that come with it': (page, site) => {
    const list = page.kind === 'status' ? /id="reasons".*?<\/ul>/s.exec(page.html)?.[0] : undefined;
    return [...(list ?? '').matchAll(/href="([^"]+)"/g)].map(([, href = '']) => {
      const reason = site.getPage(href)?.html ?? '';
      return !reason.slice(reason.indexOf('<main')).includes(`"${page.url}"`) && href;
    });
  },

  'every picture says what it shows, or that it shows nothing to read': (page) =>
    getTags(page, 'img', ({ alt }) => alt === undefined).map(({ attributes }) => String(attributes['src'])),

  'a link to another site is https': (page) =>
    getTags(page, 'a', ({ href }) => /^http:/i.test(href ?? '')).map(({ attributes }) => String(attributes['href'])),

  'nothing is asked of another host': ({ tags }) =>
    tags.flatMap(({ name, attributes: { rel = '', ...attributes } }) =>
      ['a', 'blockquote'].includes(name) || (name === 'link' && ['canonical', 'alternate'].includes(rel))
        ? []
        : ['href', 'src', 'srcset', 'action', 'poster', 'data'].map(
            (key) => /(^|[\s,])(https?:)?\/\//.test(attributes[key] ?? '') && `<${name} ${key}="${attributes[key] ?? ''}">`,
          ),
    ),

  'no address leads outside of the base path': ({ tags }, { build: { base } }) =>
    tags.flatMap(({ name, attributes }) =>
      Object.entries(attributes).map(
        ([key, value]) => /^\/(?!\/)\S*$/.test(value) && !value.startsWith(base) && !prose.has(key) && `<${name} ${key}="${value}">`,
      ),
    ),

  'the one box stands in the markup of the contract on the home and search pages': (page) => {
    if (page.kind !== 'home' && page.kind !== 'search') return [];
    const lists = getTags(page, 'ol', (attributes) => 'data-results' in attributes).map(({ attributes }) => attributes);
    return [
      getTags(page, 'textarea', ({ name }) => name === 'q').length !== 1 && 'fields',
      (lists.length !== 1 || lists[0]?.['data-state'] !== 'idle' || lists[0]['data-query'] !== '') && 'lists',
    ];
  },

  'the canonical address is its own': (page, { build }) => [
    !same(link(page, 'canonical'), [build.site + page.url]) && 'canonical',
    getMeta(page, 'og:url') !== build.site + page.url && 'og:url',
  ],

  'a page in a language names its counterpart, which is there; an address for tickets names both full pages': (page, site) => {
    const { build } = site;
    if (!page.locale && page.kind !== 'neutral') return [];
    const rest = page.kind === 'neutral' ? encodeURI(`errors/${page.path.slice('e/'.length)}`) : page.url.slice(build.base.length + 3);
    const [zh = '', en = ''] = ['zh', 'en'].map((locale) => `${build.site}${build.base}${locale}/${rest}`);
    // Who reads neither is sent to English by the chooser at the root too.
    const wanted = { 'zh-CN': zh, en, ...(page.locale ? { 'x-default': en } : {}) };
    return [
      !same(Object.entries(alternates(page)).sort(), Object.entries(wanted).sort()) && JSON.stringify(alternates(page)),
      ![zh, en].every((address) => site.getPage(new URL(address).pathname)) && 'not there',
      page.kind === 'neutral' && getMeta(page, 'robots') !== 'noindex' && 'listed by search engines',
    ];
  },

  'a link stays in the language of its page, unless it says that it changes it': (page, site) =>
    page.tags.flatMap(({ name, attributes: { href, action, hreflang } }) => {
      const target = href ?? action;
      if (!page.locale || !target || name === 'link' || hreflang) return [];
      const url = URL.parse(target, `${site.build.site}${page.url}`);
      const locale = url?.origin === new URL(site.build.site).origin ? site.getPage(url.pathname)?.locale : undefined;
      return [locale !== undefined && locale !== page.locale && target];
    }),

  'the switches of the language, in the bar and in the menu of telephones, lead to the same page': (page, { build: { base } }) => {
    if (!page.locale) return [];
    const other = page.locale === 'zh' ? 'en' : 'zh';
    const leads = page.tags.flatMap(({ name, attributes }) =>
      name === 'a' && attributes['data-locale'] === other ? [encodeURI(decodeURI(attributes['href'] ?? ''))] : [],
    );
    const wanted = `${base}${other}${page.url.slice(base.length + page.locale.length)}`;
    return [!same(leads, [wanted, wanted]) && leads.join(' ')];
  },

  'the language is said, to chats as they write it, and the marks of the site are there': (page, site) => [
    getTags(page, 'html')[0]?.attributes['lang'] !== langs[page.locale ?? 'zh'] && 'lang',
    getMeta(page, 'og:locale') !== (page.locale === 'en' ? 'en_US' : 'zh_CN') && 'og:locale',
    ...['icon', 'apple-touch-icon', ...(page.locale ? ['manifest'] : [])].map((mark) => !site.findFile(link(page, mark)[0] ?? '') && mark),
  ],

  'title and description are neither cut short nor longer than a chat shows, and in the language of the page': (page) => [
    title(page).length > 140 && 'title too long',
    description(page).length < 15 && 'description too short',
    description(page).length > 420 && 'description too long',
    /[`[\]]|\{\w+\}/.test(description(page).replace(/\{\{?\w*\}?\}|\[n?\]/g, '')) && 'markup in the description',
    getMeta(page, 'og:description') !== description(page) && 'another description for chats',
    !title(page).includes(getMeta(page, 'og:title') ?? '—') && 'another title for chats',
    page.locale !== undefined && /\p{Script=Han}/u.test(title(page) + description(page)) !== (page.locale === 'zh') && 'another language',
  ],

  'its picture is there, a PNG of 1200 × 630, and its size is told': (page, site) => {
    const file = site.findFile(site.toPath(getMeta(page, 'og:image') ?? '') ?? '/none');
    const png = file && site.readBytes(file);
    if (!png || png.subarray(1, 4).toString() !== 'PNG') return ['no picture'];
    const told = [getMeta(page, 'og:image:width'), getMeta(page, 'og:image:height')];
    const size = [png.readUInt32BE(16), png.readUInt32BE(20)].map(String);
    return [!(same(size, ['1200', '630']) && same(told, size)) && size.join(' × ')];
  },

  'a code page tells search engines what it is, in its language': (page, { build }) => {
    if (page.kind !== 'error') return [];
    const scripts = getTags(page, 'script', ({ type }) => type === 'application/ld+json');
    const wanted = {
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      inLanguage: page.locale && langs[page.locale],
      url: build.site + page.url,
      image: getMeta(page, 'og:image'),
      description: description(page),
    };
    const data = JSON.parse(scripts[0]?.text ?? '{}') as Record<string, unknown>;
    return [scripts.length !== 1 && 'scripts', ...Object.entries(wanted).map(([key, value]) => data[key] !== value && key)];
  },

  'the page of a code or a reason names its Markdown and the JSON of the code': (page, site) => {
    if (page.kind !== 'error' && page.kind !== 'reason') return [];
    const read = (type: string): string => {
      const [tag] = getTags(page, 'link', (attributes) => attributes['rel'] === 'alternate' && attributes['type'] === type);
      return site.read(site.findFile(tag?.attributes['href'] ?? '/none') ?? '404.html');
    };
    const json = JSON.parse(read('application/json')) as { slug: string; code: string };
    const [, , slug, reason] = page.path.split('/');
    const name = reason ? `${json.code} › ${reason}` : json.code;
    return [json.slug !== slug && 'JSON', !read('text/markdown').startsWith(`# \`${name}\``) && 'Markdown'];
  },
};

for (const [what, check] of Object.entries(checks))
  for (const build of new Set([builds.real, builds.base]))
    test(`on every page of ${build.site}${build.base} ${what}`, () => {
      const site = openSite(build);
      expectNone(site.pages.flatMap((page) => check(page, site).flatMap((problem) => (problem ? [`${page.path}: ${problem}`] : []))));
    });

test('every page has a title and a description of its own', () => {
  for (const read of [title, description]) {
    const pages = Map.groupBy(openSite(builds.real).pages, read);
    expectNone([...pages].flatMap(([text, list]) => (list.length > 1 || !text ? [list.map(({ path }) => path).join(' ')] : [])));
  }
});

test('the page for tickets of a code with several messages says of each whose turn it is and what to do first', () => {
  const page = openSite(builds.real).getPage('/e/QuotaExceeded/');
  const [, own = ''] = page?.html.split(/<section id="free-trial"[^>]*>/) ?? [];
  for (const words of ['账号所有者或管理员 · 解决后再试', 'Account owner or admin · After a fix', '开通', 'ctivat'])
    expect(own.split('</section>')[0]).toContain(words);
});

/** What a page says outside of code, a line for each block. */
function readText({ html }: Page): string {
  return html
    .replace(/<(script|style|title|code|pre|textarea|template|svg)\b[\s\S]*?<\/\1>/g, 'X')
    .replace(/<\/?(?:a|abbr|b|bdi|em|i|kbd|span|strong|var|wbr|small|button|label)\b(?:[^>"]|"[^"]*")*>/g, '')
    .replace(/<(?:[^>"]|"[^"]*")+>/g, '\n');
}
