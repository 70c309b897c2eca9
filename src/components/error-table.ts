/** Filters the table of all codes by status, category and text; the state is in the address, so a filter is a link. */
const names = ['text', 'status', 'category'] as const;

class ArkTable extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const rows = [...this.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => ({ row, text: fold(row.textContent) }));
    const apply = (): void => this.apply(form, rows);
    form.hidden = false;
    this.read(form);
    apply();
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      apply();
      this.write(form);
    });
    form.addEventListener('reset', () =>
      // The fields get their old values after this event only.
      setTimeout(() => {
        apply();
        this.write(form);
      }),
    );
    addEventListener('popstate', () => {
      this.read(form);
      apply();
    });
  }

  private apply(form: HTMLFormElement, rows: readonly { row: HTMLTableRowElement; text: string }[]): void {
    const data = new FormData(form);
    const words = fold(value(data, 'text')).split(' ').filter(Boolean);
    const status = value(data, 'status');
    const category = value(data, 'category');
    let shown = 0;
    for (const { row, text } of rows) {
      const fits =
        (!status || row.dataset['status']?.split(' ').includes(status)) &&
        (!category || row.dataset['category'] === category) &&
        words.every((word) => text.includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    const count = this.querySelector('[role="status"]');
    if (count) count.textContent = (this.dataset['count'] ?? '').replace('{shown}', String(shown)).replace('{total}', String(rows.length));
    const none = this.querySelector<HTMLElement>('.none');
    if (none) none.hidden = shown > 0;
  }

  private read(form: HTMLFormElement): void {
    const query = new URLSearchParams(location.search);
    for (const name of names) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = query.get(name) ?? '';
      // A value that is no option leaves the field at “all”.
      if (field instanceof HTMLSelectElement)
        field.value = [...field.options].some((option) => option.value === query.get(name)) ? (query.get(name) ?? '') : '';
    }
  }

  private write(form: HTMLFormElement): void {
    const data = new FormData(form);
    const url = new URL(location.href);
    for (const name of names) {
      const text = value(data, name);
      if (text) url.searchParams.set(name, text);
      else url.searchParams.delete(name);
    }
    history.replaceState(null, '', url);
  }
}

function value(data: FormData, name: string): string {
  const item = data.get(name);
  return typeof item === 'string' ? item : '';
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

customElements.define('ark-table', ArkTable);
