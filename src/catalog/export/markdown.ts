/** A code as Markdown: the twin of its page, made from the same data, for chats, tickets and language models. */
import type { Catalog, Entry, Fact, Guidance, Message } from '../catalog.ts';
import { toMarkdown } from '../inline.ts';
import type { Bilingual } from '../schema.ts';
import { toAbsolute, urls } from '../urls.ts';
import type { Locale } from '../../i18n/locales.ts';
import { formatDate, useStrings, type Translate } from '../../i18n/strings.ts';

export function buildMarkdown(entry: Entry, catalog: Catalog, locale: Locale, site: URL | string | undefined): string {
  const t = useStrings(locale);
  const write = (text: Bilingual): string => toMarkdown(text[locale], locale, catalog.links, (path) => toAbsolute(path, site));
  const colon = locale === 'zh' ? '：' : ': ';
  const first = entry.messages[0];
  const answer = entry.guidance.actor || entry.guidance.retry ? entry.guidance : (first?.guidance ?? entry.guidance);
  const link = (other: Entry): string => `[\`${other.name}\`](${toAbsolute(urls.errorMarkdown(locale, other.slug), site)})`;
  const blocks = [
    `# \`${entry.name}\` — ${entry.title[locale]}`,
    entry.renamedTo && `> ${t('renamed.notice')} ${link(entry.renamedTo.entry)}`,
    [
      `- ${t('status.label')}${colon}${entry.statuses.join(', ') || t('status.unknown')}`,
      `- ${t('category.label')}${colon}${entry.category.name[locale]}`,
      `- ${t('state.label')}${colon}${t(`state.${entry.state}`)}`,
      `- ${t('actor.label')}${colon}${t(`actor.${answer.actor ?? 'unknown'}`)}`,
      `- ${t('retry.label')}${locale === 'zh' ? '：' : ' '}${t(`retry.${answer.retry ?? 'unknown'}`)}`,
    ].join('\n'),
    answer.summary && write(answer.summary),
    ...writeSteps(answer, t, write),
    ...entry.messages.flatMap((message) => writeMessage(message, entry, t, locale, write)),
    ...writeDepth(entry.guidance, t, write, '##'),
    ...writeSection(
      `## ${t('code.lookalikes')}`,
      entry.lookalikes.map(({ entry: other, tell }) => `${link(other)}${colon}${write(tell)}`),
    ),
    ...writeSection(`## ${t('code.ticket')}`, entry.ticket.map(write)),
    ...writeSection(`## ${t('code.conflicts')}`, entry.conflicts.map(write)),
    ...writeSection(`## ${t('code.notes')}`, entry.notes.map(write)),
    ...writeSection(`## ${t('code.related')}`, entry.related.map(link)),
    ...writeSection(
      `## ${t('code.links')}`,
      entry.links.map(({ url, title }) => `[${title[locale]}](${url})`),
    ),
    ...writeSection(
      `## ${t('code.sources')}`,
      entry.sources.map(({ title, url, kind }) => `${t(`basis.${kind}`)} · ${url ? `[${title[locale]}](${url})` : title[locale]}`),
    ),
    `${t('site.unofficial', { date: formatDate(catalog.edition, locale) })}\n${toAbsolute(urls.error(locale, entry.slug), site)}`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function writeMessage(message: Message, entry: Entry, t: Translate, locale: Locale, write: (text: Bilingual) => string): string[] {
  const alone = entry.messages.length === 1;
  const facts = [t(`section.${message.section}`), message.status === null ? undefined : `HTTP ${message.status}`, message.type ?? undefined, message.codeN === undefined ? undefined : `CodeN ${message.codeN}`];
  return [
    `## ${!alone && message.label ? message.label[locale] : t('code.message')}`,
    facts.filter(Boolean).join(' · '),
    message.text === null ? t('code.messageUnknown') : fence(message.text),
    message.placeholders.map((item) => `- \`${item.token}\` ${item[locale]}`).join('\n'),
    `${message.meaning.quotedFrom && locale === 'zh' ? t('code.meaningQuoted', { source: message.meaning.quotedFrom.title[locale] }) : t('code.meaning')}\n\n> ${message.meaning.quotedFrom && locale === 'zh' ? message.meaning.zh : write(message.meaning)}`,
    ...(alone
      ? []
      : [
          message.own.summary ? write(message.own.summary) : '',
          message.own.actor || message.own.retry ? `**${t(`retry.${message.guidance.retry ?? 'unknown'}`)}** · ${t(`actor.${message.guidance.actor ?? 'unknown'}`)}` : '',
          ...writeSteps(message.own, t, write, '###'),
          ...writeDepth(message.own, t, write, '###'),
        ]),
    ...message.wordings.map((wording) => `${t('code.wordings')} (${wording.source.title[locale]})\n\n${fence(wording.text)}`),
  ].filter(Boolean);
}

function writeSteps(guidance: Guidance, t: Translate, write: (text: Bilingual) => string, level = '##'): string[] {
  return writeSection(`${level} ${t('code.steps')}`, guidance.steps.map(write), true);
}

function writeDepth(guidance: Guidance, t: Translate, write: (text: Bilingual) => string, level: string): string[] {
  const mark = (fact: Fact): string => `${write(fact)} (${t(`basis.${fact.basis}`)})`;
  const prose = [guidance.explanation, guidance.retryWhy].flatMap((fact) => (fact ? [mark(fact)] : []));
  return [
    ...writeSection(`${level} ${t('code.avoid')}`, guidance.avoid.map(mark)),
    ...(prose.length ? [`${level} ${t('code.explanation')}`, ...prose] : []),
    ...writeSection(`${level} ${t('code.causes')}`, guidance.causes.map(mark), true),
  ];
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
