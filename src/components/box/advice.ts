/** What a card is about, and the advice for it: each file is asked for once, and again after a failure. */
import type { Answer, Explanation } from '../../engine/types.ts';
import type { AdviceContext, AdviceJson, StatusAdviceJson } from '../../publish/advice.ts';
import { urls } from '../../publish/urls.ts';
import type { Ground } from './dom.ts';
import type { FoundPage } from './pages.ts';

/** An answer, else a status that is all the text says. */
export type Subject = { answer: Answer; status?: never } | { status: number; answer?: never };

/** What stands at the address of a subject. */
type File = AdviceJson | StatusAdviceJson;

/** failed: it could not be had and is worth another try. none: there is none. */
export type Advice<File> = File | 'none' | 'failed';

/** Whoever waits longer would rather have the card without its steps. */
const patience = 8_000;
const files = new Map<string, File>();
/** Those on their way. */
const asked = new Map<string, Promise<Advice<File>>>();

/**
 * What the card is about: an answer that is more than a guess, or a guess that its own words tell; else the status. Undefined where the text
 * says nothing for sure, is somebody else’s, or asks for a page of ours by its name and a code is only likely.
 */
export function pickSubject(
  { root }: Ground,
  { kind, answers: [answer], status, vendor }: Explanation,
  pages: readonly FoundPage[],
): Subject | undefined {
  const isPageAsked = pages.some((page) => page.isExact && page.kind !== 'status');
  if (answer && (answer.confidence !== 'weak' || answer.unmarked))
    return isPageAsked && answer.confidence !== 'exact' ? undefined : { answer };
  if (kind === 'paste' && vendor !== undefined) return undefined;
  const hasPage = root.dataset['statuses']?.split(' ').includes(String(status));
  return status !== undefined && hasPage ? { status } : undefined;
}

/** That of the reason or family that was told, else that of the code; or that of the status. */
export async function loadAdvice(ground: Ground, subject: Subject): Promise<Advice<File>> {
  for (const address of listAddresses(ground, subject)) {
    const file = await load(address);
    if (file !== 'none') return file;
  }
  return 'failed';
}

/** The same where it is at hand. */
export function findAdvice(ground: Ground, subject: Subject): File | undefined {
  return listAddresses(ground, subject).flatMap((address) => files.get(address) ?? [])[0];
}

/** The same with the links of the cloud that the reader is on. @param host the one on BytePlus, if they are there */
export function forCloud<File extends AdviceContext>(file: File, host: string | undefined): File {
  return host === undefined ? file : { ...file, links: { ...file.links, ...file.byteplus } };
}

/** Gives the reason or family of an answer its title where only the advice knows it. */
export function nameReason({ reason, family }: Answer, { reasons, families }: AdviceJson): void {
  if (reason) reason.title ||= reasons[reason.id]?.title ?? '';
  if (family) family.title ||= families[family.id]?.title ?? '';
}

function listAddresses({ locale }: Ground, { answer, status }: Subject): string[] {
  if (!answer) return [urls.statusAdvice(locale, status)];
  const { slug, reason, family } = answer;
  const name = encodeURIComponent(slug);
  return [...[reason ?? family].flatMap((part) => (part ? [urls.advice(locale, name, part.id)] : [])), urls.advice(locale, name)];
}

async function load(address: string): Promise<Advice<File>> {
  const known = files.get(address) ?? asked.get(address);
  if (known) return known;
  const file = fetchAdvice(address);
  asked.set(address, file);
  await file;
  asked.delete(address);
  return file;
}

async function fetchAdvice(address: string): Promise<Advice<File>> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!response.ok) return response.status === 404 ? 'none' : 'failed';
    const file = (await response.json()) as File;
    files.set(address, file);
    return file;
  } catch {
    return 'failed';
  }
}
