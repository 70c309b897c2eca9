/** Ways over a catalogue that may have holes: what the schema refused is `undefined`, and every position stays as in the file. */
import { parseInline } from './inline.ts';
import type { Path } from './issue.ts';
import { findPlaceholders, nameToken } from './placeholders.ts';
import { sharedKinds, type CatalogFile, type ReferenceKind } from './schema.ts';
import { getInner, getShape, type Shape } from './shape.ts';
import { dropMarks } from './template.ts';

/** The same shape with anything missing. A key that is there with `undefined` was there and is told of already. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? (Loose<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T;

export type LooseCatalog = Loose<CatalogFile>;
export type LooseEntry = Loose<CatalogFile['errors'][number]>;
export type LooseMessage = Loose<CatalogFile['errors'][number]['messages'][number]>;
export type LooseReason = Loose<NonNullable<CatalogFile['errors'][number]['reasons']>[number]>;

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
  path: Path;
}

/** One text in one language. */
export interface TextAt {
  text: string;
  locale: 'zh' | 'en';
  path: Path;
  /** own: a text of ours. quoted: the official Chinese to the letter. keyword: what people type. */
  kind: 'own' | 'quoted' | 'keyword';
}

export interface Reference {
  kind: ReferenceKind;
  id: string;
  path: Path;
  /** It stands in the markup of a text. */
  inline: boolean;
  /** It is the name of a field. */
  atKey?: boolean;
}

