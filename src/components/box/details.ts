/** What stands around the list of answers: remarks, the table of many errors, the case of the reader. Loaded after the first answer. */
import type { SingleErrorJson } from '../../publish/json.ts';
import { fillCase, writeCase } from '../../publish/case.ts';
import { copyText } from '../../site/browser/copy.ts';
import { redact } from '../../engine/redact.ts';
import type { Answer, Explanation, Note, RequestId } from '../../engine/types.ts';
import { createSay, find, getPageOf, shorten, type Say } from './dom.ts';
import type { BoxWord } from './words.ts';

export { redact };

export class BoxDetails {
  private readonly root: HTMLElement;
  private readonly say: Say;
  /** What the placeholders of messages stand for, by name. */
  private readonly placeholders: Record<string, string>;
  private caseKey = '';

  constructor(root: HTMLElement) {
    this.root = root;
    this.say = createSay(root);
    this.placeholders = JSON.parse(root.dataset['placeholders'] ?? '{}') as Record<string, string>;
  }

  show(explanation: Explanation, first: Answer | undefined): void {
    this.showNotes(explanation);
    this.showCase(explanation, first);
    this.showReport(explanation);
  }

  private showNotes(explanation: Explanation): void {
    const lines: HTMLElement[] = [];
    if (explanation.vendor) lines.push(paragraph(this.say('box.vendor', { vendor: explanation.vendor })));
    for (const note of explanation.notes) lines.push(paragraph(this.explainNote(note)));
    const { incidents } = explanation;
    if (incidents && incidents.length > 1) lines.push(this.makeIncidents(incidents, explanation.answers));
    find(this.root, '[data-notes]').replaceChildren(...lines);
  }

  private explainNote(note: Note): string {
    const values = Object.fromEntries(
      Object.entries(note).map(([name, value]) => [name, shorten(Array.isArray(value) ? value.join(', ') : String(value), 120)]),
    );
    return this.say(`note.${note.kind}`, values);
  }

