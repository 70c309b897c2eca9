/** Which pictures there are, and what is on each. */
import type { Catalog, Entry } from '../../catalog/model.ts';
import { listStatuses } from '../subject/fields.ts';
import type { Category } from '../../catalog/schema.ts';
import { formatDate, useStrings, type UiKey } from '../../i18n/strings.ts';
import { defaultLocale, languageNames, locales, typography, type Locale } from '../../i18n/locales.ts';
import type { Picture } from './picture.ts';

/**
 * Above so many codes they share the picture of their category: three pictures a code, at some 15 ms of work and 23 kB each,
 * would otherwise be most of a first build and of the published site.
 */
export const ownPictureLimit = 400;

/** The name of a code’s picture, for `urls.picture`. Without a locale: the one of the address for tickets. */
export function getPictureName(catalog: Catalog, entry: Entry, locale?: Locale): string {
  if (catalog.entries.length > ownPictureLimit) return getCategoryPictureName(entry.category.id, locale ?? defaultLocale);
  return locale ? `${locale}/errors/${entry.slug}` : `e/${entry.slug}`;
}

export function getCategoryPictureName(category: string, locale: Locale): string {
  return `${locale}/categories/${category}`;
}

/** Every picture of the site by name. */
export function describePictures(catalog: Catalog): Map<string, Picture> {
  const pictures = new Map<string, Picture>([['site', describeSite(catalog)]]);
  for (const locale of locales) {
    for (const category of catalog.categories)
      pictures.set(getCategoryPictureName(category.id, locale), describeCategory(catalog, category, locale));
  }
  for (const entry of catalog.entries.length > ownPictureLimit ? [] : catalog.entries) {
    for (const locale of locales) pictures.set(getPictureName(catalog, entry, locale), describeCode(catalog, entry, [locale]));
    pictures.set(getPictureName(catalog, entry), describeCode(catalog, entry, locales));
  }
  return pictures;
}

function describeCode(catalog: Catalog, entry: Entry, languages: readonly Locale[]): Picture {
  const { actor, retry } = entry.guidance;
  const say = (key: UiKey): string[] => languages.map((locale) => useStrings(locale)(key));
  const type = listStatuses(entry)[0]?.type;
  return {
    rail: retry,
    site: useStrings(languages[0] ?? defaultLocale)('site.title'),
    ...(entry.statuses.length ? { number: entry.statuses.slice(0, 3).join(' ') } : {}),
    ...(type && entry.statuses.length < 3 ? { aside: type } : {}),
    ...(entry.kind === 'situation' ? {} : { code: entry.name }),
    titles: languages.map((locale) => toType(entry.title[locale], locale)),
    facts: [
      { label: say('actor.label').join('·'), words: say(`actor.${actor}`) },
      { label: say('retry.label').join('·'), words: say(`retry.${retry}`), coloured: true },
    ],
    footer: describeFooter(catalog, languages),
  };
}

function describeCategory(catalog: Catalog, { name, description }: Category, locale: Locale): Picture {
  const titles = [name, description].map((text) => toType(text[locale], locale));
  return { rail: 'site', site: useStrings(locale)('site.title'), titles, facts: [], footer: describeFooter(catalog, [locale]) };
}

function describeSite(catalog: Catalog): Picture {
  const site = locales.map((locale) => languageNames[locale]).join('·');
  const titles = locales.map((locale) => useStrings(locale)('site.title'));
  return { rail: 'site', site, titles, facts: [], footer: describeFooter(catalog, locales) };
}

function describeFooter({ edition }: Catalog, languages: readonly Locale[]): string {
  const write = (locale: Locale): string =>
    useStrings(locale)('site.unofficialShort', { date: languages.length > 1 ? edition : formatDate(edition, locale) });
  return languages.map((locale) => write(locale).replaceAll(' · ', '·')).join('    ');
}

/** The typeface has curly quotes in the width of Chinese only: English gets straight ones. */
function toType(text: string, locale: Locale): string {
  return typography[locale].wide ? text : text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
