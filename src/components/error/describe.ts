/** How a code page introduces itself in tabs, search engines and chats. */
import type { Entry } from '../../catalog/model.ts';
import { toPlainText } from '../../catalog/inline.ts';
import { toAbsolute, urls } from '../../publish/urls.ts';
import { langs, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';

export function describeEntry(entry: Entry, locale: Locale): { title: string; description: string } {
  const t = useStrings(locale);
  const first = entry.messages[0];
  const guidance = { ...first?.guidance, ...entry.guidance };
  const status = entry.statuses.length ? `HTTP ${entry.statuses.join('/')}` : undefined;
  const [colon, ask] = locale === 'zh' ? ['：', '：'] : [': ', ' '];
  const verdict = [
    guidance.actor && `${t('actor.label')}${colon}${t(`actor.${guidance.actor}`)}`,
    guidance.retry && `${t('retry.label')}${ask}${t(`retry.${guidance.retry}`)}`,
  ];
  const sentence = guidance.summary ? toPlainText(guidance.summary[locale]) : entry.title[locale];
  const facts = [status, ...verdict].filter(Boolean).join(locale === 'zh' ? '；' : '; ');
  return {
    title: `${entry.name} · ${entry.title[locale]}`,
    description: [sentence, facts].filter(Boolean).join(locale === 'zh' ? '' : ' '),
  };
}

/** schema.org: a technical article of the site, in one language. */
export function describeJsonLd(entry: Entry, locale: Locale, picture: string, site: URL | undefined): Record<string, unknown> {
  const { title, description } = describeEntry(entry, locale);
  return {
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: title,
    description,
    inLanguage: langs[locale],
    url: toAbsolute(urls.error(locale, entry.slug), site),
    image: toAbsolute(urls.picture(picture), site),
    keywords: [entry.name, ...entry.keywords[locale]].join(', '),
  };
}
