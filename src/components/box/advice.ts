/** What a card is about, and the advice for it: each file is asked for once, and again after a failure. */
import type { Answer, Explanation } from '../../engine/types.ts';
import type { AdviceJson, StatusAdviceJson } from '../../publish/advice.ts';
import { urls } from '../../publish/urls.ts';
import type { Ground } from './dom.ts';

/** An answer that is more than a guess, else a status that is all the text says. */
export type Subject = { answer: Answer; status?: never } | { status: number; answer?: never };

/** failed: it could not be had and is worth another try. none: there is none. */
export type Advice<File> = File | 'none' | 'failed';

/** Whoever waits longer would rather have the card without its steps. */
const patience = 8_000;
const files = new Map<string, object | 'none'>();

/** What the card is about; undefined where the text says nothing for sure. */
export function pickSubject({ root }: Ground, { answers: [answer], status }: Explanation): Subject | undefined {
  if (answer && answer.confidence !== 'weak') return { answer };
  const hasPage = root.dataset['statuses']?.split(' ').includes(String(status));
  return status !== undefined && hasPage ? { status } : undefined;
}

/** That of the reason or family that was told, else that of the code. */
export async function loadAdvice({ locale }: Ground, { slug, reason, family }: Answer): Promise<Advice<AdviceJson>> {
  const name = encodeURIComponent(slug);
  const part = (reason ?? family)?.id;
  const file = part === undefined ? 'none' : await load<AdviceJson>(urls.advice(locale, name, part));
  return file === 'none' ? load(urls.advice(locale, name)) : file;
}

export const loadStatusAdvice = ({ locale }: Ground, status: number): Promise<Advice<StatusAdviceJson>> =>
  load(urls.statusAdvice(locale, status));

async function load<File extends object>(address: string): Promise<Advice<File>> {
  const known = files.get(address);
  if (known) return known as File | 'none';
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok && response.status !== 404) return 'failed';
    const file = response.ok ? ((await response.json()) as File) : 'none';
    files.set(address, file);
    return file;
  } catch {
    return 'failed';
  }
}
