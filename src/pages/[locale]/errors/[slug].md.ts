import type { APIRoute } from 'astro';
import type { Entry } from '../../../catalog/catalog.ts';
import { buildMarkdown } from '../../../catalog/export/markdown.ts';
import { getCatalog } from '../../../catalog/load.ts';
import { getEntryPaths } from '../../../catalog/paths.ts';
import type { Locale } from '../../../i18n/locales.ts';

export const getStaticPaths = getEntryPaths;

export const GET: APIRoute<{ entry: Entry; locale: Locale }> = async ({ props, site }) =>
  new Response(buildMarkdown(props.entry, await getCatalog(), props.locale, site));
