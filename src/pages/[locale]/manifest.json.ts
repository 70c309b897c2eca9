/** What the site is called where it is kept as an application: one file a language. */
import type { APIRoute } from 'astro';
import { icons } from '../../publish/pictures/mark.ts';
import { urls } from '../../publish/urls.ts';
import { getLocalePaths } from '../../site/static-paths.ts';
import { langs, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';

export const getStaticPaths = getLocalePaths;

export const GET: APIRoute<{ locale: Locale }> = ({ props: { locale } }) => {
  const t = useStrings(locale);
  return Response.json({
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
    icons: (['icon-192', 'icon-512', 'maskable'] as const).map((name) => ({
      src: urls.asset(`icons/${name}.png`),
      sizes: `${icons[name].size}x${icons[name].size}`,
      type: 'image/png',
      purpose: name === 'maskable' ? 'maskable' : 'any',
    })),
  });
};
