/** An Atom feed of what changed in the catalogue, in one language. */
import type { Catalog } from '../catalog/model.ts';
import { toSlug } from '../catalog/placeholders.ts';
import { toAbsolute, urls } from './urls.ts';
import { langs, type Locale } from '../i18n/locales.ts';
import { useStrings } from '../i18n/strings.ts';

export function buildFeed(catalog: Catalog, locale: Locale, site: URL | string | undefined): string {
  const t = useStrings(locale);
  const absolute = (path: string): string => toAbsolute(path, site);
  const self = absolute(urls.feed(locale));
  const entries = catalog.changes.map((change) => {
    const links = (change.codes ?? [])
      .map((code) => `<li><a href="${escapeXml(absolute(urls.error(locale, toSlug(code))))}">${escapeXml(code)}</a></li>`)
      .join('');
    const html = `<p>${escapeXml(change.text[locale])}</p>${links ? `<ul>${links}</ul>` : ''}`;
    return [
      '  <entry>',
      `    <id>${escapeXml(self)}#${change.id}</id>`,
      `    <title>${escapeXml(change.title[locale])}</title>`,
      `    <updated>${change.date}T00:00:00Z</updated>`,
      `    <link rel="alternate" href="${escapeXml(absolute(urls.errors(locale)))}"/>`,
      `    <content type="html">${escapeXml(html)}</content>`,
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${langs[locale]}">`,
    `  <id>${escapeXml(self)}</id>`,
    `  <title>${escapeXml(t('feed.title'))}</title>`,
    `  <updated>${
      catalog.changes
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? catalog.edition
    }T00:00:00Z</updated>`,
    `  <author><name>${escapeXml(t('site.title'))}</name></author>`,
    `  <link rel="self" href="${escapeXml(self)}"/>`,
    `  <link rel="alternate" href="${escapeXml(absolute(urls.home(locale)))}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
