/** What a card hands on: a link without a language, a reply in both, a report. */
import { redact } from '../../engine/redact.ts';
import type { Answer } from '../../engine/types.ts';
import { writeCase } from '../../publish/case.ts';
import { urls } from '../../publish/urls.ts';
import { copyText } from '../../site/browser/copy.ts';
import { make, makeLink, type Ground } from './dom.ts';

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
      void copyText(getText()).then((done) => (said.textContent = say(done ? 'code.copied' : 'code.copyFailed')));
    });
    return button;
  });
  return make('div', 'row', ...buttons, said);
}

/** An issue of the repository, filled in with the text as far as it may be shown; undefined where the site names none. */
export function makeReport({ root, say }: Ground, text: string): HTMLElement | undefined {
  const repository = root.dataset['repository'];
  if (!repository) return undefined;
  const body = `\`\`\`text\n${redact(text).slice(0, 4000)}\n\`\`\``;
  const query = new URLSearchParams({ title: say('box.report'), body }).toString();
  return makeLink(`${repository}/issues/new?${query}`, say('box.report'));
}
