/** The reply that a support agent sends: what happened, whose turn it is, what to do, whether to retry, what to send back, the link. */
import { parseInline } from '../catalog/inline.ts';
import type { Entry, Fact, Message } from '../catalog/model.ts';
import { splitPlaceholders } from '../catalog/placeholders.ts';
import type { Bilingual } from '../catalog/schema.ts';
import { typography, type Locale } from '../i18n/locales.ts';
import { useStrings } from '../i18n/strings.ts';
import { openTemplate } from './open-text.ts';
import { getVerdict, listMessagesOf, listStatuses, type Subject } from './fields.ts';
import { endAddresses, getKnown, getTemplate, getWords, resolveTarget } from './texts.ts';
import { getNeutral } from './heads.ts';
import { toAbsolute } from './urls.ts';

/** Plain text, open for the values of the reader’s case: see `fillCase`. Without a variant: what holds for the code whatever its message. */
export function buildReply(subject: Subject, locale: Locale): string {
  const { entry, message, reason } = subject;
  const t = useStrings(locale);
  const { join } = typography[locale];
  const known = message ?? (entry.messages.length === 1 && !reason ? entry.messages[0] : undefined);
  const guidance = known?.guidance ?? entry.guidance;
  const { actor, retry } = getVerdict({ ...subject, message: known });
  const write = (text: Bilingual): string => writeText(text, subject, locale);
  const steps = dropTicketStep((reason ?? guidance).steps, entry);
  const anchor = message && !reason && entry.messages.length > 1 ? `#${message.anchor}` : '';
  const why = reason ? undefined : guidance.retryWhy;
  const blocks = [
    t('reply.greeting'),
    writeOpening(subject, known, locale, write),
    known?.text && `${t('reply.message')}\n${openLiteral(known.text, known.placeholders)}`,
    [t(`reply.actor.${actor}`), steps.length > 0 && t('reply.steps')].filter(Boolean).join(join) +
      steps.map((step, index) => `\n${index + 1}. ${write(step)}`).join(''),
    [t(`reply.retry.${retry}`), why && write(why)].filter(Boolean).join(join),
    entry.ticket.length > 0 && [t('reply.sendBack'), ...entry.ticket.map((fact) => `- ${write(fact)}`)].join('\n'),
    t('reply.link', { url: toAbsolute(getNeutral(subject) + anchor) }),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function writeOpening({ entry, reason }: Subject, known: Message | undefined, locale: Locale, write: (text: Bilingual) => string): string {
  const t = useStrings(locale);
  const title = (reason?.title ?? known?.label ?? entry.title)[locale];
  const what = write(reason?.means ?? (known ?? entry).guidance.summary);
  if (entry.kind === 'situation') return t('reply.openingSituation', { title, what }).trim();
  const code = openLiteral(entry.name, entry.codePlaceholders);
  const status = known
    ? known.status
    : listStatuses({ messages: listMessagesOf(entry, reason) }).reduce<number | null>((first, { status }) => first ?? status, null);
  return status === null ? t('reply.openingWithoutStatus', { code, what }) : t('reply.opening', { code, what, status: `HTTP ${status}` });
}

/** A literal text with its placeholders open: `⟦name⟧`. A template code names the value of the case, `InvalidParameter.temperature`. */
function openLiteral(literal: string, placeholders: Message['placeholders']): string {
  return splitPlaceholders(literal)
    .map(({ text, placeholder }) => {
      const name = placeholder === undefined ? undefined : placeholders[placeholder]?.name;
      return name === undefined ? text : `⟦${name}⟧`;
    })
    .join('');
}

/** Whoever gets this reply has a ticket already: a last step that says to open one is what the closing of the reply says better. */
function dropTicketStep(steps: readonly Fact[], entry: Entry): readonly Fact[] {
  const last = steps.at(-1);
  const opensTicket = last && parseInline(last.zh).some((part) => part.kind === 'link' && part.target === 'ticket');
  return opensTicket && steps.length > 1 && entry.ticket.length > 0 ? steps.slice(0, -1) : steps;
}

/** Our little markup as a ticket shows it: a link’s address in brackets behind its words. The names of codes stand alone; their link would only distract. */
function writeText(text: Bilingual, subject: Subject, locale: Locale): string {
  const { open, close } = typography[locale];
  // A reply to a code keeps to the form that was published first: gaps in the literal message only.
  const template = subject.reason ? getTemplate(text) : text;
  const words = parseInline(openTemplate(template[locale], { ...getWords(subject, locale), ...getKnown(subject) }))
    .map((part) => {
      const target =
        part.kind === 'link' && !part.target.startsWith('error:') ? resolveTarget(part.target, locale, subject.catalog.links) : undefined;
      return target ? `${part.text}${open}${target.external ? target.url : toAbsolute(target.url)}${close}` : part.text;
    })
    .join('');
  return endAddresses(words).replace(/） +(?=\p{sc=Han})/gu, '）');
}
