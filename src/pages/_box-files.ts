/** The data of the box that is no part of what is published for programs: asked for by the box itself. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { Catalog } from '../catalog/model.ts';
import { buildLookupIndex, buildLookupWords } from '../engine/index/build-index.ts';
import { scripts, type Script } from '../engine/index/scripts.ts';
import type { LookupIndex, LookupWords } from '../engine/types.ts';
import { pickScript } from '../engine/index/word-parts.ts';
import { locales, type Locale } from '../i18n/locales.ts';
import { useStrings } from '../i18n/strings.ts';
import type { File } from '../publish/files.ts';
import { urls } from '../publish/urls.ts';
import lists from '../styles/lists.css?inline';
import Box from '../components/box/Box.astro';
import box from '../components/box/box.css?inline';
import card from '../components/box/card/card.css?inline';
import type { BoxFile } from '../components/box/dialog.ts';
import type { Messages, Words } from '../components/box/load/later.ts';
import { listLabels } from '../components/box/list-labels.ts';
import { listPages } from '../components/box/list-pages.ts';
import { boxWords, lateWords } from '../components/box/words.ts';

export function listBoxFiles(catalog: Catalog): File[] {
  return locales.flatMap((locale): File[] => {
    // They take long to make: two files are made of the index, and each script has a part of the words.
    let index: LookupIndex | undefined;
    let words: LookupWords | undefined;
    const getIndex = (): LookupIndex => (index ??= buildLookupIndex(catalog, locale));
    const buildWords = async (script: Script): Promise<Words> => {
      words ??= buildLookupWords(catalog, locale);
      return { ...pickScript(words, script), pages: await listPages(locale) };
    };
    return [
      [urls.boxFile(locale), () => buildBox(getIndex(), locale)],
      [urls.lookupMessages(locale), () => buildMessages(getIndex(), listLabels(catalog, locale), locale)],
      ...scripts.map((script): File => [urls.lookupWords(locale, script), () => buildWords(script)]),
    ];
  });
}

async function buildBox(lookupIndex: LookupIndex, locale: Locale): Promise<BoxFile> {
  const container = await AstroContainer.create();
  // The linter does not know the types of `.astro` files; `astro check` does.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-argument
  const html = await container.renderToString(Box, {
    props: { locale, mode: 'search', words: boxWords.filter((word) => !lateWords.includes(word)) },
  });
  const { version, stamp, categories, types, names, titles, facts, variants } = lookupIndex;
  return {
    html: html
      .replace(/<(script|noscript)[\s\S]*?<\/\1>/g, '')
      // The dialog has these of its own, gets them later, or shows none.
      .replace(
        / data-(?:labels|index|loading|failed|mode)="[^"]*"|(?<=<textarea) [^>]*?(?= aria-autocomplete)|<span class="quiet hint">.*?<\/span>/g,
        '',
      )
      // JSON in an attribute is shorter between marks that it has none of.
      .replace(/="([^"]*&quot;[^"]*)"/g, (_attribute, json: string) => `='${json.replaceAll("'", '&#39;').replaceAll('&quot;', '"')}'`)
      .replace(/\s+/g, ' '),
    // In this order it compresses best.
    index: { version, stamp, locale, categories, types, names, titles, facts, variants },
    styles: lists + box + card,
  };
}

/** What the dialog lacks of the code index, what their values are called, and what is said of them. */
function buildMessages({ stamp, messages, reasons, origins }: LookupIndex, values: Messages['values'], locale: Locale): Messages {
  const t = useStrings(locale);
  const words = Object.fromEntries(lateWords.map((word) => [word, t(word)])) as Messages['words'];
  return { stamp, messages, reasons, origins, values, words };
}
