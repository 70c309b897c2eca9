/** One box at work: listens to the field, asks the engine, joins the full text, shows the answers. Loaded when somebody reaches for the box. */
import { createCoreLookup, looksPasted, type CoreLookup } from '../../engine/engine.ts';
import { redact } from '../../engine/read/redact.ts';
import { findScripts, type Script } from '../../engine/index/scripts.ts';
import { isGuess, type Answer, type Explanation, type LookupMessages, type LookupNames } from '../../engine/types.ts';
import { loadAdvice, nameReason, pickSubject, type Advice, type CardSubject } from './card/advice.ts';
import type { AdviceJson, StatusAdviceJson } from '../../publish/advice/advice.ts';
import { makeCard } from './card/card.ts';
import { requireElement, readContext, type BoxContext } from './dom.ts';
import { fill, isComposing } from './field.ts';
import type { Later, Words } from './load/later.ts';
import { keep } from './load/memory.ts';
import type { FoundPage } from './pages.ts';
import { settle } from './load/renew.ts';
import { BoxView, type Found } from './view.ts';

/** Longer texts are cut: nobody reads on, and the browser would run out of memory long before the engine does. */
const textLimit = 8_000_000;
/** After so many milliseconds the reader is told that something is under way. */
const patience = 200;
/** Of a status or a common word all entries are listed. */
const answerLimit = 100;
/** With so many answers that hold all that was asked the full text is searched only for whoever wants more. */
const plenty = 8;
/** A query of more characters is not put into the address. */
const addressLimit = 120;

/** The code index: whole, or its names alone. */
type Index = LookupNames & Partial<LookupMessages>;

/** What stands on the page. */
interface Shown {
  explanation: Explanation;
  card: HTMLElement | undefined;
  notes: readonly HTMLElement[];
  /** The answer that the card is about. */
  sure: Answer | undefined;
}

/** A box whose index has arrived. */
export class BoxSession {
  readonly #root: HTMLElement;
  #index: Index;
  #core: CoreLookup | undefined;
  /** What has come since would make the lookup deeper. */
  #isShallow = false;
  readonly #context: BoxContext;
  readonly #view: BoxView;
  readonly #field: HTMLTextAreaElement;
  /** Knows the guides, categories and statuses, once the words are there. */
  #pages: (explanation: Explanation) => FoundPage[] = () => [];
  readonly #later: Later;
  readonly #words = new Map<Script, Words>();
  /** The code for texts in which nothing is certain, once it is there. */
  #unsure: Awaited<ReturnType<Later['code']>> | undefined;
  /** A part of the search could not be had. */
  #isPartial = false;
  #generation = 0;
  #shown: Shown | undefined;
  /** What stands on the page is the answer to what stands in the field. */
  #isCurrent = false;
  /** Enter was pressed before there was an answer. */
  #isEntered = false;
  /** The search in the address was asked for, not left on the way: the next one stands beside it in the history. */
  #isKept = new URLSearchParams(location.search).has('q');

