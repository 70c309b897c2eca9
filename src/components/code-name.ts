/** Codes as HTML, for pages that hold many: a component for each costs a large catalogue seconds. */
import { getEntriesOfCategory, type Catalog } from '../catalog/model.ts';
import type { Locale } from '../i18n/locales.ts';
import { splitCode } from '../catalog/placeholders.ts';
import { escapeXml } from '../publish/escape.ts';
import { urls } from '../publish/urls.ts';

/** A code with places where a line may break. Copied, it is the code alone. */
export function breakName(name: string): string {
  return splitCode(name).map(escapeXml).join('<wbr>');
}

/** The codes of a category as items of a list. Most pages hold such a list, so it is made once, and `here` is marked in it. */
export function listCodes(catalog: Catalog, category: string, locale: Locale, here: string): string {
  const entries = getEntriesOfCategory(catalog, category);
  const key = `${locale} ${category}`;
  let lists = known.get(catalog);
  if (!lists) known.set(catalog, (lists = new Map<string, string>()));
  let list = lists.get(key);
  if (list === undefined) {
    list = entries
      .map(({ slug, name }) => `<li><a href="${escapeXml(urls.error(locale, slug))}" translate="no">${breakName(name)}</a></li>`)
      .join('');
    lists.set(key, list);
  }
  const link = ` href="${escapeXml(here)}"`;
  return list.replace(link, `${link} aria-current="page"`);
}

const known = new WeakMap<Catalog, Map<string, string>>();