  private makeIncidents(incidents: NonNullable<Explanation['incidents']>, answers: readonly Answer[]): HTMLElement {
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const word of ['box.incidentCount', 'box.incidentCode', 'box.incidentTitle', 'retry.label', 'box.incidentLine'] as const) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = this.say(word);
      head.append(cell);
    }
    const body = table.createTBody();
    for (const incident of incidents) {
      const row = body.insertRow();
      row.insertCell().textContent = String(incident.count);
      const link = document.createElement('a');
      link.href = getPageOf(this.root, incident);
      link.textContent = incident.code;
      row.insertCell().append(link);
      row.insertCell().textContent = incident.title;
      const retry = answers.find((answer) => answer.code === incident.code)?.retry;
      row.insertCell().textContent = retry ? this.say(`retry.${retry}`) : '';
      row.insertCell().textContent = String(incident.line);
    }
    const block = document.createElement('div');
    block.append(paragraph(this.say('box.incidents', { count: incidents.length })), table);
    return block;
  }

  /** For a pasted error: the first step, the message with the reader’s values, the request ids, links and replies. */
  private showCase(explanation: Explanation, answer: Answer | undefined): void {
    const place = find(this.root, '[data-case]');
    const wanted = explanation.kind === 'paste' && answer && answer.confidence !== 'weak';
    const ids = explanation.requestIds;
    if (!wanted && ids.length === 0) {
      place.replaceChildren();
      this.caseKey = '';
      return;
    }
    const section = document.createElement('section');
    section.className = 'rail';
    section.dataset['verdict'] = (wanted && answer.retry) || 'unknown';
    const heading = document.createElement('h2');
    heading.textContent = this.say('box.yourCase');
    section.append(heading);
    if (wanted) section.append(...this.describeCase(explanation, answer));
    section.append(this.listValues(explanation));
    place.replaceChildren(section);
  }

  private describeCase(explanation: Explanation, answer: Answer): HTMLElement[] {
    const verdict = paragraph(
      `${answer.code} · ${this.say(`retry.${answer.retry ?? 'unknown'}`)} · ${this.say(`actor.${answer.actor ?? 'unknown'}`)}`,
    );
    const steps = document.createElement('ol');
    const values = Object.fromEntries(explanation.values.map(({ name, value }) => [name, redact(value)]));
    const parts: HTMLElement[] = [verdict, steps];
    if (answer.message) {
      const message = document.createElement('pre');
      message.translate = false;
      message.textContent = answer.message.replace(/\{([a-z0-9-]+)\}/g, (token, name: string) => values[name] ?? token);
      parts.push(message);
    }
    parts.push(this.makeCaseActions(answer, values));
    void this.fillSteps(steps, answer);
    return parts;
  }

  private async fillSteps(list: HTMLElement, answer: Answer): Promise<void> {
    const { root = '/', locale = 'zh' } = this.root.dataset;
    const key = `${answer.slug}#${answer.variant ?? ''}`;
    this.caseKey = key;
    const data = await loadError(root, answer.slug);
    if (!data || this.caseKey !== key) return;
    const variant = data.messages.find((message) => message.id === answer.variant);
    const steps = variant?.steps.length ? variant.steps : data.steps;
    list.replaceChildren(
      ...steps.map((step) => {
        const item = document.createElement('li');
        item.textContent = stripMarkup(step[locale === 'en' ? 'en' : 'zh']);
        return item;
      }),
    );
  }

  private makeCaseActions(answer: Answer, values: Record<string, string>): HTMLElement {
    const { root = '/' } = this.root.dataset;
    const fragment = writeCase({ anchor: answer.variant ?? '', values });
    const address = (): string => new URL(`${root}e/${encodeURIComponent(answer.slug)}/${fragment}`, location.href).href;
    const reply = async (locale: 'zh' | 'en'): Promise<string> => {
      const data = await loadError(root, answer.slug);
      if (!data) return address();
      const variant = data.messages.find((message) => message.id === answer.variant);
      return fillCase((variant ?? data).reply[locale], values);
    };
    const row = document.createElement('div');
    row.className = 'row';
    const status = document.createElement('span');
    status.className = 'quiet';
    status.setAttribute('role', 'status');
    const actions: [BoxWord, () => string | Promise<string>][] = [
      [Object.keys(values).length ? 'actions.copyCase' : 'actions.copyLink', address],
      ['actions.copyReplyZh', () => reply('zh')],
      ['actions.copyReplyEn', () => reply('en')],
    ];
    for (const [word, text] of actions) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button';
      button.textContent = this.say(word);
      button.addEventListener('click', () => {
        void copyText(text()).then((done) => (status.textContent = this.say(done ? 'code.copied' : 'code.copyFailed')));
      });
      row.append(button);
    }
    row.append(status);
    return row;
  }

  private listValues(explanation: Explanation): HTMLElement {
    const list = document.createElement('dl');
    list.className = 'values';
    const add = (label: string, value: string): void => {
      const term = document.createElement('dt');
      term.textContent = label;
      const detail = document.createElement('dd');
      detail.textContent = value;
      list.append(term, detail);
    };
    for (const { name, value } of explanation.values) if (name !== 'request-id') add(this.placeholders[name] ?? name, redact(value));
    const label: Record<RequestId['origin'], BoxWord> = { server: 'box.serverId', client: 'box.clientId', openapi: 'box.openapiId' };
    for (const { id, origin, time } of explanation.requestIds.slice(0, 6)) {
      add(this.say(label[origin]), id);
      if (time !== undefined)
        add(this.say('box.requestTime'), `${formatTime(time, 'Asia/Shanghai')} UTC+8 · ${formatTime(time)} ${this.say('box.localTime')}`);
    }
    return list;
  }

  private showReport(explanation: Explanation): void {
    const place = find(this.root, '[data-report]');
    const repository = this.root.dataset['repository'];
    if (!repository) return;
    const link = document.createElement('a');
    const body = `\`\`\`text\n${redact(explanation.query).slice(0, 4000)}\n\`\`\``;
    link.href = `${repository}/issues/new?${new URLSearchParams({ title: this.say('box.report'), body }).toString()}`;
    link.rel = 'external';
    link.textContent = this.say('box.report');
    place.replaceChildren(link);
  }
}

const errors = new Map<string, Promise<SingleErrorJson | undefined>>();

function loadError(root: string, slug: string): Promise<SingleErrorJson | undefined> {
  const known = errors.get(slug);
  if (known) return known;
  const loading = fetch(`${root}errors/${encodeURIComponent(slug)}.json`)
    .then((response) => (response.ok ? (response.json() as Promise<SingleErrorJson>) : undefined))
    .catch(() => undefined);
  errors.set(slug, loading);
  return loading;
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** Our own texts carry a little markup; here only their words are wanted. */
function stripMarkup(text: string): string {
  return text.replace(/\[`?([^\]`]+)`?\]\([^()\s]+\)/g, '$1').replaceAll('`', '');
}

function formatTime(time: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', ...(timeZone ? { timeZone } : {}) }).format(time);
}
