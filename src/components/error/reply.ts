/** A ticket reply: the text made at build time, filled with the values that the address carries. */
import { fillCase, readCase } from '../../publish/case.ts';
import { redact } from '../../engine/redact.ts';

type Reply = Record<'zh' | 'en', string>;

/**
 * The reply for the variant that the address names, else the one that holds for the code.
 * @param json address of the code’s JSON, which holds the replies in both languages
 */
export async function makeReply(json: string, locale: 'zh' | 'en'): Promise<string> {
  const response = await fetch(json);
  if (!response.ok) throw new Error(`${json} answered ${response.status}`);
  const data = (await response.json()) as { reply: Reply; messages: { id: string; reply: Reply }[] };
  const { anchor, values } = readCase(location.hash);
  const variant = data.messages.find((message) => message.id === anchor);
  const masked = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, redact(value)]));
  return fillCase((variant ?? data).reply[locale], masked);
}
