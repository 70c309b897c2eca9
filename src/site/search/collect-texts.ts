/** Everything that the page of a code says, and those of its reasons, in every language: what the full text is made of. */
import type { Catalog, Entry, Guidance, Message } from '../../catalog/model.ts';
import type { Bilingual } from '../../catalog/schema.ts';
import { locales } from '../../i18n/locales.ts';
import { listGuidance, listSections, type PageSection, type Subject } from '../../publish/subject/fields.ts';
import { makeReader, toPlain } from '../../publish/texts.ts';

export function collectTexts(catalog: Catalog, entry: Entry): string[] {
  const lists = [entry.keywords, ...entry.reasons.map(({ words }) => words)];
  const words = lists.flatMap((list) => locales.flatMap((locale) => list[locale] ?? []));
  return [entry.name, ...words, ...[undefined, ...entry.reasons].flatMap((reason) => collect({ catalog, entry, reason }))];
}

function collect(subject: Subject): string[] {
  const readers = locales.map((locale) => makeReader(subject, locale));
  const read = (text: Bilingual | undefined): string[] => (text ? readers.map((reader) => toPlain(reader(text))) : []);
  return [...read((subject.reason ?? subject.entry).title), ...listSections(subject).flatMap((section) => collectSection(section, read))];
}

function collectSection(section: PageSection, read: (text: Bilingual | undefined) => string[]): string[] {
  switch (section.kind) {
    case 'texts':
    case 'prose':
    case 'list':
    case 'steps':
      return section.content.flatMap(read);
    case 'words':
      return section.content.flatMap(({ words }) => read(words));
    case 'pairs':
      return section.content.flatMap(({ term, text }) => [...read(term), ...read(text)]);
    case 'literals':
    case 'guides':
      return section.content;
    case 'wordings':
      return section.content.map(({ text }) => text);
    case 'limits':
      return section.content.flatMap(({ title, rows }) => [...read(title), ...rows.flatMap(({ models, value }) => [...models, value])]);
    case 'messages':
      return section.content.flatMap((message) => collectMessage(message, read));
    case 'codes':
    case 'links':
    case 'reasons':
    case 'snapshots':
    case 'snippets':
    case 'sources':
      // Others say what stands there, or it is the same for all.
      return [];
  }
}

function collectMessage(message: Message, read: (text: Bilingual | undefined) => string[]): string[] {
  const { text, type, own, wordings, label, meaning, statusNote, textNote } = message;
  const guidance: Guidance = own;
  return [
    ...[text, type, ...wordings.map((wording) => wording.text)].flatMap((literal) => literal ?? []),
    ...[label, meaning, statusNote, textNote, guidance.summary].flatMap(read),
    ...listGuidance(guidance).flatMap((section) => collectSection(section, read)),
  ];
}
