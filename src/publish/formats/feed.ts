/** An Atom feed of what changed in the catalog, in one language. */
import type { Catalog } from '../../catalog/model.ts';
import { toSlug } from '../../catalog/text/placeholders.ts';
import { escapeXml } from '../escape.ts';
import { toAbsolute, urls } from '../urls.ts';
import { langs, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';

export function buildFeed(catalog: Catalog, locale: Locale): string {
  const t = useStrings(locale);
  const self = toAbsolute(urls.feed(locale));
  const entries = catalog.changes.map((change) => {
    const links = (change.codes ?? [])
      .map((code) => `<li><a href="${escapeXml(toAbsolute(urls.error(locale, toSlug(code))))}">${escapeXml(code)}</a></li>`)
      .join('');
    const html = `<p>${escapeXml(change.text[locale])}</p>${links ? `<ul>${links}</ul>` : ''}`;
    return [
      '  <entry>',
      `    <id>${escapeXml(self)}#${change.id}</id>`,
      `    <title>${escapeXml(change.title[locale])}</title>`,
      `    <updated>${change.date}T00:00:00Z</updated>`,
      `    <link rel="alternate" href="${escapeXml(toAbsolute(urls.errors(locale)))}"/>`,
      `    <content type="html">${escapeXml(html)}</content>`,
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${langs[locale]}">`,
    `  <id>${escapeXml(self)}</id>`,
    `  <title>${escapeXml(t('feed.title'))}</title>`,
    // The newest comes first: validation holds that.
    `  <updated>${catalog.changes[0]?.date ?? catalog.edition}T00:00:00Z</updated>`,
    `  <author><name>${escapeXml(t('site.title'))}</name></author>`,
    `  <link rel="self" href="${escapeXml(self)}"/>`,
    `  <link rel="alternate" href="${escapeXml(toAbsolute(urls.home(locale)))}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}
