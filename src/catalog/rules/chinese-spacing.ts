/** One space between Chinese and Latin letters, digits or code; none beside full-width punctuation. */
import { findChineseFaults } from '../typography.ts';
import type { Issue } from '../issue.ts';
import { writePair } from '../snippet.ts';
import { listBilinguals } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkChineseSpacing: Rule = (catalog) =>
  listBilinguals(catalog).flatMap(({ zh, quoted, path }): Issue[] => {
    if (zh === undefined || quoted || !/[A-Za-z0-9` ]/.test(zh)) return [];
    const { spacing, tidy } = findChineseFaults(zh);
    if (!spacing.length) return [];
    return [
      {
        severity: 'error',
        rule: 'chinese-spacing',
        path: [...path, 'zh'],
        message: `The spacing between Chinese and the rest is not right: ${spacing.map((part) => `“${part}”`).join(', ')}.`,
        why: 'One space stands between Chinese and Latin letters, digits or code, none beside full-width punctuation.',
        fix: writePair('zh', tidy),
      },
    ];
  });
