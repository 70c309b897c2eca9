/**
 * The ledger of every address that was ever published: pages, data, and the anchors of message variants. Tickets, bookmarks and programs
 * hold on to them. `npm run update` adds what is new; what stands in a commit is never taken out again.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Issue, Path } from '../../catalog/issue.ts';
import type { Catalog, Entry } from '../../catalog/model.ts';
import { findNearest } from '../../catalog/text/distance.ts';
import { whyKept } from '../../catalog/rules/rule.ts';
import { countWords } from '../../catalog/edit/snippet.ts';
import { locales } from '../../i18n/locales.ts';
import { listSubjects } from '../subject/fields.ts';
import { getMarkdown, getNeutral, getPage } from '../subject/heads.ts';
import { basePath, urls } from '../urls.ts';

export const ledgerFile = 'content/addresses.txt';

/** What is published because it stands in the catalog or is a guide. Other files of the site (the feed, the module) are entered by hand. */
const ofCatalog =
  /^(?:\/\w+)?\/(?:(?<kind>categories|guides|status)\/(?<name>[^/]+)\/|(?:errors|e)\/(?<slug>[^/#]+?)(?:\.md|\.json|\/(?:(?<reason>[^/#]+?)(?:\.md|\/))?(?:#(?<anchor>.+))?))$/;

/** The addresses that a catalog and the guides make, from the root of the site, sorted. A test compares them with the files of a build. */
export function listAddresses(catalog: Catalog, guides: readonly string[]): string[] {
  const { entries, categories, statuses } = catalog;
  const subjects = listSubjects(catalog);
  const addresses = [
    ...entries.map(({ slug }) => urls.errorJson(slug)),
    ...subjects.map(getNeutral),
    ...locales.flatMap((locale) => [
      ...guides.map((name) => urls.guide(locale, name)),
      ...categories.map(({ id }) => urls.category(locale, id)),
      ...statuses.map((status) => urls.status(locale, status)),
      ...subjects.flatMap((subject) => [getPage(subject, locale), getMarkdown(subject, locale)]),
      ...entries.flatMap(({ slug, messages }) => messages.map(({ anchor }) => `${urls.error(locale, slug)}#${anchor}`)),
    ]),
  ];
  // A build below a base path publishes the same.
  return sort(addresses.map(toEntry));
}

/** An address as the ledger has it. */
function toEntry(address: string): string {
  return `/${address.slice(basePath.length)}`;
}

export function readLedger(file: string = ledgerFile): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/** The lines of the last commit and of the one before it; undefined where there is no repository. */
export function readCommitted(cwd = '.'): string[] | undefined {
  try {
    const input = ['HEAD', 'HEAD^'].map((commit) => `${commit}:./${ledgerFile}\n`).join('');
    const output = execFileSync('git', ['cat-file', '--batch'], {
      cwd,
      input,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    });
    const lines = output.split('\n').filter((line) => line.startsWith('/'));
    return lines.length ? [...new Set(lines)] : undefined;
  } catch {
    return undefined;
  }
}

/** The ledger with what is new. Lines that were never committed and lead nowhere are a slip that was put right: they go. */
export function extendLedger(recorded: readonly string[], committed: readonly string[] | undefined, now: readonly string[]): string[] {
  const known = committed && new Set(committed);
  return sort([...recorded.filter((address) => !ofCatalog.test(address) || (known?.has(address) ?? true)), ...now]);
}

/** What the catalog breaks: published addresses that would lead nowhere, and lines taken out of the ledger. */
export function checkLedger(catalog: Catalog, guides: readonly string[], recorded = readLedger(), committed = readCommitted()): Issue[] {
  const now = listAddresses(catalog, guides);
  const known = { now: new Set(now), recorded: new Set(recorded), committed: new Set(committed ?? recorded) };
  const lost = recorded.filter((address) => ofCatalog.test(address) && known.committed.has(address) && !known.now.has(address));
  const deleted = [...known.committed].filter((address) => !known.recorded.has(address) && !known.now.has(address));
  const fresh = now.filter((address) => !known.recorded.has(address));
  const tell = (severity: Issue['severity'], list: readonly string[], what: string, why: string): Issue[] =>
    list.length ? [{ severity, rule: 'ledger', path: [], message: `${what} first ${list[0] ?? ''}.`, why }] : [];
  return [
    ...describeLost(lost, catalog, known.recorded),
    ...tell(
      'error',
      deleted,
      `${countWords(deleted.length, 'line')} of the last commits are gone from ${ledgerFile}, and so is what they led to:`,
      `${whyKept} \`git checkout HEAD -- ${ledgerFile}\` brings the lines back.`,
    ),
    ...tell(
      'warning',
      fresh,
      `${ledgerFile} is behind by ${countWords(fresh.length, 'line')},`,
      'It records what tickets and bookmarks may hold on to. `npm run update` brings it up to date.',
    ),
  ];
}

/** One issue for everything that is lost with one code, reason, message, category or guide, where it most likely stood. */
function describeLost(lost: readonly string[], catalog: Catalog, recorded: ReadonlySet<string>): Issue[] {
  const fresh = catalog.entries.filter(({ slug }) => !recorded.has(toEntry(urls.neutral(slug))));
  const subjects = lost.map((address) => ({ address, hint: '', fix: '', ...findSubject(address, catalog, fresh) }));
  return [...Map.groupBy(subjects, ({ what }) => what).values()].flatMap(([first, ...others]): Issue[] => {
    if (!first) return [];
    const { address, what, path, hint, fix } = first;
    const places = others.length ? `${others.length + 1} addresses` : address;
    const message = `${what} is published, and is not there any more (${places}).${hint}`;
    return [{ severity: 'error', rule: 'ledger', path, message, why: whyKept, ...(fix ? { fix } : {}) }];
  });
}

/** @param fresh the entries that are new: one of them may be the old one under another name */
function findSubject(
  address: string,
  { entries, bySlug }: Catalog,
  fresh: readonly Entry[],
): { what: string; path: Path; hint?: string; fix?: string } {
  const { kind, name = '', slug = '', reason, anchor = '' } = ofCatalog.exec(address)?.groups ?? {};
  if (kind === 'categories') return { what: `The category \`${name}\``, path: ['categories'] };
  if (kind !== undefined) return { what: `The page of ${kind === 'status' ? 'status' : 'the guide'} \`${name}\``, path: [] };
  const entry = bySlug.get(slug);
  if (!entry) {
    const freshSlugs = fresh.map((other) => other.slug);
    const meant = bySlug.get(findNearest(slug, freshSlugs) ?? '');
    const what = `The code \`${slug}\``;
    return meant ? { what, path: ['errors', entries.indexOf(meant)], hint: ` Is it \`${meant.name}\` now?` } : { what, path: ['errors'] };
  }
  const at = ['errors', entries.indexOf(entry)];
  if (reason !== undefined) return { what: `The reason \`${reason}\` of \`${entry.name}\``, path: [...at, 'reasons'] };
  return { what: `The message \`${anchor}\` of \`${entry.name}\``, path: [...at, 'messages'], fix: `id: ${anchor}` };
}

/** By code unit, so that every machine sorts alike. */
function sort(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
