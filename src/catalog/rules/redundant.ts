/** What goes without saying is not written: it would only have to be kept right. */
import { isDeepStrictEqual } from 'node:util';
import { findHome, findVerdict, hasType, nameSource, usualTypes } from '../usual.ts';
import type { Path } from '../issue.ts';
import { findPlaceholders, nameToken } from '../placeholders.ts';
import { listEntries, listHolders, listMessages, type LooseCatalog } from '../walk.ts';
import type { Rule } from './rule.ts';

/** No field says what is computed anyway. */
export const redundant: Rule = {
  name: 'redundant',
  *check(catalog) {
    for (const { path, written, usual, because } of listUsual(catalog))
      if (written !== undefined && isDeepStrictEqual(written, usual))
        yield {
          path,
          atKey: true,
          remove: true,
          message: `\`${String(path.at(-1))}\` goes without saying here: ${because}.`,
          why: 'What can be computed is not written. Delete it.',
        };
  },
};

/** Every field that may be left out, with what is then computed. */
function* listUsual(catalog: LooseCatalog): Generator<{ path: Path; written: unknown; usual: unknown; because: string }> {
  for (const [id, source] of Object.entries(catalog.sources ?? {}))
    yield {
      path: ['sources', id, 'title'],
      written: source?.title,
      usual: nameSource(source?.url),
      because: 'a post on GitHub is called so',
    };
  for (const { text, names, path } of listHolders(catalog)) {
    const usual = findPlaceholders(text).map((token) => nameToken(token, catalog.placeholders ?? {}));
    if (names?.length) yield { path: [...path, 'placeholders'], written: names, usual, because: 'each has its usual name' };
  }
  for (const { message, entry, path } of listMessages(catalog)) {
    const { section, type, status, meaning, summary = entry.summary } = message;
    const home = findHome(entry, catalog.categories);
    const place = section ?? home?.section;
    const usual = place && status && hasType(place, entry.carrier) ? (usualTypes[status] ?? null) : null;
    if (place && status !== undefined)
      yield { path: [...path, 'type'], written: type, usual, because: 'it is the usual one of this status and section' };
    yield { path: [...path, 'meaning'], written: meaning, usual: summary, because: 'the summary says the same' };
    yield { path: [...path, 'section'], written: section, usual: home?.section, because: 'the category has it for its messages' };
  }
  for (const { entry, path } of listEntries(catalog)) {
    const home = findHome(entry, catalog.categories);
    for (const field of ['ticket', 'links', 'guides', 'actor', 'retry'] as const) {
      const what = field === 'actor' || field === 'retry' ? 'the same' : 'the same list';
      yield { path: [...path, field], written: entry[field], usual: home?.[field], because: `the category has ${what} for its entries` };
    }
    const verdict = findVerdict(entry, catalog.categories);
    for (const [index, reason] of (entry.reasons ?? []).entries()) {
      const at = [...path, 'reasons', index];
      const family = catalog.families?.find((item) => item?.id !== undefined && item.id === reason?.family);
      const { actor, retry } = family ? { actor: 'caller', retry: 'after-fix', ...family } : verdict;
      const because = 'its family, or else its entry, has the same';
      yield { path: [...at, 'actor'], written: reason?.actor, usual: actor, because };
      yield { path: [...at, 'retry'], written: reason?.retry, usual: retry, because };
      yield { path: [...at, 'apis'], written: reason?.apis, usual: ['any'], because: 'a reason is of any API unless it says of which' };
      yield { path: [...at, 'sure'], written: reason?.sure, usual: 'inferred', because: 'it is our own advice unless it says more' };
    }
  }
}
