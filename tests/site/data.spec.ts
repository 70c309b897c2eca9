/** What the site publishes for programs, chats and feed readers, read from the built files. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import sax, { type QualifiedTag } from 'sax';
import { expect, test } from '@playwright/test';
import { langs, locales } from '../../src/i18n/locales.ts';
import { ledgerFile, readLedger } from '../../src/publish/ledger/addresses.ts';
import { collectAddresses, resolvesIn } from '../support/addresses.ts';
import { builds } from '../support/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { decodeEntities } from '../support/html.ts';
import { getMeta, getTags, openSite, type Page, type Site } from '../support/site.ts';

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

const readAll = (site: Site): CatalogJson => site.readJson('errors.json') as CatalogJson;
const listEntries = (site: Site): ErrorJson[] => [...readAll(site).errors, ...readAll(site).situations];

test('every JSON validates against the published schema', () => {
  const site = openSite(builds.real);
  const schema = site.readJson('errors.schema.json') as { $id: string };
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  const validateAll = ajv.compile(schema);
  const validateOne = ajv.compile({ $ref: `${schema.$id}#/$defs/single` });
  const check = (validate: typeof validateAll, file: string): string[] =>
    validate(site.readJson(file)) ? [] : [`${file}: ${ajv.errorsText(validate.errors)}`];
  const files = site.listFiles('.json').filter((file) => file.startsWith('errors/'));
  expect(files).toHaveLength(listEntries(site).length);
  expectNone([...check(validateAll, 'errors.json'), ...files.flatMap((file) => check(validateOne, file))]);
  // The schema is worth something only if it refuses what is wrong.
  expect(validateAll({ ...readAll(site), errors: [{ code: 1 }] })).toBe(false);
  expect(validateOne({})).toBe(false);
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

for (const build of [builds.real, builds.base]) {
  test(`every address in the data of ${build.site}${build.base} leads to a file of it`, () => {
    const site = openSite(build);
    const addresses = listEntries(site).flatMap(({ urls }) => [
      ...Object.values(urls.page),
      ...Object.values(urls.markdown),
      urls.neutral,
      urls.json,
    ]);
    const feeds = locales.map((locale) => decodeEntities(site.read(`${locale}/feed.xml`)));
    const texts = [...feeds, ...['llms.txt', 'llms-full.txt', ...site.listFiles('.md')].map((file) => site.read(file))];
    const linked = texts.flatMap((text) => text.match(new RegExp(`${build.site}/[^\\s<>"'）)，。]*`, 'g')) ?? []);
    expect(linked.length).toBeGreaterThan(1000);
    const wrong = [...new Set([...addresses, ...linked])].filter((address) => {
      const path = site.toPath(address);
      return path === undefined || site.findFile(path) === undefined;
    });
    expectNone(wrong);
  });

  test(`the picture of every page of ${build.site}${build.base} is there, a PNG of 1200 × 630, and its size is told`, () => {
    const site = openSite(build);
    const wrong = site.pages.flatMap((page) => {
      const address = getMeta(page, 'og:image') ?? '';
      const file = site.findFile(site.toPath(address) ?? '/none');
      if (!file) return [`${page.path}: ${address}`];
      const png = site.readBytes(file);
      const size = [png.readUInt32BE(16), png.readUInt32BE(20)].map(String);
      const told = [getMeta(page, 'og:image:width'), getMeta(page, 'og:image:height')];
      return png.subarray(1, 4).toString() === 'PNG' && size.join() === '1200,630' && told.join() === size.join()
        ? []
        : [`${page.path}: ${size.join()} ${told.join()}`];
    });
    expectNone(wrong);
  });
}

test('a code has a picture of its own in each language and one for tickets', () => {
  const site = openSite(builds.real);
  for (const path of ['zh/errors/ModelNotOpen', 'en/errors/ModelNotOpen', 'e/ModelNotOpen']) {
    const page = site.getPage(`/${path}/`);
    expect(page && getMeta(page, 'og:image')).toBe(`${builds.real.site}/og/${path}.png`);
  }
});

test('every code page tells search engines what it is, in its language', () => {
  const site = openSite(builds.real);
  const wrong = site.getPages('error').flatMap((page) => {
    const scripts = getTags(page, 'script', ({ type }) => type === 'application/ld+json');
    const data = JSON.parse(scripts[0]?.text ?? '{}') as Record<string, unknown>;
    const fits =
      scripts.length === 1 &&
      data['@context'] === 'https://schema.org' &&
      data['@type'] === 'TechArticle' &&
      data['inLanguage'] === (page.locale && langs[page.locale]) &&
      data['url'] === builds.real.site + page.url &&
      data['image'] === getMeta(page, 'og:image') &&
      data['description'] === getMeta(page, 'description');
    return fits ? [] : [page.path];
  });
  expectNone(wrong);
});

test('a code page names its Markdown and its JSON, and they are those of the code', () => {
  const site = openSite(builds.real);
  const alternate = (page: Page, type: string): string | undefined =>
    getTags(page, 'link', (attributes) => attributes['rel'] === 'alternate' && attributes['type'] === type)[0]?.attributes['href'];
  const wrong = site.getPages('error').flatMap((page) => {
    const slug = page.path.split('/')[2] ?? '';
    const json = site.readJson(site.findFile(alternate(page, 'application/json') ?? '/none') ?? `errors/${slug}.json`) as ErrorJson;
    const markdown = site.read(site.findFile(alternate(page, 'text/markdown') ?? '/none') ?? '404.html');
    return json.slug === slug && markdown.startsWith(`# \`${json.code}\``) ? [] : [page.path];
  });
  expectNone(wrong);
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

test('llms.txt lists the Markdown of every code in both languages, and the full text holds every one', () => {
  const site = openSite(builds.real);
  const [list, full] = [site.read('llms.txt'), site.read('llms-full.txt')];
  expect(list).toMatch(/^# .+\n\n> .+\n/);
  const missing = listEntries(site).flatMap(({ code, urls }) => [
    ...Object.values(urls.markdown).filter((address) => !list.includes(`](${address})`)),
    ...(full.includes(`# \`${code}\` — `) ? [] : [`${code} in llms-full.txt`]),
  ]);
  expectNone(missing);
});

test('every address that was ever published still leads somewhere', () => {
  const lost = readLedger().filter((address) => !resolvesIn(builds.real.dir, address));
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
  const known = new Set(readLedger());
  const fresh = collectAddresses(builds.real.dir).filter((address) => !known.has(address));
  expect(
    fresh.slice(0, 20),
    `${fresh.length} addresses are new. Run \`npm run update\`, which adds them, and commit ${ledgerFile}. A file that is not made of the catalogue is entered by hand.`,
  ).toEqual([]);
});