/** The same answer for the same catalogue: many rules ask. */
function once<Found>(list: (catalog: LooseCatalog) => Found): (catalog: LooseCatalog) => Found {
  const known = new WeakMap<LooseCatalog, Found>();
  return (catalog) => {
    const found = known.get(catalog) ?? list(catalog);
    known.set(catalog, found);
    return found;
  };
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

/** What `npm run new` leaves for a person to write. */
export function isDraft(text: string): boolean {
  return /^…(?: \d)?$/.test(text);
}

/** What a string is, by the field that it stands in. */
export type StringKind =
  /** A text of ours in one language. */
  | 'own'
  /** A keyword. */
  | 'word'
  /** What the service or a program prints, in lines. */
  | 'literal'
  /** A piece of it, blanks included. */
  | 'mark'
  /** A regular expression. */
  | 'pattern'
  | 'code'
  | 'id'
  | 'key'
  | 'address'
  | 'date'
  | 'plain';

export interface StringAt {
  text: string;
  kind: StringKind;
  path: Path;
}

const kindOfField: Readonly<Record<string, StringKind>> = {
  zh: 'own',
  en: 'own',
  text: 'literal',
  samples: 'literal',
  messages: 'literal',
  details: 'mark',
  marks: 'mark',
  code: 'code',
  id: 'id',
  url: 'address',
  link: 'address',
  date: 'date',
  edition: 'date',
  copy: 'date',
  when: 'pattern',
};
/** Inside these the keys are no fields of the schema. */
const records: ReadonlySet<unknown> = new Set([
  'sources',
  'sets',
  'limitSources',
  'links',
  'placeholders',
  'values',
  'when',
  'clientSteps',
  ...sharedKinds,
]);

/** Every string of the file, literal texts, ids and the keys of records too. */
export const listStrings = once((catalog: LooseCatalog): StringAt[] => {
  const found: StringAt[] = [];
  const visit = (value: unknown, path: Path, kind: StringKind): void => {
    if (typeof value === 'string') found.push({ text: value, kind: /^https?:/.test(value) && kind === 'plain' ? 'address' : kind, path });
    else if (Array.isArray(value)) value.forEach((item: unknown, index) => visit(item, [...path, index], kind === 'own' ? 'word' : kind));
    else if (isPlain(value))
      for (const key of Object.keys(value)) {
        const inner = [...path, key];
        const isKey = records.has(path.at(-1));
        if (isKey) found.push({ text: key, kind: 'key', path: inner });
        const known = path.at(-1) === 'exempt' ? 'own' : isKey ? undefined : kindOfField[key];
        visit(value[key], inner, known ?? (kind === 'pattern' ? kind : 'plain'));
      }
  };
  visit(catalog, [], 'plain');
  return found;
});

/** Every text that is written in both languages, in the order of the file. Keywords are lists, so they are not among them. */
export const listBilinguals = once((catalog: LooseCatalog): BilingualAt[] => {
  const found = new Map<string, BilingualAt>();
  for (const { text, kind, path } of listStrings(catalog)) {
    const locale = path.at(-1);
    if (kind !== 'own' || (locale !== 'zh' && locale !== 'en')) continue;
    const holder = path.slice(0, -1);
    const key = holder.join('\n');
    found.set(key, { zh: undefined, en: undefined, path: holder, ...found.get(key), [locale]: text });
  }
  return [...found.values()];
});

/** Every text in each of its languages, with keywords. */
export const listTexts = once((catalog: LooseCatalog): TextAt[] =>
  listStrings(catalog).flatMap(({ text, kind, path }): TextAt[] => {
    const locale = path.at(kind === 'word' ? -2 : -1);
    if ((kind !== 'own' && kind !== 'word') || (locale !== 'zh' && locale !== 'en')) return [];
    if (kind === 'word') return [{ text, locale, path, kind: 'keyword' }];
    const holder = locale === 'zh' && path.at(-2) === 'meaning' ? getAt(catalog, path.slice(0, -1)) : undefined;
    return [{ text, locale, path, kind: isPlain(holder) && 'quotedFrom' in holder ? 'quoted' : 'own' }];
  }),
);

/** Texts that may hold values of the reader; `bare` ones are also shown where there are none. */
export function listTemplates(catalog: LooseCatalog): (BilingualAt & { bare: boolean })[] {
  const inReason = new Set(['steps', 'clientSteps', 'means', 'note']);
  return listBilinguals(catalog).flatMap((at): (BilingualAt & { bare: boolean })[] => {
    const [part, , kind, , field] = at.path;
    if (part === 'families' || (part === 'errors' && kind === 'reasons' && inReason.has(String(field)))) return [{ ...at, bare: false }];
    const isStep = at.path.at(-2) === 'steps' || part === 'steps';
    return isStep ? [{ ...at, bare: true }] : [];
  });
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
export const listReferences = once((catalog: LooseCatalog): Reference[] => {
  const found: Reference[] = [];
  collectReferences(catalog, getShape(), [], found);
  for (const { text, declared, field, path } of listHolders(catalog)) {
    if (declared) continue;
    for (const token of findPlaceholders(text)) {
      const id = nameToken(token, catalog.placeholders ?? {});
      if (id !== undefined) found.push({ kind: 'placeholders', id, path: [...path, field], inline: false });
    }
  }
  for (const { text, kind: style, path } of listTexts(catalog)) {
    if (style !== 'own' || !text.includes('](')) continue;
    for (const part of parseInline(dropMarks(text))) {
      if (part.kind !== 'link') continue;
      const [kind, id] = splitTarget(part.target);
      found.push({ kind, id, path, inline: true });
    }
  }
  return found;
});

/** The schema says which texts are ids. `path` is one list for all, since most values are no reference. */
function collectReferences(value: unknown, shape: Shape, path: (string | number)[], found: Reference[]): void {
  if (typeof value === 'string') {
    const kind = shape.refers ?? shape.anyOf?.find((option) => option.refers)?.refers;
    if (kind) found.push({ kind, id: value, path: [...path], inline: false });
  } else if (Array.isArray(value) || isPlain(value)) {
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      path.push(key);
      const kind = shape.propertyNames?.refers;
      if (kind && typeof key === 'string') found.push({ kind, id: key, path: [...path], inline: false, atKey: true });
      const inner = getInner(shape, key);
      if (inner) collectReferences((value as Plain)[key], inner, path, found);
      path.pop();
    }
  }
}

/** What a link target of our markup leads to. */
export function splitTarget(target: string): [kind: 'errors' | 'guides' | 'links', id: string] {
  if (target.startsWith('error:')) return ['errors', target.slice('error:'.length)];
  if (target.startsWith('guide:')) return ['guides', target.slice('guide:'.length)];
  return ['links', target];
}

const required: ReadonlySet<string> = new Set(['sources', 'links', 'placeholders', 'categories']);

/** The ids that are defined; undefined where that part of the file cannot be read, so that nobody complains about all of them. */
export function listDefined(catalog: LooseCatalog, kind: Exclude<ReferenceKind, 'guides'>): string[] | undefined {
  if (kind === 'errors') return listEntries(catalog).flatMap(({ name }) => name ?? []);
  const defined = catalog[kind];
  // A part that may be left out defines nothing; one that is there but refused is told already.
  if (defined === undefined) return kind in catalog || required.has(kind) ? undefined : [];
  if (!Array.isArray(defined)) return Object.keys(defined);
  const list: readonly ({ id?: string | undefined } | undefined)[] = defined;
  return list.flatMap((item) => item?.id ?? []);
}

/** The value at a path; undefined where it leads nowhere. */
export function getAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return (value as unknown[])[Number(key)];
    return isPlain(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, root);
}

type Plain = Readonly<Record<string, unknown>>;

/** Whether a value has fields or items. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null;
}
