/** No list of references names a thing twice. */
import type { Issue, Path } from '../issue.ts';
import { listEntries } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkRepetitions: Rule = (catalog) =>
  listEntries(catalog).flatMap(({ entry, path }) => {
    const lookalikes = entry.lookalikes?.map((item) => item?.code);
    return [
      ...(['related', 'links', 'guides', 'ticket', 'causes', 'steps', 'avoid', 'samples'] as const).flatMap((field) =>
        check(entry[field], [...path, field]),
      ),
      ...check(lookalikes, [...path, 'lookalikes']),
      ...(entry.messages ?? []).flatMap((message, index) =>
        (['causes', 'steps', 'avoid'] as const).flatMap((field) => check(message?.[field], [...path, 'messages', index, field])),
      ),
    ];
  });

function check(list: readonly unknown[] | undefined, path: Path): Issue[] {
  const seen = new Set<string>();
  return (list ?? []).flatMap((item, index): Issue[] => {
    if (typeof item !== 'string') return [];
    if (!seen.has(item)) {
      seen.add(item);
      return [];
    }
    const shown = item.length > 60 ? `${item.slice(0, 60)}…` : item;
    return [
      {
        severity: 'error',
        rule: 'repetitions',
        path: [...path, index],
        message: `\`${shown}\` stands twice in \`${String(path.at(-1))}\`.`,
        why: 'Delete one.',
      },
    ];
  });
}
