/** Shows the starred and recently seen codes, and takes starred ones that exist over from a shared link (`#starred=A,B`). */
import { requireElement, make, makeLink, withBreaks } from './box/dom.ts';
import { fetchJson } from './box/load/reach.ts';
import { copyText } from '../site/browser/copy.ts';
import type { KnownPages } from '../publish/resolve-address.ts';
import { addStarred, clearRecent, getRecent, getStarred } from '../site/browser/reader-store.ts';

class ArkReaderLists extends HTMLElement {
  connectedCallback(): void {
    const shared = new URLSearchParams(location.hash.slice(1)).get('starred');
    if (shared) void this.#take(shared.split(','));
    this.#show('starred', getStarred());
    this.#show('recent', getRecent());
    requireElement(this.#section('starred'), 'button').addEventListener('click', () => void this.#copyLink());
    requireElement(this.#section('recent'), 'button').addEventListener('click', () => {
      clearRecent();
      this.#show('recent', []);
      // The button is gone, and with it the focus.
      document.querySelector('textarea')?.focus({ preventScroll: true });
    });
  }

  async #take(slugs: readonly string[]): Promise<void> {
    try {
      const { codes } = await fetchJson<KnownPages>(this.dataset['known'] ?? '');
      addStarred(slugs.filter((slug) => codes.some((code) => code.slug === slug)));
    } catch {
      // The fragment stays: the link works again with the next load of the page.
      return;
    }
    // Taken once: a code that the reader unstars must not come back with a reload.
    history.replaceState(history.state, '', location.pathname + location.search);
    this.#show('starred', getStarred());
  }

  #section(name: 'starred' | 'recent'): HTMLElement {
    return requireElement(this, `[data-list="${name}"]`);
  }

  #show(name: 'starred' | 'recent', slugs: readonly string[]): void {
    const section = this.#section(name);
    section.hidden = slugs.length === 0;
    requireElement(section, 'ul').replaceChildren(
      ...slugs.map((slug) => {
        const link = makeLink(`${this.dataset['errors'] ?? ''}${encodeURIComponent(slug)}/`, ...withBreaks(slug));
        link.className = 'mono';
        link.translate = false;
        return make('li', '', link);
      }),
    );
  }

  async #copyLink(): Promise<void> {
    const url = new URL(this.dataset['home'] ?? '', location.href);
    url.hash = `starred=${getStarred().join(',')}`;
    const done = await copyText(Promise.resolve(url.href));
    requireElement(this.#section('starred'), '[role="status"]').textContent =
      (done ? this.dataset['copied'] : this.dataset['failed']) ?? '';
  }
}

customElements.define('ark-reader-lists', ArkReaderLists);
