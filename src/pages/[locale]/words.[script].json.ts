import type { APIRoute } from 'astro';
import { buildLookupWords } from '../../engine/build-index.ts';
import { pickScript, scripts, type Script } from '../../engine/scripts.ts';
import type { Locale } from '../../i18n/locales.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';

export const getStaticPaths = () =>
  getLocalePaths().flatMap(({ params, props }) =>
    scripts.map((script) => ({ params: { ...params, script }, props: { ...props, script } })),
  );

export const GET: APIRoute<{ locale: Locale; script: Script }> = async ({ props: { locale, script } }) =>
  Response.json(pickScript(buildLookupWords(await getCatalog(), locale), script));
