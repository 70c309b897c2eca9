/** What a card hands on: a link without a language, and a reply in each. */
import type { Answer, Explanation } from '../../../engine/types.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { writeCase } from '../../../publish/case.ts';
import { urls } from '../../../publish/urls.ts';
import { copyText } from '../../../site/browser/copy.ts';
import { make, type Ground } from '../dom.ts';
import type { BoxWord } from '../words.ts';

export function makeActions(
  { say, locale, otherLocales }: Ground,
  explanation: Explanation,
  answer: Answer,
  values: Readonly<Record<string, string>>,
  quote: string,
): HTMLElement {
  const slug = encodeURIComponent(answer.slug);
  const path = answer.reason ? urls.neutralReason(slug, answer.reason.id) : urls.neutral(slug);
  const fragment = writeCase({ anchor: answer.reason ? '' : (answer.variant ?? ''), values });
  const reply = async (to: Locale): Promise<string> => {
    const { loadAnswerReply } = await import('../../error/load-reply.ts');
    return loadAnswerReply(to, answer, explanation, values, quote);
  };
  const address = new URL(path + fragment, location.href).href;
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
  // A reply is read as a fact: none for what the text itself contradicts. That of a failure without a code says that it only looks like it.
  const replies = explanation.notes.some(({ kind }) => kind === 'status-differs')
    ? []
    : [
        makeButton(say('actions.copyReply'), () => reply(locale)),
        ...Object.entries(otherLocales).map(([other, language]) =>
          makeButton(say('actions.copyReplyIn', { language }), () => reply(other as Locale)),
        ),
      ];
  return make(
    'div',
    'row',
    makeButton(say('actions.copyLink'), () => Promise.resolve(address)),
    ...replies,
    said,
  );
}
