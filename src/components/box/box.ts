/** The box as a custom element. It loads nothing until somebody reaches for it; then code and index come side by side. */
import type { LookupIndex } from '../../engine/types.ts';
import type { BoxSession } from './session.ts';

/** Bytes read of a dropped file: the beginning of a log says enough. */
const fileLimit = 8_000_000;

class ArkBox extends HTMLElement {
  private session: Promise<BoxSession> | undefined;

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
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.reach().then((session) => session.submit());
    });
    const query = this.dataset['mode'] === 'search' ? new URLSearchParams(location.search).get('q') : null;
    if (query) field.value = query;
    if (field.value) void this.reach();
  }

  /** Fills the box as if the text had been typed. */
  ask(text: string): void {
    if (this.field) this.field.value = text;
    void this.reach().then((session) => session.update());
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
    try {
      const [module, response] = await Promise.all([import('./session.ts'), fetch(this.dataset['index'] ?? '')]);
      return module.startSession(this, (await response.json()) as LookupIndex);
    } catch (error) {
      this.session = undefined;
      const words = JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>;
      const summary = this.querySelector('[data-summary]');
      if (summary) summary.textContent = words['box.failed'] ?? '';
      throw error;
    }
  }
}

export type { ArkBox };

customElements.define('ark-box', ArkBox);
