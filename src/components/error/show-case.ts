/** Fills the messages and the steps of a page with the values that the address carries in its fragment, and says so. */
import { make, makeLiteral } from '../box/dom.ts';

class ArkCase extends HTMLElement {
  connectedCallback(): void {
    this.handleEvent();
    for (const event of ['hashchange', 'online']) addEventListener(event, this);
  }

  /** Says so where what it takes did not come: the page reads the same without the values. */
  handleEvent(): void {
    this.#show().catch(() => (this.textContent = this.dataset['failed'] ?? ''));
  }

  async #show(): Promise<void> {
    const slots = [...document.querySelectorAll<HTMLElement>('var[data-placeholder]')];
    // The placeholders as the document prints them.
    for (const slot of slots) {
      slot.textContent = slot.dataset['token'] ?? slot.textContent;
      delete slot.dataset['token'];
    }
    for (const part of document.querySelectorAll<HTMLElement>('[data-filled]')) delete part.dataset['filled'];
    this.replaceChildren();
    if (!location.hash.includes('?')) return;
    const { fillTwins, getTwin, readCase, redact } = await import('./case-values.ts');
    const { anchor, values: own } = readCase(location.hash);
    const values = fillTwins(own);
    if (values['model'] && document.querySelector('table.limit')) {
      const limit = (await import('./mark-limits.ts')).markLimits(values);
      if (limit) values['limit'] ??= limit;
    }
    const variant = anchor ? document.getElementById(anchor) : null;
    /** By name: label and value. */
    const shown = new Map<string, [string, string]>();
    for (const slot of slots) {
      const name = slot.dataset['placeholder'] ?? '';
      const home = slot.closest('[data-variant]');
      if (!Object.hasOwn(values, name) || (variant && home && home !== variant)) continue;
      const value = redact(values[name] ?? '');
      slot.dataset['token'] = slot.textContent;
      slot.dataset['filled'] = '';
      slot.textContent = value;
      // A message calls it by its name, a step by what it is to the reader.
      const key = getTwin(name);
      if (slot.title || !shown.has(key)) shown.set(key, [slot.title || slot.dataset['token'], value]);
    }
    // What needs its values stands there once all of them do.
    for (const part of document.querySelectorAll<HTMLElement>('.optional, .open-code'))
      if (!part.querySelector('var:not([data-filled])')) part.dataset['filled'] = '';
    const items = [...shown.values()].map(([label, value]) => make('li', '', `${label} `, makeLiteral(value)));
    const { title = '', note = '' } = this.dataset;
    if (shown.size) this.append(make('aside', '', make('p', 'quiet', `${title} · ${note}`), make('ul', '', ...items)));
    variant?.scrollIntoView({ block: 'center' });
  }
}

customElements.define('ark-case', ArkCase);
