/** Two languages that stay together: a text that was changed in one of them only is told as stale. */
import { compareWithLock } from '../translations.ts';
import type { Rule } from './rule.ts';

const languages = { zh: 'Chinese', en: 'English' } as const;

/** Warns of texts of which one language was left behind, and of a record that is. */
export const translations: Rule = {
  name: 'translations',
  severity: 'warning',
  *check(catalog, { lock }) {
    if (!lock) return;
    const { stale, unrecorded, removed } = compareWithLock(catalog, lock);
    for (const { text, locale } of stale) {
      const other = locale === 'zh' ? 'en' : 'zh';
      yield {
        path: [...text.path, locale],
        message: `Stale translation: the ${languages[other]} text was changed, the ${languages[locale]} one was not.`,
        why: `Readers of the two languages would be told different things. Change the ${languages[locale]} text as well and run \`npm run update\`. If it needs no change, say so with \`npm run update -- ${text.subject}\`.`,
      };
    }
    const [first] = unrecorded;
    if (!first && !removed.length) return;
    const parts = [...(first ? [`${unrecorded.length} new or rewritten`] : []), ...(removed.length ? [`${removed.length} removed`] : [])];
    yield {
      path: first?.path ?? [],
      message: `content/translations.lock.json is behind: texts ${parts.join(', ')}${first ? ', the first one here' : ''}.`,
      why: 'It records which texts were written together, so that a change in one language only is found. `npm run update` brings it up to date.',
    };
  },
};
