/** What can be an answer besides the codes, at build time: it travels with the words that questions need. */
import { getEntriesOfStatus } from '../../catalog/model.ts';
import { listOtherLocales, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import { urls } from '../../publish/urls.ts';
import { getGuides } from '../../site/guides.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import type { FoundPage } from './pages.ts';

export async function listPages(locale: Locale): Promise<FoundPage[]> {
  const t = useStrings(locale);
  const catalog = getCatalog();
  const otherLocales = listOtherLocales(locale);
  const otherGuides = (await Promise.all(otherLocales.map(getGuides))).flat();
  return [
    ...(await getGuides(locale)).map(({ name, title, description, words }): FoundPage => {
      const others = otherGuides.filter((guide) => guide.name === name);
      const also = others.map((guide) => guide.title).join(' ');
      const allWords = [...words, ...others.flatMap((guide) => guide.words)];
      return { kind: 'guide', href: urls.guide(locale, name), title, also, about: description, words: allWords };
    }),
    ...catalog.categories.map(({ id, name, description }): FoundPage => {
      const also = otherLocales.map((other) => name[other]).join(' ');
      return { kind: 'category', href: urls.category(locale, id), title: name[locale], also, about: description[locale] };
    }),
    ...catalog.statuses.map((status): FoundPage => {
      const title = t('card.statusCount', { status, count: getEntriesOfStatus(catalog, status).length });
      return { kind: 'status', href: urls.status(locale, status), title, also: '', about: '' };
    }),
  ];
}
