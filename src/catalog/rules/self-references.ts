/** No entry sends its reader to itself. */
import type { Issue } from '../issue.ts';
import { listEntries, listReferences } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkSelfReferences: Rule = (catalog) => {
  const names = new Map(listEntries(catalog).map(({ path, name }) => [path[1], name]));
  return listReferences(catalog).flatMap(({ kind, id, path, inline }): Issue[] => {
    if (kind !== 'errors' || path[0] !== 'errors' || names.get(path[1]) !== id) return [];
    const field = path[2] === undefined ? '' : `\`${path[2]}\` `;
    return [
      {
        severity: 'error',
        rule: 'self-references',
        path,
        message: inline ? `The link \`(error:${id})\` leads to the page it stands on.` : `${field}names the entry itself.`,
        why: inline
          ? 'Write the code between backticks instead.'
          : 'The reader is on that page already. Delete it, or name the code that was meant.',
        ...(inline ? { fix: `\`${id}\`` } : {}),
      },
    ];
  });
};
