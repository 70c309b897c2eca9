/** What the box shows. Every text is set as text, never as HTML. */
import type { Answer, Evidence, Explanation } from '../../engine/types.ts';
import { createSay, find, getPageOf, shorten, type Say } from './dom.ts';

type State = 'idle' | 'loading' | 'done';

export class BoxView {
  private readonly root: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private readonly list: HTMLElement;
  private readonly template: HTMLTemplateElement;
  private readonly say: Say;
  private active = -1;
  private query = '';

  constructor(root: HTMLElement, field: HTMLTextAreaElement) {
    this.root = root;
    this.field = field;
    this.list = find(root, '[data-results]');
    this.template = find<HTMLTemplateElement>(root, 'template');
    this.say = createSay(root);
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

  /**
   * @param whole whether both indexes had their say; before that a missing answer means nothing yet
   */
  show(explanation: Explanation, answers: readonly Answer[], whole: boolean): void {
    const { kind } = explanation;
    const sure = answers.some((answer) => answer.confidence !== 'weak');
    const active = this.active;
    this.clearActive();
    this.list.replaceChildren(...answers.map((answer, index) => this.makeAnswer(answer, index)));
    if (answers.length) this.list.setAttribute('role', 'listbox');
    else this.list.removeAttribute('role');
    // What joins later stands behind what was there: a chosen answer keeps its place.
    if (explanation.query === this.query) this.setActive(Math.min(active, answers.length - 1));
    this.query = explanation.query;
    find(this.root, '[data-clear]').hidden = this.field.value === '';
    find(this.root, '[data-facets]').hidden = explanation.answers.length < 2;
    find(this.root, '[data-empty]').hidden = kind === 'empty' || sure || !whole;
    find(this.root, '[data-summary]').textContent =
      kind === 'empty' ? '' : sure || whole ? this.summarize(answers, sure) : this.say('box.loading');
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
    link.href = getPageOf(this.root, answer);
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
      ` · ${answer.evidence
        .slice(0, 3)
        .map((item) => this.explainEvidence(item))
        .join(' · ')}`,
    );
    return item;
  }

  private explainEvidence({ kind, detail }: Evidence): string {
    return this.say(`reason.${kind}`, { detail: shorten(detail, 60) });
  }
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
