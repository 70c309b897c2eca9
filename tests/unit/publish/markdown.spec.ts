import { test } from 'node:test';
import type { Bilingual } from '../../../src/catalog/schema.ts';
import { listGuidance, listSections, listSubjects, type Subject } from '../../../src/publish/subject/fields.ts';
import { buildMarkdown } from '../../../src/publish/formats/markdown.ts';
import { parseInline, toPlainText } from '../../../src/catalog/text/inline.ts';
import { writeName, writeTitle } from '../../../src/publish/subject/heads.ts';
import { makeReader, toMarkdown } from '../../../src/publish/texts.ts';
import { locales, type Locale } from '../../../src/i18n/locales.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog, site } from '../../support/catalogs/real-catalog.ts';

const catalog = getRealCatalog();
const subjects = listSubjects(catalog);
/** Everything that the list of fields says of a code or a reason in words of the catalog. */
function listTexts(subject: Subject, locale: Locale): string[] {
  const { entry, reason } = subject;
  const read = makeReader(subject, locale);
  const write = (text: Bilingual): string => toMarkdown(read(text), locale, catalog.links);
  const messages = reason ? [] : entry.messages;
  const said = [...listSections(subject), ...messages.flatMap(({ own }) => listGuidance(own))].flatMap((section): string[] => {
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
      case 'wordings':
        return section.content.flatMap(({ text, placeholders }) => [text, ...placeholders.map((placeholder) => placeholder[locale])]);
      case 'limits':
        return section.content.flatMap(({ title, rows, source, conflict }) => [
          ...[title, ...(conflict ? [conflict] : [])].map(write),
          ...rows.flatMap(({ models, value, note }) => [...models, value, ...(note ? [write(note)] : [])]),
          source.url,
        ]);
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
  const labels = messages.length > 1 ? messages.flatMap(({ label }) => label?.[locale] ?? []) : [];
  const head = reason ? [reason.id] : [entry.category.name[locale], ...entry.statuses.map(String)];
  return [entry.name, writeTitle(subject, locale), ...head, ...labels, ...said];
}

for (const locale of locales) {
  test(`the Markdown of every code and reason says in ${locale} all that its page says`, () => {
    const missing = subjects.flatMap((subject) => {
      const markdown = buildMarkdown(subject, locale);
      return listTexts(subject, locale)
        .filter((text) => !markdown.includes(text))
        .map((text) => `${writeName(subject)}: ${text}`);
    });
    expectNone(missing);
  });
}

test('every link in the Markdown has a whole address', () => {
  const relative = subjects.flatMap((subject) =>
    locales.flatMap((locale) =>
      [...buildMarkdown(subject, locale).matchAll(/\]\((?!https:\/\/)[^)]*\)/g)].map(([link]) => `${writeName(subject)} ${locale} ${link}`),
    ),
  );
  expectNone(relative);
});

test('messages stand in fences that nothing in them can end', () => {
  const entry = structuredClone(getEntry('ModelNotOpen'));
  const [message] = entry.messages;
  if (!message) throw new Error('no message');
  message.text = 'before ```` after\n# not a heading';
  expect(buildMarkdown({ catalog, entry }, 'en')).toContain('`````text\nbefore ```` after\n# not a heading\n`````');
});

test('our own markup is gone from plain text and whole in Markdown', () => {
  expect(toPlainText('Use `a` at [the console](x).')).toBe('Use a at the console.');
  const links = { x: { url: 'https://example.com/', title: { zh: '甲', en: 'A' } } };
  expect(toMarkdown(parseInline('See [`X.Y`](error:X.Y), [it](x).'), 'en', links)).toBe(
    `See [\`X.Y\`](${site}/en/errors/X.Y/), [it](https://example.com/).`,
  );
});
