/** The built pages say what the list of fields says, in its order. */
import { expect, test } from '@playwright/test';
import { getEntriesOfStatus, type SourceRef } from '../../src/catalog/model.ts';
import type { Bilingual } from '../../src/catalog/schema.ts';
import { locales } from '../../src/i18n/locales.ts';
import { listSections, listSubjects } from '../../src/publish/subject/fields.ts';
import { getNeutral, getPage, writeTexts } from '../../src/publish/subject/heads.ts';
import { builds } from '../support/sites/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { decodeEntities } from '../support/sites/html.ts';
import { getRealCatalog } from '../support/catalogs/real-catalog.ts';
import { openSite } from '../support/sites/site.ts';

const catalog = getRealCatalog();
const subjects = listSubjects(catalog);

test('the page of every code and every reason has a heading for each field, in the order of the list', () => {
  const site = openSite(builds.real);
  const wrong = subjects.flatMap((subject) => {
    const wanted = listSections(subject).flatMap(({ key, heading, kind, tier }) =>
      heading && (kind !== 'words' || tier !== 'act') ? [key] : [],
    );
    return locales.flatMap((locale) => {
      const page = site.getPage(getPage(subject, locale));
      const headings = page?.tags.flatMap(({ attributes: { id } }) => (id && wanted.includes(id) ? [id] : []));
      return headings?.join() === wanted.join()
        ? []
        : [`${getPage(subject, locale)}: ${headings?.join() ?? 'no page'}; wanted ${wanted.join()}`];
    });
  });
  expectNone(wrong);
  expect(subjects.length).toBeGreaterThan(400);
});

test('the page for tickets names the statuses of its subject and no others, in both languages what is said in short', () => {
  const site = openSite(builds.real);
  const squash = (text: string): string => text.replace(/[\s“”]+/g, '');
  /** What waits for a value, and what is for the other cloud. */
  const hidden =
    /<span class="(?:optional|cloud-both)">(?:<span(?:(?!<\/span>)[^])*<\/span>|(?!<\/span>)[^])*<\/span>|<(a|code|span) [^>]*data-on="byteplus"[^]*?<\/\1>/g;
  const wrong = subjects.flatMap((subject) => {
    const text = squash(decodeEntities((site.getPage(getNeutral(subject))?.html ?? '').replace(hidden, '').replace(/<[^>]+>/g, '')));
    const said = listSections(subject).flatMap((section) => {
      if (!section.short) return [];
      if (section.kind === 'words') return locales.flatMap((locale) => section.content.map(({ words }) => words[locale]));
      if (section.kind === 'texts' || section.kind === 'steps')
        return locales.flatMap((locale) => writeTexts(section, subject, locale).slice(0, 1));
      return [];
    });
    const statuses = subject.reason ? listSections(subject).filter(({ key }) => key === 'statuses') : [];
    const known = statuses.flatMap((section) => (section.kind === 'words' ? section.content.map(({ words }) => words.en) : []));
    const head =
      /<h1[\s\S]*?<p lang="en" translate="no"><code>(.*?)<\/code>/.exec(site.getPage(getNeutral(subject))?.html ?? '')?.[1] ?? '';
    said.push(
      ...(head.match(/\b[1-5]\d\d\b/g) ?? [])
        .filter((status) => known.length > 0 && !known.includes(status))
        .map((status) => `${status}, which is not its status`),
    );
    return said.filter((item) => !text.includes(squash(item))).map((item) => `${getNeutral(subject)}: ${item}`);
  });
  expectNone(wrong);
});

test('what a page says from a source that can be opened has that source in its list', () => {
  const wrong = subjects.flatMap((subject) => {
    const sections = listSections(subject);
    const listed = sections.flatMap((section) => (section.kind === 'sources' ? section.content.map(({ url }) => url) : []));
    const said = sections.flatMap((section): (Bilingual & { source?: SourceRef })[] =>
      section.kind === 'texts' || section.kind === 'steps' ? section.content : [],
    );
    return said
      .flatMap(({ source }) => source?.url ?? [])
      .filter((url) => !listed.includes(url))
      .map((url) => `${getPage(subject, 'en')}: ${url}`);
  });
  expectNone(wrong);
});

test('the page for tickets marks what is quoted, and links the page that it names', () => {
  const { html = '' } = openSite(builds.real).getPage('/e/QuotaExceeded/') ?? {};
  expect(html).toContain('If it says <code>It will reset at</code>, the plan’s quota is used up');
  expect(html).toMatch(/在控制台的<a href="https:\/\/console\.volcengine\.com[^>]*>开通管理页<\/a>/);
});

test('a page about a status shows it beside each code that has it', () => {
  for (const page of openSite(builds.real).pages.filter(({ kind }) => kind === 'status')) {
    const status = page.path.split('/').at(-2) ?? '';
    const codes = getEntriesOfStatus(catalog, Number(status));
    const shown = [...page.html.matchAll(/\/errors\/([^/"]+)\/"[^>]*>\s*<span class="entry-status"[^>]*>([^<]+)/g)].flatMap(
      ([, slug, own]) => (codes.some((entry) => entry.slug === decodeURIComponent(slug ?? '')) ? [own] : []),
    );
    expect(shown.length, page.path).toBeGreaterThanOrEqual(Math.min(1, codes.length));
    expect([...new Set(shown)], page.path).toEqual(codes.length ? [status] : []);
    // The others go on where the common ones end.
    expect(page.html, page.path).not.toMatch(/<h2 id="first"[^]*<h2 id="reasons"[^]*<h2 id="others"/);
  }
});
