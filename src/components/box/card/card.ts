/**
 * The answer card: one failure and the way out of it. First the verdict, then what happened, what to do, and the reader’s own words.
 * It is made whole before anybody sees it; the attributes `data-case`, `data-code`, `data-reason` and `data-steps` are public interface.
 */
import { fillTemplate, type Values } from '../../../catalog/text/template.ts';
import { parseInline } from '../../../catalog/text/inline.ts';
import type { Evidence } from '../../../engine/explanation.ts';
import type { Answer, Explanation } from '../../../engine/types.ts';
import { redact } from '../../../engine/read/redact.ts';
import { findClient } from '../../../engine/read/text.ts';
import type { AdviceJson, AdviceReason } from '../../../publish/advice/advice.ts';
import { chooseSteps } from '../../../publish/advice/choose-steps.ts';
import { findLimit } from '../../../publish/advice/limits.ts';
import { writeCase } from '../../../publish/case.ts';
import { urls } from '../../../publish/urls.ts';
import { pickByteplusHost } from '../../../site/browser/cloud.ts';
import { makeActions, type LoadReply } from './actions.ts';
import { findStatus, forCloud, type Advice } from './advice.ts';
import { getPageOf, make, makeLink, makeLiteral, renderInline, sayEach, sayEvidence, type BoxContext, type Say } from '../dom.ts';
import { quoteMessage } from './quote.ts';
import type { BoxWord } from '../words.ts';
import { listValues, nameValues } from './values.ts';

/** The card of an answer. */
export function makeCard(context: BoxContext, explanation: Explanation, answer: Answer, file: Advice<AdviceJson>): HTMLElement {
  const { say, locale } = context;
  const values = nameValues(explanation);
  const host = pickByteplusHost(explanation.query);
  const advice = typeof file === 'object' ? forCloud(file, host) : undefined;
  const quote = explanation.kind === 'paste' ? redact(quoteMessage(explanation.query, answer)) : '';
  const card = startCard(
    context,
    answer.retry,
    makeVerdict(context, answer, findStatus(context, explanation), host),
    make('h2', '', ...writeTitle(answer, values, advice)),
    makePath(context, answer, values),
    advice &&
      makeList(
        'ol',
        'steps',
        chooseSteps(advice, {
          variant: answer.variant,
          reason: answer.reason?.id,
          family: answer.family?.id,
          client: nameClient(explanation, answer, advice),
          values,
        }).map((step) => renderInline(step, advice.links)),
      ),
    file === 'failed' && makeFailure(context, getPageOf(locale, answer, values)),
    ...(advice ? makeRemarks(context, answer, advice, values) : []),
    makeQuote(say, quote),
    listValues(context, explanation, quote),
    handOn(context, explanation, answer, values, quote),
    advice && isTold(answer) && linkReasons(context, answer, advice, say('card.notIt')),
  );
  card.dataset['code'] = answer.code;
  if (answer.reason) card.dataset['reason'] = answer.reason.id;
  return card;
}

/** A link without a language, and the replies to the answer. */
function handOn(context: BoxContext, explanation: Explanation, answer: Answer, values: Values, quote: string): HTMLElement {
  const { reason, variant = '' } = answer;
  const path = urls.neutral(encodeURIComponent(answer.slug), reason?.id);
  // A reply is read as a fact: none for what the text itself contradicts. That of a failure without a code says that it only looks like it.
  const isFact = !explanation.notes.some(({ kind }) => kind === 'status-differs');
  const load: LoadReply = ({ loadAnswerReply }, to) => loadAnswerReply(to, answer, explanation, values, quote);
  return makeActions(context, path + writeCase({ anchor: reason ? '' : variant, values }), isFact ? load : undefined);
}

/** Any card: its frame with what stands in it. */
export function startCard({ say }: BoxContext, retry: Answer['retry'], ...parts: Parameters<typeof make>[2][]): HTMLElement {
  const card = make('section', 'card rail', ...parts);
  card.dataset['case'] = '';
  card.dataset['verdict'] = retry ?? 'unknown';
  card.setAttribute('aria-label', say('card.label'));
  return card;
}

/**
 * Who must act, whether to send it again, the status, the cloud where it is not the usual one, and how sure all of it is.
 * @param found the status that the text has
 */
function makeVerdict(context: BoxContext, answer: Answer, found: number | undefined, host: string | undefined): HTMLElement {
  const { say, locale } = context;
  const { isCode, actor = 'unknown', statuses, confidence, evidence, unmarked } = answer;
  const who = make('span', 'actor', sayEach(say, 'actor', answer));
  who.dataset['actor'] = actor;
  const label = (word: BoxWord): HTMLElement => make('span', 'quiet', `${say(word)} `);
  // A failure without a code comes with other statuses than the usual ones, too: the text has its own.
  const status = isCode ? statuses[0] : found;
  return make(
    'p',
    'verdict-line',
    make('span', '', label('actor.label'), who),
    make('span', '', label('retry.label'), make('strong', 'verdict', sayEach(say, 'retry', answer))),
    status !== undefined && make('span', 'status', makeLink(urls.status(locale, status), String(status))),
    host !== undefined && make('span', '', 'BytePlus'),
    make(
      'span',
      'quiet',
      say('card.certainty', { how: say(`confidence.${confidence}`), why: unmarked ? say('card.unmarked') : explainWhy(say, evidence) }),
    ),
  );
}

