import type { APIRoute } from 'astro';
import { buildFeed } from '../../publish/feed.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';
import type { Locale } from '../../i18n/locales.ts';

export const getStaticPaths = getLocalePaths;

export const GET: APIRoute<{ locale: Locale }> = async ({ props, site }) => new Response(buildFeed(await getCatalog(), props.locale, site));
