/** What the site publishes for programs, chats and feed readers, read from the built files. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import sax, { type QualifiedTag } from 'sax';
import { expect, test } from '@playwright/test';
import { langs, locales } from '../../src/i18n/locales.ts';
import { ledgerFile, readLedger } from '../../src/publish/ledger/addresses.ts';
import { builds } from '../support/sites/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { getMeta, openSite, type Site } from '../support/sites/site.ts';

interface ErrorJson {
  code: string;
  slug: string;
  hash: string;
  version: string;
  messages: { id: string; text: string | null; pattern: string | null; wordings: { text: string; pattern: string | null }[] }[];
  urls: { page: Record<string, string>; markdown: Record<string, string>; neutral: string; json: string };
}
interface CatalogJson {
  version: string;
  hash: string;
  errors: ErrorJson[];
  situations: ErrorJson[];
}

/** What carries a hash in its name, belongs to one page, or is only ever fetched by the site itself: nobody else holds its address. */
const notPublished =
  /^\/(?:(?:_astro|pagefind|og)\/|(?:404\.html|404\.json|robots\.txt|favicon\.svg|_headers[.\w]*|_redirects|sitemap-.*\.xml|[^/]+\/(?:lookup|messages|words|box)[^/]*\.json|.*\.(?:advice|reply)\.json|.*\.(?:gz|br))$)/;

const readAll = (site: Site): CatalogJson => site.readJson('errors.json') as CatalogJson;
const listEntries = (site: Site): ErrorJson[] => [...readAll(site).errors, ...readAll(site).situations];

