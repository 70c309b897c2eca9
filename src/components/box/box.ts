/** The box as a custom element. It loads nothing until somebody reaches for it; then code and indexes come side by side. */
import type { LookupIndex, LookupWords } from '../../engine/types.ts';
import { isComposing } from './keys.ts';
import type { BoxSession } from './session.ts';

/** Bytes read of a dropped file: the beginning of a log says enough. */
const fileLimit = 8_000_000;
/** What grows by more characters at once was not typed. */
const pasteFrom = 60;

class ArkBox extends HTMLElement {
  private session: Promise<BoxSession> | undefined;
  private length = 0;

  connectedCallback(): void {
    const field = this.field;
    if (!field) return;
    field.addEventListener('dragover', (event) => this.onDrag(event, true));
    field.addEventListener('dragleave', (event) => this.onDrag(event, false));
    field.addEventListener('drop', (event) => void this.onDrop(event));
    for (const event of ['focus', 'pointerenter', 'dragenter'] as const)
      field.addEventListener(event, () => void this.reach(), { once: true });
    // What is typed before the code has arrived is answered when it does.
    field.addEventListener('input', () => void this.reach(), { once: true });
    field.addEventListener('input', () => this.makeRoom());
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
      event.preventDefault();
      void this.reach().then((session) => session.enter(event.ctrlKey || event.metaKey));
    });
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.reach().then((session) => session.submit());
    });
    const query = this.dataset['mode'] === 'search' ? new URLSearchParams(location.search).get('q') : null;
    if (query) field.value = query;
    this.makeRoom();
    if (field.value) void this.reach();
  }

  /** Fills the box as if the text had been typed. */
  ask(text: string): void {
    if (this.field) this.field.value = text;
    this.makeRoom();
    void this.reach().then((session) => session.update());
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

  private reach(): Promise<BoxSession> {
    this.session ??= this.load();
    return this.session;
  }

  private async load(): Promise<BoxSession> {
    const results = this.querySelector<HTMLElement>('[data-results]');
    if (results && this.field?.value) results.dataset['state'] = 'loading';
    const { index = '' } = this.dataset;
    // Without the second index codes and pasted errors are still understood.
    const depth = Promise.all([import('../../engine/depth.ts'), get<LookupWords>(index.replace('lookup.json', 'words.json'))])
      .then(([{ createDepth }, words]) => createDepth(words))
      .catch(() => undefined);
    try {
      const [{ startSession }, lookup] = await Promise.all([import('./session.ts'), get<LookupIndex>(index)]);
      return startSession(this, lookup, depth);
    } catch (error) {
      this.session = undefined;
      const words = JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>;
      this.querySelector('[data-notes]')?.replaceChildren(words['box.failed'] ?? '');
      throw error;
    }
  }
}

// The caller knows what stands at the address.
async function get<File>(address: string): Promise<File> {
  return (await (await fetch(address)).json()) as File;
}

export type { ArkBox };

customElements.define('ark-box', ArkBox);
