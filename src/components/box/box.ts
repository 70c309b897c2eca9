/** The box as a custom element. It loads nothing until somebody reaches for it; then code and index come side by side. */
import { indexVersion, type LookupIndex } from '../../engine/types.ts';
import { isComposing } from './keys.ts';
import { makeLater } from './later.ts';
import { isReturn, recall } from './memory.ts';
import { fetchJson, makeReach } from './reach.ts';
import { importCode, renew, takeKept } from './renew.ts';
import type { BoxSession } from './session.ts';

/** Bytes read of a dropped file: the beginning of a log says enough. */
const fileLimit = 8_000_000;
/** What grows by more characters at once was not typed. */
const pasteFrom = 60;

class ArkBox extends HTMLElement {
  private reach: () => Promise<BoxSession | undefined> = () => Promise.resolve(undefined);
  private length = 0;

  connectedCallback(): void {
    // The one in the dialog begins when it has come.
    if (this.dataset['index'] === undefined) return;
    const { field } = this;
    // Before anything listens: a page that puts the caret into its box has not been reached for.
    if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches) field?.focus({ preventScroll: true });
    const getText = (): string => field?.value ?? '';
    const later = makeLater(this.dataset['index'], getText);
    field?.addEventListener('input', () => later.expect(getText()));
    this.begin(async () => {
      const [{ startSession }, index] = await Promise.all([
        importCode(() => import('./session.ts'), getText),
        fetchJson<LookupIndex>(this.dataset['index'] ?? ''),
      ]);
      if (index.version !== indexVersion) {
        renew(getText());
        throw new Error('the index is of another time');
      }
      return startSession(this, index, later);
    });
    const kept = takeKept();
    const query = kept ?? (this.dataset['mode'] === 'search' ? new URLSearchParams(location.search).get('q') : null);
    if (field) field.value = query ?? (isReturn() ? recall() : '');
    if (kept !== undefined) field?.focus();
    later.expect(getText());
    this.makeRoom();
    if (getText()) void this.reach();
  }

  /** @param load what makes a session of it, when somebody reaches for it */
  begin(load: () => Promise<BoxSession>): void {
    const { field } = this;
    if (!field) return;
    this.reach = makeReach(this, load);
    field.addEventListener('dragover', (event) => this.onDrag(event, true));
    field.addEventListener('dragleave', (event) => this.onDrag(event, false));
    field.addEventListener('drop', (event) => void this.onDrop(event));
    field.addEventListener('input', () => this.makeRoom());
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
      event.preventDefault();
      void this.reach().then((session) => session?.enter(event.ctrlKey || event.metaKey));
    });
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.reach().then((session) => session?.submit());
    });
  }

  /** Fills the box as if the text had been typed. */
  ask(text: string): void {
    if (this.field) this.field.value = text;
    this.makeRoom();
    void this.reach().then((session) => session?.update());
  }

  /**
   * In the moment in which a text comes the place for its answer is made, so that nothing moves when the answer arrives. After a paste the
   * field stays as small as it is, until somebody types in it; on a phone it lets go of the keyboard, and the answer has the screen.
   */
  private makeRoom(): void {
    const { field } = this;
    if (!field) return;
    const grown = field.value.length - this.length;
    this.length = field.value.length;
    this.toggleAttribute('data-asked', /\S/.test(field.value));
    if (grown) this.toggleAttribute('data-pasted', grown > pasteFrom);
    if (grown <= pasteFrom) return;
    field.scrollTop = 0;
    if (!matchMedia('(max-width: 40rem)').matches) return;
    field.blur();
    field.scrollIntoView();
  }

  private onDrag(event: DragEvent, over: boolean): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.field?.classList.toggle('dropping', over);
  }

  private async onDrop(event: DragEvent): Promise<void> {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    this.onDrag(event, false);
    this.ask(await file.slice(0, fileLimit).text());
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector<HTMLTextAreaElement>('textarea[name="q"]');
  }
}

export type { ArkBox };

customElements.define('ark-box', ArkBox);
