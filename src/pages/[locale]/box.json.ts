import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { APIRoute } from 'astro';
import Box from '../../components/box/Box.astro';
import box from '../../components/box/box.css?inline';
import card from '../../components/box/card.css?inline';
import lists from '../../styles/lists.css?inline';
import type { BoxFile } from '../../components/box/dialog.ts';
import { boxWords, lateWords } from '../../components/box/words.ts';
import { buildLookupIndex } from '../../engine/build-index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';

export const getStaticPaths = getLocalePaths;

export const GET: APIRoute<{ locale: Locale }> = async ({ props: { locale } }) => {
  const container = await AstroContainer.create();
  // The linter does not know the types of `.astro` files; `astro check` does.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-argument
  const html = await container.renderToString(Box, {
    props: { locale, mode: 'search', words: boxWords.filter((word) => !lateWords.includes(word)) },
  });
  const { version, stamp, categories, types, names, titles, facts, variants } = buildLookupIndex(await getCatalog(), locale);
  const file: BoxFile = {
    html: html
      .replace(/<(script|noscript)[\s\S]*?<\/\1>/g, '')
      .replace(/ data-labels="[^"]*"/, '')
      .replace(/\s+/g, ' '),
    styles: lists + box + card,
    index: { version, stamp, locale, categories, types, names, titles, facts, variants },
  };
  return Response.json(file);
};
