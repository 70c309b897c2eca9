/** The little markup of our texts is closed and is ours. */
import { parseInline } from '../inline.ts';
import type { Issue } from '../issue.ts';
import { listBilinguals } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkInlineMarkup: Rule = (catalog) =>
  listBilinguals(catalog).flatMap(({ zh, en, quoted, path }) => [
    ...(quoted ? [] : check(zh, [...path, 'zh'])),
    ...check(en, [...path, 'en']),
  ]);

function check(text: string | undefined, path: Issue['path']): Issue[] {
  if (text === undefined || !/[`[*]/.test(text)) return [];
  const base = { severity: 'error', rule: 'inline-markup', path } as const;
  // What the pages show as plain text must hold no mark of ours.
  const plain = parseInline(text).flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  const rest = plain.join(' … ');
  const broken = /\[[^[\]]*\]\s*\([^)]*\)?|\]\(/.exec(rest);
  if (broken) {
    return [
      {
        ...base,
        message: `\`${broken[0]}\` is no link.`,
        why: 'A link is written [words](target) without spaces; the target is an id of `links:`, `error:` and a code, or `guide:` and a name.',
      },
    ];
  }
  if (rest.includes('`'))
    return [
      {
        ...base,
        message: 'A backtick opens code that is not closed.',
        why: 'The page would show the mark itself: backticks come in pairs.',
      },
    ];
  if (rest.includes('**'))
    return [
      {
        ...base,
        message: 'Bold text is not a part of the markup of this file.',
        why: 'The asterisks would be shown. There are `code` and [words](target), nothing else.',
      },
    ];
  return [];
}
