/** What is defined once for many is used: a statement that nobody names is forgotten or misspelt somewhere. */
import type { Issue } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { listDefined, listReferences, sharedKinds } from '../walk.ts';
import type { Rule } from './rule.ts';

const kinds = [...sharedKinds, 'placeholders'] as const;

export const checkUnused: Rule = (catalog) => {
  if (!catalog.errors) return [];
  const references = listReferences(catalog);
  return kinds.flatMap((kind) => {
    const defined = listDefined(catalog, kind) ?? [];
    const known = new Set(defined);
    const used = new Set<string | undefined>();
    // A misspelt reference is told where it stands: what it meant counts as used.
    for (const { kind: named, id } of references) if (named === kind) used.add(known.has(id) ? id : findNearest(id, known));
    return defined
      .filter((id) => !used.has(id))
      .map((id): Issue => ({
        severity: 'error',
        rule: 'unused',
        path: [kind, id],
        atKey: true,
        message: `\`${id}\` is defined under \`${kind}:\`, but nothing names it.`,
        why: 'Delete it, or name it where it belongs.',
      }));
  });
};
