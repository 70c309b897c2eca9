/**
 * Which texts were written together: a hash of both languages per text, recorded while both said the same.
 * A text whose one hash has changed and whose other has not is a stale translation. Pure.
 */
import { createHash } from 'node:crypto';
import type { Path } from './issue.ts';
import { listBilinguals, type LooseCatalog } from './walk.ts';

/** `subject` → `field` → both hashes, `zh en`. The subject is a code or id, or a part of the file (`steps`, `categories` …). */
export type TranslationsLock = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface TextHash {
  subject: string;
  /** Stable while other things move: message variants go by their id. */
  field: string;
  zh: string;
  en: string;
  path: Path;
}

export interface StaleText {
  text: TextHash;
  /** The language that was left behind. */
  locale: 'zh' | 'en';
}

export interface LockComparison {
  stale: StaleText[];
  /** New, or changed in both languages: nothing is wrong with them, they are not recorded yet. */
  unrecorded: TextHash[];
  /** Recorded, but no longer there: `subject field`. */
  removed: string[];
}

/** Every text that stands in both languages, with the hash of each, in the order of the file. */
export function hashTexts(catalog: LooseCatalog): TextHash[] {
  return listBilinguals(catalog).flatMap(({ zh, en, path }) => {
    const address = zh === undefined || en === undefined ? undefined : describePath(catalog, path);
    if (!address || zh === undefined || en === undefined) return [];
    return [{ ...address, zh: hash(zh), en: hash(en), path }];
  });
}

/** The lock that records every text as it is now. */
export function buildLock(texts: readonly TextHash[]): TranslationsLock {
  const lock: Record<string, Record<string, string>> = {};
  for (const { subject, field, zh, en } of texts) (lock[subject] ??= {})[field] = `${zh} ${en}`;
  return lock;
}

export function compareWithLock(catalog: LooseCatalog, lock: TranslationsLock): LockComparison {
  const stale: StaleText[] = [];
  const unrecorded: TextHash[] = [];
  const texts = hashTexts(catalog);
  const groups = indexLock(lock);
  const left = new Set(Object.entries(lock).flatMap(([subject, fields]) => Object.keys(fields).map((field) => `${subject} ${field}`)));
  for (const text of texts) {
    left.delete(`${text.subject} ${text.field}`);
    const own = lock[text.subject]?.[text.field];
    if (own === `${text.zh} ${text.en}`) continue;
    // An item of a list may have moved: then a neighbour’s record is its own.
    const group = groups.get(groupOf(text.subject, text.field));
    if (group?.pairs.has(`${text.zh} ${text.en}`)) {
      unrecorded.push(text);
      continue;
    }
    const zhKept = own?.startsWith(`${text.zh} `) ?? false;
    const enKept = own?.endsWith(` ${text.en}`) ?? false;
    if (zhKept || (!enKept && group?.zh.has(text.zh))) stale.push({ text, locale: 'zh' });
    else if (enKept || group?.en.has(text.en)) stale.push({ text, locale: 'en' });
    else unrecorded.push(text);
  }
  return { stale, unrecorded, removed: [...left] };
}

export interface StaleLookup {
  /** `subject`: the code or id; `field` as in the lock: `title`, `messages.some-id.meaning`, `steps.0`. */
  isStale: (subject: string, field: string) => 'zh' | 'en' | undefined;
  /** Whether anything of an entry was left behind in this language. */
  hasStale: (subject: string, locale: 'zh' | 'en') => boolean;
}

/** The texts with a stale translation. */
export function findStale(catalog: LooseCatalog, lock: TranslationsLock): StaleText[] {
  return compareWithLock(catalog, lock).stale;
}

/** A look-up for pages: the language of a text that was left behind, undefined where both are up to date. */
export function buildStaleLookup(catalog: LooseCatalog, lock: TranslationsLock): StaleLookup {
  const stale = findStale(catalog, lock);
  const byField = new Map(stale.map(({ text, locale }) => [`${text.subject} ${text.field}`, locale]));
  const subjects = new Set(stale.map(({ text, locale }) => `${text.subject} ${locale}`));
  return {
    isStale: (subject, field) => byField.get(`${subject} ${field}`),
    hasStale: (subject, locale) => subjects.has(`${subject} ${locale}`),
  };
}

export interface LockUpdate {
  lock: TranslationsLock;
  added: number;
  confirmed: number;
  removed: number;
  /** What is stale still. */
  stale: StaleText[];
}

/**
 * The lock brought up to date. What is stale stays told, unless it is confirmed: by its subject, or all at once.
 */
export function updateLock(catalog: LooseCatalog, lock: TranslationsLock, confirmed: ReadonlySet<string> | 'all' = new Set()): LockUpdate {
  const { stale, unrecorded, removed } = compareWithLock(catalog, lock);
  const kept = stale.filter(({ text }) => confirmed !== 'all' && !confirmed.has(text.subject));
  const behind = new Map(kept.map(({ text, locale }) => [`${text.subject} ${text.field}`, locale]));
  const texts = hashTexts(catalog).map((text) => {
    const locale = behind.get(`${text.subject} ${text.field}`);
    // The side that was changed gets a hash that cannot match, the side left behind keeps its own: the text stays stale wherever it moves.
    return locale === undefined ? text : locale === 'zh' ? { ...text, en: staleMark } : { ...text, zh: staleMark };
  });
  return { lock: buildLock(texts), added: unrecorded.length, confirmed: stale.length - kept.length, removed: removed.length, stale: kept };
}

/** In place of the hash of a text that was changed while its translation was not. */
const staleMark = '--------';

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** `AccountOverdueError` and `messages.main.causes.0`; for the rest of the file its first key and what follows. */
function describePath(catalog: LooseCatalog, path: Path): { subject: string; field: string } | undefined {
  const [part, second, ...rest] = path;
  if (part === 'errors' && typeof second === 'number') {
    const entry = catalog.errors?.[second];
    const subject = entry?.code ?? entry?.id;
    if (subject === undefined) return undefined;
    const field = rest.map((key, depth) =>
      rest[0] === 'messages' && depth === 1 && typeof key === 'number' ? (entry?.messages?.[key]?.id ?? key) : key,
    );
    return { subject, field: field.join('.') };
  }
  const named =
    typeof second === 'number' && (part === 'categories' || part === 'changes') ? (catalog[part]?.[second]?.id ?? second) : second;
  return { subject: `${String(part)}:`, field: [named, ...rest].join('.') };
}

interface Group {
  pairs: Set<string>;
  zh: Set<string>;
  en: Set<string>;
}

/** The records of each list together. */
function indexLock(lock: TranslationsLock): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [subject, fields] of Object.entries(lock)) {
    for (const [field, record] of Object.entries(fields)) {
      const key = groupOf(subject, field);
      if (!key) continue;
      const group = groups.get(key) ?? { pairs: new Set(), zh: new Set(), en: new Set() };
      const [zh = '', en = ''] = record.split(' ');
      group.pairs.add(record);
      group.zh.add(zh);
      group.en.add(en);
      groups.set(key, group);
    }
  }
  return groups;
}

/** The list that a field is an item of; empty where it is none. */
function groupOf(subject: string, field: string): string {
  const list = /^(.*)\.\d+$/.exec(field)?.[1];
  return list === undefined ? '' : `${subject} ${list}`;
}
