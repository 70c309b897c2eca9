/** What a box needs only for texts in which nothing is certain: words by script, and the code that reads them. Each is asked for once. */
import type { Script } from '../../engine/scripts.ts';
import type { LookupWords } from '../../engine/types.ts';
import { fetchJson, once } from './reach.ts';
import { importCode } from './renew.ts';
import type * as unsure from './unsure.ts';

export interface Later {
  words: Record<Script, () => Promise<LookupWords>>;
  code: () => Promise<typeof unsure>;
  /** Asks for the code where a text looks like a question, before anybody has read it. The words wait: titles may do for a first answer. */
  expect: (text: string) => void;
}

/** Longer texts, several lines and codes are rarely questions. */
const question = /^[^\n]{1,40}$/;
const codeLike = /[a-z][A-Z]|[{}<>"=]/;

/**
 * @param index the address of the first index, beside which the words are
 * @param getText what stands in the field
 */
export function makeLater(index: string, getText: () => string): Later {
  const words = (script: Script): (() => Promise<LookupWords>) =>
    once(() => fetchJson(index.replace('lookup.json', `words.${script}.json`)));
  const later: Later = {
    words: { han: words('han'), latin: words('latin') },
    code: once(() => importCode(() => import('./unsure.ts'), getText)),
    expect(text) {
      // Whoever needs it asks again.
      if (question.test(text) && !codeLike.test(text)) later.code().catch(() => undefined);
    },
  };
  return later;
}
