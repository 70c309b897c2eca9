import type { APIRoute } from 'astro';
import type { Entry } from '../../../catalog/model.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { buildAdviceParts } from '../../../publish/advice.ts';
import { getCatalog } from '../../../site/load-catalog.ts';
import { getEntryPaths } from '../../../site/static-paths.ts';

export const getStaticPaths = getEntryPaths;

export const GET: APIRoute<{ entry: Entry; locale: Locale }> = async ({ props: { entry, locale } }) =>
  Response.json(buildAdviceParts(entry, await getCatalog(), locale).get(''));
