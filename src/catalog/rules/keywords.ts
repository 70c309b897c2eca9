/** Each keyword adds something. */
import type { Issue } from '../issue.ts';
import { listEntries } from '../walk.ts';
import type { Rule } from './rule.ts';

export const checkKeywords: Rule = (catalog) =>
  listEntries(catalog).flatMap(({ entry, path: entryPath }) =>
    (['zh', 'en'] as const).flatMap((locale) => {
      const issues: Issue[] = [];
      const first = new Map<string, number>();
      (entry.keywords?.[locale] ?? []).forEach((keyword, index) => {
        if (keyword === undefined) return;
        const path = [...entryPath, 'keywords', locale, index];
        const base = { severity: 'error', rule: 'keywords', path } as const;
        const key = keyword.trim().replace(/\s+/g, ' ').toLowerCase();
        const twin = first.get(key);
        if (twin !== undefined) {
          issues.push({
            ...base,
            message: `The keyword “${keyword}” stands twice.`,
            why: 'The search does not tell upper from lower case. Delete one.',
            also: { label: 'The first', path: [...entryPath, 'keywords', locale, twin] },
          });
        } else first.set(key, index);
        if (entry.code !== undefined && squeeze(keyword) === squeeze(entry.code)) {
          issues.push({
            ...base,
            message: `The keyword “${keyword}” only repeats the code.`,
            why: 'The code is searched anyway, in any spelling. Keywords are what people type who do not know it.',
          });
        }
      });
      return issues;
    }),
  );

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
