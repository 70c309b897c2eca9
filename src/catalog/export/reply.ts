/** The reply that a support agent sends for a code: what happened, whose turn it is, what to do, whether to retry, what to send back, the link. */
import type { Entry, Message } from '../catalog.ts';
import { toPlainText } from '../inline.ts';
import { splitPlaceholders } from '../placeholders.ts';
import { toAbsolute, urls } from '../urls.ts';
import type { Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';

/**
 * The text, with `⟦name⟧` where a value of the reader’s case belongs.
 * @param message the variant that is replied to
 */
export function buildReply(entry: Entry, message: Message | undefined, locale: Locale, site: URL | string | undefined): string {
  const t = useStrings(locale);
  const guidance = message?.guidance ?? entry.guidance;
  const status = message?.status ?? entry.statuses[0];
  const lines = [
    t(entry.kind === 'code' ? 'reply.opening' : 'reply.openingSituation', { code: entry.name, title: entry.title[locale], status: status ? `HTTP ${status}` : t('status.unknown') }),
    guidance.summary && toPlainText(guidance.summary[locale]),
    message?.text && `${t('reply.message')}\n${fillTokens(message)}`,
    guidance.actor && t('reply.actor', { actor: t(`actor.${guidance.actor}`) }),
    guidance.steps.length > 0 && [t('reply.steps'), ...guidance.steps.map((step, index) => `${index + 1}. ${toPlainText(step[locale])}`)].join('\n'),
    guidance.retry && [t(`reply.retry.${guidance.retry}`), guidance.retryWhy && toPlainText(guidance.retryWhy[locale])].filter(Boolean).join(locale === 'zh' ? '' : ' '),
    entry.ticket.length > 0 && [t('reply.sendBack'), ...entry.ticket.map((fact) => `- ${toPlainText(fact[locale])}`)].join('\n'),
    t('reply.link', { url: toAbsolute(urls.neutral(entry.slug), site) }),
  ];
  return lines.filter(Boolean).join('\n\n');
}

/** The literal message, each placeholder as `⟦name⟧`. */
function fillTokens(message: Message): string {
  return splitPlaceholders(message.text ?? '')
    .map(({ text, placeholder }) => (placeholder === undefined ? text : message.placeholders[placeholder] ? `⟦${message.placeholders[placeholder].name}⟧` : text))
    .join('');
}
