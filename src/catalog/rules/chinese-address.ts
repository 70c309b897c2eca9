/** Our own texts say 你. */
import type { Issue } from '../issue.ts';
import { writePair } from '../snippet.ts';
import { listBilinguals } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkChineseAddress: Rule = (catalog) =>
  listBilinguals(catalog).flatMap(({ zh, quoted, path }): Issue[] => {
    if (zh === undefined || quoted || !zh.replace(/`[^`]+`/g, '').includes('您')) return [];
    return [
      {
        severity: 'error',
        rule: 'chinese-address',
        path: [...path, 'zh'],
        message: 'The reader is addressed as 您.',
        why: 'All texts of this site say 你. What is quoted to the letter has `quotedFrom`, or stands between backticks.',
        fix: writePair('zh', zh.replaceAll('您', '你')),
      },
    ];
  });
