/** The linked words of a quoted meaning stand in it. */
import type { Issue } from '../issue.ts';
import { listMessages } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkMeaningLinks: Rule = (catalog) =>
  listMessages(catalog).flatMap(({ message, path: messagePath }): Issue[] => {
    const meaning = message.meaning;
    if (!meaning?.links) return [];
    const path = [...messagePath, 'meaning', 'links'];
    const base = { severity: 'error', rule: 'meaning-links', atKey: true } as const;
    if (!('quotedFrom' in meaning)) {
      return [
        {
          ...base,
          path,
          message: '`links` is for a meaning that is quoted; this one has no `quotedFrom`.',
          why: 'In our own text a link is written where it stands: [words](link-id).',
        },
      ];
    }
    if (meaning.zh === undefined) return [];
    return Object.keys(meaning.links)
      .filter((words) => !meaning.zh?.includes(words))
      .map((words) => ({
        ...base,
        path: [...path, words],
        message: `The words “${words}” do not stand in \`zh\`, so the link would be lost.`,
        why: 'They are copied from the quoted meaning to the letter, spaces included.',
      }));
  });
