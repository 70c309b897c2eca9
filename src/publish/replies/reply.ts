/** The reply that a support agent sends: what happened, whose turn it is, what to do, whether to retry, what to send back, the link. */
import { parseInline } from '../../catalog/text/inline.ts';
import type { Catalog, Entry, Fact, Message, StatusAdvice } from '../../catalog/model.ts';
import { splitPlaceholders, toSlug } from '../../catalog/text/placeholders.ts';
import type { Bilingual } from '../../catalog/schema.ts';
import { typography, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import { getByteplusUrl } from '../cloud.ts';
import { composeReply, replyFacts, type ReplyFact, type ReplyFrame, type ReplyJson, type ReplyPart } from './compose-reply.ts';
import { fillCase, openTemplate } from './open-text.ts';
import { getVerdict, listStatusesOf, type Subject } from '../subject/fields.ts';
import { endAddresses, getKnown, getTemplate, getWords, listValueWords, resolveTarget, toTicked } from '../texts.ts';
import { getNeutral } from '../subject/heads.ts';
import { toAbsolute, urls } from '../urls.ts';

/** Plain text, open for the values of the reader’s case: see `fillCase`. Without a variant: what holds for the code whatever its message. */
export function buildReply(subject: Subject, locale: Locale): string {
  const part = buildPart(subject, locale);
  // A reply to a code keeps to the form that was published first: gaps in code and message only.
  const close = (text: string): string => (subject.reason ? text : fillCase(text, {}));
  const closed = { ...part, steps: part.steps.map(close), retry: close(part.retry) };
  return composeReply(buildFrame(subject, locale), closed);
}

/** All replies to a code in their parts, for the buttons that fill them with what is known of a case. */
export function buildReplyJson(entry: Entry, catalog: Catalog, locale: Locale): ReplyJson {
  const build = (part: Pick<Subject, 'message' | 'reason'>): ReplyPart => buildPart({ catalog, entry, ...part }, locale);
  return withByteplus(catalog, {
    ...buildFrame({ catalog, entry }, locale),
    code: build({}),
    messages: entry.messages.map((message) => build({ message })),
    reasons: entry.reasons.map((reason) => build({ reason })),
  });
}

/** The reply to whoever knows nothing but a status: what it can mean, how to see the rest, and what to send then. */
export function buildStatusReplyJson({ status, tell, steps }: StatusAdvice, catalog: Catalog, locale: Locale): ReplyJson {
  const t = useStrings(locale);
  const write = (text: Bilingual): string => writeText(text, { catalog }, locale);
  const opening = t('reply.openingStatus', { status, what: write(tell) });
  const ticket = ['full-body', 'time'].flatMap(
    (id) => catalog.entries.flatMap((entry) => entry.ticket).find((fact) => fact.id === id) ?? [],
  );
  const code = {
    ...{ id: '', opening, guess: opening, todo: t('reply.steps'), steps: steps.map(write), retry: '' },
    link: t('reply.linkStatus', { status, url: toAbsolute(urls.status(locale, status)) }),
  };
  return withByteplus(catalog, {
    ...buildFrame({ catalog, entry: { ticket, codePlaceholders: [] } }, locale),
    code,
    messages: [],
    reasons: [],
  });
}

/** With where the links lead there. */
function withByteplus(catalog: Catalog, texts: Omit<ReplyJson, 'byteplus'>): ReplyJson {
  const said = JSON.stringify(texts);
  const byteplus = Object.values(catalog.links).flatMap((link): [string, string][] => {
    const url = getByteplusUrl(link);
    return url !== undefined && said.includes(link.url) ? [[link.url, url]] : [];
  });
  return { ...texts, byteplus: Object.fromEntries(byteplus) };
}

function buildFrame(subject: Pick<Subject, 'catalog'> & { entry: Pick<Entry, 'ticket' | 'codePlaceholders'> }, locale: Locale): ReplyFrame {
  const t = useStrings(locale);
  return {
    greeting: t('reply.greeting'),
    message: t('reply.message'),
    known: t('reply.known'),
    facts: Object.fromEntries(replyFacts.map((fact) => [fact, t(`reply.fact.${fact}`)])) as ReplyFrame['facts'],
    sendBack: t('reply.sendBack'),
    instance: subject.entry.codePlaceholders[0]?.name,
    ticket: subject.entry.ticket.map((fact) => ({ text: writeText(fact, subject, locale), fact: asFact(fact) })),
    words: listValueWords(subject.catalog, locale),
  };
}

function asFact({ id }: Fact): ReplyFact | undefined {
  // The id of the server, wherever it stands.
  return id === 'header-id' ? 'request-id' : replyFacts.find((fact) => fact === id);
}

function buildPart(subject: Subject, locale: Locale): ReplyPart {
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
  return {
    id: reason?.id ?? message?.anchor ?? '',
    ...writeOpenings(subject, known, locale, write),
    message: known?.text && !isExample(entry, known.text) ? openLiteral(known.text, known.placeholders) : undefined,
    todo: [t(`reply.actor.${actor}`), steps.length > 0 && t('reply.steps')].filter(Boolean).join(join),
    steps: steps.map(write),
    retry: [t(`reply.retry.${retry}`), why && write(why)].filter(Boolean).join(join),
    link: t('reply.link', { url: toAbsolute(getNeutral(subject) + anchor) }),
    ...(known?.section === 'platform' && entry.ticket.some(({ id }) => id === 'openapi-request-id') ? { isOfControlPlane: true } : {}),
  };
}

/** What happened: as a fact, and as what it looks like. */
function writeOpenings(
  { entry, reason }: Subject,
  known: Message | undefined,
  locale: Locale,
  write: (text: Bilingual) => string,
): Pick<ReplyPart, 'opening' | 'guess'> {
  const t = useStrings(locale);
  const title = (reason?.title ?? known?.label ?? entry.title)[locale];
  const means = write(reason?.means ?? (known ?? entry).guidance.summary);
  // A title is no sentence: it is not said twice, and stands behind words that make it one.
  const isTitle = reason !== undefined && means === write(reason.title);
  if (entry.kind === 'situation') {
    const opening = t('reply.openingSituation', { title, what: isTitle || means === title ? '' : means }).trim();
    return { opening, guess: opening };
  }
  const code = openLiteral(entry.name, entry.codePlaceholders);
  const what = isTitle ? t('reply.reason', { title: means }) : means;
  // Where a code comes with several statuses, only the message tells which.
  const [status, ...others] = listStatusesOf({ entry, message: known, reason }).flatMap((item) => item.status ?? []);
  const name = status === undefined || others.length > 0 ? code : t('reply.codeWithStatus', { code, status: String(status) });
  return { opening: t('reply.opening', { name, what }), guess: t('reply.guess', { name, what }) };
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

/** Marks of a documented message with the values of somebody else: numbers, a path, what stands for a cause, and where a value was left out. */
const exampleMarks = /\b\d|\/\w+\/|<\w+>|: ?(?:[,:\n]|$)|(?<=state: )\w+/;

/** Nobody gets such a message to the letter, nor the one message that stands for a failure with many. */
function isExample({ kind, reasons }: Entry, text: string): boolean {
  const own = splitPlaceholders(text.replace(/\s*\(?request id:.*/is, '')).map((part) =>
    part.placeholder === undefined ? part.text : '‹›',
  );
  return (kind === 'situation' && reasons.length > 1) || exampleMarks.test(own.join(''));
}

/** Our little markup as a ticket shows it: a link’s address in brackets behind its words, that of a code for both languages. Whoever reads it has a ticket. */
function writeText(text: Bilingual, subject: Pick<Subject, 'catalog' | 'reason'>, locale: Locale): string {
  const { open, close } = typography[locale];
  const ticket = useStrings(locale)('reply.ticket');
  const parts = parseInline(openTemplate(getTemplate(text)[locale], { ...getWords(subject, locale), ...getKnown(subject) })).map((part) => {
    if (part.kind !== 'link') return part;
    if (part.target === 'ticket')
      return { ...part, text: /^[A-Z]/.test(part.text) ? ticket.replace(/^./, (first) => first.toUpperCase()) : ticket };
    const [, code] = /^error:(.*)/.exec(part.target) ?? [];
    const target = code ? { url: urls.neutral(toSlug(code)), external: false } : resolveTarget(part.target, locale, subject.catalog.links);
    return target ? { ...part, text: `${part.text}${open}${target.external ? target.url : toAbsolute(target.url)}${close}` } : part;
  });
  return endAddresses(toTicked(parts)).replace(/） +/g, '）');
}
