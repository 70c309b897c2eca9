/** Filters and sorts the table of all codes. The state is in the address, so that what is shown is a link. */
import { scripts } from '../engine/index/scripts.ts';
import { joinWords } from '../engine/index/word-parts.ts';
import { isGuess, type Lookup, type LookupIndex, type LookupWords } from '../engine/types.ts';
import { requireElement, make } from './box/dom.ts';
import { fetchJson, once } from './box/load/reach.ts';

const facets = ['status', 'category', 'actor', 'retry', 'state'] as const;
type Facet = (typeof facets)[number];

interface Row {
  element: HTMLTableRowElement;
  slug: string;
  /** What stands in it, for the time in which the engine is not there. */
  text: string;
  facets: Readonly<Record<Facet, readonly string[]>>;
}

/** Beside an answer that is more than a guess, guesses count only from this part of its points on. */
const guessShare = 0.4;

class ArkTable extends HTMLElement {
  #rows: Row[] = [];
  #engine: Lookup | undefined;
  /** An input method is at work: the field holds letters that are not yet text. */
  #isComposing = false;
  readonly #load = once(() => this.#open());

  connectedCallback(): void {
    const form = this.#form;
    this.#rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')].map(readRow);
    for (const head of this.#heads) head.replaceChildren(this.#makeButton(head));
    this.#read();
    form.addEventListener('focusin', () => this.#reach());
    form.addEventListener('submit', (event) => event.preventDefault());
    for (const type of ['input', 'compositionend'] as const)
      form.addEventListener(type, (event) => {
        this.#isComposing = (event as Partial<InputEvent>).isComposing ?? false;
        if (!this.#isComposing) this.#update();
      });
    form.addEventListener('reset', () => {
      this.#sort.value = '';
      // The fields get their old values after this event only.
      setTimeout(() => this.#update());
    });
    addEventListener('popstate', () => this.#read());
  }

  get #form(): HTMLFormElement {
    return requireElement(this, 'form');
  }

  get #heads(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('th[data-sort]')];
  }

  get #fields(): HTMLInputElement[] {
    return [...this.querySelectorAll('input')];
  }

  get #chips(): HTMLInputElement[] {
    return this.#fields.filter(({ type }) => type === 'checkbox');
  }

  get #text(): HTMLInputElement {
    return requireElement(this, '[name="text"]');
  }

