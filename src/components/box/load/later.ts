/** What a box needs only for some texts, each asked for once: words by script and the code that reads them, remarks, and in a dialog the messages. */
import type { Script } from '../../../engine/index/scripts.ts';
import type { LookupMessages, LookupWords } from '../../../engine/types.ts';
import type { BoxContext } from '../dom.ts';
import type { FoundPage } from '../pages.ts';
import { fetchJson, once } from './reach.ts';
import { importCode, renew } from './renew.ts';
import type * as notes from '../notes.ts';
import type * as unsure from '../unsure.ts';

/** `/{locale}/words.{script}.json`: for texts in which nothing is certain. */
export type Words = LookupWords & { pages: FoundPage[] };

/** `/{locale}/messages.json`: for texts that programs print, where the first index has names alone; with what their values are called and what is said of them. */
export type Messages = LookupMessages & { values: BoxContext['labels']; words: BoxContext['words'] };

export interface Later {
  /** The stamp of the first index, once it is there: words and messages of another edition would be those of other codes. */
  edition?: string;
  words: Record<Script, () => Promise<Words>>;
  messages: () => Promise<Messages>;
  code: () => Promise<typeof unsure>;
  notes: () => Promise<typeof notes>;
  /** Asks for what a text will need first, before anybody has read it. For a question the rest waits: titles may do for a first answer. */
  expect: (text: string) => void;
}

/** Longer texts, several lines and codes are rarely questions. */
const question = /^[^\n]{1,40}$/;
const codeLike = /[a-z][A-Z]|[{}<>"=]/;

/**
 * @param index the address of the first index, beside which the others are
 * @param hasMessages whether the first index is whole
 */
export function makeLater(index: string, hasMessages: boolean): Later {
  const check = (stamp: string): void => {
    if (later.edition !== undefined && stamp !== later.edition) throw renew();
  };
  const load = <File extends { stamp: string }>(name: string): (() => Promise<File>) =>
    once(
      () => fetchJson<File>(index.replace('lookup.json', `${name}.json`)),
      ({ stamp }) => check(stamp),
    );
  const later: Later = {
    words: { han: load('words.han'), latin: load('words.latin') },
    messages: load('messages'),
    code: once(() => importCode(() => import('../unsure.ts'))),
    notes: once(() => importCode(() => import('../notes.ts'))),
    expect(text) {
      // Whoever needs it asks again.
      if (question.test(text) && !codeLike.test(text)) later.code().catch(() => undefined);
      else if (text && !hasMessages) later.messages().catch(() => undefined);
    },
  };
  return later;
}
