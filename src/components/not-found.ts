/** Finds out what an address that is not there was meant to be: goes there if there is no doubt, else offers what may be meant. */
import { readCase, writeCase } from '../publish/case.ts';
import { resolveAddress, type Asked } from '../publish/resolve-address.ts';
import { readAddressRow, type AddressRow } from '../publish/addresses.ts';

type Locale = 'zh' | 'en';

class ArkNotFound extends HTMLElement {
  connectedCallback(): void {
    void this.resolve();
  }

  private get root(): string {
    return this.dataset['root'] ?? '/';
  }

  private async resolve(): Promise<void> {
    const codes = (await this.load()).map(readAddressRow);
    const { pathname } = location;
    const path = pathname.toLowerCase().startsWith(this.root.toLowerCase())
      ? pathname.slice(this.root.length)
      : pathname.replace(/^\/+/, '');
    const asked = resolveAddress(path, codes, getPreferred());
    const { resolution } = asked;
    if (resolution.kind === 'go') return this.go(resolution.path, resolution.fragment ?? '');
    const titles = new Map(codes.map(({ slug, title }) => [slug, title]));
    for (const section of this.querySelectorAll<HTMLElement>('section[data-locale]')) {
      const locale: Locale = section.dataset['locale'] === 'en' ? 'en' : 'zh';
      section.hidden = asked.locale !== undefined && asked.locale !== locale;
      section.querySelector('[data-guesses]')?.replaceChildren(...this.offer(asked, locale, titles));
    }
  }

  /** The list of codes; empty where it cannot be had: the page helps without it, only less. */
  private async load(): Promise<AddressRow[]> {
    try {
      const response = await fetch(`${this.root}404.json`);
      return response.ok ? ((await response.json()) as AddressRow[]) : [];
    } catch {
      return [];
    }
  }

  private go(path: string, fragment: string): void {
    const target = new URL(this.root + path.split('/').map(encodeURIComponent).join('/'), location.href);
    // An address that leads here again would go round for ever.
    if (target.pathname === location.pathname) return;
    const [mine, given] = [readCase(location.hash), readCase(fragment)];
    target.search = location.search;
    target.hash = fragment ? writeCase({ anchor: mine.anchor, values: { ...mine.values, ...given.values } }) : location.hash;
    location.replace(target.href);
  }

  private offer({ text, resolution }: Asked, locale: Locale, titles: ReadonlyMap<string, Record<Locale, string>>): HTMLElement[] {
    const parts: HTMLElement[] = [];
    if (resolution.kind === 'offer') {
      const lead = document.createElement('p');
      lead.textContent = this.say(resolution.why, locale);
      const list = document.createElement('ul');
      list.append(...resolution.slugs.map((slug) => this.makeItem(slug, locale, titles.get(slug)?.[locale] ?? '')));
      parts.push(lead, list);
    }
    if (text) {
      const line = document.createElement('p');
      line.append(
        makeLink(
          `${this.root}${locale}/search/?q=${encodeURIComponent(text)}`,
          this.say('search', locale).replace('{text}', () => text),
        ),
      );
      parts.push(line);
    }
    return parts;
  }

  private makeItem(slug: string, locale: Locale, title: string): HTMLElement {
    const link = makeLink(`${this.root}${locale}/errors/${encodeURIComponent(slug)}/${location.hash}`, slug);
    link.translate = false;
    const item = document.createElement('li');
    item.append(link, ` ${title}`);
    return item;
  }

  private say(word: 'prefix' | 'near' | 'search', locale: Locale): string {
    return this.dataset[`${word}${locale === 'zh' ? 'Zh' : 'En'}`] ?? '';
  }
}

function makeLink(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

/** The earlier choice, else the first of the browser’s languages that there is. */
function getPreferred(): Locale {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem('ark-errors:locale');
  } catch {
    // Storage may be blocked.
  }
  const wanted = [chosen ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wanted.find((locale): locale is Locale => locale === 'zh' || locale === 'en') ?? 'en';
}

customElements.define('ark-not-found', ArkNotFound);
