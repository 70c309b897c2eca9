/** Ways over a catalog that may have holes: what the schema refused is `undefined`, and every position stays as in the file. */
import { parseInline } from './text/inline.ts';
import type { Path } from './issue.ts';
import { findPlaceholders, nameToken } from './text/placeholders.ts';
import { textLocales, type CatalogSource, type ReferenceKind } from './schema.ts';
import { getInner, getReferenceKind, getShape, getStringKind, type Shape, type StringKind } from './edit/shape.ts';
import { dropMarks } from './text/template.ts';

/** The same shape with anything missing. A key that is there with `undefined` was there and is told of already. */
type Loose<T> = T extends readonly (infer Item)[]
  ? (Loose<Item> | undefined)[]
  : T extends object
    ? { [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T;

/** The file with anything missing. */
export type LooseCatalog = Loose<CatalogSource>;
export type LooseEntry = Loose<CatalogSource['errors'][number]>;
export type LooseMessage = Loose<CatalogSource['errors'][number]['messages'][number]>;
export type LooseReason = Loose<NonNullable<CatalogSource['errors'][number]['reasons']>[number]>;

/** An entry and where it is. */
export interface EntryAt {
  entry: LooseEntry;
  /** The code or id; absent where the entry has none that is usable. */
  name: string | undefined;
  path: Path;
}

/** A text in both languages and where it is. */
interface BilingualAt extends Record<'zh' | 'en', string | undefined> {
  path: Path;
}

/** A place that names something defined elsewhere. */
export interface Reference {
  kind: ReferenceKind;
  id: string;
  path: Path;
  /** It stands in the markup of a text. */
  inline: boolean;
  /** It is the name of a field. */
  atKey?: boolean;
}

/** The same answer for the same catalog: many rules ask. */
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
export function listMessages(catalog: LooseCatalog): { message: LooseMessage; entry: LooseEntry; path: Path }[] {
  return listEntries(catalog).flatMap(({ entry, path }) =>
    (entry.messages ?? []).flatMap((message, index) => (message ? [{ message, entry, path: [...path, 'messages', index] }] : [])),
  );
}

/** What `npm run new` leaves for a person to write. */
export function isDraft(text: string): boolean {
  return /^…(?: \d)?$/.test(text);
}

/** A string and where it is. */
export interface StringAt {
  text: string;
  kind: StringKind;
  /** Of a text or keyword in one language. */
  locale: 'zh' | 'en' | undefined;
  path: Path;
}

/** Every value of the file, from the outside in, with what the schema says of it. */
const listValues = once((catalog: LooseCatalog) => {
  const found: { value: unknown; shape: Shape; path: Path }[] = [];
  const visit = (value: unknown, shape: Shape, path: Path): void => {
    found.push({ value, shape, path });
    if (!isPlain(value)) return;
    for (const key of Array.isArray(value) ? value.keys() : Object.keys(value))
      visit(value[key], getInner(shape, key) ?? {}, [...path, key]);
  };
  visit(catalog, getShape(), []);
  return found;
});

/** Every string of the file, literal texts, ids and the keys of records too. */
export const listStrings = once((catalog: LooseCatalog): StringAt[] =>
  listValues(catalog).flatMap(({ value, shape, path }): StringAt[] => {
    if (isPlain(value) && shape.propertyNames)
      return Object.keys(value).map((key) => ({ text: key, kind: 'key', locale: undefined, path: [...path, key] }));
    if (typeof value !== 'string') return [];
    const kind = getStringKind(shape) ?? 'plain';
    // A keyword stands in a list below its language. Ids may be called like one.
    const locale =
      kind === 'own' || kind === 'keyword' ? textLocales.find((item) => item === path.at(kind === 'own' ? -1 : -2)) : undefined;
    const holder = getAt(catalog, path.slice(0, -1));
    const isQuoted = locale === 'zh' && isPlain(holder) && 'quotedFrom' in holder;
    return [{ text: value, kind: isQuoted ? 'quoted' : kind, locale, path }];
  }),
);

/** Every list of the file. */
export const listLists = once((catalog: LooseCatalog): { list: readonly unknown[]; path: Path }[] =>
  listValues(catalog).flatMap(({ value, path }) => (Array.isArray(value) ? [{ list: value as unknown[], path }] : [])),
);

/** Every text that is written in both languages, in the order of the file. Keywords are lists, so they are not among them. */
export const listBilinguals = once((catalog: LooseCatalog): BilingualAt[] => {
  const found = new Map<string, BilingualAt>();
  for (const { text, kind, locale, path } of listStrings(catalog)) {
    if (!locale || kind === 'keyword') continue;
    const holder = path.slice(0, -1);
    const key = holder.join('\n');
    found.set(key, { zh: undefined, en: undefined, path: holder, ...found.get(key), [locale]: text });
  }
  return [...found.values()];
});

/** Texts that may hold values of the reader; `bare` ones are also shown where there are none. */
export function listTemplates(catalog: LooseCatalog): (BilingualAt & { bare: boolean })[] {
  return listBilinguals(catalog).flatMap((at) => {
    const [part, , kind, , field] = at.path;
    const isFilled = part === 'families' || (kind === 'reasons' && /^(?:steps|clientSteps|means|note)$/.test(String(field)));
    const isStep = at.path.at(-2) === 'steps' || part === 'steps';
    return isFilled || isStep ? [{ ...at, bare: !isFilled }] : [];
  });
}

/** A text whose placeholders have names, with the names that are written beside it. */
interface Holder {
  text: string;
  names: readonly (string | undefined)[] | undefined;
  declared: boolean;
  field: 'code' | 'text';
  path: Path;
}

/** Codes, messages and wordings. */
export function* listHolders(catalog: LooseCatalog): Generator<Holder> {
  const hold = (owner: Pick<LooseEntry, 'placeholders'>, text: string, field: Holder['field'], path: Path): Holder => {
    return { text, names: owner.placeholders, declared: 'placeholders' in owner, field, path };
  };
  for (const { entry, path } of listEntries(catalog)) if (entry.code !== undefined) yield hold(entry, entry.code, 'code', path);
  for (const { message, path } of listMessages(catalog)) {
    if (message.text !== undefined) yield hold(message, message.text ?? '', 'text', path);
    for (const [index, wording] of (message.wordings ?? []).entries())
      if (wording?.text !== undefined) yield hold(wording, wording.text, 'text', [...path, 'wordings', index]);
  }
}

/** Every place that names something defined elsewhere. */
export const listReferences = once((catalog: LooseCatalog): Reference[] => {
  const found = listValues(catalog).flatMap(({ value, shape, path }): Reference[] => {
    const ofKeys = shape.propertyNames?.refers;
    if (ofKeys && isPlain(value))
      return Object.keys(value).map((id) => ({ kind: ofKeys, id, path: [...path, id], inline: false, atKey: true }));
    const kind = getReferenceKind(shape);
    return kind && typeof value === 'string' ? [{ kind, id: value, path, inline: false }] : [];
  });
  for (const { text, declared, field, path } of listHolders(catalog)) {
    if (declared) continue;
    for (const token of findPlaceholders(text)) {
      const id = nameToken(token, catalog.placeholders ?? {});
      if (id !== undefined) found.push({ kind: 'placeholders', id, path: [...path, field], inline: false });
    }
  }
  for (const { text, kind: style, path } of listStrings(catalog)) {
    if (style !== 'own' || !text.includes('](')) continue;
    for (const part of parseInline(dropMarks(text))) {
      if (part.kind !== 'link') continue;
      const [kind, id] = splitTarget(part.target);
      found.push({ kind, id, path, inline: true });
    }
  }
  return found;
});

/** What a link target of our markup leads to. */
function splitTarget(target: string): [kind: 'errors' | 'guides' | 'links', id: string] {
  if (target.startsWith('error:')) return ['errors', target.slice('error:'.length)];
  if (target.startsWith('guide:')) return ['guides', target.slice('guide:'.length)];
  return ['links', target];
}

/** The ids that are defined; undefined where that part of the file cannot be read, so that nobody complains about all of them. */
export function listDefined(catalog: LooseCatalog, kind: Exclude<ReferenceKind, 'guides'>): string[] | undefined {
  if (kind === 'errors') return listEntries(catalog).flatMap(({ name }) => name ?? []);
  // Where a set can be named, each source can.
  const sources = kind === 'sets' ? listDefined(catalog, 'sources') : [];
  if (!sources) return undefined;
  const defined = catalog[kind];
  // A part that may be left out defines nothing; one that is there but refused is told already.
  if (defined === undefined) return kind in catalog || getShape().required?.includes(kind) ? undefined : sources;
  if (!Array.isArray(defined)) return [...sources, ...Object.keys(defined)];
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

/** Whether a value has fields or items. */
export function isPlain(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}