  /** Holds the name of a column, `-` before it where the order is reversed; empty for the order of the page. */
  get #sort(): HTMLInputElement {
    return requireElement(this, '[name="sort"]');
  }

  #makeButton(head: HTMLElement): HTMLButtonElement {
    const button = make('button', '', ...head.childNodes);
    const name = head.dataset['sort'] ?? '';
    button.type = 'button';
    button.addEventListener('click', () => {
      this.#sort.value = head.ariaSort === 'ascending' ? `-${name}` : name;
      this.#update();
    });
    return button;
  }

  #read(): void {
    const query = new URLSearchParams(location.search);
    for (const field of this.#fields) {
      if (field.type === 'checkbox') field.checked = query.getAll(field.name).includes(field.value);
      else field.value = query.get(field.name) ?? (field.name === 'text' ? query.get('q') : null) ?? '';
    }
    if (!this.#heads.some((head) => head.dataset['sort'] === this.#sort.value.replace('-', ''))) this.#sort.value = '';
    requireElement<HTMLDetailsElement>(this, 'details').open ||= this.#chips.some(({ checked }) => checked);
    if (this.#text.value) this.#reach();
    this.#apply();
  }

  #update(): void {
    const state = [...new FormData(this.#form)].flatMap(([name, value]) => (typeof value === 'string' && value ? [[name, value]] : []));
    history.replaceState(null, '', `?${new URLSearchParams(state).toString()}`.replace(/^\?$/, location.pathname));
    this.#apply();
  }

  /** What the box knows, once somebody reaches for the filter. Without it the filter looks for the letters themselves. */
  async #open(): Promise<void> {
    const { index = '' } = this.dataset;
    const [{ createLookup }, codes, ...words] = await Promise.all([
      import('../engine/depth.ts'),
      fetchJson<LookupIndex>(index),
      ...scripts.map((script) => fetchJson<LookupWords>(index.replace('lookup.json', `words.${script}.json`))),
    ]);
    this.#engine = createLookup(codes, words.reduce(joinWords));
    if (!this.#isComposing) this.#apply();
  }

  /** The next focus tries again. */
  #reach(): void {
    this.#load().catch(() => undefined);
  }

  #apply(): void {
    const text = this.#text.value.trim();
    const { places, guesses } = this.#find(text);
    const chosen = facets.map((facet) => {
      const values = this.#chips.filter(({ name, checked }) => name === facet && checked).map(({ value }) => value);
      return { facet, fits: (row: Row): boolean => values.length === 0 || values.some((value) => row.facets[facet].includes(value)) };
    });
    const found = this.#rows.filter(({ slug }) => places.has(slug));
    const shown = new Set(found.filter((row) => chosen.every(({ fits }) => fits(row))));
    for (const row of this.#rows) {
      row.element.hidden = !shown.has(row);
      this.#mark(row, guesses.has(row.slug));
    }
    this.#order(text ? places : undefined);
    for (const { facet } of chosen) {
      const others = found.filter((row) => chosen.every((item) => item.facet === facet || item.fits(row)));
      for (const chip of this.#chips)
        if (chip.name === facet) count(chip, others.filter((row) => row.facets[facet].includes(chip.value)).length);
    }
    const guessed = [...shown].filter(({ slug }) => guesses.has(slug)).length;
    const { count: words = '', guesses: more = '' } = this.dataset;
    requireElement(this, '[role="status"]').textContent =
      words.replace('{shown}', String(shown.size)).replace('{total}', String(this.#rows.length)) +
      (guessed ? more.replace('{count}', String(guessed)) : '');
    requireElement(this, 'summary b').textContent = String(this.#chips.filter(({ checked }) => checked).length || '');
    requireElement(this, '.none').hidden = shown.size > 0;
  }

  /** Says of a row that it is a guess. */
  #mark({ element }: Row, isGuess: boolean): void {
    const mark = element.querySelector('.guess');
    if (isGuess === (mark !== null)) return;
    mark?.remove();
    if (!isGuess) return;
    // The third column says what happened.
    element.cells[2]?.append(make('span', 'guess quiet', ` · ${this.dataset['guess'] ?? ''}`));
  }

  /** The codes that a text may mean, each with its place; and those of them that are guesses. */
  #find(text: string): { places: ReadonlyMap<string, number>; guesses: ReadonlySet<string> } {
    const letters = fold(text);
    const holders = this.#rows.filter((row) => row.text.includes(letters)).map(({ slug }) => slug);
    const answers = (text && this.#engine?.explain(text, { limit: this.#rows.length }).answers) || [];
    const least = answers[0]?.confidence === 'weak' ? 0 : (answers[0]?.score ?? 0) * guessShare;
    const kept = answers.filter((answer) => !isGuess(answer) || answer.score >= least);
    const slugs = [...new Set([...kept.map(({ slug }) => slug), ...holders])];
    const guesses = kept.filter((answer) => isGuess(answer) && !holders.includes(answer.slug));
    return { places: new Map(slugs.map((slug, at) => [slug, at])), guesses: new Set(guesses.map(({ slug }) => slug)) };
  }

  /** By the chosen column; else the best answer to a text first, and without one as the page came. */
  #order(places: ReadonlyMap<string, number> | undefined): void {
    const name = this.#sort.value.replace('-', '');
    const isReversed = this.#sort.value.startsWith('-');
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const column = this.#heads.findIndex((head) => head.dataset['sort'] === name);
    const options = this.#chips.filter((chip) => chip.name === name).map(({ value }) => value);
    const keys: Readonly<Record<string, (row: Row) => number>> = {
      '': ({ slug }) => places?.get(slug) ?? 0,
      actor: ({ facets: { actor } }) => options.indexOf(actor[0] ?? ''),
      retry: ({ facets: { retry } }) => options.indexOf(retry[0] ?? ''),
      state: ({ facets: { state } }) => options.indexOf(state[0] ?? ''),
      // What has no status stays last, however it is turned.
      status: ({ facets: { status } }) => Number(status[0]) || (isReversed ? -1 : 1000),
    };
    const key = keys[name];
    const words = ({ element }: Row): string => element.cells[column]?.textContent ?? '';
    const sorted = this.#rows.toSorted((a, b) => (key ? key(a) - key(b) : collator.compare(words(a), words(b))));
    if (isReversed) sorted.reverse();
    requireElement(this, 'tbody').append(...sorted.map(({ element }) => element));
    for (const head of this.#heads) {
      const isSorted = head.dataset['sort'] === (name || (places ? '' : 'status'));
      if (isSorted) head.ariaSort = isReversed ? 'descending' : 'ascending';
      else head.removeAttribute('aria-sort');
    }
  }
}

function readRow(element: HTMLTableRowElement): Row {
  const { status = '', category = '', state = '' } = element.dataset;
  // A code whose messages differ has several.
  const list = (name: 'actor' | 'verdict'): string[] =>
    [...element.querySelectorAll<HTMLElement>(`[data-${name}]`)].map(({ dataset }) => dataset[name] ?? '');
  return {
    element,
    slug: decodeURIComponent(element.querySelector('a')?.pathname.split('/').at(-2) ?? ''),
    text: fold(element.textContent),
    facets: { status: status.split(' '), category: [category], actor: list('actor'), retry: list('verdict'), state: [state] },
  };
}

function count(chip: HTMLInputElement, number: number): void {
  const label = chip.parentElement;
  if (!label) return;
  requireElement(label, '[data-number]').textContent = String(number);
  label.toggleAttribute('data-none', number === 0 && !chip.checked);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

customElements.define('ark-table', ArkTable);
