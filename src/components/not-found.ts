/** Finds out what an address that is not there was meant to be: goes there if there is no doubt, else offers what may be meant. */
import { readCase, writeCase } from '../publish/case.ts';
import { resolveAddress, type Asked, type KnownPages, type Target } from '../publish/resolve-address.ts';
import { make, makeLink } from './box/dom.ts';
import { fetchJson } from './box/load/reach.ts';
import { fallbackLocale, findLocale, toLocale, type Locale } from '../i18n/locales.ts';

class ArkNotFound extends HTMLElement {
  connectedCallback(): void {
    void this.#resolve();
  }

  get #root(): string {
    return this.dataset['root'] ?? '/';
  }

  async #resolve(): Promise<void> {
    // Without what there is the page helps, too, only less.
    const listed = await fetchJson<KnownPages>(`${this.#root}404.json`).catch((): KnownPages => ({ codes: [], statuses: [] }));
    const pages = [...this.querySelectorAll<HTMLElement>('[data-page]')].map(({ dataset }) => dataset['page'] ?? '');
    const known = { ...listed, pages: [...new Set(pages)] };
    const { pathname } = location;
    const path = pathname.toLowerCase().startsWith(this.#root.toLowerCase())
      ? pathname.slice(this.#root.length)
      : pathname.replace(/^\/+/, '');
    const asked = resolveAddress(path, known, getPreferred());
    const { resolution } = asked;
    if (resolution.kind === 'go') return this.#go(resolution.path, resolution.fragment ?? '');
    const box = document.querySelector<HTMLAnchorElement>('a[data-open-box]');
    if (box) box.href = `${this.#root}${asked.locale ?? getPreferred()}/search/`;
    for (const section of this.querySelectorAll<HTMLElement>('section[data-locale]')) {
      const locale = toLocale(section.dataset['locale']);
      section.hidden = asked.locale !== undefined && asked.locale !== locale;
      section.querySelector('[data-guesses]')?.replaceChildren(...this.#offer(asked, locale, known));
    }
  }

  #go(path: string, fragment: string): void {
    const target = new URL(this.#root + path.split('/').map(encodeURIComponent).join('/'), location.href);
    // An address that leads here again would go round for ever.
    if (target.pathname === location.pathname) return;
    const [mine, given] = [readCase(location.hash), readCase(fragment)];
    target.search = location.search;
    target.hash = fragment
      ? writeCase({ anchor: mine.anchor || given.anchor, values: { ...mine.values, ...given.values } })
      : location.hash;
    location.replace(target.href);
  }

  #offer({ text, resolution }: Asked, locale: Locale, { codes, statuses }: KnownPages): HTMLElement[] {
    const parts: HTMLElement[] = [];
    const list = (words: string, items: readonly HTMLElement[], className = ''): void => {
      parts.push(make('p', '', words), make('ul', className, ...items));
    };
    if (resolution.kind === 'offer')
      list(
        this.#say(resolution.why, locale),
        resolution.targets.map((target) => this.#makeItem(target, locale, codes)),
      );
    if (resolution.kind === 'pages')
      list(
        this.#say('near', locale),
        resolution.pages.map((page) => make('li', '', this.querySelector(`[data-locale="${locale}"] [data-page="${page}"]`) ?? page)),
      );
    if (resolution.kind === 'statuses' && statuses.length)
      list(
        this.#say('statuses', locale),
        statuses.map((status) => make('li', '', makeLink(`${this.#root}${locale}/status/${status}/`, String(status)))),
        'row plain-list',
      );
    const search = this.#say('search', locale).replace('{text}', () => text);
    if (text) parts.push(make('p', '', makeLink(`${this.#root}${locale}/search/?q=${encodeURIComponent(text)}`, search)));
    return parts;
  }

  #makeItem({ slug, reason }: Target, locale: Locale, codes: KnownPages['codes']): HTMLElement {
    const code = codes.find((item) => item.slug === slug);
    const title = (reason === undefined ? code : code?.reasons?.find(({ id }) => id === reason))?.title[locale] ?? '';
    const path = [slug, ...(reason === undefined ? [] : [reason])].map((part) => `${encodeURIComponent(part)}/`).join('');
    const link = makeLink(`${this.#root}${locale}/errors/${path}${location.hash}`, reason === undefined ? slug : `${slug} › ${reason}`);
    link.translate = false;
    return make('li', '', link, ` ${title}`);
  }

  #say(word: 'prefix' | 'near' | 'statuses' | 'search', locale: Locale): string {
    return this.getAttribute(`data-${word}-${locale}`) ?? '';
  }
}

/** The earlier choice, else the first of the browser’s languages that there is. */
function getPreferred(): Locale {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem('ark-errors:locale');
  } catch {
    // Storage may be blocked.
  }
  return [chosen, ...navigator.languages].map(findLocale).find((locale) => locale !== undefined) ?? fallbackLocale;
}

customElements.define('ark-not-found', ArkNotFound);
