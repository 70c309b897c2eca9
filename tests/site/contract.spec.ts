import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { locales } from '../../src/i18n/locales.ts';
import { builds } from '../support/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { getTags, openSite } from '../support/site.ts';

const bilingual = z.object({ zh: z.string().min(1), en: z.string().min(1) });
const error = z.object({
  code: z.string().min(1),
  slug: z.string().regex(/^[^{}/?#\s]+$/),
  category: z.string().min(1),
  title: bilingual,
  messages: z
    .array(
      z.object({
        status: z.number().int().nullable(),
        type: z.string().nullable(),
        text: z.string().min(1).nullable(),
        meaning: bilingual,
      }),
    )
    .min(1),
  reasons: z.array(z.lazy(() => reason)),
});
const reason = z.object({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  title: bilingual,
  params: z.array(z.string()),
  apis: z.array(z.string()).min(1),
  models: z.array(z.string()),
  messages: z.array(z.string()),
  steps: z.array(bilingual).min(1),
});
const catalog = z.object({ version: z.string().min(1), errors: z.array(error).min(1), situations: z.array(error) });

const readCatalog = (): z.infer<typeof catalog> => catalog.parse(openSite(builds.real).readJson('errors.json'));

test('errors.json has the form of the contract', () => {
  const { errors, situations } = readCatalog();
  expect(errors.length).toBeGreaterThan(100);
  const slugs = [...errors, ...situations].map(({ slug }) => slug.toLowerCase());
  expect(new Set(slugs).size).toBe(slugs.length);
  for (const { code, slug } of errors) expect(slug).toBe(code.replace(/[{}]/g, ''));
});

test('every address of the contract is there', () => {
  const site = openSite(builds.real);
  const { errors, situations } = readCatalog();
  const entries = [...errors, ...situations];
  const categories = new Set(entries.map(({ category }) => category));
  const statuses = new Set(entries.flatMap(({ messages }) => messages.flatMap(({ status }) => status ?? [])));
  const files = [
    ...['index.html', '404.html', 'errors.json', 'errors.schema.json', 'llms.txt'],
    ...locales.flatMap((locale) => ['', 'errors/', 'search/'].map((path) => `${locale}/${path}index.html`)),
    ...locales.map((locale) => `${locale}/feed.xml`),
    ...locales.flatMap((locale) => [...categories].map((category) => `${locale}/categories/${category}/index.html`)),
    ...locales.flatMap((locale) => [...statuses].map((status) => `${locale}/status/${status}/index.html`)),
    ...entries.flatMap(({ slug }) => [`e/${slug}/index.html`, `errors/${slug}.json`]),
    ...locales.flatMap((locale) =>
      entries.flatMap(({ slug }) => [
        `${locale}/errors/${slug}/index.html`,
        `${locale}/errors/${slug}.md`,
        `${locale}/errors/${slug}.advice.json`,
      ]),
    ),
    ...entries.flatMap(({ slug, reasons }) =>
      reasons.flatMap(({ id }) => [`e/${slug}/${id}/index.html`, ...locales.map((locale) => `${locale}/errors/${slug}/${id}/index.html`)]),
    ),
  ];
  const there = new Set(site.listFiles());
  expectNone(files.filter((file) => !there.has(file)));
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

test('a code with several messages has one page, with an anchor for each', () => {
  const site = openSite(builds.real);
  const entries = readCatalog().errors.filter(({ messages }) => messages.length > 1);
  expect(entries.map(({ code }) => code)).toEqual(expect.arrayContaining(['OperationDenied.InvalidState', 'QuotaExceeded']));
  for (const { slug, messages } of entries) {
    for (const locale of locales) {
      const page = site.getPage(`/${locale}/errors/${slug}/`);
      const variants = page?.tags.filter(({ attributes }) => attributes['data-variant'] !== undefined) ?? [];
      expect(variants.map(({ attributes }) => attributes['id'])).toHaveLength(messages.length);
    }
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
});
