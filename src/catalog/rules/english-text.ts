/** English texts hold no Chinese characters or marks: many readers have no use for them. */
import type { Issue, Path } from '../issue.ts';
import { listBilinguals, listEntries } from '../walk.ts';
import type { Rule } from './rule.ts';

const pattern = /[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+/;

export const checkEnglishText: Rule = (catalog) => [
  ...listBilinguals(catalog).flatMap(({ en, path }) => check(en, [...path, 'en'])),
  ...listEntries(catalog).flatMap(({ entry, path }) =>
    (entry.keywords?.en ?? []).flatMap((keyword, index) => check(keyword, [...path, 'keywords', 'en', index])),
  ),
];

function check(text: string | undefined, path: Path): Issue[] {
  const found = text === undefined ? undefined : pattern.exec(text.replace(/`[^`]+`/g, ''))?.[0];
  if (found === undefined) return [];
  return [
    {
      severity: 'error',
      rule: 'english-text',
      path,
      message: `Chinese in an English text: “${found}”.`,
      why: 'Say it in English. What is meant literally, such as a part of a message, goes between backticks.',
    },
  ];
}
