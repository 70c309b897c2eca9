import { test } from 'node:test';
import type { Entry } from '../../../src/catalog/model.ts';
import type { Bilingual } from '../../../src/catalog/schema.ts';
import { listGuidance, listSections } from '../../../src/publish/subject/fields.ts';
import { buildMarkdown } from '../../../src/publish/formats/markdown.ts';
import { parseInline, toPlainText } from '../../../src/catalog/text/inline.ts';
import { toMarkdown } from '../../../src/publish/texts.ts';
import { locales, type Locale } from '../../../src/i18n/locales.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog, site } from '../../support/catalogs/real-catalog.ts';

const catalog = getRealCatalog();
/** Everything that the list of fields says of an entry in words of the catalogue. */
function listTexts(entry: Entry, locale: Locale): string[] {
  const write = (text: Bilingual): string => toMarkdown(parseInline(text[locale]), locale, catalog.links);
  const sections = listSections({ catalog, entry });
  const said = [...sections, ...entry.messages.flatMap(({ own }) => listGuidance(own))].flatMap((section): string[] => {
    switch (section.kind) {
      case 'texts':
      case 'prose':
      case 'list':
      case 'steps':
        return section.content.map(write);
      case 'pairs':
        return section.content.map(({ text }) => write(text));
      case 'codes':
        return section.content.map(({ name }) => name);
      case 'literals':
        return section.content;
      case 'links':
        return section.content.map(({ url }) => url);
      case 'messages':
        return section.content.flatMap(({ text, meaning, textNote, statusNote, byteplus, wordings, placeholders }) => [
          ...[text, byteplus?.text, ...wordings.map((wording) => wording.text)].flatMap((literal) => literal ?? []),
          ...[textNote, statusNote].flatMap((note) => (note ? write(note) : [])),
          ...(meaning ? [locale === 'zh' && meaning.quotedFrom ? meaning.zh : write(meaning)] : []),
          ...placeholders.map((placeholder) => placeholder[locale]),
        ]);
      default:
        return [];
    }
  });
  const labels = entry.messages.length > 1 ? entry.messages.flatMap(({ label }) => label?.[locale] ?? []) : [];
  return [entry.name, entry.title[locale], entry.category.name[locale], ...entry.statuses.map(String), ...labels, ...said];
}

for (const locale of locales) {
  test(`the Markdown of every code says in ${locale} all that its page says`, () => {
    const { entries } = catalog;
    const missing = entries.flatMap((entry) => {
      const markdown = buildMarkdown(entry, catalog, locale);
      return listTexts(entry, locale)
        .filter((text) => !markdown.includes(text))
        .map((text) => `${entry.name}: ${text}`);
    });
    expectNone(missing);
  });
}

test('every link in the Markdown has a whole address', () => {
  const relative = catalog.entries.flatMap((entry) =>
    locales.flatMap((locale) =>
      [...buildMarkdown(entry, catalog, locale).matchAll(/\]\((?!https:\/\/)[^)]*\)/g)].map(([link]) => `${entry.name} ${locale} ${link}`),
    ),
  );
  expectNone(relative);
});

test('messages stand in fences that nothing in them can end', () => {
  const entry = structuredClone(getEntry('ModelNotOpen'));
  const [message] = entry.messages;
  if (!message) throw new Error('no message');
  message.text = 'before ```` after\n# not a heading';
  expect(buildMarkdown(entry, catalog, 'en')).toContain('`````text\nbefore ```` after\n# not a heading\n`````');
});

test('our own markup is gone from plain text and whole in Markdown', () => {
  expect(toPlainText('Use `a` at [the console](x).')).toBe('Use a at the console.');
  const links = { x: { url: 'https://example.com/', title: { zh: '甲', en: 'A' } } };
  expect(toMarkdown(parseInline('See [`X.Y`](error:X.Y), [it](x).'), 'en', links)).toBe(
    `See [\`X.Y\`](${site}/en/errors/X.Y/), [it](https://example.com/).`,
  );
});
