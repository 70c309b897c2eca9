/** A code as Markdown: the twin of its page, made from the same list of fields, for chats, tickets and language models. */
import type { Catalog, Entry, Fact, Message, Reason } from '../../catalog/model.ts';
import type { Bilingual } from '../../catalog/schema.ts';
import { quotedLocale, typography, withLabel, type Locale } from '../../i18n/locales.ts';
import { formatDate, useStrings, type Translate } from '../../i18n/strings.ts';
import { listGuidance, listSections, type Section } from '../subject/fields.ts';
import { nameMeaning, writeWords } from '../subject/heads.ts';
import { makeReader, toMarkdown } from '../texts.ts';
import { toAbsolute, urls } from '../urls.ts';

export function buildMarkdown(entry: Entry, catalog: Catalog, locale: Locale): string {
  const writer = makeWriter(catalog, locale);
  const { t } = writer;
  const sections = listSections({ catalog, entry });
  const blocks = [
    `# \`${entry.name}\` — ${entry.title[locale]}`,
    sections.flatMap((section) => (section.kind === 'words' ? [`- ${writeWords(section, locale)}`] : [])).join('\n'),
    ...sections.flatMap((section) => writeSection(section, entry, writer, '##')),
    `${t('site.unofficial', { date: formatDate(catalog.edition, locale) })}\n${toAbsolute(urls.error(locale, entry.slug))}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

interface Writer {
  t: Translate;
  locale: Locale;
  write: (text: Bilingual, reason?: Reason) => string;
  /** A statement with the mark of who stands behind it. */
  mark: (fact: Fact) => string;
}

function makeWriter(catalog: Catalog, locale: Locale): Writer {
  const t = useStrings(locale);
  const read = makeReader({ catalog }, locale);
  const write = (text: Bilingual, reason?: Reason): string =>
    toMarkdown((reason ? makeReader({ catalog, reason }, locale) : read)(text), locale, catalog.links);
  const { open, close } = typography[locale];
  return { t, locale, write, mark: (fact) => `${write(fact)}${open}${t(`basis.${fact.basis}`)}${close}` };
}

function writeSection(section: Section, entry: Entry, writer: Writer, level: string): string[] {
  const body = writeBody(section, entry, writer, level).filter(Boolean);
  if (body.length === 0 || section.heading === undefined) return body;
  const heading = (section.content.length > 1 && section.several) || section.heading;
  return [`${level} ${writer.t(heading)}`, ...body];
}

function writeBody(section: Section, entry: Entry, writer: Writer, level: string): string[] {
  const { t, locale, write, mark } = writer;
  const link = (other: Entry): string => `[\`${other.name}\`](${toAbsolute(urls.errorMarkdown(locale, other.slug))})`;
  switch (section.kind) {
    case 'words':
      return [];
    case 'texts':
      return section.content.map((text) => write(text));
    case 'prose':
      return section.content.map(mark);
    case 'list':
    case 'steps': {
      const items = section.content.map((fact) => (section.bare ? write(fact) : mark(fact)));
      return [listItems(items, section.kind === 'steps')];
    }
    case 'pairs':
      return [
        listItems(section.content.map((pair) => withLabel(pair.entry ? link(pair.entry) : pair.term[locale], write(pair.text), locale))),
      ];
    case 'codes':
      return [listItems(section.content.map(link))];
    case 'literals':
      return section.content.map(fence);
    case 'snippets':
      // The same for every code: a page has room for them.
      return [];
    case 'wordings':
    case 'limits':
      // Of reasons, which have no file of their own.
      return [];
    case 'links':
      return [listItems(section.content.map(({ url, title }) => `[${title[locale]}](${url})`))];
    case 'guides':
      return [listItems(section.content.map((name) => toAbsolute(urls.guide(locale, name))))];
    case 'messages':
      return section.content.flatMap((message) => writeMessage(message, entry, writer, `${level}#`));
    case 'reasons':
      return [listItems(section.content.map((reason) => writeReason(reason, entry, writer)))];
    case 'snapshots':
      return [
        listItems(
          section.content.map(({ source, present }) =>
            [
              `${present ? '✓' : '✗'} ${t(present ? 'code.snapshotPresent' : 'code.snapshotAbsent')}`,
              source.title[locale],
              source.coverage?.[locale],
            ]
              .filter(Boolean)
              .join(' · '),
          ),
        ),
      ];
    case 'sources':
      return [
        listItems(
          section.content.map(({ title, url, kind, coverage }) =>
            [t(`basis.${kind}`), ...(url ? [`[${title[locale]}](${url})`] : [title[locale], t('source.noAddress'), coverage?.[locale]])]
              .filter(Boolean)
              .join(' · '),
          ),
        ),
      ];
  }
}

/** A reason on one line: its page, its parameters, what mends it. */
function writeReason(reason: Reason, entry: Entry, { locale, write }: Writer): string {
  const { open, close, list, join } = typography[locale];
  const params = reason.params.map((param) => `\`${param}\``).join(list);
  const title = `[${reason.title[locale]}](${toAbsolute(urls.reason(locale, entry.slug, reason.id))})${params && open + params + close}`;
  return withLabel(title, reason.steps.map((step) => write(step, reason)).join(join), locale);
}

function writeMessage(message: Message, entry: Entry, writer: Writer, level: string): string[] {
  const { t, locale, write } = writer;
  const alone = entry.messages.length === 1;
  const facts = [
    t(`section.${message.section}`),
    message.status === null ? undefined : `HTTP ${message.status}`,
    message.type ?? undefined,
    message.codeN === undefined ? undefined : `${t('code.codeN')} ${message.codeN}`,
  ];
  const { own, meaning, byteplus } = message;
  return [
    !alone && message.label ? `${level} ${message.label[locale]}` : '',
    facts.filter(Boolean).join(' · '),
    message.text === null ? (message.textNote ? '' : t('code.messageUnknown')) : fence(message.text),
    listItems(message.placeholders.map((item) => `\`${item.token}\` ${item[locale]}`)),
    message.textNote ? write(message.textNote) : '',
    message.statusNote ? write(message.statusNote) : '',
    ...(meaning
      ? [nameMeaning(meaning, locale), `> ${locale === quotedLocale && meaning.quotedFrom ? meaning[quotedLocale] : write(meaning)}`]
      : []),
    ...(byteplus ? [t('code.meaningQuoted', { source: byteplus.source.title[locale] }), `> ${byteplus.text}`] : []),
    ...(alone
      ? []
      : [
          own.summary ? write(own.summary) : '',
          own.actor || own.retry ? `**${t(`retry.${message.guidance.retry}`)}** · ${t(`actor.${message.guidance.actor}`)}` : '',
          ...listGuidance(own).flatMap((section) => writeSection(section, entry, writer, `${level}#`)),
        ]),
    ...message.wordings.flatMap(({ source, text, note }) => [
      `${t('code.wordings')} · ${[source.title[locale], note && write(note)].filter(Boolean).join(' · ')}`,
      fence(text),
    ]),
  ].filter(Boolean);
}

function listItems(items: readonly string[], ordered = false): string {
  return items.map((item, index) => `${ordered ? `${index + 1}.` : '-'} ${item}`).join('\n');
}

/** A fence longer than any run of backticks inside. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}text\n${text}\n${mark}`;
}
