import type { APIRoute } from 'astro';
import { escapeXml } from '../../publish/feed.ts';
import { getLocalePaths } from '../../site/static-paths.ts';
import { toAbsolute, urls } from '../../publish/urls.ts';
import type { Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';

export const getStaticPaths = getLocalePaths;

export const GET: APIRoute<{ locale: Locale }> = ({ props: { locale }, site }) => {
  const t = useStrings(locale);
  const template = `${toAbsolute(urls.search(locale), site)}?q={searchTerms}`;
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>${escapeXml(t('site.shortName'))}</ShortName><Description>${escapeXml(t('search.title'))}</Description><InputEncoding>UTF-8</InputEncoding><Url type="text/html" template="${escapeXml(template)}"/></OpenSearchDescription>\n`,
  );
};
