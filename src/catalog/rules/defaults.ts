/** What goes without saying: it is left out where it is said elsewhere or computed, and only there. */
import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../issue.ts';
import { findPlaceholders, nameToken } from '../text/placeholders.ts';
import { writeSkeleton } from '../edit/shape.ts';
import { familyCodes, findHome, findVerdict, hasType, nameSource, usualTypes } from '../usual.ts';
import { listEntries, listHolders, listMessages, type LooseCatalog } from '../walk.ts';
import { findNearest } from '../text/distance.ts';
import type { Rule } from './rule.ts';

/** The name of a source and the sentence of a bare look-alike are computed or said elsewhere, or stand there. */
export const defaults: Rule = {
  name: 'defaults',
  *check(catalog) {
    for (const [id, source] of Object.entries(catalog.sources ?? {}))
      if (source && !('title' in source) && !nameSource(source.url))
        yield {
          path: ['sources', id],
          message: 'The source has no `title`.',
          why: 'Only a post on GitHub has a name of its own.',
          fix: 'title: { zh: …, en: … }',
        };
    const entries = listEntries(catalog);
    const tells = new Map(entries.flatMap(({ name, entry }) => (name === undefined ? [] : [[name, 'tell' in entry] as const])));
    // A misspelled code is told where it is: what it meant is listed.
    const bare = new Set<string | undefined>(
      entries.flatMap(({ entry }) =>
        (entry.lookalikes ?? []).flatMap((item) =>
          typeof item !== 'string' ? [] : tells.has(item) ? item : findNearest(item, tells.keys()),
        ),
      ),
    );
    for (const { entry, name, path } of entries) {
      for (const [index, item] of (entry.lookalikes ?? []).entries())
        if (typeof item === 'string' && tells.get(item) === false)
          yield {
            path: [...path, 'lookalikes', index],
            message: `The entry of \`${item}\` has no \`tell\`, so the page could not say how to tell it apart.`,
            why: 'Write the sentence there, for all who list it, or here, for this pair.',
            fix: `- { code: ${item}, zh: …, en: … }`,
          };
      if ('tell' in entry && !bare.has(name))
        yield {
          path: [...path, 'tell'],
          atKey: true,
          message: 'No entry lists this one as a bare look-alike, so nobody would read its `tell`.',
          why: 'It is shown on the pages of the codes that are taken for this one. Delete it, or list the code there.',
        };
    }
  },
};

/** Who must act, whether to try again, and the section of a message: said where it belongs, or by the category. */
export const fromCategory: Rule = {
  name: 'defaults',
  *check(catalog) {
    const places = [
      ...listEntries(catalog).flatMap((at) => ['actor', 'retry'].map((field) => ({ ...at, holder: at.entry, field }))),
      ...listMessages(catalog).map((at) => ({ ...at, holder: at.message, field: 'section' })),
    ];
    for (const { entry, holder, path, field } of places) {
      // What a category that is not there would say, nobody knows.
      const home = findHome(entry, catalog.categories);
      if (home && !(field in holder) && !(field in home))
        yield {
          path,
          message: `\`${field}\` is missing here, and the category has none for its entries either.`,
          why: 'Readers want to know whose turn it is, whether to try again, and where the documentation lists a message.',
          fix: writeSkeleton([...path, field]),
        };
    }
  },
};

/** A verdict that does not speak for itself has its reason. */
export const verdictReasons: Rule = {
  name: 'defaults',
  *check(catalog) {
    const holders = [
      ...listEntries(catalog).map(({ entry, path }) => ({ ...entry, ...findVerdict(entry, catalog.categories), path })),
      ...listMessages(catalog).map(({ message, path }) => ({ ...message, path })),
    ];
    for (const { path, retry, ...rest } of holders)
      if (retry !== undefined && retry !== 'after-fix' && !('retryWhy' in rest))
        yield {
          path: [...path, 'retry'],
          message: `The verdict is \`${retry}\`, and no \`retryWhy\` says why.`,
          why: 'Readers who are told to wait, or never to try again, want to know why. Only `after-fix` speaks for itself.',
          fix: 'retryWhy: { zh: …, en: … }',
        };
  },
};

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
  for (const [index, family] of (catalog.families ?? []).entries())
    yield { path: ['families', index, 'codes'], written: family?.codes, usual: familyCodes, because: 'a family without it has the same' };
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
      yield { path: [...path, field], written: entry[field], usual: home?.[field], because: 'the category has the same for its entries' };
    }
    for (const [index, reason] of (entry.reasons ?? []).entries()) {
      const at = [...path, 'reasons', index];
      const family = catalog.families?.find((item) => item?.id !== undefined && item.id === reason?.family);
      const verdict = family ? { actor: 'caller', retry: 'after-fix', ...family } : findVerdict(entry, catalog.categories);
      const usual = { actor: verdict.actor, retry: verdict.retry, apis: ['any'], sure: 'inferred' };
      for (const field of ['actor', 'retry', 'apis', 'sure'] as const)
        yield {
          path: [...at, field],
          written: reason?.[field],
          usual: usual[field],
          because: 'a reason without it has the same',
        };
    }
  }
}