/** The best evidence in words; code and message together say most. */
function explainWhy(say: Say, evidence: readonly Evidence[]): string {
  const has = (kind: Evidence['kind']): boolean => evidence.some((item) => item.kind === kind);
  if (has('code-in-text') && has('message-fits')) return say('card.codeAndMessage');
  const [first] = evidence;
  return first ? sayEvidence(say, first) : '';
}

function writeTitle(answer: Answer, values: Values, advice: AdviceJson | undefined): (Node | string)[] {
  const { reason, family, title, variant = '' } = answer;
  if (reason?.title) return renderInline(parseInline(reason.title), {});
  if (family?.title && advice) return renderInline(fillTemplate(family.title, values, advice.words), {});
  const label = advice?.labels[variant];
  return [label ? `${title} · ${label}` : title];
}

/** The code and, where it is known, the reason in it; of a failure without a code its page. */
function makePath({ say, locale }: BoxContext, answer: Answer, values: Values): HTMLElement {
  const { slug, reason, isCode } = answer;
  const page = makeLink(getPageOf(locale, answer, values));
  page.dataset['target'] = '';
  if (!isCode) {
    page.append(say('card.page'));
    return make('p', '', page);
  }
  const name = makeLiteral(getName(answer), 'span');
  page.append(reason ? makeLiteral(reason.id, 'span') : name);
  return make('p', 'path', ...(reason ? [makeLink(getPageOf(locale, { slug }, values), name), ' › '] : []), page);
}

/** The code as the reader has it: an instance of a template code, `InvalidParameter.temperature`. */
function getName({ code, evidence }: Answer): string {
  return evidence.find(({ kind }) => kind === 'template-instance')?.detail ?? code;
}

/** The program that printed the text. Where the answer is certain only the clients are known that its steps differ for. */
function nameClient({ client, query }: Explanation, { reason }: Answer, { reasons }: AdviceJson): string | undefined {
  return (client ?? findClient(query, reasons[reason?.id ?? '']?.clients ?? []))?.id;
}

export function makeList(tag: 'ol' | 'ul', name: string, items: readonly (Node | string)[][]): HTMLElement {
  const list = make(tag, '', ...items.map((item) => make('li', '', ...item)));
  list.dataset[name] = '';
  return list;
}

/** The steps did not come. The box tries again by itself; the page has them too. */
export function makeFailure({ say }: BoxContext, page: string): HTMLElement {
  return make('p', 'failure', `${say('card.failed')} `, makeLink(page, say('card.page')));
}

/** How far the advice reaches, whose it is, and the table that a limit comes from. */
function makeRemarks(context: BoxContext, answer: Answer, advice: AdviceJson, values: Values): (HTMLElement | false | undefined)[] {
  const { say } = context;
  const known = answer.reason && advice.reasons[answer.reason.id];
  const write = (text: string): HTMLElement => make('p', 'quiet', ...renderInline(fillTemplate(text, values, advice.words), advice.links));
  return [
    known?.sure === 'inferred' && write(say('card.inferred')),
    known?.note !== undefined && write(known.note),
    ...(known ? makeLimits(say, known, values) : []),
    !isTold(answer) && linkReasons(context, answer, advice, say(answer.family ? 'card.familyOnly' : 'card.codeOnly')),
  ];
}

function makeLimits(say: Say, { limits = [] }: AdviceReason, values: Values): HTMLElement[] {
  const param = values['param']?.replace(/\[\d+\]/g, '[n]') ?? '';
  const own = limits.filter(({ params }) => params.includes(param));
  return (own.length ? own : limits).slice(0, 2).map((limit) => {
    const value = findLimit([limit], values);
    return make(
      'p',
      'quiet',
      makeLink(limit.url, ...renderInline(parseInline(limit.title), {})),
      say('card.limitAsOf', { date: limit.asOf }),
      value && ' ',
      value && make('strong', '', [values['model'], value].filter(Boolean).join(' · ')),
    );
  });
}

function makeQuote(say: Say, text: string): HTMLElement | undefined {
  return text ? make('div', 'quote', make('span', 'quiet', say('card.yourMessage')), makeLiteral(text, 'p')) : undefined;
}

/** The text says what exactly was wrong: a reason, or one of the messages of the code. */
function isTold({ reason, family, variant }: Answer): boolean {
  return Boolean(reason ?? (!family && variant));
}

/** For whoever sees that it is not this, or wants to know what exactly it is: the other reasons of the code. */
function linkReasons({ say, locale }: BoxContext, answer: Answer, { reasonCount }: AdviceJson, words: string): HTMLElement | undefined {
  const { slug, reason } = answer;
  const count = reasonCount - (reason ? 1 : 0);
  if (!count) return answer.family ? make('p', 'quiet', words) : undefined;
  const href = `${urls.error(locale, encodeURIComponent(slug))}#reasons`;
  return make(
    'p',
    'quiet',
    `${words} `,
    makeLink(href, say(reason ? 'card.otherReasons' : 'card.reasons', { code: getName(answer), count })),
  );
}