  constructor(root: HTMLElement, index: Index, later: Later) {
    this.#root = root;
    this.#index = index;
    this.#later = later;
    later.edition = index.stamp;
    this.#field = requireElement(root, 'textarea');
    this.#context = readContext(root);
    this.#view = new BoxView(this.#context, this.#field);
    this.#listen();
    this.#readFacets();
    // What was typed before the session came stands in no address yet.
    if (this.#field.value) this.#writeAddress();
    this.update();
  }

  /** Made of what has come, when somebody asks. */
  get #lookup(): CoreLookup {
    this.#core ??= createCoreLookup(this.#index);
    if (this.#isShallow && this.#unsure) this.#core.deepen(this.#unsure.createDepth(...this.#words.values()));
    this.#isShallow = false;
    return this.#core;
  }

  update(): void {
    if (!this.#isComposing) void this.#answer(this.#field.value);
  }

  /** The button: keeps the search in the address. */
  submit(): void {
    this.#isKept = true;
    this.update();
    this.#field.focus();
  }

  /** Enter: opens the chosen answer or the sure one, which may have yet to come. */
  enter(newTab: boolean): void {
    const { target } = this.#view;
    if (!this.#isCurrent) this.#isEntered = !newTab;
    else if (newTab && target) open(target.href, '_blank', 'noopener');
    else target?.click();
  }

  #listen(): void {
    const [field, root] = [this.#field, this.#root];
    for (const event of ['input', 'compositionend'] as const) field.addEventListener(event, () => this.#onInput());
    field.addEventListener('keydown', (event) => this.#onKey(event));
    const complete = (): void => {
      if (this.#isPartial || this.#shown?.card?.querySelector('.failure')) this.update();
    };
    for (const event of ['keydown', 'focus'] as const) field.addEventListener(event, complete);
    addEventListener('online', complete);
    addEventListener('pagehide', () => keep(redact(field.value)));
    requireElement(root, '[data-clear]').addEventListener('click', () => this.#clear());
    this.#filters.addEventListener('change', () => {
      this.#writeAddress();
      void this.#show();
    });
    if (this.#keepsAddress) {
      addEventListener('popstate', () => {
        this.#readFacets();
        this.#isKept = false;
        fill(field, new URLSearchParams(location.search).get('q') ?? '');
        this.#isKept = true;
      });
    }
  }

  #clear(): void {
    keep('');
    this.#filters.reset();
    fill(this.#field, '');
    this.#field.focus();
    this.#field.scrollIntoView({ block: 'nearest' });
  }

  /** The field holds letters that are not yet text. */
  get #isComposing(): boolean {
    return this.#root.hasAttribute('data-composing');
  }

  get #keepsAddress(): boolean {
    return this.#root.dataset['mode'] === 'search';
  }

  #onInput(): void {
    this.#isEntered = false;
    // A pasted error is answered whatever was filtered before.
    if (looksPasted(this.#field.value)) this.#filters.reset();
    this.#writeAddress();
    this.update();
  }

  #onKey(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    const { value, selectionStart } = this.#field;
    if (event.key === 'ArrowDown' && (!value.includes('\n') || selectionStart === value.length)) this.#view.move(1, event);
    else if (event.key === 'ArrowUp' && this.#view.hasActive) this.#view.move(-1, event);
    else if (event.key === 'Escape') this.#onEscape(event);
  }

  /** First lets go of the chosen answer, then empties the field, then (in a dialog) closes. */
  #onEscape(event: KeyboardEvent): void {
    if (this.#view.hasActive) this.#view.clearActive();
    else if (this.#field.value) this.#clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  async #answer(text: string): Promise<void> {
    const generation = ++this.#generation;
    const stale = (): boolean => generation !== this.#generation;
    this.#isCurrent = false;
    this.#view.setState('loading');
    const waiting = setTimeout(() => !stale() && this.#view.wait(), patience);
    const read = await this.#understand(text, stale);
    if (!read) return;
    const { explanation } = read;
    const subject = pickSubject(this.#context, explanation, this.#findPages(explanation));
    const loading = subject && loadAdvice(this.#context, subject);
    // A question is answered at once, and steps that are not at hand follow; a paste changes the page once.
    const isTyped = explanation.kind === 'query';
    const isEarly = isTyped && !(subject?.answer && isNameless(subject.answer));
    const [advice, makeNotes] = await Promise.all([
      isEarly ? Promise.race([loading, Promise.resolve(undefined)]) : loading,
      this.#loadNotes(explanation, subject !== undefined).catch(() => undefined),
    ]);
    clearTimeout(waiting);
    if (stale()) return;
    const card = subject && this.#makeCard(explanation, subject, advice);
    this.#shown = { explanation, card, notes: makeNotes?.() ?? [], sure: subject?.answer };
    this.#isCurrent = true;
    this.#isPartial = read.isPartial || !makeNotes;
    const isOpenEnded = isTyped && isUnsure(explanation);
    const hasPlenty = explanation.answers.filter((answer) => !isGuess(answer)).length >= plenty;
    const whole = this.#show();
    this.#view.offer(isOpenEnded && hasPlenty ? () => this.#complete(explanation, stale) : undefined);
    this.#view.setState('loading', text);
    if (this.#isEntered) this.#view.target?.click();
    this.#isEntered = false;
    if (subject && !advice) {
      this.#shown.card = this.#makeCard(explanation, subject, await loading);
      if (stale()) return;
      if (this.#shown.card) this.#view.replaceCard(this.#shown.card);
    }
    await whole;
    await this.#complete(explanation, stale, isOpenEnded && !hasPlenty);
  }

  /** What a text says, once what it needs has come; undefined when the text has changed meanwhile. */
  async #understand(text: string, stale: () => boolean): Promise<{ explanation: Explanation; isPartial: boolean } | undefined> {
    let isPartial = false;
    // Titles may do for a first answer, not for the last one.
    const lookup = this.#lookup;
    const early = this.#words.size || looksPasted(text) ? undefined : lookup.explain(text, { limit: answerLimit });
    const isOpen = early !== undefined && (this.#isPartial || this.#wantsWords(early));
    if (isOpen) await this.#answerByTitles(text, stale);
    if (!stale() && /\S/.test(text)) isPartial = !(await this.#readMessages());
    if (stale()) return undefined;
    // Read once, unless messages have come meanwhile.
    let explanation = isOpen || (early && lookup === this.#lookup) ? early : await this.#explain(text, stale);
    const missing = findScripts(text).filter((script) => !this.#words.has(script));
    if (isOpen || (missing.length && explanation && this.#wantsWords(explanation))) {
      isPartial = !(await this.#deepen(missing)) || isPartial;
      explanation = await this.#explain(text, stale);
    }
    return stale() || !explanation ? undefined : { explanation, isPartial };
  }

  /** The last word: with what the full text adds, or without. */
  async #complete(explanation: Explanation, stale: () => boolean, isSearched = true): Promise<void> {
    if (stale()) return;
    this.#view.setState('loading');
    if (isSearched) await this.#addFullText(explanation, stale);
    if (stale()) return;
    if (this.#isPartial) this.#view.tell('box.partial');
    else settle();
    this.#view.setState(explanation.kind === 'empty' ? 'idle' : 'done');
  }

  /** Before the first words have come: the rows alone, where titles and codes already tell what is meant. */
  async #answerByTitles(text: string, stale: () => boolean): Promise<void> {
    const code = await this.#later.code().catch(() => undefined);
    if (!code || stale()) return;
    this.#isShallow ||= !this.#unsure;
    this.#unsure = code;
    // What is needed next comes side by side; whoever needs it asks again.
    const next = [
      ...findScripts(text).map((script) => this.#later.words[script]),
      ...('messages' in this.#index ? [] : [this.#later.messages]),
    ];
    for (const load of next) load().catch(() => undefined);
    const explanation = this.#lookup.explain(text, { limit: answerLimit });
    const subject = pickSubject(this.#context, explanation, this.#findPages(explanation));
    if (isUnsure(explanation) || !subject?.answer || isNameless(subject.answer)) return;
    void loadAdvice(this.#context, subject);
    void this.#view.show(this.#list(explanation), undefined, []);
    this.#view.setState('loading', text);
  }

  /** A dialog begins with names alone. */
  async #readMessages(): Promise<boolean> {
    if ('messages' in this.#index) return true;
    const messages = await this.#later.messages().catch(() => undefined);
    if (!messages) return false;
    // Another text asked for them at the same time: a lookup is made of them once.
    if ('messages' in this.#index) return true;
    this.#context.labels = messages.values;
    Object.assign(this.#context.words, messages.words);
    this.#index = { ...this.#index, ...messages };
    this.#core = undefined;
    this.#isShallow = true;
    return true;
  }

  /** Nothing is certain, a rival has no title yet, or titles alone, or words of one script, make something likely. */
  #wantsWords(explanation: Explanation): boolean {
    const { kind, answers } = explanation;
    const isHalf = kind === 'query' && answers[0]?.confidence !== 'exact';
    return isUnsure(explanation) || isHalf || answers.slice(1).some(isNameless);
  }

  /** Adds what a text in which nothing is certain needs; false where that could not be had. */
  async #deepen(missing: readonly Script[]): Promise<boolean> {
    try {
      const [code, ...loaded] = await Promise.all([
        this.#later.code(),
        ...missing.map(async (script) => [script, await this.#later.words[script]()] as const),
      ]);
      for (const [script, words] of loaded) {
        this.#isShallow ||= !this.#words.has(script);
        this.#words.set(script, words);
        this.#pages = code.createPageTable(words.pages);
      }
      this.#unsure = code;
      return true;
    } catch {
      return false;
    }
  }

  /** What makes the notes, once the card has named its reason; most texts need none. */
  async #loadNotes(explanation: Explanation, hasCard: boolean): Promise<() => HTMLElement[]> {
    const { vendor, notes, incidents = [], requestIds, kind, status } = explanation;
    const isReport = kind === 'paste' && this.#root.dataset['repository'];
    const none = (): HTMLElement[] => [];
    if (!('messages' in this.#index)) return none;
    if (!vendor && !notes.length && incidents.length < 2 && (hasCard || (!requestIds.length && !status)) && !isReport) return none;
    const { makeNotes } = await this.#later.notes();
    return () => makeNotes(this.#context, explanation, hasCard);
  }

  /** The caller knows what stands at the address of the subject. */
  #makeCard(
    explanation: Explanation,
    { answer, status }: CardSubject,
    file: Advice<AdviceJson | StatusAdviceJson>,
  ): HTMLElement | undefined {
    const context = this.#context;
    if (answer && typeof file === 'object') nameReason(answer, file as AdviceJson);
    return answer
      ? makeCard(context, explanation, answer, file as Advice<AdviceJson>)
      : this.#unsure?.makeStatusCard(context, explanation, status, file as Advice<StatusAdviceJson>);
  }

  async #addFullText(explanation: Explanation, stale: () => boolean): Promise<void> {
    try {
      const whole = await this.#unsure?.searchFullText(this.#root.dataset['fullText'] ?? '', explanation, this.#lookup);
      if (stale() || !whole || whole === explanation || !this.#shown) return;
      this.#shown.explanation = whole;
      await this.#view.showAnswers(this.#list(whole));
    } catch {
      this.#isPartial ||= !stale();
    }
  }

  /** Long texts in slices, the page breathing in between; undefined when the text has changed meanwhile. */
  async #explain(text: string, stale: () => boolean): Promise<Explanation | undefined> {
    const slices = this.#lookup.explainChunks(text.slice(0, textLimit), { limit: answerLimit });
    let lastPause = performance.now();
    for (;;) {
      const slice = slices.next();
      if (slice.done) return slice.value;
      if (performance.now() - lastPause > 12) {
        await new Promise((resume) => setTimeout(resume));
        if (stale()) return undefined;
        lastPause = performance.now();
      }
    }
  }

  async #show(): Promise<void> {
    if (!this.#shown) return;
    const { explanation, card, notes, sure } = this.#shown;
    const list = this.#list(explanation);
    await this.#view.show(list, sure && !list.answers.includes(sure) ? undefined : card, notes);
  }

  #list(explanation: Explanation): Found {
    return { explanation, answers: this.#filter(explanation.answers), pages: this.#findPages(explanation) };
  }

  /** Filters are about codes, and so is whoever types one. */
  #findPages(explanation: Explanation): FoundPage[] {
    const isCode = explanation.answers[0]?.confidence === 'exact';
    return isCode || Object.values(this.#facets).some(Boolean) ? [] : this.#pages(explanation);
  }

  #filter(answers: readonly Answer[]): Answer[] {
    const { status, category, actor, retry } = this.#facets;
    return answers.filter(
      (answer) =>
        (!status || answer.statuses.includes(Number(status))) &&
        (!category || answer.category === category) &&
        (!actor || [answer, ...answer.open].some((each) => each.actor === actor)) &&
        (!retry || [answer, ...answer.open].some((each) => each.retry === retry)),
    );
  }

  get #filters(): HTMLFormElement {
    return requireElement<HTMLFormElement>(this.#root, 'form[data-facets]');
  }

  get #facets(): Record<string, string> {
    // Its fields are lists to choose from: none is a file.
    return Object.fromEntries(new FormData(this.#filters)) as Record<string, string>;
  }

  #readFacets(): void {
    if (!this.#keepsAddress) return;
    const query = new URLSearchParams(location.search);
    for (const select of this.#root.querySelectorAll<HTMLSelectElement>('form[data-facets] select')) {
      const value = query.get(select.name) ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
  }

  /** The search is a link: words and codes go into the address, pasted text and anything that looks like a secret never do. */
  #writeAddress(): void {
    if (!this.#keepsAddress || this.#isComposing) return;
    const text = this.#field.value.trim();
    const url = new URL(location.href);
    const shareable = text.length <= addressLimit && !looksPasted(text) && redact(text) === text;
    for (const [name, value] of Object.entries({ q: shareable ? text : '', ...this.#facets })) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    if (url.href === location.href) return;
    if (this.#isKept) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    this.#isKept = false;
  }
}

/** No code is more than a guess: only then there is more to find. */
function isUnsure({ kind, answers: [first] }: Explanation): boolean {
  return kind !== 'empty' && (!first?.isCode || first.confidence === 'weak');
}

/** Its reason has no title yet: that stands in the advice and in the second index. */
function isNameless({ reason }: Answer): boolean {
  return reason?.title === '';
}
