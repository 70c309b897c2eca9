/** What the head of every page says of the site itself: its marks and its name as an application. */
import { locales, type Locale } from '../i18n/locales.ts';
import { pictureSize } from '../publish/pictures/picture.ts';
import { toAbsolute, urls } from '../publish/urls.ts';

export interface HeadTag {
  tag: 'link' | 'meta';
  attrs: Record<string, string>;
}

const link = (rel: string, href: string, more: Record<string, string> = {}): HeadTag => ({ tag: 'link', attrs: { rel, href, ...more } });

/** Open Graph writes `zh_CN` where HTML has `zh-CN`; a language without a country is read in its largest. */
const openGraphLocales: Readonly<Record<Locale, string>> = { zh: 'zh_CN', en: 'en_US' };

/** @param locale absent on pages in all languages */
export function listSiteTags(locale?: Locale): HeadTag[] {
  const [first, ...others] = locale ? [locale, ...locales.filter((other) => other !== locale)] : locales;
  return [
    link('icon', urls.asset('favicon.ico'), { sizes: '32x32' }),
    link('apple-touch-icon', urls.asset('icons/apple-touch.png')),
    ...(locale ? [link('manifest', urls.manifest(locale))] : []),
    ...(['light', 'dark'] as const).map((scheme): HeadTag => {
      const content = scheme === 'light' ? '#f5f7fa' : '#20252c';
      return { tag: 'meta', attrs: { name: 'theme-color', content, media: `(prefers-color-scheme: ${scheme})` } };
    }),
    ...[first, ...others].flatMap((item, at): HeadTag[] =>
      item ? [{ tag: 'meta', attrs: { property: at ? 'og:locale:alternate' : 'og:locale', content: openGraphLocales[item] } }] : [],
    ),
  ];
}

/** What unfolds with a link to a page: the picture of that name, which shows what `alt` says. */
export function listPictureTags(name: string, alt: string): HeadTag[] {
  const properties = {
    'og:image': toAbsolute(urls.picture(name)),
    'og:image:width': String(pictureSize.width),
    'og:image:height': String(pictureSize.height),
    'og:image:alt': alt,
  };
  return Object.entries(properties).map(([property, content]) => ({ tag: 'meta', attrs: { property, content } }));
}
