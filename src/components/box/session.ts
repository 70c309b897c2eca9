/** One box at work: listens to the field, asks the engine, joins the full text, shows the answers. Loaded when somebody reaches for the box. */
import { createCoreLookup, type CoreLookup } from '../../engine/engine.ts';
import type { Answer, Explanation, LookupIndex, LookupWords } from '../../engine/types.ts';
import type { BoxDetails } from './details.ts';
import { BoxView } from './view.ts';

export interface BoxSession {
  update(): void;
  submit(): void;
}

/** Longer texts are cut: nobody reads on, and the browser would run out of memory long before the engine does. */
const textLimit = 8_000_000;
/** Up to this length a text is understood at once; longer ones in slices, so that the page stays alive. */
const sliceFrom = 50_000;
/** A query of more characters is not put into the address. */
const addressLimit = 120;

/** Starts a box whose index has arrived. The words of the second index follow by themselves. */
export function startSession(root: HTMLElement, index: LookupIndex): BoxSession {
  return new Session(root, createCoreLookup(index));
}

/** What arrives after the first answer. */
interface Later {
  details: BoxDetails;
  redact: (text: string) => string;
}

class Session implements BoxSession {
  private readonly root: HTMLElement;
  private readonly lookup: CoreLookup;
  private readonly view: BoxView;
  private readonly field: HTMLTextAreaElement;
  private later: Promise<Later> | undefined;
  private generation = 0;
  private shown: readonly Answer[] = [];
  private explanation: Explanation | undefined;
  private composing = false;

  constructor(root: HTMLElement, lookup: CoreLookup) {
    const field = root.querySelector<HTMLTextAreaElement>('textarea[name="q"]');
    if (!field) throw new Error('a box without a field');
    this.root = root;
    this.lookup = lookup;
    this.field = field;
    this.view = new BoxView(root, field);
    this.listen();
    this.readFacets();
    this.update();
  }

  update(): void {
    void this.answer(this.field.value);
  }

  /** The button, and Enter without a chosen answer: opens the first answer; keeps the search in the address. */
  submit(): void {
    void this.writeAddress('push');
    this.update();
    this.field.focus();
  }

  private listen(): void {
    const { field, root } = this;
    field.addEventListener('compositionstart', () => (this.composing = true));
    field.addEventListener('compositionend', () => {
      this.composing = false;
      this.onInput();
    });
    field.addEventListener('input', () => this.onInput());
    field.addEventListener('keydown', (event) => this.onKey(event));
    root.querySelector('[data-clear]')?.addEventListener('click', () => {
      field.value = '';
      this.onInput();
      field.focus();
    });
    root.querySelector('form[data-facets]')?.addEventListener('change', () => {
      void this.writeAddress('replace');
      this.show();
    });
    if (this.keepsAddress) {
      addEventListener('popstate', () => {
        field.value = new URLSearchParams(location.search).get('q') ?? '';
        this.readFacets();
        this.update();
      });
    }
  }

  private get keepsAddress(): boolean {
    return this.root.dataset['mode'] === 'search';
  }

