/** The custom element around the action buttons of a code page. What an action needs is fetched when it is used. */
import { copyText } from '../../browser/copy.ts';
import { isStarred, recordSeen, toggleStarred } from '../../browser/reader-store.ts';

class ArkActions extends HTMLElement {
  connectedCallback(): void {
    const { slug = '' } = this.dataset;
    recordSeen(slug);
    this.showStar(isStarred(slug));
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-action]')) {
      button.hidden = false;
      button.addEventListener('click', () => void this.run(button.dataset['action'] ?? ''));
    }
  }

  private async run(action: string): Promise<void> {
    const { slug = '', neutral = '', markdown = '', json = '' } = this.dataset;
    if (action === 'star') return this.showStar(toggleStarred(slug));
    const texts: Record<string, () => Promise<string>> = {
      neutral: async () => new URL(neutral + location.hash, location.href).href,
      markdown: async () => await (await fetch(markdown)).text(),
      'reply-zh': async () => (await import('./reply.ts')).makeReply(json, 'zh'),
      'reply-en': async () => (await import('./reply.ts')).makeReply(json, 'en'),
    };
    const getText = texts[action];
    if (!getText) return;
    const done = await copyText(getText());
    this.announce((done ? this.dataset['copied'] : this.dataset['failed']) ?? '');
  }

  private showStar(on: boolean): void {
    const button = this.querySelector<HTMLButtonElement>('[data-action="star"]');
    if (!button) return;
    button.setAttribute('aria-pressed', String(on));
    button.textContent = `${on ? '★' : '☆'} ${(on ? this.dataset['unstar'] : this.dataset['star']) ?? ''}`;
  }

  private announce(text: string): void {
    const status = this.querySelector('[data-status]');
    if (status) status.textContent = text;
  }
}

customElements.define('ark-actions', ArkActions);
