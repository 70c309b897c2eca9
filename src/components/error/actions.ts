/** The custom element around the action buttons of the page of a code or a status. What an action needs is fetched when it is used. */
import type { Locale } from '../../i18n/locales.ts';
import { copyText } from '../../site/browser/copy.ts';
import { moveHere } from '../../site/browser/here.ts';
import { isStarred, recordSeen, toggleStarred } from '../../site/browser/reader-store.ts';

class ArkActions extends HTMLElement {
  connectedCallback(): void {
    const { slug = '' } = this.dataset;
    if (slug) recordSeen(slug);
    this.#showStar(isStarred(slug));
    // The code in the heading and the message variants have buttons of their own.
    for (const button of document.querySelectorAll<HTMLButtonElement>('[data-action]'))
      button.addEventListener('click', () => void this.#run(button));
    this.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#closeMenu();
    });
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.#closeMenu();
    });
  }

  async #run(button: HTMLButtonElement): Promise<void> {
    const { action = '' } = button.dataset;
    const { slug = '', reason, http, neutral = '', markdown = '' } = this.dataset;
    if (action === 'star') return this.#showStar(toggleStarred(slug));
    this.#closeMenu();
    if (action === 'print') return print();
    // The button of a variant speaks of that one, with the values of the address where they are its.
    const variant = button.closest('[data-variant]')?.id;
    const hash = variant === undefined || location.hash.slice(1).split('?')[0] === variant ? location.hash : `#${variant}`;
    const texts: Record<string, () => string | Promise<string>> = {
      code: () => document.querySelector('h1')?.textContent ?? '',
      neutral: () => new URL(neutral + hash, location.href).href,
      here: () => location.href,
      markdown: () => getText(markdown),
    };
    const locale = action.replace('reply-', '') as Locale;
    const loadReply = async (): Promise<string> => {
      const replies = await import('./load-reply.ts');
      return http ? replies.loadStatusReply(locale, Number(http)) : replies.loadPageReply(locale, slug, reason, hash);
    };
    const text = Promise.resolve((texts[action] ?? loadReply)());
    let failure = this.dataset['failed'];
    text.catch(() => (failure = this.dataset['missing']));
    const done = await copyText(text);
    const status = button.closest(':has(> [data-status])')?.querySelector('[data-status]');
    if (status) status.textContent = (done ? this.dataset['copied'] : failure) ?? '';
  }

  /** Whoever used the menu stands on its button again. */
  #closeMenu(): void {
    const menu = this.querySelector('details');
    if (!menu?.open) return;
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector('summary')?.focus();
  }

  #showStar(on: boolean): void {
    const button = this.querySelector('[data-action="star"]');
    if (button) button.textContent = `${on ? '★' : '☆'} ${this.dataset[on ? 'unstar' : 'star'] ?? ''}`;
  }
}

async function getText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address);
  return moveHere(await response.text());
}

customElements.define('ark-actions', ArkActions);
