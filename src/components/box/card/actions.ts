/** What a card hands on: a link without a language, and, where more than a guess is known, a reply in both. */
import type { Answer, Explanation } from '../../../engine/types.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { writeCase } from '../../../publish/case.ts';
import { urls } from '../../../publish/urls.ts';
import { copyText } from '../../../site/browser/copy.ts';
import { make, type Ground } from '../dom.ts';
import type { BoxWord } from '../words.ts';

export function makeActions(
  { say, locale, otherLocales }: Ground,
  { query, requestIds, notes, incidents }: Explanation,
  answer: Answer,
  values: Readonly<Record<string, string>>,
  quote: string,
): HTMLElement {
  const slug = encodeURIComponent(answer.slug);
  const path = answer.reason ? urls.neutralReason(slug, answer.reason.id) : urls.neutral(slug);
  const fragment = writeCase({ anchor: answer.reason ? '' : (answer.variant ?? ''), values });
  const reply = async (to: Locale): Promise<string> => {
    const { loadReply } = await import('../../error/load-reply.ts');
    const part = answer.reason?.id ?? answer.variant;
    // Of several failures it is not known whose ids these are.
    const own = (incidents?.length ?? 1) > 1 ? [] : requestIds;
    return loadReply(to, answer.slug, { part, values, requestIds: own, quote, isGuess: answer.confidence !== 'exact', text: query });
  };
  const address = new URL(path + fragment, location.href).href;
  const said = make('span', 'quiet');
  said.setAttribute('role', 'status');
  const actions: [string, () => string | Promise<string>][] = [[say('actions.copyLink'), () => address]];
  // A reply is read as a fact: none for a guess, or for what the text itself contradicts.
  if (answer.confidence !== 'weak' && !notes.some(({ kind }) => kind === 'status-differs'))
    actions.push(
      [say('actions.copyReply'), () => reply(locale)],
      ...Object.entries(otherLocales).map(([other, language]): [string, () => Promise<string>] => [
        say('actions.copyReplyIn', { language }),
        () => reply(other as Locale),
      ]),
    );
  const buttons = actions.map(([words, getText]) => {
    const button = make('button', 'button', words);
    button.type = 'button';
    button.addEventListener('click', () => {
      const text = getText();
      let failure: BoxWord = 'code.copyFailed';
      Promise.resolve(text).catch(() => (failure = 'code.copyMissing'));
      void copyText(text).then((done) => (said.textContent = say(done ? 'code.copied' : failure)));
    });
    return button;
  });
  return make('div', 'row', ...buttons, said);
}
