import type { APIRoute } from 'astro';
import type { StatusAdvice } from '../../../catalog/model.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { buildStatusAdvice } from '../../../publish/advice.ts';
import { getCatalog } from '../../../site/load-catalog.ts';
import { getStatusAdvicePaths } from '../../../site/static-paths.ts';

export const getStaticPaths = getStatusAdvicePaths;

export const GET: APIRoute<{ advice: StatusAdvice; locale: Locale }> = async ({ props: { advice, locale } }) =>
  Response.json(buildStatusAdvice(advice, await getCatalog(), locale));
