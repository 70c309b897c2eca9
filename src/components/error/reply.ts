/** A ticket reply: the text made at build time, filled with the values that the address carries. */
import { fillCase, readCase } from '../../browser/case.ts';

/**
 * @param json address of the code’s JSON, which holds the reply in both languages
 */
export async function makeReply(json: string, locale: 'zh' | 'en'): Promise<string> {
  const data = (await (await fetch(json)).json()) as { reply: Record<'zh' | 'en', string> };
  return fillCase(data.reply[locale], readCase(location.hash).values);
}
