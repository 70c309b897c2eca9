import type { APIRoute } from 'astro';
import type { Messages } from '../../components/box/later.ts';
import { listLabels } from '../../components/box/list-labels.ts';
import { buildLookupIndex } from '../../engine/build-index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';

export const getStaticPaths = getLocalePaths;

/** What the dialog lacks of the code index, and what the values of messages are called. */
export const GET: APIRoute<{ locale: Locale }> = async ({ props }) => {
  const catalog = await getCatalog();
  const { stamp, messages, reasons, origins } = buildLookupIndex(catalog, props.locale);
  return Response.json({ stamp, messages, reasons, origins, values: listLabels(catalog, props.locale) } satisfies Messages);
};
