/** How the page of a code or of a reason introduces itself in tabs, search engines and chats. */
import { langs, quotedLocale, typography, withLabel, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import type { Entry, Message, Reason, SourceRef } from '../../catalog/model.ts';
import type { Values } from '../../catalog/text/template.ts';
import { listSections, type PageSection, type Subject } from './fields.ts';
import { endAddresses, makeReader, toPlain } from '../texts.ts';
import { toAbsolute, urls } from '../urls.ts';

type Address = Pick<Subject, 'entry' | 'reason'>;

/** The name of a subject as people write it: `InvalidParameter`, `InvalidParameter › max-tokens-above-limit`. */
export function writeName({ entry, reason }: Address): string {
  return reason ? `${entry.name} › ${reason.id}` : entry.name;
}

export function writeTitle({ entry, reason }: Address, locale: Locale): string {
  return (reason ?? entry).title[locale];
}

/** What happened, in a sentence or two. A reason says first which it is: others may mean the same. */
export function describeShortly(subject: Subject, locale: Locale): string {
  const { join, stop } = typography[locale];
  const sentences = listSections(subject).flatMap((section) =>
    section.short && section.kind === 'texts' ? writeTexts(section, subject, locale) : [],
  );
  const { entry, reason } = subject;
  return [...(reason ? [`${entry.name} › ${reason.title[locale]}${stop}`] : []), ...sentences].join(join);
}

/** What is said of a subject where there is little room: sentences, then the verdict. */
export function describeHead(subject: Subject, locale: Locale): { title: string; description: string } {
  const { clause, join } = typography[locale];
  const short = listSections(subject).filter((section) => section.short);
  const verdict = short.flatMap((section) => (section.kind === 'words' ? [writeWords(section, locale)] : []));
  return {
    title: `${writeName(subject)} · ${writeTitle(subject, locale)}`,
    description: [describeShortly(subject, locale), verdict.join(clause)].join(join),
  };
}

/** The address of the page of a subject. */
export function getPage({ entry, reason }: Address, locale: Locale): string {
  return urls.error(locale, entry.slug, reason?.id);
}

/** The address of the same as Markdown. */
export function getMarkdown({ entry, reason }: Address, locale: Locale): string {
  return urls.errorMarkdown(locale, entry.slug, reason?.id);
}

/** The address for a ticket of the same. */
export function getNeutral({ entry, reason }: Address): string {
  return urls.neutral(entry.slug, reason?.id);
}

/** schema.org: a technical article of the site, in one language. */
export function describeJsonLd(subject: Subject, locale: Locale, picture: string): Record<string, unknown> {
  const { title, description } = describeHead(subject, locale);
  const { entry, reason } = subject;
  return {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: title,
    description,
    inLanguage: langs[locale],
    url: toAbsolute(getPage(subject, locale)),
    image: toAbsolute(urls.picture(picture)),
    keywords: [entry.name, ...(reason?.params ?? []), ...((reason?.words ?? entry.keywords)[locale] ?? [])].join(', '),
  };
}

/** Who says what a message means: a quotation is official, what stands for it in another language is ours. */
export function nameMeaning({ quotedFrom }: NonNullable<Message['meaning']>, locale: Locale): string {
  const t = useStrings(locale);
  if (!quotedFrom) return t('code.meaningOurs');
  return locale === quotedLocale ? t('code.meaningQuoted', { source: quotedFrom.title[locale] }) : t('code.meaningRendering');
}

/** `Who must act: your code`. */
export function writeWords({ heading, content }: PageSection & { kind: 'words' }, locale: Locale): string {
  const words = content.map((word) => word.words[locale]).join(typography[locale].list);
  return heading ? withLabel(useStrings(locale)(heading), words, locale) : words;
}

/** The texts of a section without markup. */
export function writeTexts(
  { content }: PageSection & { kind: 'texts' | 'steps' | 'prose' | 'list' },
  subject: Subject,
  locale: Locale,
  values: Values = {},
): string[] {
  const read = makeReader(subject, locale);
  return content.map((text) => endAddresses(toPlain(read(text, values))));
}

/** The newest date that a source of the reason, or else of the entry, names, `2026-10-07` or `2026-10`; undefined where none does. */
export function findAsOf(entry: Entry, reason?: Reason): string | undefined {
  const sources: (SourceRef | undefined)[] = reason ? [reason.source] : entry.sources;
  return sources
    .flatMap((source) => source?.date?.match(/(?<!before )\b\d{4}-\d{2}(?:-\d{2})?/g) ?? [])
    .sort()
    .at(-1);
}
