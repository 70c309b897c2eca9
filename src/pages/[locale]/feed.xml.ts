import type { APIRoute } from 'astro';
import { buildFeed } from '../../catalog/export/feed.ts';
import { getCatalog } from '../../catalog/load.ts';
import { getLocalePaths } from '../../catalog/paths.ts';
import type { Locale } from '../../i18n/locales.ts';

export const getStaticPaths = getLocalePaths;

export const GET: APIRoute<{ locale: Locale }> = async ({ props, site }) => new Response(buildFeed(await getCatalog(), props.locale, site));
