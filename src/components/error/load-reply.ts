/** A ticket reply: its parts as they were made at build time, put together with what is known of the case. */
import { parseRequestId } from '../../engine/read/request-id.ts';
import { redact } from '../../engine/read/redact.ts';
import type { RequestId } from '../../engine/explanation.ts';
import type { Answer, Explanation } from '../../engine/types.ts';
import { fillTwins, readCase } from '../../publish/case.ts';
import { byteplusHost } from '../../publish/cloud.ts';
import type { Locale } from '../../i18n/locales.ts';
import { urls } from '../../publish/urls.ts';
import {
  composeReply,
  formatInChina,
  putTaskFirst,
  type ReplyCase,
  type ReplyFact,
  type ReplyJson,
} from '../../publish/replies/compose-reply.ts';
import { pickByteplusHost } from '../../site/browser/cloud.ts';
import { moveHere } from '../../site/browser/here.ts';
import { fetchJson } from '../box/load/reach.ts';

/** Which reply, and what it is filled with. */
interface ReplyOrder extends Pick<ReplyCase, 'quote' | 'isGuess'> {
  /** The id of a reason, else the anchor of a message variant. */
  part?: string | undefined;
  values: Readonly<Record<string, string>>;
  /** Those of a text. */
  requestIds?: readonly RequestId[] | undefined;
  /** The text, which may name the reader’s cloud; without one it is that of the page. */
  text?: string | undefined;
}

/**
 * The reply for the reason or the variant, else the one that holds for the code.
 */
async function loadReply(address: string, order: ReplyOrder): Promise<string> {
  const text = await fetchJson<ReplyJson>(address);
  const found = [...text.reasons, ...text.messages].find(({ id }) => id === order.part) ?? text.code;
  const part = { ...found, steps: putTaskFirst(found.steps, order.text) };
  const values = Object.fromEntries(Object.entries(order.values).map(([name, value]) => [name, redact(value)]));
  const isHere = document.documentElement.dataset['cloud'] === 'byteplus';
  const host = order.text === undefined ? (isHere ? byteplusHost : undefined) : pickByteplusHost(order.text);
  const given = {
    ...order,
    values,
    facts: readFacts(values, order.requestIds),
    byteplus: host === undefined ? undefined : { host, links: text.byteplus },
  };
  return moveHere(composeReply(text, part, given));
}

/** The reply to what the box found in a text. @param quote the message in the reader’s own words */
export function loadAnswerReply(
  locale: Locale,
  { slug, reason, variant, confidence }: Answer,
  { query, requestIds, incidents }: Explanation,
  values: ReplyOrder['values'],
  quote: string,
): Promise<string> {
  // Of several failures it is not known whose ids these are.
  const own = incidents?.[1] ? [] : requestIds;
  return loadReply(urls.reply(locale, encodeURIComponent(slug)), {
    part: reason?.id ?? variant,
    values,
    requestIds: own,
    quote,
    isGuess: confidence !== 'exact',
    text: query,
  });
}

/** The reply of a page. @param hash the fragment that names variant and values */
export function loadPageReply(locale: Locale, slug: string, reason: string | undefined, hash: string): Promise<string> {
  const { anchor, values } = readCase(hash);
  return loadReply(urls.reply(locale, encodeURIComponent(slug)), { part: reason ?? anchor, values: fillTwins(values) });
}

/** The reply to a status that nothing else is known of. @param known what the box found beside it; left out on a page */
export function loadStatusReply(locale: Locale, status: number, known?: Explanation): Promise<string> {
  return loadReply(urls.statusReply(locale, status), { values: {}, requestIds: known?.requestIds, text: known?.query });
}

/** What support need not ask for. An id that was cut off is no use to it. */
function readFacts(
  values: ReplyOrder['values'],
  ids: readonly (RequestId | undefined)[] = [parseRequestId(values['request-id'] ?? '')],
): ReplyCase['facts'] {
  const facts: Partial<Record<ReplyFact, string>> = {
    'account-id': values['account'] ?? '',
    'model-or-endpoint': values['model'] ?? values['model-or-endpoint'] ?? values['endpoint'] ?? '',
  };
  for (const { id, origin, time, whole } of ids.flatMap((id) => id ?? [])) {
    if (!whole) continue;
    facts[factOf[origin]] ??= id;
    // The clock of a client may stand anywhere.
    if (time !== undefined && origin !== 'client') facts.time ??= formatInChina(time);
  }
  return facts;
}

const factOf: Record<RequestId['origin'], ReplyFact> = {
  server: 'request-id',
  client: 'client-request-id',
  openapi: 'openapi-request-id',
};
