/** The card of a text that says nothing but a status: what that can mean, and how to see the rest. */
import { fillTemplate } from '../../../catalog/text/template.ts';
import type { Explanation } from '../../../engine/types.ts';
import type { StatusAdviceJson } from '../../../publish/advice/advice.ts';
import { urls } from '../../../publish/urls.ts';
import { pickByteplusHost } from '../../../site/browser/cloud.ts';
import { makeActions } from './actions.ts';
import { forCloud, type Advice } from './advice.ts';
import { makeFailure, makeList, startCard } from './card.ts';
import { getPageOf, make, makeLink, makeLiteral, renderInline, type BoxContext } from '../dom.ts';
import { listValues, nameValues } from './values.ts';

/** So many codes of a status are named; its page has all. */
const codeLimit = 6;
const body = /<(?:!doctype|html|head|title|body)\b|["'](?:message|detail)["']\s*:/i;

export function makeStatusCard(context: BoxContext, explanation: Explanation, status: number, file: Advice<StatusAdviceJson>): HTMLElement {
  const { say, locale } = context;
  const isPaste = explanation.kind === 'paste';
  // The page of a gateway is a body, too, and so is the JSON of somebody else.
  const isBare = isPaste && !body.test(explanation.query);
  const host = pickByteplusHost(explanation.query);
  const advice = typeof file === 'object' ? forCloud(file, host) : undefined;
  // Nothing is sure of such a text but its ids and its cloud: what looks like a value may be anything.
  const known = { ...explanation, values: [] };
  const values = nameValues(known);
  const cloud = values['cloud'] ? `?cloud=${values['cloud']}` : '';
  const address = urls.status(locale, status);
  const page = makeLink(`${address}#first${cloud}`, say('card.statusPage', { status }));
  page.dataset['target'] = '';
  const render = (text: string): (Node | string)[] => renderInline(fillTemplate(text, {}, advice?.words ?? {}), advice?.links ?? {});
  const howToPrint = advice?.bodies[explanation.client?.id ?? ''] ?? (isBare ? say('card.body') : '');
  const card = startCard(
    context,
    undefined,
    make(
      'h2',
      '',
      say(isBare ? 'card.statusOnly' : !isPaste && advice ? 'card.statusCount' : 'card.status', { status, count: advice?.count ?? 0 }),
    ),
    advice && make('p', '', ...render(advice.tell)),
    makeList('ol', 'steps', [...(howToPrint ? [howToPrint] : []), ...(advice?.steps ?? [])].map(render)),
    file === 'failed' && makeFailure(context, page.href),
    isPaste && advice && make('p', 'quiet', say('card.statusFirst')),
    isPaste &&
      advice &&
      makeList(
        'ul',
        'codes',
        // A failure without a code has an id of ours, which says nothing to a reader.
        advice.first.slice(0, codeLimit).map(({ code, slug, title }) => {
          const isOurs = /^[a-z0-9-]+$/.test(code);
          return [makeLink(getPageOf(locale, { slug }, values), isOurs ? title : makeLiteral(code)), isOurs ? '' : ` ${title}`];
        }),
      ),
    listValues(context, known),
    makeActions(context, address + (cloud && `#${cloud}`), ({ loadStatusReply }, to) => loadStatusReply(to, status, known)),
    make('p', '', page, host !== undefined && ' · BytePlus'),
  );
  card.dataset['status'] = String(status);
  return card;
}
