/** The box as a custom element. It loads nothing until somebody reaches for it; then code and index come side by side. */
import { indexVersion, type LookupIndex } from '../../engine/types.ts';
import { fill, listenToField } from './field.ts';
import { makeLater } from './load/later.ts';
import { isReturn, recall } from './load/memory.ts';
import { fetchJson, makeReach } from './load/reach.ts';
import { importCode, renew, takeKept } from './load/renew.ts';

export class ArkBox extends HTMLElement {
  /** Fills the box as if the text had been typed. */
  ask(text: string): void {
    const field = this.querySelector('textarea');
    if (field) fill(field, text);
    this.#focus();
  }

  /** On a telephone a keyboard would come and take half of the screen. */
  #focus(): void {
    if (matchMedia('(pointer: fine)').matches) this.querySelector('textarea')?.focus({ preventScroll: true });
  }

  connectedCallback(): void {
    const field = this.querySelector('textarea');
    if (!field) return;
    // Before anything listens: a page that puts the caret into its box has not been reached for.
    if (document.activeElement === document.body) this.#focus();
    const { index: address = '', mode } = this.dataset;
    const later = makeLater(address, true);
    const reach = makeReach(
      this,
      async () => {
        const [{ BoxSession }, index] = await Promise.all([importCode(() => import('./session.ts')), fetchJson<LookupIndex>(address)]);
        if (index.version !== indexVersion) throw renew();
        return new BoxSession(this, index, later);
      },
      later.expect,
    );
    const kept = takeKept();
    const query = mode === 'search' ? new URLSearchParams(location.search).get('q') : null;
    // What was typed before this code came stays.
    if (!field.value) field.value = kept ?? query ?? (isReturn() ? recall() : '');
    listenToField(this, field, reach);
    if (kept !== undefined) field.focus();
    if (field.value) void reach();
  }
}

customElements.define('ark-box', ArkBox);
