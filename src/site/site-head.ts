/** What the head of every page says of the site itself: its marks and its name as an application. */
import { listOtherLocales, locales, type Locale } from '../i18n/locales.ts';
import { pictureSize } from '../publish/pictures/picture.ts';
import { toAbsolute, urls } from '../publish/urls.ts';

export interface HeadTag {
  tag: 'link' | 'meta';
  attrs: Record<string, string>;
}

const link = (rel: string, href: string, more: Record<string, string> = {}): HeadTag => ({ tag: 'link', attrs: { rel, href, ...more } });
const meta = (attrs: Record<string, string>): HeadTag => ({ tag: 'meta', attrs });

const themeColours = { light: '#f5f7fa', dark: '#20252c' };

/** Open Graph writes `zh_CN` where HTML has `zh-CN`; a language without a country is read in its largest. */
const openGraphLocales: Readonly<Record<Locale, string>> = { zh: 'zh_CN', en: 'en_US' };

/** @param locale absent on pages in all languages */
export function listSiteTags(locale?: Locale): HeadTag[] {
  const languages = locale ? [locale, ...listOtherLocales(locale)] : locales;
  return [
    link('icon', urls.asset('favicon.ico'), { sizes: '32x32' }),
    link('apple-touch-icon', urls.asset('icons/apple-touch.png')),
    ...(locale ? [link('manifest', urls.manifest(locale))] : []),
    ...Object.entries(themeColours).map(([scheme, content]) =>
      meta({ name: 'theme-color', content, media: `(prefers-color-scheme: ${scheme})` }),
    ),
    ...languages.map((item, at) => meta({ property: at ? 'og:locale:alternate' : 'og:locale', content: openGraphLocales[item] })),
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
  return Object.entries(properties).map(([property, content]) => meta({ property, content }));
}
