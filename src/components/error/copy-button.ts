/** A button that copies one text and says so. */
import { copyText } from '../../site/browser/copy.ts';

class ArkCopy extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const status = this.querySelector('[role="status"]');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => {
      void copyText(this.dataset['text'] ?? '').then((done) => {
        if (status) status.textContent = (done ? this.dataset['copied'] : this.dataset['failed']) ?? '';
      });
    });
  }
}

customElements.define('ark-copy', ArkCopy);
