/** A code as Markdown: the twin of its page, made from the same data, for chats, tickets and language models. */
import type { Catalog, Entry, Fact, Guidance, Message } from '../catalog/model.ts';
import { toMarkdown } from './links.ts';
import type { Bilingual } from '../catalog/schema.ts';
import { getSdkBehaviour } from '../catalog/sdk.ts';
import { toAbsolute, urls } from './urls.ts';
import type { Locale } from '../i18n/locales.ts';
import { formatDate, useStrings, type Translate } from '../i18n/strings.ts';
import { pickAnswer } from './answer.ts';
import { buildSdkText } from './sdk-text.ts';

export function buildMarkdown(entry: Entry, catalog: Catalog, locale: Locale, site: URL | string | undefined): string {
  const writer = makeWriter(catalog, locale, site);
  const { t, write, colon, mark, absolute } = writer;
  const answer = pickAnswer(entry);
  const link = (other: Entry): string => `[\`${other.name}\`](${absolute(urls.errorMarkdown(locale, other.slug))})`;
  const blocks = [
    `# \`${entry.name}\` — ${entry.title[locale]}`,
    entry.renamedTo &&
      `> ${t('renamed.notice')} ${link(entry.renamedTo.entry)}\n>\n> ${t(`renamed.${entry.renamedTo.certainty}`)} ${write(entry.renamedTo.evidence)}`,
    [
      `- ${t('status.label')}${colon}${entry.statuses.join(', ') || t('status.unknown')}`,
      `- ${t('category.label')}${colon}${entry.category.name[locale]}`,
      `- ${t('state.label')}${colon}${t(`state.${entry.state}`)}`,
      `- ${t('actor.label')}${colon}${t(`actor.${answer.actor ?? 'unknown'}`)}`,
      `- ${t('retry.label')}${locale === 'zh' ? '：' : ' '}${t(`retry.${answer.retry ?? 'unknown'}`)}`,
      ...entry.formerNames.map((former) => `- ${t('renamed.former')}${colon}${link(former)}`),
    ].join('\n'),
    answer.summary && write(answer.summary),
    entry.carrier !== 'code' && t('code.carrier', { field: `\`${entry.carrier}\`` }),
    ...entry.codePlaceholders.map((item) =>
      t('code.template', {
        token: `\`${item.token}\``,
        meaning: item[locale],
        example: `\`${entry.name.replace(item.token, 'temperature')}\``,
      }),
    ),
    ...writeSteps(answer, writer, '##'),
    ...entry.messages.flatMap((message) => writeMessage(message, entry, writer)),
    ...writeDepth(entry.guidance, writer, '##'),
    ...writeSdk(entry, answer, locale, t),
    ...writeSection(
      `## ${t('code.lookalikes')}`,
      entry.lookalikes.map(({ entry: other, tell }) => `${link(other)}${colon}${write(tell)}`),
    ),
    ...writeSection(`## ${t('code.ticket')}`, entry.ticket.map(write)),
    ...writeSection(`## ${t('code.conflicts')}`, entry.conflicts.map(mark)),
    ...writeSection(`## ${t('code.notes')}`, entry.notes.map(mark)),
    ...(entry.samples.length ? [`## ${t('code.samples')}`, ...entry.samples.map(fence)] : []),
    ...writeSection(`## ${t('code.related')}`, entry.related.map(link)),
    ...writeSection(`## ${t('code.links')}`, [
      ...entry.guides.map((name) => `${t('code.guides')}${colon}${absolute(urls.guide(locale, name))}`),
      ...entry.links.map(({ url, title }) => `[${title[locale]}](${url})`),
    ]),
    ...writeSection(
      `## ${t('code.snapshots')}`,
      entry.snapshots.map(({ source, present }) =>
        [
          `${present ? '✓' : '✗'} ${t(present ? 'code.snapshotPresent' : 'code.snapshotAbsent')}`,
          source.title[locale],
          source.coverage?.[locale],
        ]
          .filter(Boolean)
          .join(' · '),
      ),
    ),
    ...writeSection(
      `## ${t('code.sources')}`,
      entry.sources.map(({ title, url, kind }) => `${t(`basis.${kind}`)} · ${url ? `[${title[locale]}](${url})` : title[locale]}`),
    ),
    `${t('site.unofficial', { date: formatDate(catalog.edition, locale) })}\n${absolute(urls.error(locale, entry.slug))}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

interface Writer {
  t: Translate;
  locale: Locale;
  colon: string;
  absolute: (path: string) => string;
  write: (text: Bilingual) => string;
  /** A statement with the mark of who stands behind it. */
  mark: (fact: Fact) => string;
}

function makeWriter(catalog: Catalog, locale: Locale, site: URL | string | undefined): Writer {
  const t = useStrings(locale);
  const absolute = (path: string): string => toAbsolute(path, site);
  const write = (text: Bilingual): string => toMarkdown(text[locale], locale, catalog.links, absolute);
  const [open, close] = locale === 'zh' ? ['（', '）'] : [' (', ')'];
  return {
    t,
    locale,
    colon: locale === 'zh' ? '：' : ': ',
    absolute,
    write,
    mark: (fact) => `${write(fact)}${open}${t(`basis.${fact.basis}`)}${close}`,
  };
}

function writeMessage(message: Message, entry: Entry, writer: Writer): string[] {
  const { t, locale, write } = writer;
  const alone = entry.messages.length === 1;
  const facts = [
    t(`section.${message.section}`),
    message.status === null ? undefined : `HTTP ${message.status}`,
    message.type ?? undefined,
    message.codeN === undefined ? undefined : `${t('code.codeN')} ${message.codeN}`,
  ];
  const quoted = locale === 'zh' ? message.meaning.quotedFrom : undefined;
  const { own } = message;
  return [
    `## ${!alone && message.label ? message.label[locale] : t('code.message')}`,
    facts.filter(Boolean).join(' · '),
    message.text === null ? (message.textNote ? '' : t('code.messageUnknown')) : fence(message.text),
    message.placeholders.map((item) => `- \`${item.token}\` ${item[locale]}`).join('\n'),
    message.textNote ? write(message.textNote) : '',
    message.statusNote ? write(message.statusNote) : '',
    quoted ? t('code.meaningQuoted', { source: quoted.title[locale] }) : t('code.meaningOurs'),
    `> ${quoted ? message.meaning.zh : write(message.meaning)}`,
    ...(alone
      ? []
      : [
          own.summary ? write(own.summary) : '',
          own.actor || own.retry
            ? `**${t(`retry.${message.guidance.retry ?? 'unknown'}`)}** · ${t(`actor.${message.guidance.actor ?? 'unknown'}`)}`
            : '',
          ...writeSteps(own, writer, '###'),
          ...writeDepth(own, writer, '###'),
        ]),
    ...message.wordings.flatMap(({ source, text, note }) => [
      `${t('code.wordings')} · ${[source.title[locale], note && write(note)].filter(Boolean).join(' · ')}`,
      fence(text),
    ]),
  ].filter(Boolean);
}

