/** What a card hands on: a link, and a reply in each language. */
import type { Locale } from '../../../i18n/locales.ts';
import type * as replies from '../../error/load-reply.ts';
import { copyText } from '../../../site/browser/copy.ts';
import { make, type BoxContext } from '../dom.ts';
import type { BoxWord } from '../words.ts';

/** What makes the replies comes when one is asked for. */
export type LoadReply = (from: typeof replies, to: Locale) => Promise<string>;

/** @param load left out where there is no reply to give */
export function makeActions({ say, locale, otherLocales }: BoxContext, path: string, load?: LoadReply): HTMLElement {
  const address = new URL(path, location.href).href;
  const said = make('span', 'quiet');
  said.role = 'status';
  const makeButton = (words: string, getText: () => Promise<string>): HTMLElement => {
    const button = make('button', 'button', words);
    button.type = 'button';
    button.addEventListener('click', () => {
      const text = getText();
      let failure: BoxWord = 'code.copyFailed';
      text.catch(() => (failure = 'code.copyMissing'));
      void copyText(text).then((done) => (said.textContent = say(done ? 'code.copied' : failure)));
    });
    return button;
  };
  const makeReply = (words: string, to: string): HTMLElement | undefined =>
    load && makeButton(words, async () => load(await import('../../error/load-reply.ts'), to as Locale));
  return make(
    'div',
    'row',
    makeButton(say('actions.copyLink'), () => Promise.resolve(address)),
    makeReply(say('actions.copyReply'), locale),
    ...Object.entries(otherLocales).map(([other, language]) => makeReply(say('actions.copyReplyIn', { language }), other)),
    said,
  );
}
