/** What may be left out only where it is said elsewhere or computed. */
import type { Path } from '../issue.ts';
import { findVerdict, nameSource } from '../usual.ts';
import { listDefined, listEntries, listMessages, type LooseEntry } from '../walk.ts';
import { findMeant, type Finding, type Rule } from './rule.ts';

/** What is left out is said elsewhere or computed: the name of a source, the sentence of a bare look-alike, the verdict and its reason. */
export const defaults: Rule = {
  name: 'defaults',
  *check(catalog, context) {
    for (const [id, source] of Object.entries(catalog.sources ?? {}))
      if (source && !('title' in source) && !nameSource(source.url))
        yield {
          path: ['sources', id],
          message: 'The source has no `title`.',
          why: 'Only a post on GitHub has a name of its own.',
          fix: 'title: { zh: …, en: … }',
        };
    const entries = listEntries(catalog);
    const categories = new Set(listDefined(catalog, 'categories'));
    const tells = new Map(entries.flatMap(({ name, entry }) => (name === undefined ? [] : [[name, 'tell' in entry] as const])));
    // A misspelt code is told where it is: what it meant is listed.
    const bare = new Set<string | undefined>(
      entries.flatMap(({ entry }) =>
        (entry.lookalikes ?? []).flatMap((item) =>
          typeof item !== 'string' ? [] : tells.has(item) ? item : findMeant('errors', item, tells.keys(), context),
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
      const verdict = findVerdict(entry, catalog.categories);
      for (const field of ['actor', 'retry'] as const)
        // What a category that is not there would say, nobody knows.
        if (!(field in entry) && entry.category !== undefined && categories.has(entry.category) && verdict[field] === undefined)
          yield {
            path,
            message: `The entry has no \`${field}\`, and its category has none for its entries either.`,
            why: 'Readers want to know first whose turn it is and whether to try again.',
            fix: field === 'actor' ? 'actor: caller # or account, platform' : 'retry: after-fix # or never, backoff, later',
          };
      yield* checkVerdict({ ...entry, ...verdict }, path);
    }
    for (const { message, path } of listMessages(catalog)) yield* checkVerdict(message, path);
  },
};

function* checkVerdict(item: Pick<LooseEntry, 'retry' | 'retryWhy'>, path: Path): Generator<Finding> {
  const { retry } = item;
  if (retry === undefined || retry === 'after-fix' || 'retryWhy' in item) return;
  yield {
    path: [...path, 'retry'],
    message: `The verdict is \`${retry}\`, and no \`retryWhy\` says why.`,
    why: 'Readers who are told to wait, or never to try again, want to know why. Only `after-fix` speaks for itself.',
    fix: 'retryWhy: { zh: …, en: … }',
  };
}