  private onInput(): void {
    // In the middle of a composition the field holds letters that are not yet text.
    if (this.composing) return;
    void this.writeAddress('replace');
    this.update();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing || this.composing) return;
    const manyLines = this.field.value.includes('\n');
    if (event.key === 'ArrowDown' && (!manyLines || this.atEnd)) this.view.move(1, event);
    else if (event.key === 'ArrowUp' && this.view.hasActive) this.view.move(-1, event);
    else if (event.key === 'Escape') this.onEscape(event);
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!this.view.openActive() && !manyLines) this.view.openFirst();
    }
  }

  private get atEnd(): boolean {
    return this.field.selectionStart === this.field.value.length;
  }

  /** First lets go of the chosen answer, then empties the field, then (in a dialog) closes. */
  private onEscape(event: KeyboardEvent): void {
    if (this.view.hasActive) this.view.clearActive();
    else if (this.field.value) {
      this.field.value = '';
      this.onInput();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private async answer(text: string): Promise<void> {
    const generation = ++this.generation;
    const stale = (): boolean => generation !== this.generation;
    this.view.setState('loading');
    const explanation =
      text.length > sliceFrom ? await this.explainSlowly(text.slice(0, textLimit), stale) : this.lookup.explain(text, { limit: 40 });
    if (stale() || !explanation) return;
    this.explanation = explanation;
    this.show();
    if (explanation.kind === 'empty') {
      this.view.setState('idle', text);
      const { details } = await this.loadLater();
      if (!stale()) details.show(explanation, undefined);
      return;
    }
    const isFirst = !this.isWhole();
    const { details } = await this.loadLater();
    if (stale()) return;
    // The first answer came without the second index: ask once more with it.
    if (isFirst && this.isWhole()) {
      this.update();
      return;
    }
    if (explanation.kind === 'query') {
      const { addFullText } = await import('./pagefind.ts');
      const whole = await addFullText(this.root.dataset['fullText'] ?? '', explanation, this.lookup);
      if (stale()) return;
      if (whole !== explanation) {
        this.explanation = whole;
        this.show();
      }
    }
    details.show(this.explanation, this.shown[0]);
    this.view.setState('done', text);
  }

  /** In slices, the page breathing in between; undefined when the text has changed meanwhile. */
  private async explainSlowly(text: string, stale: () => boolean): Promise<Explanation | undefined> {
    const slices = this.lookup.explainChunks(text, { limit: 40 });
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

  /** Whether both indexes have their say. */
  private isWhole(): boolean {
    return this.lookup.hasWords;
  }

  /** What a first answer does not need: asked for once that answer stands. */
  private loadLater(): Promise<Later> {
    this.later ??= (async () => {
      const address = (this.root.dataset['index'] ?? '').replace('lookup.json', 'words.json');
      // Without the second index codes and pasted errors are still understood.
      const words = Promise.all([import('../../engine/depth.ts'), fetch(address)])
        .then(async ([{ createDepth }, response]) => this.lookup.deepen(createDepth((await response.json()) as LookupWords)))
        .catch(() => undefined);
      const { BoxDetails, redact } = await import('./details.ts');
      await words;
      return { details: new BoxDetails(this.root), redact };
    })();
    return this.later;
  }

  private show(): void {
    if (!this.explanation) return;
    const facets = this.facets;
    const fits = (answer: Answer): boolean =>
      (!facets['status'] || answer.statuses.includes(Number(facets['status']))) &&
      (!facets['category'] || answer.category === facets['category']) &&
      (!facets['actor'] || answer.actor === facets['actor']) &&
      (!facets['retry'] || answer.retry === facets['retry']);
    this.shown = this.explanation.answers.filter(fits);
    this.view.show(this.explanation, this.shown, this.isWhole());
  }

  private get facets(): Record<string, string> {
    const form = this.root.querySelector<HTMLFormElement>('form[data-facets]');
    return form ? Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : ''])) : {};
  }

  private readFacets(): void {
    if (!this.keepsAddress) return;
    const query = new URLSearchParams(location.search);
    for (const select of this.root.querySelectorAll<HTMLSelectElement>('form[data-facets] select')) {
      const value = query.get(select.name) ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
  }

  /** The search is a link: words and codes go into the address, pasted text and anything that looks like a secret never do. */
  private async writeAddress(how: 'push' | 'replace'): Promise<void> {
    if (!this.keepsAddress) return;
    const { redact } = await this.loadLater();
    const text = this.field.value.trim();
    const url = new URL(location.href);
    const shareable =
      text.length <= addressLimit &&
      !text.includes('\n') &&
      this.lookup.explain(text, { limit: 1 }).kind === 'query' &&
      redact(text) === text;
    for (const [name, value] of Object.entries({ q: shareable ? text : '', ...this.facets })) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    if (url.href === location.href) return;
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  }
}
