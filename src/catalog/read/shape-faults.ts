/** The shape of the file, as the zod schema has it, told in the words of an author. */
import type { z } from 'zod';
import type { Issue, Path } from '../issue.ts';
import { findNearest } from '../text/distance.ts';
import { catalogSchema, textLocales, type CatalogSource } from '../schema.ts';
import { findShape, getReferenceKind, getStringKind, writeSkeleton, type Shape } from '../edit/shape.ts';
import { countWords, listWords, splitWords, suggest, writeAt, writePair, writeValue } from '../edit/snippet.ts';
import { getAt, isPlain, type LooseCatalog } from '../walk.ts';

/**
 * Checks the shape. `loose` is what the other rules may look at: all that is well-formed, in its place; there is a `catalog` if that is all.
 * @param value is the checker’s to keep: what is refused is taken out of it
 * @param getSource how the value at a path is written in the file
 */
export function checkSchema(
  value: unknown,
  getSource: (path: Path) => string,
): { catalog?: CatalogSource; loose?: LooseCatalog; issues: Issue[] } {
  const result = catalogSchema.safeParse(value);
  if (result.success) return { catalog: result.data, loose: result.data, issues: [] };
  const faults = result.error.issues.flatMap((issue) => flatten(issue, []));
  const issues = describeFaults(faults, value, getSource).map((told): Issue => ({ severity: 'error', rule: 'schema', ...told }));
  if (!isRecord(value)) return { issues };
  for (const fault of faults) takeOut(value, fault);
  return { loose: value, issues };
}

type Told = Omit<Issue, 'severity' | 'rule'>;

/** A zod issue with its whole path; of a union only the branch that was meant. */
interface Fault {
  path: Path;
  issue: z.core.$ZodIssue;
}

