/** What the box shows. Every text is set as text, never as HTML. */
import { fillCase, writeCase } from '../../browser/case.ts';
import { copyText } from '../../browser/copy.ts';
import { redact } from '../../lookup/redact.ts';
import type { Answer, Explanation, Note, Reason, RequestId } from '../../lookup/types.ts';
import type { SingleErrorJson } from '../../catalog/export/json.ts';
import type { BoxWord } from './words.ts';

type State = 'idle' | 'loading' | 'done';

export class BoxView {
  private readonly root: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly list: HTMLElement;
  private readonly template: HTMLTemplateElement;
  private readonly words: Record<string, string>;
  private active = -1;
  private caseKey = '';

  constructor(root: HTMLElement, field: HTMLTextAreaElement) {
    this.root = root;
    this.field = field;
    this.list = find(root, '[data-results]');
    this.template = find<HTMLTemplateElement>(root, 'template');
    this.words = JSON.parse(root.dataset['words'] ?? '{}') as Record<string, string>;
    field.setAttribute('aria-controls', this.list.id);
    field.setAttribute('aria-autocomplete', 'list');
  }

  setState(state: State, query?: string): void {
    this.list.dataset['state'] = state;
    if (query !== undefined) this.list.dataset['query'] = query;
  }

  get hasActive(): boolean {
    return this.active >= 0;
  }

  show(explanation: Explanation, answers: readonly Answer[]): void {
    const { kind } = explanation;
    const sure = answers.some((answer) => answer.confidence !== 'weak');
    this.clearActive();
    this.list.replaceChildren(...answers.map((answer, index) => this.makeAnswer(answer, index)));
    if (answers.length) this.list.setAttribute('role', 'listbox');
    else this.list.removeAttribute('role');
    find(this.root, '[data-clear]').hidden = this.field.value === '';
    find(this.root, '[data-facets]').hidden = explanation.answers.length < 2;
    find(this.root, '[data-empty]').hidden = kind === 'empty' || sure;
    find(this.root, '[data-summary]').textContent = kind === 'empty' ? '' : this.summarize(answers, sure);
    this.showNotes(explanation);
    this.showCase(explanation, answers[0]);
    this.showReport(explanation);
  }

  move(by: 1 | -1, event: Event): void {
    const options = this.options;
    if (!options.length) return;
    event.preventDefault();
    this.setActive(Math.max(-1, Math.min(options.length - 1, this.active + by)));
  }

  clearActive(): void {
    this.setActive(-1);
  }

  /** Follows the chosen answer; false where none is chosen. */
  openActive(): boolean {
    const option = this.options[this.active];
    option?.click();
    return option !== undefined;
  }

  openFirst(): void {
    const [first] = this.options;
    if (first && first.dataset['confidence'] !== 'weak') first.click();
  }

  private get options(): HTMLAnchorElement[] {
    return [...this.list.querySelectorAll<HTMLAnchorElement>('a[role="option"]')];
  }

  private setActive(index: number): void {
    const options = this.options;
    options[this.active]?.setAttribute('aria-selected', 'false');
    this.active = index;
    const option = options[index];
    if (option) {
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.field.setAttribute('aria-activedescendant', option.id);
    } else this.field.removeAttribute('aria-activedescendant');
  }

  private summarize(answers: readonly Answer[], sure: boolean): string {
    if (answers.length === 0) return this.say('box.countNone');
    if (!sure) return this.say('box.guesses', { count: answers.length });
    return this.say(answers.length === 1 ? 'box.countOne' : 'box.count', { count: answers.length });
  }

