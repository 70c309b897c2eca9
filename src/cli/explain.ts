/** The one box for the terminal. */
import { readFileSync } from 'node:fs';
import { formatIssues } from '../catalog/issue.ts';
import { buildLookupIndex, buildLookupWords } from '../engine/index/build-index.ts';
import { createLookup } from '../engine/depth.ts';
import { findLocale, locales, type Locale } from '../i18n/locales.ts';
import { readCatalog } from '../publish/catalog-file.ts';
import { readArguments, refuse, stop, wrongUsage } from './arguments.ts';
import { formatExplanation } from './format-explanation.ts';

/** `EX_DATAERR` of sysexits. */
const badCatalog = 65;

const usage = `npm run explain -- [--lang ${locales.join('|')}] [--json] [text]

Explains a code, words, or anything a program printed. Without a text it reads standard input.
Exit code: 0 a sure answer, 1 only guesses, 2 nothing, ${wrongUsage} wrong usage, ${badCatalog} the catalog is not valid.`;

const { values, positionals } = readArguments({ usage, options: { lang: { type: 'string' }, json: { type: 'boolean' } }, most: Infinity });
const lang = values.lang ?? guessLang();
const locale = locales.find((item) => item === lang) ?? refuse(`--lang is ${locales.join(' or ')}, not ${lang}.`, usage);
const text = positionals.length ? positionals.join(' ') : process.stdin.isTTY ? '' : readFileSync(0, 'utf8');
if (!text.trim()) refuse('There is no text.', usage);

const { catalog, issues } = readCatalog();
if (!catalog) stop(formatIssues(issues), badCatalog);
const explanation = createLookup(buildLookupIndex(catalog, locale), buildLookupWords(catalog, locale)).explain(text);
console.log(values.json ? JSON.stringify(explanation, null, 2) : formatExplanation(explanation, catalog, locale));
const [first] = explanation.answers;
process.exitCode = !first ? 2 : first.confidence === 'weak' ? 1 : 0;

function guessLang(): Locale {
  return findLocale(process.env['LC_ALL'] || process.env['LANG']) ?? 'en';
}
