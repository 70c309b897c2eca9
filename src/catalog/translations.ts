/**
 * Which texts were written together: the record is a set of pairs, each a hash of the Chinese and a hash of the English.
 * When a recorded pair is gone and one of its sides stands in a new pair, the other side was changed alone. Pure.
 */
import { createHash } from 'node:crypto';
import type { Path } from './issue.ts';
import { listBilinguals, type LooseCatalog } from './walk.ts';

/** `zhhash-enhash`, sorted. Nothing in it says where a text stands: moving one changes nothing, and two branches seldom touch the same line. */
export type TranslationsLock = readonly string[];

interface TextHash {
  /** The code or id of its entry, or the part of the file that it stands in. */
  subject: string;
  zh: string;
  en: string;
  path: Path;
}

export interface LockComparison {
  /** The locale is the language that was left behind. */
  stale: { text: TextHash; locale: 'zh' | 'en' }[];
  /** New, or changed in both languages: nothing is wrong with them, they are not recorded yet. */
  unrecorded: TextHash[];
  /** Recorded pairs that no text has any more, but for those that prove a text stale. */
  removed: string[];
}

/** Every text that stands in both languages, with the hash of each, in the order of the file. */
function hashTexts(catalog: LooseCatalog): TextHash[] {
  return listBilinguals(catalog).flatMap(({ zh, en, path }) =>
    zh === undefined || en === undefined ? [] : [{ subject: nameSubject(catalog, path), zh: hash(zh), en: hash(en), path }],
  );
}

/** What the record does not have, and what only it has. */
export function compareWithLock(catalog: LooseCatalog, lock: TranslationsLock): LockComparison {
  const texts = hashTexts(catalog);
  const recorded = new Set(lock);
  const present = new Set(texts.map(join));
  const gone = lock.filter((pair) => !present.has(pair));
  const sides = { zh: Map.groupBy(gone, (pair) => pair.split('-')[0]), en: Map.groupBy(gone, (pair) => pair.split('-')[1]) };
  const proofs = new Set<string>();
  const stale: LockComparison['stale'] = [];
  const unrecorded: TextHash[] = [];
  for (const text of texts) {
    if (recorded.has(join(text))) continue;
    // A side that only stands elsewhere as well, beside a translation that is still there, proves nothing.
    const [zh, en] = [sides.zh.get(text.zh), sides.en.get(text.en)];
    if (!zh === !en) unrecorded.push(text);
    else {
      stale.push({ text, locale: zh ? 'zh' : 'en' });
      for (const pair of zh ?? en ?? []) proofs.add(pair);
    }
  }
  return { stale, unrecorded, removed: gone.filter((pair) => !proofs.has(pair)) };
}

/** `stale` is what is so still. */
interface LockUpdate extends Pick<LockComparison, 'stale'>, Record<'added' | 'confirmed' | 'removed', number> {
  lock: TranslationsLock;
}

/** The lock brought up to date. What is stale stays told, unless it is confirmed: by its subject, or all at once. */
export function updateLock(catalog: LooseCatalog, lock: TranslationsLock, confirmed: ReadonlySet<string> | 'all' = new Set()): LockUpdate {
  const { stale, unrecorded, removed } = compareWithLock(catalog, lock);
  const kept = stale.filter(({ text }) => confirmed !== 'all' && !confirmed.has(text.subject));
  const open = new Set(kept.map(({ text }) => join(text)));
  // The pairs that a stale text comes from stay, so that it is told until it is settled.
  const isOrigin = (pair: string): boolean =>
    kept.some(({ text, locale }) => (locale === 'zh' ? pair.startsWith(`${text.zh}-`) : pair.endsWith(`-${text.en}`)));
  const written = hashTexts(catalog).map(join);
  const pairs = new Set([...written.filter((pair) => !open.has(pair)), ...lock.filter(isOrigin)]);
  return { lock: [...pairs].sort(), added: unrecorded.length, confirmed: stale.length - kept.length, removed: removed.length, stale: kept };
}

function join({ zh, en }: TextHash): string {
  return `${zh}-${en}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function nameSubject(catalog: LooseCatalog, [part, index]: Path): string {
  const entry = part === 'errors' && typeof index === 'number' ? catalog.errors?.[index] : undefined;
  return entry?.code ?? entry?.id ?? String(part);
}
