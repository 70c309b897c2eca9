/** What a card hands on: a link without a language, a reply in both, a report. */
import { redact } from '../../engine/redact.ts';
import type { Answer } from '../../engine/types.ts';
import type { Locale } from '../../i18n/locales.ts';
import { writeCase } from '../../publish/case.ts';
import { fillCase } from '../../publish/open-text.ts';
import type { SingleErrorJson } from '../../publish/json.ts';
import { urls } from '../../publish/urls.ts';
import { copyText } from '../../site/browser/copy.ts';
import { make, makeLink, type Ground } from './dom.ts';
import type { BoxWord } from './words.ts';

export function makeActions({ say, locale }: Ground, answer: Answer, values: Readonly<Record<string, string>>): HTMLElement {
  const slug = encodeURIComponent(answer.slug);
  const path = answer.reason ? urls.neutralReason(slug, answer.reason.id) : urls.neutral(slug);
  const fragment = writeCase({ anchor: answer.reason ? '' : (answer.variant ?? ''), values });
  const address = new URL(path + fragment, location.href).href;
  const said = make('span', 'quiet');
  said.setAttribute('role', 'status');
  const actions: [BoxWord, () => string | Promise<string>][] = [
    ['actions.copyLink', () => address],
    ['actions.copyReply', () => loadReply(answer, values, locale)],
    ['card.otherReply', () => loadReply(answer, values, locale === 'zh' ? 'en' : 'zh')],
  ];
  const buttons = actions.map(([word, getText]) => {
    const button = make('button', 'button', say(word));
    button.type = 'button';
    button.addEventListener('click', () => {
      void copyText(getText()).then((done) => (said.textContent = say(done ? 'code.copied' : 'code.copyFailed')));
    });
    return button;
  });
  return make('div', 'row', ...buttons, said);
}

/** The reply to this very reason, else to the message variant, else to the code. */
async function loadReply(answer: Answer, values: Readonly<Record<string, string>>, locale: Locale): Promise<string> {
  const response = await fetch(urls.errorJson(encodeURIComponent(answer.slug)));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  const data = (await response.json()) as SingleErrorJson;
  const reason = data.reasons.find(({ id }) => id === answer.reason?.id);
  const variant = data.messages.find(({ id }) => id === answer.variant);
  return fillCase((reason ?? variant ?? data).reply[locale], values);
}

/** An issue of the repository, filled in with the text as far as it may be shown; undefined where the site names none. */
export function makeReport({ root, say }: Ground, text: string): HTMLElement | undefined {
  const repository = root.dataset['repository'];
  if (!repository) return undefined;
  const body = `\`\`\`text\n${redact(text).slice(0, 4000)}\n\`\`\``;
  const query = new URLSearchParams({ title: say('box.report'), body }).toString();
  return makeLink(`${repository}/issues/new?${query}`, say('box.report'));
}
