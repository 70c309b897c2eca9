/** What a card hands on: a link without a language, a reply in both. */
import type { Answer } from '../../engine/types.ts';
import { writeCase } from '../../publish/case.ts';
import { urls } from '../../publish/urls.ts';
import { copyText } from '../../site/browser/copy.ts';
import { make, type Ground } from './dom.ts';
import type { BoxWord } from './words.ts';

export function makeActions({ say, locale, otherLocales }: Ground, answer: Answer, values: Readonly<Record<string, string>>): HTMLElement {
  const slug = encodeURIComponent(answer.slug);
  const path = answer.reason ? urls.neutralReason(slug, answer.reason.id) : urls.neutral(slug);
  const fragment = writeCase({ anchor: answer.reason ? '' : (answer.variant ?? ''), values });
  const reply = async (to: string): Promise<string> => {
    const { loadReply } = await import('../error/load-reply.ts');
    return loadReply(urls.errorJson(slug), to, answer.reason?.id, fragment);
  };
  const address = new URL(path + fragment, location.href).href;
  const said = make('span', 'quiet');
  said.setAttribute('role', 'status');
  const actions: [string, () => string | Promise<string>][] = [
    [say('actions.copyLink'), () => address],
    [say('actions.copyReply'), () => reply(locale)],
    ...Object.entries(otherLocales).map(([other, language]): [string, () => Promise<string>] => [
      say('actions.copyReplyIn', { language }),
      () => reply(other),
    ]),
  ];
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
