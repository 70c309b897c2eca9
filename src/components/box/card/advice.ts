/** What a card is about, and the advice for it: each file is asked for once, and again after a failure. */
import type { Answer, Explanation } from '../../../engine/types.ts';
import type { AdviceContext, AdviceJson, StatusAdviceJson } from '../../../publish/advice/advice.ts';
import { byteplusHost } from '../../../publish/cloud.ts';
import { urls } from '../../../publish/urls.ts';
import type { BoxContext } from '../dom.ts';
import type { FoundPage } from '../pages.ts';
import { fetchJson } from '../load/reach.ts';

/** An answer, else a status that is all the text says. */
export type CardSubject = { answer: Answer; status?: never } | { status: number; answer?: never };

/** What stands at the address of a subject. */
type File = AdviceJson | StatusAdviceJson;

/** failed: it could not be had and is worth another try. undefined: it was not waited for. */
export type Advice<File> = File | 'failed' | undefined;

/** Whoever waits longer would rather have the card without its steps. */
const patience = 8_000;
/** By address: those that have come, and those on their way. */
const files = new Map<string, Promise<File | 'failed'>>();

/**
 * What the card is about: an answer that is more than a guess, or a guess that its own words tell; else the status. Undefined where the text
 * says nothing for sure, is somebody else’s, or asks for a page of ours by its name and a code is only likely.
 */
export function pickSubject(context: BoxContext, explanation: Explanation, pages: readonly FoundPage[]): CardSubject | undefined {
  const {
    kind,
    answers: [answer],
    vendor,
  } = explanation;
  const isPageAsked = pages.some((page) => page.isExact && page.kind !== 'status');
  if (answer && (answer.confidence !== 'weak' || answer.unmarked))
    return isPageAsked && answer.confidence !== 'exact' ? undefined : { answer };
  if (kind === 'paste' && vendor !== undefined) return undefined;
  const status = findStatus(context, explanation);
  return status === undefined ? undefined : { status };
}

/** The status that is all the text says for sure, if it has a page. */
export function findStatus({ root }: BoxContext, { status }: Explanation): number | undefined {
  return root.dataset['statuses']?.split(' ').includes(String(status)) ? status : undefined;
}

/** The advice for a subject: for the reason or family that was told, else for the code; or for the status. */
export function loadAdvice(context: BoxContext, subject: CardSubject): Promise<File | 'failed'> {
  const address = getAddress(context, subject);
  const file = files.get(address) ?? fetchAdvice(address);
  files.set(address, file);
  return file;
}

/** Advice with the links and the code of the cloud that the reader is on. @param host the one on BytePlus, if they are there */
export function forCloud<File extends AdviceContext>(file: File, host: string | undefined): File {
  const links = { ...file.links };
  if (host) for (const [name, own] of Object.entries(file.byteplus)) links[name] = own.replace(byteplusHost, host);
  return { ...file, links };
}

/** Gives the reason or family of an answer its title where only the advice knows it. */
export function nameReason({ reason, family }: Answer, { reasons, families }: AdviceJson): void {
  if (reason) reason.title ||= reasons[reason.id]?.title ?? '';
  if (family) family.title ||= families[family.id]?.title ?? '';
}

/** Each reason and family of a code has a file of its own. */
function getAddress({ locale }: BoxContext, { answer, status }: CardSubject): string {
  if (!answer) return urls.statusAdvice(locale, status);
  return urls.advice(locale, encodeURIComponent(answer.slug), (answer.reason ?? answer.family)?.id);
}

async function fetchAdvice(address: string): Promise<File | 'failed'> {
  try {
    const file = await fetchJson<File>(address, AbortSignal.timeout(patience));
    // Whatever else stands there, such as the answer of a login page.
    if (!Array.isArray(file.steps)) throw new Error(address);
    return file;
  } catch {
    files.delete(address);
    return 'failed';
  }
}
