import type { APIRoute } from 'astro';
import type { Messages } from '../../components/box/later.ts';
import { listLabels } from '../../components/box/list-labels.ts';
import { lateWords } from '../../components/box/words.ts';
import { buildLookupIndex } from '../../engine/build-index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import { getCatalog } from '../../site/load-catalog.ts';
import { getLocalePaths } from '../../site/static-paths.ts';

export const getStaticPaths = getLocalePaths;

/** What the dialog lacks of the code index, what their values are called, and what is said of them. */
export const GET: APIRoute<{ locale: Locale }> = async ({ props }) => {
  const catalog = await getCatalog();
  const { stamp, messages, reasons, origins } = buildLookupIndex(catalog, props.locale);
  const t = useStrings(props.locale);
  const words = Object.fromEntries(lateWords.map((word) => [word, t(word)]));
  return Response.json({ stamp, messages, reasons, origins, values: listLabels(catalog, props.locale), words } satisfies Messages);
};