test('every JSON validates against the published schema, and every link in its texts leads somewhere', () => {
  const site = openSite(builds.real);
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  const validate = ajv.compile(site.readJson('errors.schema.json') as object);
  const codes = new Set(listEntries(site).map(({ code }) => code));
  const checkLinks = (file: string): string[] => {
    const { linkTargets } = site.readJson(file) as { linkTargets: Record<string, unknown> };
    const targets = new Set([...site.read(file).matchAll(/\]\(([a-z][^()\s"]*)\)/g)].map(([, target = '']) => target));
    const leads = (target: string): boolean => {
      if (target.startsWith('guide:')) return site.getPage(`/en/guides/${target.slice(6)}/`) !== undefined;
      return target.startsWith('error:') ? codes.has(target.slice(6)) : target in linkTargets;
    };
    return [
      ...[...targets].flatMap((target) => (leads(target) ? [] : [`${file}: ${target} leads nowhere`])),
      ...Object.keys(linkTargets).flatMap((id) => (targets.has(id) ? [] : [`${file}: nothing leads to ${id}`])),
    ];
  };
  const files = ['errors.json', ...site.listFiles('.json').filter((file) => file.startsWith('errors/'))];
  expect(files).toHaveLength(listEntries(site).length + 1);
  expectNone(
    files.flatMap((file) => [
      ...(validate(site.readJson(file)) ? [] : [`${file}: ${ajv.errorsText(validate.errors)}`]),
      ...checkLinks(file),
    ]),
  );
  // The schema is worth something only if it refuses what is wrong.
  expect(validate({ ...readAll(site), errors: [{ code: 1 }] })).toBe(false);
  expect(validate({})).toBe(false);
});

test('the file of a code holds every source that it names, and no other', () => {
  const site = openSite(builds.real);
  const files = site.listFiles('.json').filter((file) => file.startsWith('errors/'));
  expectNone(
    files.flatMap((file) => {
      const { sourceDetails, ...content } = site.readJson(file) as { sourceDetails: Record<string, unknown>; sources: string[] };
      const named = [...JSON.stringify(content).matchAll(/"(?:source|meaningQuotedFrom)":"([^"]+)"/g)].map(([, id = '']) => id);
      const known = new Set(Object.keys(sourceDetails));
      const used = new Set([...content.sources, ...named]);
      return [
        ...[...used].flatMap((id) => (known.has(id) ? [] : [`${file}: ${id} is not there`])),
        ...[...known].flatMap((id) => (JSON.stringify(content).includes(`"${id}"`) ? [] : [`${file}: nothing names ${id}`])),
      ];
    }),
  );
});

test('the hash stands for the facts alone: the same ones published elsewhere have the same', () => {
  const [real, base] = [openSite(builds.real), openSite(builds.base)];
  const { hash, version } = readAll(real);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(version).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\d\\+${hash.slice(0, 8)}$`));
  const files = listEntries(real).map(({ slug }) => `errors/${slug}.json`);
  const readHash = (site: Site, file: string): string => (site.readJson(file) as ErrorJson).hash;
  expectNone(files.filter((file) => readHash(real, file) !== readHash(base, file)));
  expect(new Set([hash, ...files.map((file) => readHash(real, file))]).size).toBe(files.length + 1);
});

test('a code has a picture of its own in each language and one for tickets', () => {
  const site = openSite(builds.real);
  for (const path of ['zh/errors/ModelNotOpen', 'en/errors/ModelNotOpen', 'e/ModelNotOpen']) {
    const page = site.getPage(`/${path}/`);
    expect(page && getMeta(page, 'og:image')).toBe(`${builds.real.site}/og/${path}.png`);
  }
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

for (const locale of locales) {
  test(`the ${locale} feed is well-formed Atom with honest dates`, () => {
    const site = openSite(builds.real);
    const parser = sax.parser(true, { xmlns: true });
    const texts: Record<string, string[]> = {};
    const open: string[] = [];
    let language = '';
    parser.onerror = (error) => {
      throw error;
    };
    parser.onopentag = (tag) => {
      const { local, uri, attributes } = tag as QualifiedTag;
      open.push(local);
      expect(uri).toBe('http://www.w3.org/2005/Atom');
      if (local === 'feed') language = Object.values(attributes).find(({ name }) => name === 'xml:lang')?.value ?? '';
    };
    parser.onclosetag = () => void open.pop();
    parser.ontext = (text) => (texts[open.join('/')] ??= []).push(text);
    parser.write(site.read(`${locale}/feed.xml`)).close();

    expect(language).toBe(langs[locale]);
    const [ids = [], updated = []] = [texts['feed/entry/id'], texts['feed/entry/updated']];
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set([...ids, ...(texts['feed/id'] ?? [])]).size).toBe(ids.length + 1);
    for (const part of ['title', 'updated', 'content']) expect(texts[`feed/entry/${part}`]).toHaveLength(ids.length);
    const edition = readAll(site).version.slice(0, 10);
    for (const date of [...updated, ...(texts['feed/updated'] ?? [])]) {
      expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(new Date(date).toISOString().slice(0, 10) <= edition, `${date} is after the facts were collected`).toBe(true);
    }
    expect(updated).toEqual([...updated].sort().reverse());
    expect(texts['feed/updated']).toEqual([updated[0]]);
  });
}

test('llms.txt lists the Markdown of every code in both languages, English first, and no page, and the full text holds every code', () => {
  const site = openSite(builds.real);
  const [list, full] = [site.read('llms.txt'), site.read('llms-full.txt')];
  const head = /^# .+\n\n> .+ Facts as of \d{4}-\d\d-\d\d\..+\n\n/;
  expect(list).toMatch(head);
  expect(full).toMatch(head);
  const missing = listEntries(site).flatMap(({ code, urls }) => [
    ...Object.values(urls.markdown).filter((address) => !list.includes(`](${address})`)),
    ...(full.includes(`# \`${code}\` — `) ? [] : [`${code} in llms-full.txt`]),
  ]);
  expectNone(missing);
  expect(list.lastIndexOf('/en/errors/')).toBeLessThan(list.indexOf('/zh/errors/'));
  // A program that follows the list gets what it can read: never a whole page.
  expectNone([...list.matchAll(/\]\((.+?)\)/g)].flatMap(([, address = '']) => (/\.(?:md|json|txt)$/.test(address) ? [] : [address])));
});

for (const locale of locales)
  test(`the prompt of the ${locale} guide names words and files that are there`, () => {
    const site = openSite(builds.real);
    const guide = readFileSync(`src/content/docs/${locale}/guides/use-elsewhere.mdx`, 'utf8');
    const prompt = /```text wrap\n(?=.*\n1\.)([^]*?)```/.exec(guide)?.[1] ?? '';
    const texts = listEntries(site).map(({ slug }) => site.read(`${locale}/errors/${slug}.md`));
    const words = [...prompt.matchAll(/["“](.+?)["”]/g)].map(([, quoted = '']) => quoted);
    expect(words.length).toBeGreaterThan(7);
    expectNone(words.filter((quoted) => !texts.some((text) => text.includes(quoted))));
    const files = [...prompt.matchAll(/\w+\.Parameter(?=\.md)/g)].map(([slug]) => `${locale}/errors/${slug}.md`);
    expect(files).toHaveLength(listEntries(site).filter(({ code }) => code.includes('{{')).length);
    expectNone(files.filter((file) => !site.listFiles('.md').includes(file)));
  });

test('every address that was ever published still leads somewhere', () => {
  const site = openSite(builds.real);
  const lost = readLedger().filter((address) => {
    const [path = '', anchor] = address.split('#');
    return !site.findFile(path) || (anchor !== undefined && !site.getPage(path)?.ids.has(anchor));
  });
  expect(
    lost.slice(0, 20),
    [
      `${lost.length} published addresses lead nowhere. Tickets and bookmarks hold on to them, so ${ledgerFile} never loses a line.`,
      'A code that left the documents keeps its entry: list the documents it is missing from under `absent:` and its page says “no longer listed”.',
      'A code with a new name keeps its old entry with `renamedTo:`; its page then points onward.',
      'A message variant keeps its `id:`, a category and a guide their name.',
    ].join('\n'),
  ).toEqual([]);
});

test('the ledger has every address of the built site', () => {
  const site = openSite(builds.real);
  const known = new Set(readLedger());
  const pages = site.pages.flatMap(({ url, kind, tags }) => {
    const variants = kind === 'error' ? tags.flatMap(({ attributes }) => (attributes['data-variant'] && attributes['id']) ?? []) : [];
    return [url, ...variants.map((anchor) => `${url}#${anchor}`)];
  });
  const files = site.listFiles().flatMap((file) => (file.endsWith('index.html') ? [] : [`/${file}`]));
  const fresh = [...pages, ...files].filter((address) => !known.has(address) && !notPublished.test(address));
  expect(
    fresh.slice(0, 20),
    `${fresh.length} addresses are new. Run \`npm run update\`, which adds them, and commit ${ledgerFile}. A file that is not made of the catalog is entered by hand.`,
  ).toEqual([]);
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
