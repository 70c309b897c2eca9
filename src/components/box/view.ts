/** What the box shows. Every text is set as text, never as HTML. */
import { isGuess, type Answer, type Explanation } from '../../engine/types.ts';
import { getRecent } from '../../site/browser/reader-store.ts';
import {
  requireElement,
  getPageOf,
  make,
  makeLink,
  makeLiteral,
  nameAnswer,
  paint,
  readInstance,
  sayEach,
  sayEvidence,
  shorten,
  withBreaks,
  type BoxContext,
  type Say,
} from './dom.ts';
import type { FoundPage } from './pages.ts';
import type { BoxWord } from './words.ts';

/** So many guesses are listed, and so many shown where there is nothing better. */
const guessLimit = 12;
const guessesShown = 3;
/** From so many answers on there are filters. */
const filtersFrom = 6;
/** So many lines come with the answer, so many in a folded list; the others follow when these have been painted. */
const firstRows = { open: 5, folded: 2 };

type State = 'idle' | 'loading' | 'done';

/** What the list is made of. */
export interface Found {
  explanation: Explanation;
  /** The answers of the explanation that the filters let through. */
  answers: readonly Answer[];
  /** Guides, categories and statuses that fit. */
  pages: readonly FoundPage[];
}

/** A line of the list, made when its turn comes. */
interface Row {
  make: () => HTMLElement;
  isHeading?: boolean;
  /** Shown when the reader wants all guesses. */
  isFolded?: boolean;
}

/** What a group is called, and its lines. */
type Group = [BoxWord, Row[]];

export class BoxView {
  readonly #context: BoxContext;
  readonly #root: HTMLElement;
  readonly #field: HTMLTextAreaElement;
  readonly #list: HTMLElement;
  readonly #others: HTMLDetailsElement;
  readonly #notes: HTMLElement;
  readonly #summary: HTMLElement;
  readonly #more: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #say: Say;
  #active = -1;
  /** The reader wants all guesses. */
  #showsGuesses = false;
  /** The lines that are not in the list yet. */
  #rest: readonly Row[] = [];
  #folded = 0;
  /** Looks for more, if there may be any. */
  #search: (() => Promise<void>) | undefined;

  constructor(context: BoxContext, field: HTMLTextAreaElement) {
    this.#context = context;
    this.#root = context.root;
    this.#say = context.say;
    this.#field = field;
    this.#list = requireElement(this.#root, '[data-results]');
    this.#others = requireElement<HTMLDetailsElement>(this.#root, '[data-others]');
    this.#notes = requireElement(this.#root, '[data-notes]');
    this.#summary = requireElement(this.#root, '[data-summary]');
    this.#more = requireElement(this.#root, '[data-more]');
    this.#template = requireElement<HTMLTemplateElement>(this.#root, 'template[data-row]');
    this.#list.addEventListener('keydown', (event) => this.#onListKey(event));
    this.#list.addEventListener('focusin', ({ target }) => this.#setActive(this.#options.indexOf(target as HTMLAnchorElement)));
    this.#list.addEventListener('focusout', () => this.clearActive());
    this.#more.addEventListener('click', () => {
      this.#showsGuesses = true;
      const folded = [...this.#list.querySelectorAll<HTMLElement>(':scope > [hidden]')];
      for (const row of folded) row.hidden = false;
      this.#folded = 0;
      void this.#search?.();
      this.offer(undefined);
      // The first of them may be a heading.
      (folded.flatMap((row) => row.querySelector('a') ?? [])[0] ?? this.#field).focus();
    });
  }

  setState(state: State, query?: string): void {
    this.#list.dataset['state'] = state;
    requireElement(this.#root, '.answers').setAttribute('aria-busy', String(state === 'loading'));
    if (query !== undefined) this.#list.dataset['query'] = query;
  }

  get #card(): HTMLElement | null {
    return this.#root.querySelector('[data-case]');
  }

  get hasActive(): boolean {
    return this.#active >= 0;
  }

  /** What the reader waits for, in words. */
  wait(): void {
    this.#summary.textContent = this.#say('box.loading');
  }

