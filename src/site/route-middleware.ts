/** Mends the heads that Starlight writes, of generated pages and of guides alike. */
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { fallbackLocale, langs, toLocale } from '../i18n/locales.ts';
import { listPictureTags, listSiteTags } from './site-head.ts';

export const onRequest = defineRouteMiddleware(({ locals: { starlightRoute } }) => {
  const hasPicture = starlightRoute.head.some(({ attrs }) => attrs?.['property'] === 'og:image');
  const tags = [
    ...listSiteTags(toLocale(starlightRoute.locale)),
    // Guides have none of their own.
    ...(hasPicture ? [] : listPictureTags('site', starlightRoute.entry.data.title)),
  ];
  const fallback = starlightRoute.head.find(({ attrs }) => attrs?.['hreflang'] === langs[fallbackLocale])?.attrs?.['href'];
  starlightRoute.head = [
    ...starlightRoute.head
      .filter(({ attrs }) => attrs?.['property'] !== 'og:locale')
      // Who reads none of our languages gets what the chooser at the root gives.
      .map((tag) => (tag.attrs?.['hreflang'] === 'x-default' ? { ...tag, attrs: { ...tag.attrs, href: fallback } } : tag)),
    ...tags.map((tag) => ({ ...tag, content: '' })),
  ];
});
