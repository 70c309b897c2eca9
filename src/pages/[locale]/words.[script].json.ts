import type { APIRoute } from 'astro';
import type { Words } from '../../components/box/later.ts';
import { listPages } from '../../components/box/list-pages.ts';
import { buildLookupWords } from '../../engine/build-index.ts';
import { scripts, type Script } from '../../engine/scripts.ts';
import { pickScript } from '../../engine/word-parts.ts';
import type { Locale } from '../../i18n/locales.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';

interface Part {
  locale: Locale;
  script: Script;
}

export const getStaticPaths = (): { params: Part; props: Part }[] =>
  getLocalePaths().flatMap(({ props: { locale } }) => scripts.map((script) => ({ params: { locale, script }, props: { locale, script } })));

export const GET: APIRoute<Part> = async ({ props: { locale, script } }) =>
  Response.json({
    ...pickScript(buildLookupWords(await getCatalog(), locale), script),
    pages: await listPages(locale),
  } satisfies Words);
