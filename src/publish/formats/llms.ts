/** Lists for language models: `/llms.txt` (addresses) and `/llms-full.txt` (all texts in English). */
import type { Catalog, Entry } from '../../catalog/model.ts';
import { getMarkdown, writeName } from '../subject/heads.ts';
import { toAbsolute, urls } from '../urls.ts';
import { locales, languageNames, type Locale } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import { buildMarkdown } from './markdown.ts';

export function buildLlmsText(catalog: Catalog): string {
  const blocks = [
    writeHead(catalog),
    [
      `- [All codes as JSON](${toAbsolute(urls.catalogJson())})`,
      `- [JSON Schema of it](${toAbsolute(urls.dataSchema())})`,
      `- [Every code in English, in one text](${toAbsolute(urls.asset('llms-full.txt'))})`,
    ].join('\n'),
    ...locales.flatMap((locale) => [
      `## ${languageNames[locale]}`,
      catalog.entries.flatMap((entry) => listLines(entry, locale)).join('\n'),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function writeHead({ edition }: Catalog): string {
  const t = useStrings('en');
  return `# ${t('site.title')}\n\n> ${t('site.description')} ${t('site.unofficial', { date: edition })}`;
}

/** The Markdown of a code, and below it that of its reasons. */
function listLines(entry: Entry, locale: Locale): string[] {
  const status = entry.statuses.join('/');
  return [
    `- [${entry.name}](${toAbsolute(getMarkdown({ entry }, locale))}): ${status && `${status} `}${entry.title[locale]}`,
    ...entry.reasons.map(
      (reason) => `  - [${writeName({ entry, reason })}](${toAbsolute(getMarkdown({ entry, reason }, locale))}): ${reason.title[locale]}`,
    ),
  ];
}

/** English alone: with Chinese it would be 2 MB, and the Markdown of each code has that. */
export function buildLlmsFullText(catalog: Catalog): string {
  const head = `${writeHead(catalog)}\n\nEvery code in English. ${toAbsolute(urls.llms())} lists each in English and Chinese.\n`;
  return [head, ...catalog.entries.map((entry) => buildMarkdown({ catalog, entry }, 'en'))].join('\n---\n\n');
}
