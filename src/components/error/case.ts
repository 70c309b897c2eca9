/** Fills the messages of a code page with the values that the address carries in its fragment. */
import { readCase } from '../../browser/case.ts';

class ArkCase extends HTMLElement {
  connectedCallback(): void {
    this.show();
    addEventListener('hashchange', () => this.show());
  }

  private show(): void {
    const { anchor, values } = readCase(location.hash);
    if (!location.hash.includes('?')) return;
    const scope = (anchor && document.getElementById(anchor)) || document;
    for (const slot of scope.querySelectorAll<HTMLElement>('var[data-placeholder]')) {
      const value = values[slot.dataset['placeholder'] ?? ''];
      if (value === undefined) continue;
      slot.dataset['token'] ??= slot.textContent;
      slot.textContent = value;
      slot.dataset['filled'] = '';
    }
    if (scope instanceof HTMLElement) scope.scrollIntoView({ block: 'center' });
  }
}

customElements.define('ark-case', ArkCase);
