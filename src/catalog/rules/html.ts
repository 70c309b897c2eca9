/** No HTML in texts: pages, Markdown and data are made from them, each in its own way. */
import type { Issue, Path } from '../issue.ts';
import { listBilinguals, listEntries } from '../walk.ts';
import type { Rule } from './rule.ts';

const pattern = /<\/?[a-z][^<>]*>|<!--|&(?:[a-z]+|#\d+);/i;

export const checkHtml: Rule = (catalog) => [
  ...listBilinguals(catalog).flatMap(({ zh, en, path }) => [...check(zh, [...path, 'zh']), ...check(en, [...path, 'en'])]),
  ...listEntries(catalog).flatMap(({ entry, path }) =>
    (['zh', 'en'] as const).flatMap((locale) =>
      (entry.keywords?.[locale] ?? []).flatMap((keyword, index) => check(keyword, [...path, 'keywords', locale, index])),
    ),
  ),
];

function check(text: string | undefined, path: Path): Issue[] {
  const found = text !== undefined && /[<&]/.test(text) ? pattern.exec(text.replace(/`[^`]+`/g, ''))?.[0] : undefined;
  if (found === undefined) return [];
  return [
    {
      severity: 'error',
      rule: 'html',
      path,
      message: `HTML is not allowed in texts: \`${found}\`.`,
      why: 'It would be shown as it stands. Delete it; what is meant literally goes between backticks, and a link is written [words](target).',
    },
  ];
}
