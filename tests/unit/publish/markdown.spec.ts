import { test } from 'node:test';
import type { Entry, Fact, Guidance } from '../../../src/catalog/model.ts';
import { buildMarkdown } from '../../../src/publish/markdown.ts';
import { parseInline, toPlainText } from '../../../src/catalog/inline.ts';
import { toMarkdown } from '../../../src/publish/texts.ts';
import { locales, type Locale } from '../../../src/i18n/locales.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog, site } from '../../support/real-catalog.ts';

const listFacts = ({ explanation, retryWhy, causes, steps, avoid }: Guidance): Fact[] =>
  [explanation, retryWhy, ...causes, ...steps, ...avoid].filter((fact) => fact !== undefined);

/** Everything that the page of an entry says in words of the catalogue. */
function listTexts(entry: Entry, locale: Locale): string[] {
  const facts = [entry.guidance, ...entry.messages.map((message) => message.own)].flatMap(listFacts);
  const written = [...facts, ...entry.ticket, ...entry.conflicts, ...entry.notes, ...entry.lookalikes.map(({ tell }) => tell)];
  return [
    entry.name,
    entry.title[locale],
    entry.category.name[locale],
    ...entry.statuses.map(String),
    ...written.map((text) => toMarkdown(parseInline(text[locale]), locale, getRealCatalog().links, (path) => site + path)),
    ...entry.messages.flatMap((message) => [
      ...(message.text === null ? [] : [message.text]),
      ...[message.meaning ?? message.guidance.summary].map((meaning) =>
        'quotedFrom' in meaning && locale === 'zh'
          ? meaning.zh
          : toMarkdown(parseInline(meaning[locale]), locale, getRealCatalog().links, (path) => site + path),
      ),
      ...(message.byteplus ? [message.byteplus.text] : []),
      ...message.wordings.map(({ text }) => text),
      ...message.placeholders.map((placeholder) => placeholder[locale]),
      ...(entry.messages.length > 1 && message.label ? [message.label[locale]] : []),
    ]),
    ...entry.samples,
    ...entry.links.map(({ url }) => url),
    ...entry.related.map(({ name }) => name),
  ];
}

for (const locale of locales) {
  test(`the Markdown of every code says in ${locale} all that its page says`, () => {
    const { entries } = getRealCatalog();
    const missing = entries.flatMap((entry) => {
      const markdown = buildMarkdown(entry, getRealCatalog(), locale, site);
      return listTexts(entry, locale)
        .filter((text) => !markdown.includes(text))
        .map((text) => `${entry.name}: ${text}`);
    });
    expectNone(missing);
  });
}

test('every link in the Markdown has a whole address', () => {
  const relative = getRealCatalog().entries.flatMap((entry) =>
    locales.flatMap((locale) =>
      [...buildMarkdown(entry, getRealCatalog(), locale, site).matchAll(/\]\((?!https:\/\/)[^)]*\)/g)].map(
        ([link]) => `${entry.name} ${locale} ${link}`,
      ),
    ),
  );
  expectNone(relative);
});

test('messages stand in fences that nothing in them can end', () => {
  const entry = structuredClone(getEntry('ModelNotOpen'));
  const [message] = entry.messages;
  if (!message) throw new Error('no message');
  message.text = 'before ```` after\n# not a heading';
  expect(buildMarkdown(entry, getRealCatalog(), 'en', site)).toContain('`````text\nbefore ```` after\n# not a heading\n`````');
});

test('our own markup is gone from plain text and whole in Markdown', () => {
  expect(toPlainText('Use `a` at [the console](x).')).toBe('Use a at the console.');
  const links = { x: { url: 'https://example.com/', title: { zh: '甲', en: 'A' } } };
  expect(toMarkdown(parseInline('See [`X.Y`](error:X.Y), [it](x).'), 'en', links, (path) => site + path)).toBe(
    `See [\`X.Y\`](${site}/en/errors/X.Y/), [it](https://example.com/).`,
  );
});
