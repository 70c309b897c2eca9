/** A status goes with its type, or a note says why not. */
import { findSection, hasType, usualTypes } from '../complete.ts';
import type { Issue } from '../issue.ts';
import { listMessages } from '../walk.ts';
import type { Rule } from './rule.ts';

const noteSkeleton = 'statusNote:\n  zh: …\n  en: …';

export const checkStatusType: Rule = (catalog) =>
  listMessages(catalog).flatMap(({ message, entry, path }): Issue[] => {
    const { status, type } = message;
    const section = findSection(message, entry, catalog.categories);
    if (status === undefined || section === undefined || (type === undefined && 'type' in message) || 'statusNote' in message) return [];
    const base = { severity: 'error', rule: 'status-type' } as const;
    const why = 'Either one of them is a slip, or it is so in the source: then `statusNote` says so to the reader.';
    if (type === undefined && status !== null && usualTypes[status] !== undefined) return [];
    if (type === undefined || type === null) {
      if (!hasType(section, entry.carrier)) return [];
      const usual = status === null ? undefined : usualTypes[status];
      return [
        {
          ...base,
          path: [...path, 'type'],
          message:
            type === undefined
              ? `A message of the section ${section} has a type, and none is usual for ${status === null ? 'an unknown status' : `status ${status}`}.`
              : `A message of the section ${section} has a type; here it is null without a \`statusNote\`.`,
          why,
          fix: usual === undefined ? noteSkeleton : `type: ${usual}\n# or\n${noteSkeleton}`,
        },
      ];
    }
    if (status === null)
      return [
        {
          ...base,
          path: [...path, 'status'],
          message: `The type is ${type}, but the status is null, without a \`statusNote\`.`,
          why,
          fix: noteSkeleton,
        },
      ];
    const usual = usualTypes[status];
    if (usual === type) return [];
    const statusOfType = Object.entries(usualTypes).find(([, name]) => name === type)?.[0];
    const message_ =
      usual === undefined
        ? `No type is usual for status ${status}; here it is ${type}`
        : `Status ${status} goes with ${usual}, not with ${type}`;
    const options = [
      ...(usual === undefined ? [] : [`type: ${usual}`]),
      ...(statusOfType === undefined ? [] : [`status: ${statusOfType}`]),
      noteSkeleton,
    ];
    return [
      { ...base, path: [...path, 'type'], message: `${message_}, and no \`statusNote\` explains it.`, why, fix: options.join('\n# or\n') },
    ];
  });
