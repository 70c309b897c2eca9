/** No current entry lacks guidance, unless it says why it cannot have it; and no excuse outlives its reason. */
import type { Issue } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { listWords } from '../snippet.ts';
import { computeEntryState } from '../state.ts';
import { listEntries, type LooseEntry } from '../walk.ts';
import type { Rule } from './rule.ts';

/** What every current entry tells its reader, with what it looks like. */
const needed = {
  summary: 'summary: { zh: …, en: … }',
  explanation: 'explanation: { zh: …, en: … }',
  actor: 'actor: caller # or account, platform',
  retry: 'retry: after-fix # or never, backoff, later',
  retryWhy: 'retryWhy: { zh: …, en: … }',
  causes: 'causes:\n  - { zh: …, en: … }',
  steps: 'steps:\n  - { zh: …, en: … }',
} as const;

type Needed = keyof typeof needed;
const fields = Object.keys(needed) as Needed[];
const fewestKeywords = 3;
/** What an entry may lack with a reason: what is needed, and what nobody demands but readers miss. */
const exemptible = [...fields, 'keywords', 'samples', 'avoid', 'ticket'] as const;

export const checkGuidance: Rule = (catalog) =>
  listEntries(catalog).flatMap(({ entry, path }) => {
    const base = { severity: 'error', rule: 'guidance' } as const;
    const issues: Issue[] = [];
    for (const field of Object.keys(entry.exempt ?? {})) {
      const at = { ...base, path: [...path, 'exempt', field], atKey: true };
      if (!exemptible.some((name) => name === field)) {
        const meant = findNearest(field, exemptible);
        issues.push({
          ...at,
          message: `\`${field}\` is not a field that can be exempt.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
          why: `These can: ${listWords(exemptible)}.`,
        });
      } else if (has(entry, field))
        issues.push({
          ...at,
          message: `The exemption of \`${field}\` is out of date: the field is there.`,
          why: 'An exemption holds as long as its reason. Delete it.',
        });
    }
    const state = computeEntryState(entry, catalog.sources);
    if (state === 'gone' || state === 'renamed' || state === 'undocumented') return issues;
    const missing = fields.filter((field) => !has(entry, field) && !isExempt(entry, field));
    if (missing.length) {
      const partly = missing.filter((field) => (entry.messages ?? []).some((message) => message && field in message));
      issues.push({
        ...base,
        path,
        message: `${missing.length === 1 ? 'The field' : 'The fields'} ${listWords(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`,
        why: `${partly.length ? `${listWords(partly)} ${partly.length === 1 ? 'stands' : 'stand'} on some messages only: it must be on every message or on the entry. ` : ''}A reader of a current code must learn what happened, whose turn it is, whether trying again helps and what to do. What truly cannot be known goes under \`exempt:\` with the reason.`,
        fix: missing.map((field) => needed[field]).join('\n'),
      });
    }
    for (const locale of ['zh', 'en'] as const) {
      const keywords = entry.keywords?.[locale];
      if (!keywords || keywords.length >= fewestKeywords || isExempt(entry, 'keywords')) continue;
      issues.push({
        ...base,
        path: [...path, 'keywords', locale],
        message: `${keywords.length} ${locale === 'zh' ? 'Chinese' : 'English'} ${keywords.length === 1 ? 'keyword' : 'keywords'}; at least ${fewestKeywords} are needed.`,
        why: 'People who do not know the code find the page by them: everyday words, symptoms, abbreviations.',
      });
    }
    return issues;
  });

/** On the entry, or on every message. A field that is there but refused by the schema counts: that is told already. */
function has(entry: LooseEntry, field: string): boolean {
  if (field === 'keywords') return (['zh', 'en'] as const).every((locale) => (entry.keywords?.[locale]?.length ?? 0) >= fewestKeywords);
  if (field in entry) return true;
  const messages = entry.messages;
  return messages === undefined ? 'messages' in entry : messages.length > 0 && messages.every((message) => !message || field in message);
}

function isExempt(entry: LooseEntry, field: string): boolean {
  return entry.exempt !== undefined && field in entry.exempt;
}
