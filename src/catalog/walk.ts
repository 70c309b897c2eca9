/** Ways over a catalogue that may have holes: what the schema refused is `undefined`, and every position stays as in the file. */
import { parseInline } from './inline.ts';
import type { Path } from './issue.ts';
import { findPlaceholders, nameToken } from './placeholders.ts';
import type { CatalogFile } from './schema.ts';

/** The same shape with anything missing. A key that is there with `undefined` was there and is told of already. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? (Loose<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T;

export type LooseCatalog = Loose<CatalogFile>;
export type LooseEntry = Loose<CatalogFile['errors'][number]>;
export type LooseMessage = Loose<CatalogFile['errors'][number]['messages'][number]>;

export const sharedKinds = ['causes', 'steps', 'avoid', 'ticket'] as const;
export type SharedKind = (typeof sharedKinds)[number];

export interface EntryAt {
  entry: LooseEntry;
  /** The code or id; absent where the entry has none that is usable. */
  name: string | undefined;
  path: Path;
}

export interface MessageAt {
  message: LooseMessage;
  entry: LooseEntry;
  name: string | undefined;
  path: Path;
}

export interface BilingualAt {
  zh: string | undefined;
  en: string | undefined;
  /** `zh` is the official text to the letter: no rule of style holds for it. */
  quoted: boolean;
  path: Path;
}

export type ReferenceKind = 'sources' | 'links' | 'placeholders' | 'categories' | SharedKind | 'errors' | 'guides';

export interface Reference {
  kind: ReferenceKind;
  id: string;
  path: Path;
  /** It stands in the markup of a text. */
  inline: boolean;
}

/** Entries in the order of the file. */
export function listEntries(catalog: LooseCatalog): EntryAt[] {
  return (catalog.errors ?? []).flatMap((entry, index) =>
    entry ? [{ entry, name: entry.code ?? entry.id, path: ['errors', index] }] : [],
  );
}

/** Messages of all entries, in the order of the file. */
export function listMessages(catalog: LooseCatalog): MessageAt[] {
  return listEntries(catalog).flatMap(({ entry, name, path }) =>
    (entry.messages ?? []).flatMap((message, index) => (message ? [{ message, entry, name, path: [...path, 'messages', index] }] : [])),
  );
}

/** Every text that is written in both languages, in the order of the file. Keywords are lists, so they are not among them. */
export function listBilinguals(catalog: LooseCatalog): BilingualAt[] {
  const found: BilingualAt[] = [];
  visitObjects(catalog, [], (value, path) => {
    const { zh, en } = value;
    if (typeof zh !== 'string' && typeof en !== 'string') return;
    found.push({
      zh: typeof zh === 'string' ? zh : undefined,
      en: typeof en === 'string' ? en : undefined,
      quoted: 'quotedFrom' in value,
      path,
    });
  });
  return found;
}

/** A text whose placeholders have names, with the names that are written beside it. */
export interface Holder {
  text: string;
  names: readonly (string | undefined)[] | undefined;
  declared: boolean;
  field: 'code' | 'text';
  path: Path;
}

/** Codes, messages and wordings. */
export function listHolders(catalog: LooseCatalog): Holder[] {
  const hold = (
    owner: LooseEntry | NonNullable<NonNullable<LooseMessage['wordings']>[number]>,
    text: string,
    field: Holder['field'],
    path: Path,
  ): Holder => ({
    text,
    names: owner.placeholders,
    declared: 'placeholders' in owner,
    field,
    path,
  });
  return listEntries(catalog).flatMap(({ entry, path }) => [
    ...(entry.code === undefined ? [] : [hold(entry, entry.code, 'code', path)]),
    ...(entry.messages ?? []).flatMap((message, index) => {
      const at = [...path, 'messages', index];
      return [
        ...(message?.text === undefined ? [] : [hold(message, message.text ?? '', 'text', at)]),
        ...(message?.wordings ?? []).flatMap((wording, which) =>
          wording?.text === undefined ? [] : [hold(wording, wording.text, 'text', [...at, 'wordings', which])],
        ),
      ];
    }),
  ]);
}

