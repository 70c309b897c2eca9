import type { APIRoute } from 'astro';
import { buildLookupIndex } from '../../engine/build-index.ts';
import type { LookupMessages } from '../../engine/types.ts';
import type { Locale } from '../../i18n/locales.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';

export const getStaticPaths = getLocalePaths;

/** What the dialog lacks of the code index. */
export const GET: APIRoute<{ locale: Locale }> = async ({ props }) => {
  const { stamp, messages, reasons, origins } = buildLookupIndex(await getCatalog(), props.locale);
  return Response.json({ stamp, messages, reasons, origins } satisfies LookupMessages);
};
