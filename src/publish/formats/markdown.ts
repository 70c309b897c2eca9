/** A code, or one reason of it, as Markdown: the twin of its page, made from the same list of fields, for chats, tickets and language models. */
import type { Entry, Fact, Message, Placeholder, Reason } from '../../catalog/model.ts';
import type { Bilingual, LimitSource } from '../../catalog/schema.ts';
import { quotedLocale, typography, withLabel, type Locale } from '../../i18n/locales.ts';
import { formatDate, useStrings } from '../../i18n/strings.ts';
import { listGuidance, listSections, type PageSection, type Subject } from '../subject/fields.ts';
import { getMarkdown, getPage, nameMeaning, writeName, writeTitle, writeWords } from '../subject/heads.ts';
import { makeReader, toMarkdown } from '../texts.ts';
import { toAbsolute, urls } from '../urls.ts';

export function buildMarkdown(subject: Subject, locale: Locale): string {
  const writer = makeWriter(subject, locale);
  const sections = listSections(subject);
  const blocks = [
    `# \`${writeName(subject)}\` — ${writeTitle(subject, locale)}`,
    sections.flatMap((section) => (section.kind === 'words' ? [`- ${writeWords(section, locale)}`] : [])).join('\n'),
    ...sections.flatMap((section) => writeSection(section, writer, '##')),
    `${writer.t('site.unofficial', { date: formatDate(subject.catalog.edition, locale) })}\n${toAbsolute(getPage(subject, locale))}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

type Writer = ReturnType<typeof makeWriter>;

function makeWriter(subject: Subject, locale: Locale) {
  const t = useStrings(locale);
  const { open, close } = typography[locale];
  const own = makeReader(subject, locale);
  const write = (text: Bilingual, read = own): string => toMarkdown(read(text), locale, subject.catalog.links);
  /** A statement with the mark of who stands behind it. */
  const mark = (fact: Fact): string => `${write(fact)}${open}${t(`basis.${fact.basis}`)}${close}`;
  return { subject, locale, t, write, mark };
}

function writeSection(section: PageSection, writer: Writer, level: string): string[] {
  const body = writeBody(section, writer, level).filter(Boolean);
  if (body.length === 0 || section.heading === undefined) return body;
  const heading = (section.content.length > 1 && section.several) || section.heading;
  return [`${level} ${writer.t(heading)}`, ...body];
}

function writeBody(section: PageSection, writer: Writer, level: string): string[] {
  const { subject, t, locale, write, mark } = writer;
  const link = (other: Entry): string => `[\`${other.name}\`](${toAbsolute(getMarkdown({ entry: other }, locale))})`;
  switch (section.kind) {
    case 'texts':
      return section.content.map((text) => write(text));
    case 'prose':
      return section.content.map(mark);
    case 'list':
    case 'steps':
      return [listItems(section.content, section.bare ? (fact) => write(fact) : mark, section.kind === 'steps')];
    case 'pairs':
      return [listItems(section.content, ({ entry, term, text }) => withLabel(entry ? link(entry) : term[locale], write(text), locale))];
    case 'codes':
      return [listItems(section.content, link)];
    case 'literals':
      return section.content.map(fence);
    case 'links':
      return [listItems(section.content, ({ url, title }) => `[${title[locale]}](${url})`)];
    case 'guides':
      return [listItems(section.content, (name) => toAbsolute(urls.guide(locale, name)))];
    case 'messages':
      return section.content.flatMap((message) => writeMessage(message, writer, `${level}#`));
    case 'reasons':
      return [listItems(section.content, (reason) => writeReason({ ...subject, reason }, writer))];
    case 'snapshots':
      return [
        listItems(section.content, ({ source, present }) => {
          const words = present ? `✓ ${t('code.snapshotPresent')}` : `✗ ${t('code.snapshotAbsent')}`;
          return joinFacts(words, source.title[locale], source.coverage?.[locale]);
        }),
      ];
    case 'sources':
      return [
        listItems(section.content, ({ title, url, kind, coverage }) =>
          url
            ? joinFacts(t(`basis.${kind}`), `[${title[locale]}](${url})`)
            : joinFacts(t(`basis.${kind}`), title[locale], t('source.noAddress'), coverage?.[locale]),
        ),
      ];
    case 'words':
      // They stand at the top.
      return [];
    case 'snippets':
      // The same for every code: a page has room for them.
      return [];
    case 'wordings':
      return section.content.flatMap(({ text, placeholders }) => [fence(text), listPlaceholders(placeholders, locale)]);
    case 'limits':
      return section.content.flatMap((limit) => writeLimit(limit, writer));
  }
}

/** A reason on one line: its file, its parameters, what mends it. */
function writeReason(subject: Subject & { reason: Reason }, { locale, write }: Writer): string {
  const { open, close, join } = typography[locale];
  const { params, steps } = subject.reason;
  const title = `[${writeTitle(subject, locale)}](${toAbsolute(getMarkdown(subject, locale))})`;
  const names = params.length ? open + listCode(params, locale) + close : '';
  const read = makeReader(subject, locale);
  return withLabel(title + names, steps.map((step) => write(step, read)).join(join), locale);
}

function writeLimit({ title, rows, source, conflict }: LimitSource, { t, locale, write }: Writer): string[] {
  const others = t(rows.length === 1 ? 'reasonPage.allModels' : 'reasonPage.otherModels');
  return [
    write(title),
    listItems(rows, ({ models, value, note }) =>
      withLabel(models.length ? listCode(models, locale) : others, joinFacts(value, note && write(note)), locale),
    ),
    joinFacts(t(`limit.${source.confidence}`), `<${source.url}> ${t('reasonPage.asOf', { date: source.copy })}`),
    conflict ? withLabel(t('code.conflicts'), write(conflict), locale) : '',
  ];
}

function writeMessage(message: Message, writer: Writer, level: string): string[] {
  const { subject, t, locale, write } = writer;
  const alone = subject.entry.messages.length === 1;
  const { own, meaning, byteplus } = message;
  return [
    !alone && message.label ? `${level} ${message.label[locale]}` : '',
    joinFacts(
      t(`section.${message.section}`),
      message.status !== null && `HTTP ${message.status}`,
      message.type,
      message.codeN !== undefined && `ResponseMetadata.Error.CodeN ${message.codeN}`,
    ),
    message.text === null ? (message.textNote ? '' : t('code.messageUnknown')) : fence(message.text),
    listPlaceholders(message.placeholders, locale),
    ...[message.textNote, message.statusNote].flatMap((note) => (note ? [write(note)] : [])),
    ...(meaning
      ? [nameMeaning(meaning, locale), `> ${locale === quotedLocale && meaning.quotedFrom ? meaning[quotedLocale] : write(meaning)}`]
      : []),
    ...(byteplus ? [t('code.meaningQuoted', { source: byteplus.source.title[locale] }), `> ${byteplus.text}`] : []),
    ...(alone
      ? []
      : [
          own.summary ? write(own.summary) : '',
          own.actor || own.retry ? `**${t(`retry.${message.guidance.retry}`)}** · ${t(`actor.${message.guidance.actor}`)}` : '',
          ...listGuidance(own).flatMap((section) => writeSection(section, writer, `${level}#`)),
        ]),
    ...message.wordings.flatMap(({ source, text, note }) => [
      `${t('code.wordings')} · ${joinFacts(source.title[locale], note && write(note))}`,
      fence(text),
    ]),
  ].filter(Boolean);
}

function listPlaceholders(placeholders: readonly Placeholder[], locale: Locale): string {
  return listItems(placeholders, (item) => `\`${item.token}\` ${item[locale]}`);
}

function listCode(words: readonly string[], locale: Locale): string {
  return words.map((word) => `\`${word}\``).join(typography[locale].list);
}

/** Those that are known, on one line. */
function joinFacts(...facts: (string | false | null | undefined)[]): string {
  return facts.filter(Boolean).join(' · ');
}

function listItems<Item>(items: readonly Item[], write: (item: Item) => string, isOrdered = false): string {
  return items.map((item, index) => `${isOrdered ? `${index + 1}.` : '-'} ${write(item)}`).join('\n');
}

/** A fence longer than any run of backticks inside. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}text\n${text}\n${mark}`;
}
