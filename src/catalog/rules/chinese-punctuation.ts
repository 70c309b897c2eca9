/** Chinese sentences have full-width punctuation. */
import { findChineseFaults } from '../typography.ts';
import type { Issue } from '../issue.ts';
import { writePair } from '../snippet.ts';
import { listBilinguals } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkChinesePunctuation: Rule = (catalog) =>
  listBilinguals(catalog).flatMap(({ zh, quoted, path }): Issue[] => {
    if (zh === undefined || quoted || !/[,;:!?().]/.test(zh)) return [];
    const { punctuation, tidy } = findChineseFaults(zh);
    if (!punctuation.length) return [];
    return [
      {
        severity: 'error',
        rule: 'chinese-punctuation',
        path: [...path, 'zh'],
        message: `Half-width punctuation in a Chinese sentence: ${punctuation.map((part) => `“${part}”`).join(', ')}.`,
        why: 'It is too narrow beside Chinese characters and leaves ragged gaps. Literal text goes between backticks and stays as it is.',
        fix: writePair('zh', tidy),
      },
    ];
  });
