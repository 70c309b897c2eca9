/**
 * The ledger of every address that was ever published: pages, data, and the anchors of message variants. Tickets, bookmarks and programs
 * hold on to them. `npm run update` adds what is new; what stands in a commit is never taken out again.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Issue, Path } from '../../catalog/issue.ts';
import type { Catalog } from '../../catalog/model.ts';
import { findNearest } from '../../catalog/nearest.ts';
import { countWords } from '../../catalog/snippet.ts';
import { locales } from '../../i18n/locales.ts';
import { basePath, urls } from '../urls.ts';

export const ledgerFile = 'content/addresses.txt';

/** What is published because it stands in the catalogue or is a guide. Other files of the site (the feed, the module) are entered by hand. */
const ofCatalog =
  /^(?:\/\w+)?\/(?:(?<kind>categories|guides|status)\/(?<name>[^/]+)\/|(?:errors|e)\/(?<slug>[^/#]+?)(?:\.md|\.json|\/(?:(?<reason>[^/#]+)\/)?(?:#(?<anchor>.+))?))$/;

/** The addresses that a catalogue and the guides make, from the root of the site, sorted. A test compares them with the files of a build. */
export function listAddresses({ entries, categories, statuses }: Catalog, guides: readonly string[]): string[] {
  const addresses = [
    ...entries.flatMap(({ slug, reasons }) => [
      urls.neutral(slug),
      urls.errorJson(slug),
      ...reasons.map(({ id }) => urls.neutralReason(slug, id)),
    ]),
    ...locales.flatMap((locale) => [
      ...guides.map((name) => urls.guide(locale, name)),
      ...categories.map(({ id }) => urls.category(locale, id)),
      ...statuses.map((status) => urls.status(locale, status)),
      ...entries.flatMap(({ slug, messages, reasons }) => [
        urls.error(locale, slug),
        urls.errorMarkdown(locale, slug),
        ...messages.map(({ anchor }) => `${urls.error(locale, slug)}#${anchor}`),
        ...reasons.map(({ id }) => urls.reason(locale, slug, id)),
      ]),
    ]),
  ];
  // A build below a base path publishes the same.
  return sort(addresses.map((address) => `/${address.slice(basePath.length)}`));
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

/** What the catalogue breaks: published addresses that would lead nowhere, and lines taken out of the ledger. */
export function checkLedger(catalog: Catalog, guides: readonly string[], recorded = readLedger(), committed = readCommitted()): Issue[] {
  const now = listAddresses(catalog, guides);
  const known = { now: new Set(now), recorded: new Set(recorded), committed: new Set(committed ?? recorded) };
  const lost = recorded.filter((address) => ofCatalog.test(address) && known.committed.has(address) && !known.now.has(address));
  const deleted = [...known.committed].filter((address) => !known.recorded.has(address) && !known.now.has(address));
  const fresh = now.filter((address) => !known.recorded.has(address));
  const warn = (message: string, why: string): Issue => ({ severity: 'warning', rule: 'ledger', path: [], message, why });
  return [
    ...describeLost(lost, catalog, known.recorded),
    ...(deleted.length
      ? [
          warn(
            `${countWords(deleted.length, 'line')} of the last commits are gone from ${ledgerFile}, and so is what they led to: first ${deleted[0] ?? ''}.`,
            'Only what was never published may go. `git checkout HEAD -- content/addresses.txt` brings the lines back.',
          ),
        ]
      : []),
    ...(fresh.length
      ? [
          warn(
            `${ledgerFile} is behind by ${countWords(fresh.length, 'line')}, first ${fresh[0] ?? ''}.`,
            'It records what tickets and bookmarks may hold on to. `npm run update` brings it up to date.',
          ),
        ]
      : []),
  ];
}

/** One issue for everything that is lost with one code, reason, message, category or guide, where it most likely stood. */
function describeLost(lost: readonly string[], catalog: Catalog, recorded: ReadonlySet<string>): Issue[] {
  const issues = new Map<string, Issue & { count: number }>();
  for (const address of lost) {
    const { what, path, hint = '' } = findSubject(address, catalog, recorded);
    const count = (issues.get(what)?.count ?? 0) + 1;
    issues.set(what, {
      ...{ severity: 'error', rule: 'ledger', path, count },
      message: `${what} is published, and is not there any more (${count === 1 ? address : `${count} addresses`}).${hint}`,
      why: 'Tickets and bookmarks hold on to it. A code that left the documents keeps its entry; one with a new name keeps its old entry with `renamedTo:`; messages, reasons and categories keep their ids, guides their names.',
    });
  }
  return [...issues.values()].map(({ count: _count, ...issue }) => issue);
}

function findSubject(
  address: string,
  { entries, bySlug }: Catalog,
  recorded: ReadonlySet<string>,
): { what: string; path: Path; hint?: string } {
  const { kind, name = '', slug = '', reason, anchor = '' } = ofCatalog.exec(address)?.groups ?? {};
  if (kind !== undefined)
    return kind === 'categories'
      ? { what: `The category \`${name}\``, path: ['categories'] }
      : { what: `The page of ${kind === 'status' ? 'status' : 'the guide'} \`${name}\``, path: [] };
  const entry = bySlug.get(slug);
  const path = ['errors', ...(entry ? [entries.indexOf(entry)] : [])];
  if (entry && reason !== undefined) return { what: `The reason \`${reason}\` of \`${entry.name}\``, path: [...path, 'reasons'] };
  if (entry) return { what: `The message \`${anchor}\` of \`${entry.name}\``, path: [...path, 'messages'] };
  const fresh = entries.filter((other) => !recorded.has(urls.neutral(other.slug)));
  const meant = fresh.find(
    (other) =>
      other.slug ===
      findNearest(
        slug,
        fresh.map((item) => item.slug),
      ),
  );
  if (!meant) return { what: `The code \`${slug}\``, path };
  return { what: `The code \`${slug}\``, path: ['errors', entries.indexOf(meant)], hint: ` Is it \`${meant.name}\` now?` };
}

/** By code unit, so that every machine sorts alike. */
function sort(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
