/** The reply that a support agent sends for a code: what happened, whose turn it is, what to do, whether to retry, what to send back, the link. */
import type { Catalog, Entry, Fact, Guidance, Message } from '../catalog/model.ts';
import { parseInline } from '../catalog/inline.ts';
import { resolveTarget } from './links.ts';
import { splitPlaceholders } from '../catalog/placeholders.ts';
import type { Bilingual } from '../catalog/schema.ts';
import { toAbsolute, urls } from './urls.ts';
import type { Locale } from '../i18n/locales.ts';
import { useStrings } from '../i18n/strings.ts';

/**
 * Plain text, with `⟦name⟧` where a value of the reader’s case belongs: see `fillCase`.
 * @param message the variant that is replied to; without one, what holds for the code whatever the message
 */
export function buildReply(
  entry: Entry,
  message: Message | undefined,
  locale: Locale,
  catalog: Catalog,
  site: URL | string | undefined,
): string {
  const t = useStrings(locale);
  const space = locale === 'zh' ? '' : ' ';
  const known = message ?? (entry.messages.length === 1 ? entry.messages[0] : undefined);
  const guidance = known?.guidance ?? (entry.guidance.steps.length ? entry.guidance : (entry.messages[0]?.guidance ?? entry.guidance));
  const status = known ? known.status : (entry.statuses[0] ?? null);
  const write = (text: Bilingual): string => writeText(text[locale], locale, catalog, site);
  const steps = dropTicketStep(guidance.steps, entry);
  const blocks = [
    t('reply.greeting'),
    writeOpening(entry, known, status, guidance.summary ? write(guidance.summary) : undefined, locale),
    known?.text && `${t('reply.message')}\n${fillTokens(known)}`,
    [guidance.actor && t(`reply.actor.${guidance.actor}`), steps.length > 0 && t('reply.steps')].filter(Boolean).join(space) +
      steps.map((step, index) => `\n${index + 1}. ${write(step)}`).join(''),
    writeRetry(guidance, locale, write),
    entry.ticket.length > 0 && [t('reply.sendBack'), ...entry.ticket.map((fact) => `- ${write(fact)}`)].join('\n'),
    t('reply.link', {
      url: toAbsolute(urls.neutral(entry.slug), site) + (message && entry.messages.length > 1 ? `#${message.anchor}` : ''),
    }),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function writeOpening(
  entry: Entry,
  known: Message | undefined,
  status: number | null,
  summary: string | undefined,
  locale: Locale,
): string {
  const t = useStrings(locale);
  const title = known?.label?.[locale] ?? entry.title[locale];
  if (entry.kind === 'situation') return t('reply.openingSituation', { title, what: summary ?? '' }).trim();
  const what = summary ?? `${title}${locale === 'zh' ? '。' : '.'}`;
  const code = writeName(entry);
  return status === null ? t('reply.openingWithoutStatus', { code, what }) : t('reply.opening', { code, what, status: `HTTP ${status}` });
}

/** A template code names the value of the case: `InvalidParameter.temperature`. */
function writeName(entry: Entry): string {
  return splitPlaceholders(entry.name)
    .map(({ text, placeholder }) => (placeholder === undefined ? text : `⟦${entry.codePlaceholders[placeholder]?.name ?? ''}⟧`))
    .join('');
}

/** The literal message, each placeholder as `⟦name⟧`. */
function fillTokens(message: Message): string {
  return splitPlaceholders(message.text ?? '')
    .map(({ text, placeholder }) =>
      placeholder === undefined ? text : message.placeholders[placeholder] ? `⟦${message.placeholders[placeholder].name}⟧` : text,
    )
    .join('');
}

/** Whoever gets this reply has a ticket already: a last step that says to open one is what the closing of the reply says better. */
function dropTicketStep(steps: readonly Fact[], entry: Entry): readonly Fact[] {
  const last = steps.at(-1);
  const opensTicket = last && parseInline(last.zh).some((part) => part.kind === 'link' && part.target === 'ticket');
  return opensTicket && steps.length > 1 && entry.ticket.length > 0 ? steps.slice(0, -1) : steps;
}

function writeRetry({ retry, retryWhy }: Guidance, locale: Locale, write: (text: Bilingual) => string): string | undefined {
  if (!retry) return undefined;
  const t = useStrings(locale);
  return [t(`reply.retry.${retry}`), retryWhy && write(retryWhy)].filter(Boolean).join(locale === 'zh' ? '' : ' ');
}

/** Our little markup as a ticket shows it: a link’s address in brackets behind its words. The names of codes stand alone; their link would only distract. */
function writeText(text: string, locale: Locale, catalog: Catalog, site: URL | string | undefined): string {
  const [open, close] = locale === 'zh' ? ['（', '）'] : [' (', ')'];
  return parseInline(text)
    .map((part) => {
      const target =
        part.kind === 'link' && !part.target.startsWith('error:') ? resolveTarget(part.target, locale, catalog.links) : undefined;
      return target ? `${part.text}${open}${target.external ? target.url : toAbsolute(target.url, site)}${close}` : part.text;
    })
    .join('')
    .replace(/） +(?=\p{sc=Han})/gu, '）');
}
