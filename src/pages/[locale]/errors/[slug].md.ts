import type { APIRoute } from 'astro';
import type { Entry } from '../../../catalog/model.ts';
import { buildMarkdown } from '../../../publish/markdown.ts';
import { getCatalog } from '../../../site/load-catalog.ts';
import { getEntryPaths } from '../../../site/static-paths.ts';
import type { Locale } from '../../../i18n/locales.ts';

export const getStaticPaths = getEntryPaths;

export const GET: APIRoute<{ entry: Entry; locale: Locale }> = async ({ props, site }) =>
  new Response(buildMarkdown(props.entry, await getCatalog(), props.locale, site));
