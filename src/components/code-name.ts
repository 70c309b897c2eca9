/** Codes as HTML, for pages that hold many: a component for each costs a large catalog seconds. */
import { getEntriesOfCategory, type Catalog, type Entry } from '../catalog/model.ts';
import type { Locale } from '../i18n/locales.ts';
import { splitCode, splitPlaceholders } from '../catalog/text/placeholders.ts';
import { escapeXml } from '../publish/escape.ts';
import { urls } from '../publish/urls.ts';

/** A code with places where a line may break. Copied, it is the code alone. */
export function breakName(name: string): string {
  return splitCode(name).map(escapeXml).join('<wbr>');
}

/** The code of an entry, its placeholder open for the value of a case. */
export function breakCode({ name, codePlaceholders }: Entry): string {
  return splitPlaceholders(name)
    .map(({ text, placeholder }) => {
      const known = placeholder === undefined ? undefined : codePlaceholders[placeholder];
      return known ? `<var data-placeholder="${known.name}">${text}</var>` : breakName(text);
    })
    .join('');
}

/** The codes of a category as items of a list. Most pages hold such a list, so it is made once, and `here` is marked in it. */
export function listCodes(catalog: Catalog, category: string, locale: Locale, here: string): string {
  const makeItem = ({ slug, name }: Entry): string =>
    `<li><a href="${escapeXml(urls.error(locale, slug))}" translate="no">${breakName(name)}</a></li>`;
  const key = `${locale} ${category}`;
  const lists = known.get(catalog) ?? new Map<string, string>();
  const list = lists.get(key) ?? getEntriesOfCategory(catalog, category).map(makeItem).join('');
  known.set(catalog, lists.set(key, list));
  const link = ` href="${escapeXml(here)}"`;
  return list.replace(link, `${link} aria-current="page"`);
}

const known = new WeakMap<Catalog, Map<string, string>>();
