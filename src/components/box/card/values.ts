/** What a text names besides its error: model, account, parameter, request ids and their times. */
import { redact } from '../../../engine/read/redact.ts';
import type { RequestId } from '../../../engine/explanation.ts';
import type { Explanation } from '../../../engine/types.ts';
import { findCloud } from '../../../publish/cloud.ts';
import { getChosenCloud } from '../../../site/browser/cloud.ts';
import { make, makeLiteral, type BoxContext, type Say } from '../dom.ts';

const idLimit = 6;

/** By name, the first of each; without secrets. With them the cloud, for the pages that links lead to, where the text names another than the chosen one. */
export function nameValues({ query, values }: Explanation): Record<string, string> {
  const known: Record<string, string> = {};
  for (const { name, value } of values) known[name] ??= redact(value);
  const { cloud } = findCloud(query);
  if (cloud && cloud !== getChosenCloud()) known['cloud'] = cloud;
  return known;
}

/**
 * The list of them; undefined where there is nothing to list. Each once: what is a sentence of the message already quoted says nothing new.
 */
export function listValues({ say, labels }: BoxContext, { values, requestIds }: Explanation, quote = ''): HTMLElement | undefined {
  const list = make('dl', 'values');
  const add = (label: string, value: string, remark = ''): void =>
    list.append(make('div', '', make('dt', '', label), makeLiteral(value, 'dd'), remark && make('dd', 'quiet', remark)));
  const seen = new Set<string>();
  for (const { name, value } of values) {
    const isSaid = seen.has(value) || (value.includes(' ') && quote.includes(value));
    seen.add(value);
    if (!isSaid && name !== 'request-id') add(labels[name] ?? name, redact(value));
  }
  // A piece of an id that stands there whole, too, is a line that was broken.
  const ids = requestIds.filter(({ id }) => !requestIds.some((other) => other.id !== id && other.id.startsWith(id)));
  for (const { id, origin, time, whole } of ids.slice(0, idLimit)) {
    add(say(whole ? `box.${origin}Id` : 'box.cutId'), id, time === undefined ? '' : sayTime(say, origin, time));
  }
  return list.childElementCount ? list : undefined;
}

/** The time in an id. That of a client is the time of its own clock, wherever that stands. */
function sayTime(say: Say, origin: RequestId['origin'], time: number): string {
  const inChina = formatTime(time, 'Asia/Shanghai');
  if (origin === 'client') return say('box.clientTime', { time: inChina });
  return `${inChina} UTC+8 · ${formatTime(time)} ${say('box.localTime')}`;
}

function formatTime(time: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', ...(timeZone ? { timeZone } : {}) }).format(time);
}
