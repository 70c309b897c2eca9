/** What was seen where: no source twice, none both seen and absent, and absence only in dated states of the official page. */
import type { Issue } from '../issue.ts';
import { listMessages } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkSources: Rule = (catalog) =>
  listMessages(catalog).flatMap(({ message, path }) => {
    const issues: Issue[] = [];
    const base = { severity: 'error', rule: 'sources' } as const;
    for (const field of ['seen', 'absent'] as const) {
      const first = new Set<string>();
      message[field]?.forEach((id, index) => {
        if (id === undefined) return;
        const at = { ...base, path: [...path, field, index] };
        if (first.has(id)) issues.push({ ...at, message: `The source \`${id}\` stands twice in \`${field}\`.`, why: 'Delete one.' });
        first.add(id);
        if (field === 'seen') return;
        if (message.seen?.includes(id)) {
          issues.push({
            ...at,
            message: `The source \`${id}\` stands in \`seen\` and in \`absent\`.`,
            why: 'Either the message is in that source or it is not. Delete it from one of the two.',
          });
        }
        const source = catalog.sources?.[id];
        if (source && !source.snapshot) {
          issues.push({
            ...at,
            message: `\`${id}\` is no snapshot of the official page, so nothing can be absent from it.`,
            why: 'Code pages list the snapshots in which a message stands. Only a source with `snapshot: true` belongs here.',
          });
        }
      });
    }
    return issues;
  });
