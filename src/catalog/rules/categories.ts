/** Every category has codes, and no id twice. Unknown ones are told by `references`. */
import type { Issue } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { listEntries } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkCategories: Rule = (catalog) => {
  const issues: Issue[] = [];
  const ids = (catalog.categories ?? []).flatMap((category) => category?.id ?? []);
  // A misspelt category is told once, at the entry: not a second time as a category without codes.
  const entries = listEntries(catalog);
  const used = new Set(
    entries
      .flatMap(({ entry }) => (entry.category === undefined ? [] : (findNearest(entry.category, ids) ?? [])))
      .concat(entries.flatMap(({ entry }) => entry.category ?? [])),
  );
  const first = new Map<string, number>();
  catalog.categories?.forEach((category, index) => {
    const id = category?.id;
    if (id === undefined) return;
    const base = { severity: 'error', rule: 'categories', path: ['categories', index, 'id'] } as const;
    const known = first.get(id);
    if (known !== undefined)
      issues.push({ ...base, message: `The category \`${id}\` stands twice.`, also: { label: 'The first', path: ['categories', known] } });
    else first.set(id, index);
    if (catalog.errors && !used.has(id)) {
      issues.push({
        ...base,
        message: `The category \`${id}\` has no codes.`,
        why: 'Its page would be empty. Delete it, or give it the entries that belong there:',
        fix: `category: ${id}`,
      });
    }
  });
  return issues;
};
