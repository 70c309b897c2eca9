/** What stands beside the card: remarks, the table of a log with many failures, what a text without an answer names, a report. Loaded for a text with any of it. */
import { parseInline } from '../../catalog/text/inline.ts';
import { redact } from '../../engine/read/redact.ts';
import type { Note } from '../../engine/explanation.ts';
import type { Answer, Explanation } from '../../engine/types.ts';
import { urls } from '../../publish/urls.ts';
import { getPageOf, make, makeLink, nameAnswer, readInstance, renderInline, shorten, withBreaks, type BoxContext } from './dom.ts';
import { listValues } from './card/values.ts';

/** @param hasCard whether a card shows the values and request ids already */
export function makeNotes(context: BoxContext, explanation: Explanation, hasCard: boolean): HTMLElement[] {
  const { say, locale } = context;
  const { vendor, vendorTell, notes, incidents = [], query, answers, requestIds, status } = explanation;
  const told =
    vendor &&
    renderInline(parseInline(vendorTell ?? say('box.vendor', { vendor })), {
      'guide:wrong-base-url': urls.guide(locale, 'wrong-base-url'),
    });
  const report = explanation.kind === 'paste' && makeReport(context, query, answers);
  return [
    told && make('p', '', ...told),
    // The card names the instance of a template code itself.
    ...notes.filter(({ kind }) => !hasCard || kind !== 'template-instance').map((note) => make('p', '', explainNote(context, note))),
    notes.some(({ kind }) => kind === 'status-differs') && make('p', '', say('card.noReply')),
    !hasCard && !vendor && status !== undefined && listStatuses(context, status),
    incidents.length > 1 && makeIncidents(context, incidents, answers),
    requestIds.length > 0 && !hasCard && !answers.length && make('p', '', say('box.onlyId')),
    !hasCard && listValues(context, { ...explanation, values: [] }),
    report && make('p', 'quiet', report),
  ].filter((part) => part instanceof HTMLElement);
}

/** Of a status that nothing here has. */
function listStatuses({ root, say, locale }: BoxContext, status: number): HTMLElement {
  const known = root.dataset['statuses']?.split(' ') ?? [];
  return make(
    'p',
    '',
    say('note.unknown-status', { status }),
    ...known.flatMap((each, at) => [at > 0 && ' ', makeLink(urls.status(locale, Number(each)), each)]),
  );
}

function explainNote({ say }: BoxContext, note: Note): string {
  const values = Object.fromEntries(
    Object.entries(note).map(([name, value]) => [name, shorten(Array.isArray(value) ? value.join(', ') : String(value), 120)]),
  );
  const isOwn = note.kind === 'unknown-code' && note.own;
  return say(isOwn ? 'note.uncatalogued-code' : `note.${note.kind}`, values);
}

function makeIncidents(
  { say, locale }: BoxContext,
  incidents: NonNullable<Explanation['incidents']>,
  answers: readonly Answer[],
): HTMLElement {
  const table = make('table', '');
  table.ariaLabel = say('box.incidents', { count: incidents.length });
  const head = table.createTHead().insertRow();
  for (const word of [
    'box.incidentCount',
    'box.incidentCode',
    'box.incidentTitle',
    'actor.label',
    'retry.label',
    'box.incidentLine',
  ] as const) {
    const cell = make('th', '', say(word));
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { code, slug, title, count, line, ...verdict } of incidents) {
    // The list knows more of some: the reason, the variant.
    const answer = answers.find((item) => item.slug === slug);
    const { actor = verdict.actor, retry = verdict.retry } = answer ?? {};
    const cells = [
      String(count),
      makeLink(answer ? getPageOf(locale, answer, readInstance(answer)) : getPageOf(locale, { slug }), ...withBreaks(code)),
      answer ? nameAnswer(answer) : title,
      say(`actor.${actor ?? 'unknown'}`),
      say(`retry.${retry ?? 'unknown'}`),
      String(line),
    ];
    const row = body.insertRow();
    row.append(...cells.map((content) => make('td', '', content)));
    // On a telephone a row is a list, and this number alone needs its heading.
    row.cells[5]?.setAttribute('data-label', say('box.incidentLine'));
  }
  // The line below the field says how many.
  const list = make('div', 'incidents', table);
  list.dataset['incidents'] = '';
  return list;
}

/** The form for what was not recognised, where the site has a repository. The text is put into the address by the click, as far as it may be shown. */
function makeReport({ root, say }: BoxContext, text: string, answers: readonly Answer[]): HTMLElement | undefined {
  const { repository, edition = '' } = root.dataset;
  if (!repository) return undefined;
  const link = makeLink(`${repository}/issues/new?template=bad-answer.yml`, say('box.report'));
  const fill = (): void => {
    const answer = answers.map(({ code, reason }) => [code, reason?.id].filter(Boolean).join(' › ')).join(', ');
    const fields = { template: 'bad-answer.yml', text: redact(text).slice(0, 4000), answer: answer.slice(0, 500), edition };
    link.href = `${repository}/issues/new?${new URLSearchParams(fields).toString()}`;
  };
  for (const event of ['click', 'auxclick']) link.addEventListener(event, fill);
  return link;
}
