/** Fills the messages and the steps of a page with the values that the address carries in its fragment, and says so. */
export class ArkCase extends HTMLElement {
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
    if (shown.size) this.append(this.#describe(shown.values()));
    variant?.scrollIntoView({ block: 'center' });
  }

  #describe(values: Iterable<readonly [string, string]>): HTMLElement {
    const list = document.createElement('ul');
    for (const [label, value] of values) {
      const text = document.createElement('code');
      text.translate = false;
      text.textContent = value;
      const item = document.createElement('li');
      item.append(`${label} `, text);
      list.append(item);
    }
    const note = document.createElement('p');
    note.className = 'quiet';
    note.textContent = `${this.dataset['title'] ?? ''} · ${this.dataset['note'] ?? ''}`;
    const box = document.createElement('aside');
    box.append(note, list);
    return box;
  }
}

customElements.define('ark-case', ArkCase);