  private makeAnswer(answer: Answer, index: number): HTMLElement {
    const item = (this.template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    const link = find<HTMLAnchorElement>(item, 'a');
    const retry = answer.retry ?? 'unknown';
    item.dataset['verdict'] = retry;
    link.id = `${this.list.id}-${index}`;
    link.href = this.pageOf(answer);
    link.dataset['code'] = answer.code;
    link.dataset['confidence'] = answer.confidence;
    find(link, '.entry-status').textContent = answer.statuses[0] === undefined ? '—' : String(answer.statuses[0]);
    fillMarked(find(link, '.entry-code'), answer.code, answer.terms);
    fillMarked(find(link, '.entry-title'), answer.variantLabel ? `${answer.title} · ${answer.variantLabel}` : answer.title, answer.terms);
    find(link, '.verdict').textContent = this.say(`retry.${retry}`);
    find(link, '[data-actor]').textContent = this.say(`actor.${answer.actor ?? 'unknown'}`);
    const why = find(link, '.why');
    const confidence = document.createElement('strong');
    confidence.textContent = this.say(`confidence.${answer.confidence}`);
    why.append(
      confidence,
      ` · ${answer.reasons
        .slice(0, 3)
        .map((reason) => this.explainReason(reason))
        .join(' · ')}`,
    );
    return item;
  }

  private explainReason({ kind, detail }: Reason): string {
    return this.say(`reason.${kind}`, { detail: shorten(detail, 60) });
  }

  private pageOf(answer: Pick<Answer, 'slug' | 'variant'>): string {
    const { root = '/', locale = 'zh' } = this.root.dataset;
    return `${root}${locale}/errors/${encodeURIComponent(answer.slug)}/${answer.variant ? `#${answer.variant}` : ''}`;
  }

  private showNotes(explanation: Explanation): void {
    const lines: HTMLElement[] = [];
    if (explanation.vendor) lines.push(paragraph(this.say('box.vendor', { vendor: explanation.vendor })));
    for (const note of explanation.notes) lines.push(paragraph(this.explainNote(note)));
    const { incidents } = explanation;
    if (incidents && incidents.length > 1) lines.push(this.makeIncidents(incidents));
    find(this.root, '[data-notes]').replaceChildren(...lines);
  }

  private explainNote(note: Note): string {
    const values = Object.fromEntries(
      Object.entries(note).map(([name, value]) => [name, shorten(Array.isArray(value) ? value.join(', ') : String(value), 120)]),
    );
    return this.say(`note.${note.kind}`, values);
  }

  private makeIncidents(incidents: NonNullable<Explanation['incidents']>): HTMLElement {
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const word of ['box.incidentCount', 'box.incidentCode', 'box.incidentTitle', 'box.incidentLine'] as const) {
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
      link.href = this.pageOf(incident);
      link.textContent = incident.code;
      row.insertCell().append(link);
      row.insertCell().textContent = incident.title;
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
      return data ? fillCase(data.reply[locale], values) : address();
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
    for (const { name, value } of explanation.values) if (name !== 'request-id') add(name, redact(value));
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

  private say(word: BoxWord, values: Readonly<Record<string, string | number>> = {}): string {
    return (this.words[word] ?? word).replace(/\{(\w+)\}/g, (token, name: string) => (name in values ? String(values[name]) : token));
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

/** The caller knows what kind of element the markup has there. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function find<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`the box lacks ${selector}`);
  return found;
}

function paragraph(text: string): HTMLParagraphElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

/** Sets a text with the matched terms marked. */
function fillMarked(element: HTMLElement, text: string, terms: readonly string[]): void {
  const lower = text.toLowerCase();
  const marked = new Uint8Array(text.length);
  for (const term of terms) {
    if (!term) continue;
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + term.length)) marked.fill(1, at, at + term.length);
  }
  element.textContent = '';
  for (let start = 0; start < text.length;) {
    let end = start;
    while (end < text.length && marked[end] === marked[start]) end += 1;
    const piece = text.slice(start, end);
    if (marked[start]) {
      const mark = document.createElement('mark');
      mark.append(...withBreaks(piece));
      element.append(mark);
    } else element.append(...withBreaks(piece));
    start = end;
  }
}

/** Places where a long code may break: after a dot, before a capital inside a word. Prose is left as it is. */
function withBreaks(text: string): (string | HTMLElement)[] {
  if (/\s/.test(text)) return [text];
  return text.split(/(?<=\.)|(?<=[a-z])(?=[A-Z])/).flatMap((piece, index) => (index ? [document.createElement('wbr'), piece] : [piece]));
}

function shorten(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}

/** Our own texts carry a little markup; here only their words are wanted. */
function stripMarkup(text: string): string {
  return text.replace(/\[`?([^\]`]+)`?\]\([^()\s]+\)/g, '$1').replaceAll('`', '');
}

function formatTime(time: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', ...(timeZone ? { timeZone } : {}) }).format(time);
}
