import type { APIRoute } from 'astro';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';
import type { Locale } from '../../i18n/locales.ts';
import { buildLookupIndex } from '../../engine/build-index.ts';

export const getStaticPaths = getLocalePaths;

export const GET: APIRoute<{ locale: Locale }> = async ({ props }) => Response.json(buildLookupIndex(await getCatalog(), props.locale));