function flatten(issue: z.core.$ZodIssue, base: Path): Fault[] {
  const path = [...base, ...issue.path.filter((key) => typeof key !== 'symbol')];
  if (issue.code === 'invalid_union') {
    // A branch that complains about something inside was the one that was meant.
    const meant = issue.errors.find((branch) => branch.some((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'));
    if (meant) return meant.flatMap((inner) => flatten(inner, path));
  }
  return [{ path, issue }];
}

function describeFaults(faults: readonly Fault[], root: unknown, getSource: (path: Path) => string): Told[] {
  const isMissing = ({ path, issue }: Fault): boolean => {
    const holder = getAt(root, path.slice(0, -1));
    return isRecord(holder) && issue.code !== 'unrecognized_keys' && !(String(path.at(-1)) in holder);
  };
  const missing = Map.groupBy(faults.filter(isMissing), ({ path }) => JSON.stringify(path.slice(0, -1)));
  const told = faults.flatMap((fault) => {
    const value = getAt(root, fault.path);
    const isThere = value !== undefined || fault.path.length === 0;
    return isThere && !isMissing(fault) ? describeFault(fault, value, root, getSource(fault.path)) : [];
  });
  for (const [at, group] of missing) {
    const parent = JSON.parse(at) as Path;
    // A misspelled field is told as such; that the right one is missing goes without saying.
    const misspelled = faults.flatMap(({ path, issue }) =>
      issue.code === 'unrecognized_keys' && JSON.stringify(path) === at
        ? issue.keys.map((key) => findNearest(key, listFields(parent)))
        : [],
    );
    const fields = group.map(({ path }) => String(path.at(-1))).filter((field) => !misspelled.includes(field));
    if (fields.length) told.push(describeMissing(parent, fields, getAt(root, parent)));
  }
  return told;
}

function describeFault({ path, issue }: Fault, value: unknown, root: unknown, source: string): Told[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => describeUnknown(path, key, isRecord(value) ? value : {}));
    case 'invalid_key': {
      const key = String(path.at(-1));
      return [{ path, atKey: true, message: `\`${key}\` cannot stand here: it ${issue.issues[0]?.message}.`, fix: `${suggestId(key)}:` }];
    }
    case 'invalid_format':
      return [{ path, ...describeFormat(path, String(value), issue.message, root) }];
    case 'invalid_value':
      return [{ path, ...describeEnum(path, value, issue.values.map(String)) }];
    case 'invalid_union':
      return [{ path, ...describeType(path, value, 'statement', source) }];
    case 'invalid_type':
      return [{ path, ...describeType(path, value, issue.expected, source) }];
    case 'too_small': {
      const least =
        issue.origin === 'array' ? `have at least ${countWords(Number(issue.minimum), 'item')}` : `be at least ${issue.minimum}`;
      return [{ path, message: `${describePlace(path)} must ${least}.`, fix: writeSkeleton(path) }];
    }
    case 'too_big':
      return [{ path, message: `${describePlace(path)} must be at most ${issue.maximum}.` }];
    default:
      return [{ path, message: `${describePlace(path)}: ${issue.message}.` }];
  }
}

function describeUnknown(holderPath: Path, key: string, holder: Readonly<Record<string, unknown>>): Told {
  const at = { path: [...holderPath, key], atKey: true };
  const fields = listFields(holderPath);
  const message = `There is no field \`${key}\` here.`;
  const meant = findNearest(key, fields);
  if (meant === undefined) {
    const isOfEntry = holderPath[0] === 'errors' && listFields(['errors', 0]).includes(key);
    return {
      ...at,
      message,
      why: isOfEntry ? 'It is a field of the entry: mind the indentation.' : `The fields are ${listWords(fields)}.`,
    };
  }
  const told = { ...at, message: `${message} Did you mean \`${meant}\`?` };
  if (meant in holder) return { ...told, why: `\`${meant}\` stands here as well.` };
  const value = holder[key];
  const fix = isPlain(value) ? `${meant}:` : writePair(meant, value);
  return { ...told, ...suggest(at.path, key, meant), fix };
}

function describeMissing(path: Path, fields: readonly string[], holder: unknown): Told {
  const message = `${listWords(fields)} ${fields.length === 1 ? 'is' : 'are'} missing here.`;
  if (isRecord(holder) && ('zh' in holder || 'en' in holder)) return { path, message, why: inBoth, fix: writeAt(path, writeBoth(holder)) };
  const why = fields.length === 1 ? findShape([...path, ...fields])?.description : undefined;
  return { path, message, ...(why ? { why } : {}), fix: fields.map((field) => writeSkeleton([...path, field])).join('\n') };
}

function describeFormat(path: Path, value: string, rule: string, root: unknown): Omit<Told, 'path'> {
  const shape = findShape(path) ?? {};
  if (!value.trim())
    return {
      message: `${describePlace(path)} is blank.`,
      why: 'A text without words shows as a hole on the page. Write it, or leave an optional field out.',
    };
  const shared = getReferenceKind(shape);
  if (shared && hasLanguages(shape)) {
    const statements = getAt(root, [shared]);
    const meant = findNearest(value, isRecord(statements) ? Object.keys(statements) : []);
    if (meant)
      return { message: `\`${value}\` is not an id of \`${shared}:\`. Did you mean \`${meant}\`?`, ...suggest(path, value, meant) };
    return {
      message: 'This is a text in one language; a statement has two, or is named by the id of a shared one.',
      fix: writeAt(path, writeBoth(value)),
    };
  }
  const message = `\`${value}\` cannot stand here: it ${rule}.`;
  switch (getStringKind(shape)) {
    case 'address': {
      const fixed = value.replace(/^http:\/\//i, 'https://').trim();
      return {
        message,
        why: 'Over https nobody can change a page on its way to the reader.',
        ...(/^https:\/\/\S+$/.test(fixed) ? { value: fixed } : {}),
      };
    }
    case 'date': {
      const [, year, month = '', day = ''] = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(value) ?? [];
      return { message, ...(year ? { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` } : {}) };
    }
    case 'id':
      return { message, fix: writeAt(path, suggestId(value)) };
    default:
      return { message };
  }
}

function describeEnum(path: Path, value: unknown, values: readonly string[]): Omit<Told, 'path'> {
  const meant = typeof value === 'string' ? findNearest(value, values) : undefined;
  const message = `\`${typeof value === 'string' ? value : JSON.stringify(value)}\` is not a value of ${describePlace(path)}.`;
  if (meant === undefined) return { message, why: `The values are ${listWords(values)}. ${findShape(path)?.description ?? ''}`.trim() };
  return { message: `${message} Did you mean \`${meant}\`?`, ...suggest(path, String(value), meant) };
}

function describeType(path: Path, value: unknown, expected: string, source: string): Omit<Told, 'path'> {
  if (!path.length) return { message: `The file must hold fields such as \`errors:\`, not ${nameOf(value)}.` };
  const wanted = typeNames[expected] ?? expected;
  const message = `${describePlace(path)} must be ${wanted}, not ${nameOf(value)}.`;
  const shape = findShape(path) ?? {};
  // The text is what stands in the file: a number, or something pasted that YAML could read.
  if (expected === 'string' && value !== null && !source.includes('\n'))
    return { message, why: 'YAML takes it for a text only if it stands in quotation marks.', value: source };
  const fix = writeSkeleton(path);
  if (typeof value !== 'string') return { message, ...(fix.endsWith(' …') ? {} : { fix }) };
  if (expected === 'array') {
    const { type, kind } = shape.items ?? {};
    // A statement has two languages, and a literal text may have commas.
    if (type !== 'string') return { message, fix: writeAt(path, isId(value) ? writeValue([value]) : `[${writeBoth(value)}]`) };
    return { message, value: kind === 'literal' || kind === 'mark' ? [value] : splitWords([value]) };
  }
  if (/^(?:number|int)$/.test(expected) && /^\d+$/.test(value)) return { message, value: Number(value) };
  if (expected !== 'object') return { message };
  if (hasLanguages(shape)) return { message, why: inBoth, fix: writeAt(path, writeBoth(value)) };
  // The first field of a mapping is mostly what was written alone.
  return { message, fix: fix.replace('…', () => writeValue(value)) };
}

const inBoth = 'Every text is written in each language: many readers know only one of them.';

/** Whether a value has a text in each language, or may have. */
function hasLanguages({ properties, anyOf = [] }: Shape): boolean {
  return 'zh' in (properties ?? {}) || anyOf.some(hasLanguages);
}

function listFields(path: Path): string[] {
  return Object.keys(findShape(path)?.properties ?? {});
}

function isId(value: string): boolean {
  return suggestId(value) === value;
}

function suggestId(value: string): string {
  const id = value.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  return id.replace(/[^a-z\d]+/g, '-').replace(/^-+|-+$/g, '') || 'an-id';
}

/** Takes a refused value out; its key and position stay, so that the other rules know that there was something. */
function takeOut(root: unknown, { path, issue }: Fault): void {
  const holder = getAt(root, issue.code === 'unrecognized_keys' ? path : path.slice(0, -1));
  if (!isPlain(holder)) return;
  const key = path.at(-1) ?? '';
  if (issue.code === 'unrecognized_keys') for (const name of issue.keys) Reflect.deleteProperty(holder, name);
  else if (issue.code === 'invalid_key') Reflect.deleteProperty(holder, key);
  else if (key in holder) Reflect.set(holder, key, undefined);
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return isPlain(value) && !Array.isArray(value);
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping (`name: value`)',
  record: 'a mapping (`name: value`)',
  statement: 'a statement in both languages or the id of a shared one',
};

function nameOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a number with a fraction';
  return typeNames[typeof value] ?? typeof value;
}

/** `title`, or `item 2 of seen`. */
function describePlace(path: Path): string {
  const key = path.at(-1);
  return typeof key === 'number' ? `Item ${key + 1} of \`${String(path.at(-2) ?? 'the file')}\`` : `\`${key ?? 'the file'}\``;
}

/** A text or list in its language, and a gap for the other. */
function writeBoth(known: unknown): string {
  const texts: Readonly<Record<string, unknown>> = isRecord(known) ? known : { [/\p{sc=Han}/u.test(String(known)) ? 'zh' : 'en']: known };
  const gap = Object.values(texts).some((text) => Array.isArray(text)) ? '[…]' : '…';
  return `{ ${textLocales.map((locale) => (locale in texts ? writePair(locale, texts[locale]) : `${locale}: ${gap}`)).join(', ')} }`;
}
