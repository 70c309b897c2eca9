/** Two languages that stay together: a text that was changed in one of them only is told as stale. */
import type { Issue } from '../issue.ts';
import { compareWithLock } from '../translations.ts';
import type { Rule } from './rule.ts';

const names = { zh: 'Chinese', en: 'English' } as const;

export const checkTranslations: Rule = (catalog, { lock }) => {
  if (!lock) return [];
  const { stale, unrecorded, removed } = compareWithLock(catalog, lock);
  const issues = stale.map(({ text, locale }): Issue => {
    const other = locale === 'zh' ? 'en' : 'zh';
    return {
      severity: 'warning',
      rule: 'translations',
      path: [...text.path, locale],
      message: `Stale translation: the ${names[other]} text was changed, the ${names[locale]} one was not.`,
      why: `Readers of the two languages would be told different things. Change the ${names[locale]} text as well and run \`npm run translations\`. If it needs no change, say so with \`npm run translations -- ${text.subject}\`.`,
    };
  });
  const [first] = unrecorded;
  if (first || removed.length) {
    const parts = [
      ...(unrecorded.length ? [`${unrecorded.length} new or rewritten`] : []),
      ...(removed.length ? [`${removed.length} removed`] : []),
    ];
    issues.push({
      severity: 'warning',
      rule: 'translations',
      path: first?.path ?? [],
      message: `content/translations.lock.json is behind: texts ${parts.join(', ')}${first ? ', the first one here' : ''}.`,
      why: 'It records which texts were written together, so that a change in one language only is found. `npm run translations` brings it up to date.',
    });
  }
  return issues;
};
