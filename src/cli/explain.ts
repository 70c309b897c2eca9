/**
 * The one box for the terminal: `npm run explain -- '<anything>'`, or the text on standard input.
 * Exit code: 0 a sure answer, 1 only guesses, 2 nothing, 64 wrong usage.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatIssues } from '../catalog/issue.ts';
import { buildCatalog } from '../catalog/model.ts';
import { buildLookupIndex, buildLookupWords } from '../engine/build-index.ts';
import { createLookup } from '../engine/depth.ts';
import { findLocale, locales, type Locale } from '../i18n/locales.ts';
import { readCatalogFile } from '../publish/catalog-file.ts';
import { formatExplanation } from './format-explanation.ts';

const usage = `npm run explain -- [--lang ${locales.join('|')}] [--json] [text]

Explains a code, words, or anything a program printed. Without a text it reads standard input.`;

const exitCodes = { sure: 0, guesses: 1, nothing: 2, usage: 64 } as const;

function main(args: readonly string[]): number {
  const options = readOptions(args);
  if (!options) {
    console.error(usage);
    return exitCodes.usage;
  }
  const { catalog: source, issues } = readCatalogFile();
  if (!source) {
    console.error(formatIssues(issues));
    return exitCodes.usage;
  }
  const { text, locale, json } = options;
  const catalog = buildCatalog(source);
  const explanation = createLookup(buildLookupIndex(catalog, locale), buildLookupWords(catalog, locale)).explain(text);
  console.log(json ? JSON.stringify(explanation, null, 2) : formatExplanation(explanation, catalog, locale));
  const [first] = explanation.answers;
  return !first ? exitCodes.nothing : first.confidence === 'weak' ? exitCodes.guesses : exitCodes.sure;
}

interface Options {
  text: string;
  locale: Locale;
  json: boolean;
}

function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { lang: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    const locale = values.lang === undefined ? guessLocale() : locales.find((item) => item === values.lang);
    if (!locale || values.help) return undefined;
    const text = positionals.length ? positionals.join(' ') : process.stdin.isTTY ? '' : readFileSync(0, 'utf8');
    return text.trim() ? { text, locale, json: values.json ?? false } : undefined;
  } catch {
    return undefined;
  }
}

function guessLocale(): Locale {
  return findLocale(process.env['LC_ALL'] || process.env['LANG']) ?? 'en';
}

process.exitCode = main(process.argv.slice(2));
