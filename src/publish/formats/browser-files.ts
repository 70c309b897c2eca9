/** What browsers keep of the site, one file a language: as an application, and as a search engine; and what search engines ask for first. */
import { langs, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import { escapeXml } from '../escape.ts';
import { toAbsolute, urls } from '../urls.ts';

/** The Web App Manifest. */
export function buildManifest(locale: Locale): Record<string, unknown> {
  const t = useStrings(locale);
  return {
    id: urls.home(locale),
    lang: langs[locale],
    name: t('site.title'),
    short_name: t('site.shortName'),
    description: t('site.description'),
    start_url: urls.home(locale),
    scope: urls.root(),
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#0b4f86',
    icons: Object.entries({ 'icon-192': '192x192', 'icon-512': '512x512', maskable: '512x512' }).map(([name, sizes]) => ({
      src: urls.asset(`icons/${name}.png`),
      sizes,
      type: 'image/png',
      purpose: name === 'maskable' ? 'maskable' : 'any',
    })),
  };
}

/** OpenSearch. */
export function buildOpenSearch(locale: Locale): string {
  const t = useStrings(locale);
  const template = `${toAbsolute(urls.search(locale))}?q={searchTerms}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>${escapeXml(t('site.shortName'))}</ShortName><Description>${escapeXml(t('search.title'))}</Description><InputEncoding>UTF-8</InputEncoding><Url type="text/html" template="${escapeXml(template)}"/></OpenSearchDescription>\n`;
}

/** `robots.txt`: everything may be read, and where the list of it is. */
export function buildRobots(): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${toAbsolute(urls.asset('sitemap-index.xml'))}\n`;
}
