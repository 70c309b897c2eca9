import type { APIRoute } from 'astro';
import { getCatalogSource } from '../../catalog/load.ts';
import { getLocalePaths } from '../../catalog/paths.ts';
import type { Locale } from '../../i18n/locales.ts';
import { buildLookupIndex } from '../../lookup/build-index.ts';

export const getStaticPaths = getLocalePaths;

export const GET: APIRoute<{ locale: Locale }> = async ({ props }) =>
  Response.json(buildLookupIndex(await getCatalogSource(), props.locale));