/** Every place that names something defined elsewhere. */
export function listReferences(catalog: LooseCatalog): Reference[] {
  const found: Reference[] = [];
  const add = (kind: ReferenceKind, id: string | undefined, path: Path, inline = false): void => {
    if (id !== undefined) found.push({ kind, id, path, inline });
  };
  const addList = (kind: ReferenceKind, ids: readonly (string | undefined)[] | undefined, path: Path): void =>
    ids?.forEach((id, index) => add(kind, id, [...path, index]));
  const addShared = (holder: LooseEntry | LooseMessage, path: Path): void => {
    for (const kind of sharedKinds) {
      const list = kind in holder ? (holder as LooseEntry)[kind] : undefined;
      list?.forEach((item, index) => add(kind, typeof item === 'string' ? item : undefined, [...path, kind, index]));
    }
  };

  for (const { text, names, declared, field, path } of listHolders(catalog)) {
    if (declared) addList('placeholders', names, [...path, 'placeholders']);
    else for (const token of findPlaceholders(text)) add('placeholders', nameToken(token, catalog.placeholders ?? {}), [...path, field]);
  }
  catalog.categories?.forEach((category, index) => {
    const path = ['categories', index];
    addList('ticket', category?.ticket, [...path, 'ticket']);
    addList('links', category?.links, [...path, 'links']);
    addList('guides', category?.guides, [...path, 'guides']);
  });
  catalog.changes?.forEach((change, index) => addList('errors', change?.codes, ['changes', index, 'codes']));
  for (const { entry, path } of listEntries(catalog)) {
    add('categories', entry.category, [...path, 'category']);
    addList('errors', entry.related, [...path, 'related']);
    entry.lookalikes?.forEach((item, index) => add('errors', item?.code, [...path, 'lookalikes', index, 'code']));
    add('errors', entry.renamedTo?.code, [...path, 'renamedTo', 'code']);
    addList('links', entry.links, [...path, 'links']);
    addList('guides', entry.guides, [...path, 'guides']);
    addShared(entry, path);
  }
  for (const { message, path } of listMessages(catalog)) {
    addList('sources', message.seen, [...path, 'seen']);
    addList('sources', message.absent, [...path, 'absent']);
    add('sources', message.meaning?.quotedFrom, [...path, 'meaning', 'quotedFrom']);
    for (const [words, id] of Object.entries(message.meaning?.links ?? {})) add('links', id, [...path, 'meaning', 'links', words]);
    addShared(message, path);
  }
  visitObjects(catalog, [], (value, path) => {
    if (typeof value['source'] === 'string') add('sources', value['source'], [...path, 'source']);
  });
  for (const { zh, en, quoted, path } of listBilinguals(catalog)) {
    for (const [locale, text] of Object.entries({ zh: quoted ? undefined : zh, en })) {
      if (!text?.includes('](')) continue;
      for (const part of parseInline(text)) {
        if (part.kind !== 'link') continue;
        const [kind, id] = splitTarget(part.target);
        add(kind, id, [...path, locale], true);
      }
    }
  }
  return found;
}

/** What a link target of our markup leads to. */
export function splitTarget(target: string): [kind: 'errors' | 'guides' | 'links', id: string] {
  if (target.startsWith('error:')) return ['errors', target.slice('error:'.length)];
  if (target.startsWith('guide:')) return ['guides', target.slice('guide:'.length)];
  return ['links', target];
}

/** The ids that are defined; undefined where that part of the file cannot be read, so that nobody complains about all of them. */
export function listDefined(catalog: LooseCatalog, kind: Exclude<ReferenceKind, 'guides'>): string[] | undefined {
  if (kind === 'errors') return listEntries(catalog).flatMap(({ name }) => name ?? []);
  if (kind === 'categories') return catalog.categories?.flatMap((category) => category?.id ?? []);
  const record = catalog[kind];
  if (record === undefined) return kind in catalog || !sharedKinds.some((shared) => shared === kind) ? undefined : [];
  return Object.keys(record);
}

/** The value at a path; undefined where it leads nowhere. */
export function getAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return (value as unknown[])[Number(key)];
    return isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, root);
}

type Plain = Readonly<Record<string, unknown>>;

function visitObjects(value: unknown, path: Path, visit: (value: Plain, path: Path) => void): void {
  if (Array.isArray(value)) value.forEach((item: unknown, index) => visitObjects(item, [...path, index], visit));
  else if (isPlain(value)) {
    visit(value, path);
    for (const key in value) {
      const child = value[key];
      if (typeof child === 'object') visitObjects(child, [...path, key], visit);
    }
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null;
}
