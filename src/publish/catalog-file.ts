/** Reads the catalog from disk, for everything that runs in Node: the site, the commands and the tests. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, parse as parsePath, relative, resolve } from 'node:path';
import { mapLocales } from '../i18n/locales.ts';
import { checkSamples } from '../engine/check-samples.ts';
import { buildCatalog, type Catalog } from '../catalog/model.ts';
import type { LocatedIssue } from '../catalog/issue.ts';
import type { RuleContext } from '../catalog/rules/rule.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import { parseCatalogBytes, type ParseResult } from '../catalog/parse.ts';
import { listQuestionIds, parseQuestions } from '../catalog/questions.ts';
import type { TranslationsLock } from '../catalog/translations.ts';
import { entryFields } from './subject/fields.ts';
import { checkLedger } from './ledger/addresses.ts';

const ownFile = 'content/errors.yaml';
/** What people ask about its codes, from the root of the project. */
export const questionsFile = 'content/questions.txt';

/** Where the catalog is, from the root of the project. `ARK_CATALOG` names another file: synthetic catalogs in tests and benchmarks. */
export const catalogFile: string = process.env['ARK_CATALOG'] ?? ownFile;

/**
 * Checks the file with every rule; a file that cannot be read is an issue like any other.
 * Within a process a file that has not changed is read once.
 */
export function readCatalogFile(file: string = catalogFile): ParseResult {
  const path = resolve(file);
  const [size, stamp] = readStamp(path);
  const known = memory.get(path);
  if (size !== undefined && known?.stamp === stamp) return known.result;
  const result = size !== undefined && size > large ? parseApart(path) : parseFile(path);
  memory.set(path, { stamp, result });
  return result;
}

/** The size of a file, and what changes with it or with the questions. */
function readStamp(path: string): [size: number | undefined, stamp: string] {
  const [file, questions] = [path, questionsFile].map((name) => statSync(name, { throwIfNoEntry: false }));
  return [file?.size, [file?.mtimeMs, file?.size, questions?.mtimeMs].join(' ')];
}

/** The file as its schema has it, and the catalog made of it; of an invalid file only what is wrong. */
type ReadCatalog =
  { source: CatalogSource; catalog: Catalog; issues: LocatedIssue[] } | { source?: never; catalog?: never; issues: LocatedIssue[] };

/** Reads, checks and resolves the catalog. */
export function readCatalog(file?: string): ReadCatalog {
  const { catalog: source, issues } = readCatalogFile(file);
  return source ? { source, catalog: buildCatalog(source), issues } : { issues };
}

// During a build the pages are made inside Vite and the integrations run outside of it: two instances of this module in one process.
const memory = ((globalThis as { arkCatalogs?: Map<string, { stamp: string; result: ParseResult }> }).arkCatalogs ??= new Map());

/** What the rules check the catalog of this project against. */
export function readRuleContext(): RuleContext {
  const guides = mapLocales(listGuides);
  return {
    today: new Date().toISOString().slice(0, 10),
    lock: readTranslationsLock(),
    ...(Object.values(guides).flat().length ? { guides } : {}),
    anchors: entryFields.map(({ key }) => key),
    checkWhole: (source) => {
      const catalog = buildCatalog(source);
      return [...checkSamples(catalog), ...checkLedger(catalog, guides.zh)];
    },
  };
}

/** The record of texts that were written together, from the root of the project. */
export const translationsLockFile = 'content/translations.lock.json';

/** Empty where there is no record yet, or it is no JSON: `npm run update` makes it anew. */
export function readTranslationsLock(): TranslationsLock {
  try {
    const value: unknown = JSON.parse(readFileSync(translationsLockFile, 'utf8'));
    return Array.isArray(value) ? value.map(String) : [];
  } catch {
    return [];
  }
}

function listGuides(locale: string): string[] {
  const files = globSync('*.{md,mdx}', { cwd: join('src/content/docs', locale, 'guides') });
  return files.map((file) => parsePath(file).name).sort();
}

/** Reading YAML takes a hundred times the size of the file. From so many bytes on a process of its own does it, and gives the memory back. */
const large = 2 ** 23;

function parseApart(path: string): ParseResult {
  const printed = execFileSync(process.execPath, [resolve('src/publish/print-catalog.ts'), path], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  return JSON.parse(printed) as ParseResult;
}

/** Reads and checks the file at an absolute path, whatever was read before. */
export function parseFile(path: string): ParseResult {
  // The record of translations, the guides, the samples and the questions belong to the project’s own catalog, not to synthetic ones.
  const isOwn = path === resolve(ownFile);
  const result = parseCatalogBytes(() => readFileSync(path), relative(process.cwd(), path), isOwn ? readRuleContext() : {});
  return isOwn && result.catalog ? addQuestions(result.catalog, result.issues) : result;
}

function addQuestions(catalog: CatalogSource, issues: readonly LocatedIssue[]): ParseResult {
  const text = existsSync(questionsFile) ? readFileSync(questionsFile, 'utf8') : '';
  const read = parseQuestions(text, questionsFile, listQuestionIds(catalog));
  const isWrong = read.issues.some(({ severity }) => severity === 'error');
  return { ...(isWrong ? {} : { catalog: { ...catalog, questions: read.questions } }), issues: [...issues, ...read.issues] };
}
