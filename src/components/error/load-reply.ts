/** A ticket reply: the text made at build time, filled with the values that an address carries. */
import { readCase } from '../../publish/case.ts';
import { fillCase } from '../../publish/open-text.ts';
import { moveHere } from '../../site/browser/here.ts';
import { redact } from '../../engine/redact.ts';

type Reply = Record<string, string>;
interface Part {
  id: string;
  reply: Reply;
}

/**
 * The reply for the reason of the page, for the variant that the address names, else the one that holds for the code.
 * @param json address of the code’s JSON, which holds the replies in every language
 * @param hash the fragment that names variant and values
 */
export async function loadReply(json: string, locale: string, reason: string | undefined, hash: string): Promise<string> {
  const response = await fetch(json);
  if (!response.ok) throw new Error(`${json} answered ${response.status}`);
  const data = (await response.json()) as { reply: Reply; messages: Part[]; reasons: Part[] };
  const { anchor, values } = readCase(hash);
  const part = data.reasons.find(({ id }) => id === reason) ?? data.messages.find(({ id }) => id === anchor);
  const masked = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, redact(value)]));
  return fillCase(moveHere((part ?? data).reply[locale] ?? ''), masked);
}
