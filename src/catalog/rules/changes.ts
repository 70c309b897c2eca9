/** The list of changes is newest first and its ids are unique: feeds are made of it. */
import type { Issue } from '../issue.ts';
import type { Rule } from './rule.ts';

export const checkChanges: Rule = (catalog) => {
  const issues: Issue[] = [];
  const first = new Map<string, number>();
  let newest: string | undefined;
  catalog.changes?.forEach((change, index) => {
    if (!change) return;
    const { id, date } = change;
    const base = { severity: 'error', rule: 'changes' } as const;
    const twin = id === undefined ? undefined : first.get(id);
    if (twin !== undefined)
      issues.push({
        ...base,
        path: ['changes', index, 'id'],
        message: `Two changes have the id \`${id ?? ''}\`.`,
        why: 'Feed readers show an id once, so the second would never be seen.',
        also: { label: 'The first', path: ['changes', twin] },
      });
    else if (id !== undefined) first.set(id, index);
    if (date === undefined) return;
    if (newest !== undefined && date > newest)
      issues.push({
        ...base,
        path: ['changes', index, 'date'],
        message: `This change (${date}) is newer than the one above it (${newest}).`,
        why: 'The newest stands first. Move it up.',
      });
    newest = date;
  });
  return issues;
};
