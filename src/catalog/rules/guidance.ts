/** Enough keywords, unless an entry says why it cannot have them; and no excuse outlives its reason. */
import type { Issue } from '../issue.ts';
import { listEntries, type LooseEntry } from '../walk.ts';
import type { Rule } from './rule.ts';

const fewestKeywords = 3;

export const checkGuidance: Rule = (catalog) =>
  listEntries(catalog).flatMap(({ entry, path }) => {
    const base = { severity: 'error', rule: 'guidance' } as const;
    const issues = (Object.keys(entry.exempt ?? {}) as (keyof NonNullable<LooseEntry['exempt']>)[])
      .filter((field) => has(entry, field))
      .map((field): Issue => ({
        ...base,
        path: [...path, 'exempt', field],
        atKey: true,
        message: `The exemption of \`${field}\` is out of date: the field is there.`,
        why: 'An exemption holds as long as its reason. Delete it.',
      }));
    if (entry.exempt && 'keywords' in entry.exempt) return issues;
    for (const locale of ['zh', 'en'] as const) {
      const keywords = entry.keywords?.[locale];
      if (!keywords || keywords.length >= fewestKeywords) continue;
      issues.push({
        ...base,
        path: [...path, 'keywords', locale],
        message: `${keywords.length} ${locale === 'zh' ? 'Chinese' : 'English'} ${keywords.length === 1 ? 'keyword' : 'keywords'}; at least ${fewestKeywords} are needed.`,
        why: 'People who do not know the code find the page by them: everyday words, symptoms, abbreviations.',
      });
    }
    return issues;
  });

/** A field that is there but refused by the schema counts: that is told already. */
function has(entry: LooseEntry, field: string): boolean {
  if (field === 'keywords') return (['zh', 'en'] as const).every((locale) => (entry.keywords?.[locale]?.length ?? 0) >= fewestKeywords);
  return field in entry;
}
