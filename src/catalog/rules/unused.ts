/** What is defined is used: what nobody names is forgotten or misspelled somewhere. */
import { defaultSource, sharedKinds } from '../schema.ts';
import { listDefined, listEntries, listReferences } from '../walk.ts';
import { findMeant, type Rule } from './rule.ts';

/** What is defined once for many is used: a statement that nobody names is forgotten or misspelt somewhere. */
export const unused: Rule = {
  name: 'unused',
  *check(catalog, context) {
    if (!catalog.errors) return;
    const references = listReferences(catalog);
    const withoutSource = listEntries(catalog).some(({ entry }) => entry.reasons?.some((reason) => reason && !('source' in reason)));
    for (const kind of [...sharedKinds, 'placeholders', 'sources', 'sets', 'limitSources'] as const) {
      const defined = kind === 'sets' ? Object.keys(catalog.sets ?? {}) : (listDefined(catalog, kind) ?? []);
      const known = new Set(defined);
      const used = new Set<string | undefined>(kind === 'sources' && withoutSource ? [defaultSource] : []);
      // A misspelt reference is told where it stands: what it meant counts as used.
      for (const { kind: named, id } of references)
        if (named === (kind === 'sets' ? 'sources' : kind)) used.add(known.has(id) ? id : findMeant(kind, id, known, context));
      for (const id of defined)
        if (!used.has(id))
          yield {
            path: [kind, id],
            atKey: true,
            message: `\`${id}\` is defined under \`${kind}:\`, but nothing names it.`,
            why: 'Delete it, or name it where it belongs.',
          };
    }
  },
};

/** Every category has codes. Unknown ones are told by `references`. */
export const categories: Rule = {
  name: 'categories',
  *check(catalog) {
    if (!catalog.errors) return;
    const known = (catalog.categories ?? []).map((category) => category?.id);
    const names = known.flatMap((id) => id ?? []);
    const used = new Set(listEntries(catalog).map(({ entry }) => entry.category));
    // A misspelt category is told once, at the entry: not a second time as a category without codes.
    if (![...used].every((id) => id !== undefined && names.includes(id))) return;
    for (const [index, id] of known.entries())
      if (id !== undefined && !used.has(id))
        yield {
          path: ['categories', index, 'id'],
          message: `The category \`${id}\` has no codes.`,
          why: 'Its page would be empty. Delete it, or give it the entries that belong there:',
          fix: `category: ${id}`,
        };
  },
};