  /** The button below the list: for the guesses that are folded, and for what a search might add to them. */
  offer(search: (() => Promise<void>) | undefined): void {
    this.#search = search;
    this.#more.hidden = !this.#folded && !search;
    this.#more.textContent = this.#folded ? this.#say('box.more', { count: this.#folded }) : this.#say('box.search');
  }

  /** Something to know about the answers, above them. */
  tell(word: BoxWord): void {
    this.#notes.prepend(make('p', 'failure', this.#say(word)));
  }

  /**
   * Everything at once, so that nothing moves afterwards; the list goes on when its beginning has been painted.
   * @param card what is sure, if anything is
   * @param notes what stands beside it
   * @returns when the list is whole
   */
  show(found: Found, card: HTMLElement | undefined, notes: readonly HTMLElement[]): Promise<void> {
    const { explanation, answers, pages } = found;
    this.#showsGuesses = false;
    // How many failures there are is said first: the card is about one of them.
    const isFirst = (note: HTMLElement): boolean => note.dataset['incidents'] !== undefined;
    requireElement(this.#root, '[data-card]').replaceChildren(...notes.filter(isFirst), ...(card ? [card] : []));
    this.#notes.replaceChildren(...notes.filter((note) => !isFirst(note)));
    // A card says what is sure. The list is folded then, unless something else in it is as sure, or a status was asked for: these are its codes.
    const rivals = explanation.incidents ? 0 : answers.filter(isSure).length - 1;
    const isAsked = explanation.kind === 'query' && card?.dataset['status'] !== undefined;
    requireElement(this.#others, 'summary').hidden = !card || isAsked;
    const isLikely = card?.dataset['code'] !== undefined && answers[0]?.confidence === 'likely';
    this.#others.open = !card || rivals > 0 || isAsked || (isLikely && pages.length > 0);
    this.clearActive();
    return this.showAnswers(found);
  }

  /** The card with what came later, where it is shown; the list stays as it is. */
  replaceCard(card: HTMLElement): void {
    this.#card?.replaceWith(card);
  }

  /** The list alone. What joins later stands behind what was there: a chosen answer keeps its place. */
  async showAnswers(found: Found): Promise<void> {
    const { explanation, answers, pages } = found;
    const active = this.#active;
    const card = this.#card;
    const isEmpty = explanation.kind === 'empty';
    const hadFocus = this.#list.contains(document.activeElement);
    this.clearActive();
    const rows = this.#planRows(found);
    const options = rows.filter(({ isHeading }) => !isHeading);
    this.#folded = this.#showsGuesses ? 0 : options.filter(({ isFolded }) => isFolded).length;
    const count = options.length - this.#folded;
    this.#list.replaceChildren();
    this.#rest = rows;
    this.#addRows(active < 0 ? firstRows[this.#others.open ? 'open' : 'folded'] : rows.length);
    this.offer(this.#search);
    if (count) this.#list.setAttribute('role', 'listbox');
    else this.#list.removeAttribute('role');
    this.#setActive(Math.min(active, count - 1));
    if (hadFocus) this.#options[this.#active]?.focus();
    this.#others.hidden = explanation.answers.length + pages.length < (card?.dataset['code'] ? 2 : 1);
    requireElement(this.#others, 'summary').textContent = this.#say('card.others', { count: options.length });
    requireElement(this.#root, '[data-clear]').hidden = this.#field.value === '';
    // A short list needs no filters, unless one is on.
    requireElement(this.#root, '[data-facets]').hidden =
      explanation.answers.length < filtersFrom && answers.length === explanation.answers.length;
    requireElement(this.#root, '[data-empty]').hidden =
      isEmpty || card !== null || pages.length > 0 || answers.some((answer) => !isGuess(answer));
    if (isEmpty && this.#root.dataset['mode'] === 'dialog') this.#showRecent();
    requireElement(this.#root, '[data-recent]').hidden = !isEmpty || !requireElement(this.#root, '[data-recent] ul').childElementCount;
    this.#summary.textContent = isEmpty ? '' : this.#summarize(found, count);
    const rest = this.#rest;
    if (!rest.length) return;
    await paint();
    if (rest === this.#rest) this.#addRows(rest.length);
  }

  /** Moves so many of the lines that wait into the list. */
  #addRows(count: number): void {
    const [list, rest] = [this.#list, this.#rest];
    this.#rest = rest.slice(count);
    for (const { make, isFolded = false } of rest.slice(0, count)) {
      const item = make();
      item.hidden = isFolded && !this.#showsGuesses;
      const option = item.querySelector('a');
      if (option) option.id = `${list.id}-${list.childElementCount}`;
      list.append(item);
    }
  }

  /** What was seen last, where nothing is asked. */
  #showRecent(): void {
    const links = getRecent().map((slug) => makeLink(getPageOf(this.#context.locale, { slug }), makeLiteral(slug, 'span')));
    requireElement(this.#root, '[data-recent] ul').replaceChildren(...links.map((link) => make('li', 'mono', link)));
  }

  move(by: 1 | -1, event: Event): void {
    const options = this.#options;
    if (!options.length || this.#others.hidden) return;
    event.preventDefault();
    this.#setActive(Math.max(-1, Math.min(options.length - 1, this.#active + by)));
  }

  /** In the list the arrows move on, and whoever types is back in the field. */
  #onListKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey } = event;
    const options = this.#options;
    const at = this.#active + (key === 'ArrowDown' ? 1 : -1);
    if (key === 'ArrowDown' || key === 'ArrowUp') (at < 0 ? this.#field : options[Math.min(at, options.length - 1)])?.focus();
    else if (key === 'Escape') this.#field.focus();
    else {
      if (key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey) this.#field.focus();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  clearActive(): void {
    this.#setActive(-1);
  }

  /** Where Enter leads: to the chosen answer, else to what is sure. */
  get target(): HTMLAnchorElement | null {
    const page = this.#list.querySelector<HTMLAnchorElement>('a[data-page="exact"]');
    const target = this.#root.querySelector<HTMLAnchorElement>('[data-case] a[data-target]');
    // The very title of a page is surer than a likely code.
    const isLikely = this.#list.querySelector('a[data-code]')?.getAttribute('data-confidence') === 'likely';
    return this.#options[this.#active] ?? (isLikely ? (page ?? target) : (target ?? page));
  }

  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>(':scope > :not([hidden]) > a')];
  }

  #setActive(index: number): void {
    if (index === this.#active) return;
    const options = this.#options;
    options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = options[index];
    if (option) {
      this.#others.open = true;
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      this.#field.setAttribute('aria-activedescendant', option.id);
    } else this.#field.removeAttribute('aria-activedescendant');
  }

  #summarize({ explanation, answers }: Found, length: number): string {
    const { incidents = [] } = explanation;
    if (incidents.length > 1) return this.#say('box.incidents', { count: incidents.length });
    const title = this.#card?.querySelector('h2')?.textContent;
    if (title !== undefined && (length > 0 || !explanation.answers.length))
      return this.#say(answers[0]?.confidence === 'weak' && answers[0].unmarked ? 'card.guess' : 'card.found', { title });
    if (length === 0) return this.#say('box.countNone');
    if (answers.length > 0 && answers.every(isGuess)) return this.#say('box.guesses', { count: Math.min(answers.length, guessLimit) });
    return this.#say(length === 1 ? 'box.countOne' : 'box.count', { count: length });
  }

  /** Groups, each with its heading: sure, likely, other pages, what holds all that was asked, guesses. */
  #planRows({ explanation: { query }, answers, pages }: Found): Row[] {
    const list = (test: (answer: Answer) => boolean): Row[] =>
      answers.filter(test).map((answer) => ({ make: () => this.#makeAnswer(answer) }));
    const ofLevel = (level: Answer['confidence']): Group => [`confidence.${level}`, list(({ confidence }) => confidence === level)];
    const found: Group = ['group.pages', pages.map((page) => ({ make: () => this.#makePage(page) }))];
    const isFirst = pages.some(({ isExact }) => isExact);
    const better: Group[] = [
      ...(isFirst ? [found] : []),
      ofLevel('exact'),
      ofLevel('likely'),
      ...(isFirst ? [] : [found]),
      ['group.holds', list((answer) => !isSure(answer) && answer.holds)],
    ];
    const shown = better.some(([, rows]) => rows.length) ? 0 : guessesShown;
    const guesses = list(isGuess).slice(0, guessLimit);
    const folded: Group = ['group.guesses', guesses.map((row, at) => ({ ...row, isFolded: at >= shown }))];
    return [...better, folded].flatMap(([word, rows]) =>
      rows.length
        ? [{ make: () => this.#makeHeading(word, query), isHeading: true, isFolded: rows.every(({ isFolded }) => isFolded) }, ...rows]
        : [],
    );
  }

  #makeHeading(word: BoxWord, query: string): HTMLElement {
    const heading = make('li', 'group', this.#say(word, { query: shorten(query.trim(), 40) }));
    heading.role = 'none';
    return heading;
  }

  #makePage({ kind, href, title, about, isExact }: FoundPage): HTMLElement {
    const { item, link } = this.#cloneRow();
    item.className = 'page';
    link.href = href;
    link.dataset['page'] = isExact ? 'exact' : '';
    requireElement(link, '.entry-status').textContent = this.#say(`kind.${kind}` satisfies BoxWord);
    requireElement(link, '.entry-title').textContent = title;
    requireElement(link, '.why').textContent = about;
    for (const name of ['.entry-code', '.entry-verdict']) requireElement(link, name).remove();
    return item;
  }

  #cloneRow(): { item: HTMLElement; link: HTMLAnchorElement } {
    const item = (this.#template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    return { item, link: requireElement<HTMLAnchorElement>(item, 'a') };
  }

  #makeAnswer(answer: Answer): HTMLElement {
    const { item, link } = this.#cloneRow();
    item.dataset['verdict'] = answer.retry ?? 'unknown';
    link.href = getPageOf(this.#context.locale, answer, readInstance(answer));
    link.dataset['code'] = answer.code;
    link.dataset['confidence'] = answer.confidence;
    requireElement(link, '.entry-status').textContent = answer.statuses[0] === undefined ? '—' : String(answer.statuses[0]);
    fillMarked(requireElement(link, '.entry-code'), answer.code, answer.terms);
    fillMarked(requireElement(link, '.entry-title'), nameAnswer(answer), answer.terms);
    requireElement(link, '.verdict').textContent = sayEach(this.#say, 'retry', answer);
    const who = requireElement(link, '[data-actor]');
    who.textContent = sayEach(this.#say, 'actor', answer);
    who.dataset['actor'] = answer.actor ?? 'unknown';
    const evidence = answer.evidence.slice(0, 3).map((item) => sayEvidence(this.#say, item, answer.confidence));
    // What holds all that was asked is no mere guess; its group says that it is not certain either.
    const isOpen = answer.confidence === 'weak' && answer.holds;
    const confidence = make('strong', '', this.#say(`confidence.${answer.confidence}`));
    requireElement(link, '.why').append(...(isOpen ? [] : [confidence, ' · ']), evidence.join(' · '));
    return item;
  }
}

function isSure({ confidence }: Answer): boolean {
  return confidence !== 'weak';
}

/** Sets a text with the matched terms marked, each to the end of its word: they are stems. These may overlap. */
function fillMarked(element: HTMLElement, text: string, terms: readonly string[]): void {
  const lower = text.toLowerCase();
  const marked = new Uint8Array(text.length);
  for (const term of terms)
    for (let at = lower.indexOf(term), end; at >= 0; at = lower.indexOf(term, end)) {
      end = at + term.length;
      marked.fill(1, at, end + text.slice(end).search(/[^a-z]|$/));
    }
  for (let start = 0, end = 0; start < text.length; start = end) {
    while (end < text.length && marked[end] === marked[start]) end += 1;
    const piece = withBreaks(text.slice(start, end));
    element.append(...(marked[start] ? [make('mark', '', ...piece)] : piece));
  }
}
