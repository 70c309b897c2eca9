/** Lists for language models: `/llms.txt` (addresses) and `/llms-full.txt` (all texts in English). */
import type { Catalog, Entry } from '../../catalog/model.ts';
import { getMarkdown } from '../subject/heads.ts';
import { toAbsolute, urls } from '../urls.ts';
import { fallbackLocale, languageNames, listOtherLocales, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import { buildMarkdown } from './markdown.ts';

export function buildLlmsText(catalog: Catalog): string {
  const blocks = [
    writeHead(catalog),
    [
      `- [All codes as JSON](${toAbsolute(urls.catalogJson())})`,
      `- [JSON Schema of it](${toAbsolute(urls.dataSchema())})`,
      `- [Every code in English, in one text](${toAbsolute(urls.asset('llms-full.txt'))})`,
      `- The search box as an ES module: ${toAbsolute(urls.asset('resolve.mjs'))}`,
      `- A prompt for agents that meet these errors, in a guide: ${toAbsolute(urls.guide('en', 'use-elsewhere'))}`,
    ].join('\n'),
    // What reads a list of addresses may stop before its end.
    ...[fallbackLocale, ...listOtherLocales(fallbackLocale)].flatMap((locale) => [
      `## ${languageNames[locale]}`,
      catalog.entries.map((entry) => writeLine(entry, locale)).join('\n'),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function writeHead({ edition }: Catalog): string {
  const t = useStrings('en');
  return `# ${t('site.title')}\n\n> ${t('site.description')} ${t('site.unofficial', { date: edition })}`;
}

/** The Markdown of a code, which has the addresses of its reasons. */
function writeLine(entry: Entry, locale: Locale): string {
  const status = entry.statuses.join('/');
  return `- [${entry.name}](${toAbsolute(getMarkdown({ entry }, locale))}): ${status && `${status} `}${entry.title[locale]}`;
}

/** English alone: with Chinese it would be 2 MB, and the Markdown of each code has that. */
export function buildLlmsFullText(catalog: Catalog): string {
  const head = `${writeHead(catalog)}\n\nEvery code in English. ${toAbsolute(urls.llms())} lists each in English and Chinese.\n`;
  return [head, ...catalog.entries.map((entry) => buildMarkdown({ catalog, entry }, 'en'))].join('\n---\n\n');
}