function writeSteps({ steps }: Guidance, { t, mark }: Writer, level: string): string[] {
  return writeSection(`${level} ${t('code.steps')}`, steps.map(mark), true);
}

function writeDepth({ avoid, explanation, retryWhy, causes }: Guidance, { t, mark }: Writer, level: string): string[] {
  const prose = [explanation, retryWhy].flatMap((fact) => (fact ? [mark(fact)] : []));
  return [
    ...writeSection(`${level} ${t('code.avoid')}`, avoid.map(mark)),
    ...(prose.length ? [`${level} ${t('code.explanation')}`, ...prose] : []),
    ...writeSection(`${level} ${t('code.causes')}`, causes.map(mark), true),
  ];
}

function writeSdk(entry: Entry, answer: Guidance, locale: Locale, t: Translate): string[] {
  const first = entry.messages[0];
  const behaviour = first && getSdkBehaviour(first.status, first.section, answer.retry);
  return behaviour && first.status !== null ? [`## ${t('code.sdk')}`, buildSdkText(behaviour, first.status, locale)] : [];
}

function writeSection(heading: string, items: readonly string[], ordered = false): string[] {
  if (items.length === 0) return [];
  return [heading, items.map((item, index) => `${ordered ? `${index + 1}.` : '-'} ${item}`).join('\n')];
}

/** A fence longer than any run of backticks inside. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}text\n${text}\n${mark}`;
}
