/** The shape of the file, as the zod schema has it, told in the words of an author. */
import type { z } from 'zod';
import type { Issue, Path } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { catalogSchema, sharedKinds, type CatalogFile } from '../schema.ts';
import { findShape } from '../shape.ts';
import { listWords, quote, writePair, writeScalar } from '../snippet.ts';
import { getAt, isPlain, type LooseCatalog } from '../walk.ts';

export interface SchemaResult {
  /** Only when nothing is wrong with the shape. */
  catalog?: CatalogFile;
  /** What the other rules may look at: all that is well-formed, in its place. Absent when nothing is. */
  loose?: LooseCatalog;
  issues: Issue[];
}

/**
 * Checks the shape. `value` is the checker’s to keep: what is refused is taken out of it.
 * @param getSource how the value at a path is written in the file
 */
export function checkSchema(value: unknown, getSource: (path: Path) => string): SchemaResult {
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
  const told: Told[] = [];
  const missing = new Map<string, { parent: Path; fields: string[] }>();
  for (const fault of faults) {
    const { path, issue } = fault;
    const [parent, key] = [path.slice(0, -1), path.at(-1)];
    const holder = getAt(root, parent);
    const value = getAt(root, path);
    if (typeof key === 'string' && isRecord(holder) && issue.code !== 'unrecognized_keys' && !(key in holder)) {
      const group = missing.get(JSON.stringify(parent)) ?? { parent, fields: [] };
      group.fields.push(key);
      missing.set(JSON.stringify(parent), group);
    } else if (value !== undefined || path.length === 0) told.push(...describeFault(fault, value, root, getSource(path)));
  }
  for (const { parent, fields } of missing.values()) {
    // A misspelt field is told as such; that the right one is missing goes without saying.
    const misspelt = faults.flatMap(({ path, issue }) =>
      issue.code === 'unrecognized_keys' && JSON.stringify(path) === JSON.stringify(parent)
        ? issue.keys.map((key) => findNearest(key, listFields(parent)))
        : [],
    );
    const left = fields.filter((field) => !misspelt.includes(field));
    if (left.length) told.push(describeMissing(parent, left, getAt(root, parent)));
  }
  return told;
}

function describeFault({ path, issue }: Fault, value: unknown, root: unknown, source: string): Told[] {
  const field = describePlace(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => describeUnknown(path, key, isRecord(value) ? value : {}));
    case 'invalid_key': {
      const key = String(path.at(-1));
      return [
        {
          path,
          atKey: true,
          message: `\`${key}\` cannot be an id: it ${issue.issues[0]?.message ?? 'is not well-formed'}.`,
          ...suggestId(key, (id) => `${id}:`),
        },
      ];
    }
    case 'invalid_format':
      return [{ path, ...describeFormat(path, String(value), issue.message, root) }];
    case 'invalid_value':
      return [{ path, ...describeEnum(path, value, issue.values.map(String)) }];
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'array')
        return [
          {
            path,
            message: `${field} is an empty list.`,
            why: 'A list that has nothing to say is left out; this one must have at least one item.',
            ...skeletonFix(path),
          },
        ];
      return [
        {
          path,
          message: `${String(value)} is out of range for ${field}: ${issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`}.`,
        },
      ];
    case 'invalid_union':
      return [
        {
          path,
          message: `${field} must be a statement in both languages or the id of a shared one, not ${nameOf(value)}.`,
          fix: '- { zh: …, en: … }',
        },
      ];
    case 'invalid_type':
      return [{ path, ...describeType(path, value, issue.expected, source) }];
    default:
      return [{ path, message: `${field}: ${issue.message}.` }];
  }
}

function describeUnknown(holderPath: Path, key: string, holder: Readonly<Record<string, unknown>>): Told {
  const value = holder[key];
  const at = { path: [...holderPath, key], atKey: true };
  const cut = Object.entries(holder).findLast(([name, text]) => typeof text === 'string' && ['zh', 'en', 'title'].includes(name));
  if (value === null && cut)
    return {
      ...at,
      message: `The text of \`${cut[0]}\` ends at its comma, and \`${key}\` became a field of its own.`,
      why: 'Between { and } a comma begins the next field, so a text that holds one needs quotation marks.',
      fix: `${cut[0]}: ${JSON.stringify(`${String(cut[1])}, ${key}`)}`,
    };
  if (/^-\S/.test(key)) return { ...at, ...describeTight(key) };
  const meant = findNearest(key, listFields(holderPath));
  if (meant !== undefined) {
    const message = `There is no field \`${key}\` here. Did you mean \`${meant}\`${meant in holder ? ', which stands here as well' : ''}?`;
    if (meant in holder) return { ...at, message };
    return { ...at, message, fix: typeof value === 'object' ? `${meant}:` : writePair(meant, value), value: meant };
  }
  const home = findHome(key, holderPath);
  if (!home)
    return {
      ...at,
      message: `There is no field \`${key}\` in ${describeHolder(holderPath)}.`,
      why: `The fields are ${listWords(listFields(holderPath))}.`,
    };
  const simple = typeof value !== 'object' || (Array.isArray(value) && value.every((item) => typeof item !== 'object'));
  return {
    ...at,
    message: `\`${key}\` is not a field of ${describeHolder(holderPath)} but of ${home.of}.`,
    why: 'The indentation says what a field belongs to.',
    ...(simple ? { fix: `${home.indent}${writePair(key, value)}` } : {}),
  };
}

function describeTight(key: string): Pick<Told, 'message' | 'fix'> {
  return { message: `A space is missing after the hyphen of \`${key}\`.`, fix: `- ${key.slice(1)}: …` };
}

function describeMissing(path: Path, fields: readonly string[], holder: unknown): Told {
  const [only = ''] = fields;
  const other = only === 'zh' ? 'en' : 'zh';
  if (fields.length === 1 && (only === 'zh' || only === 'en') && isRecord(holder) && other in holder) {
    const text = holder[other];
    const list = Array.isArray(text);
    const pair = { [other]: list ? `[${text.map(writeScalar).join(', ')}]` : writeScalar(text), [only]: list ? '[…]' : '…' };
    const key = path.at(-1);
    const line = `${typeof key === 'string' ? `${key}: ` : ''}{ zh: ${pair['zh'] ?? ''}, en: ${pair['en'] ?? ''} }`;
    return {
      path,
      message: `${only === 'zh' ? 'The Chinese' : 'The English'} ${list ? 'list' : 'text'} of ${describePlace(path)} is missing.`,
      why: 'Every text is written in both languages: half of the readers know only one of them.',
      fix: line.length < 100 ? line : `zh: ${pair['zh'] ?? ''}\nen: ${pair['en'] ?? ''}`,
    };
  }
  const why = fields.length === 1 ? findShape([...path, only])?.description : undefined;
  return {
    path,
    message: `${fields.length === 1 ? 'The field' : 'The fields'} ${listWords(fields)} ${fields.length === 1 ? 'is' : 'are'} missing in ${describeHolder(path).replace(/^an? /, 'this ')}.`,
    ...(why && !/^(?:Plain text|Exactly as)/.test(why) ? { why } : {}),
    fix: fields.map((field) => writeSkeleton([...path, field])).join('\n'),
  };
}

function describeFormat(path: Path, value: string, rule: string, root: unknown): Omit<Told, 'path'> {
  const key = path.at(-1);
  const lead = typeof key === 'string' ? `${key}: ` : '- ';
  if (rule.includes('blank'))
    return {
      message: `${describePlace(path)} is blank.`,
      why: 'A text without words shows as a hole on the page. Write it, or leave an optional field out.',
    };
  if (rule.includes('https')) {
    const fixed = value.replace(/^http:\/\//i, 'https://').trim();
    const known = fixed !== value && /^https:\/\/\S+$/.test(fixed);
    return {
      message: `\`${value}\` is not an https address.`,
      why: 'Readers are sent to official pages only over a connection that nobody can change on the way.',
      fix: `${lead}${known ? fixed : 'https://…'}`,
      ...(known ? { value: fixed } : {}),
    };
  }
  if (rule.includes('YYYY')) {
    const [, year, month = '', day = ''] = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(value) ?? [];
    const date = year && `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return {
      message: `\`${value}\` is not a date written YYYY-MM-DD.`,
      fix: `${lead}"${date || '2026-11-23'}"`,
      ...(date ? { value: date } : {}),
    };
  }
  const list = sharedKinds.find((kind) => kind === path.at(-2));
  if (typeof key === 'number' && list) {
    const shared = isRecord(root) && isRecord(root[list]) ? Object.keys(root[list]) : [];
    const meant = findNearest(value, shared);
    if (meant) return { message: `\`${value}\` is no id of \`${list}:\`. Did you mean \`${meant}\`?`, fix: `- ${meant}`, value: meant };
    const chinese = /\p{Script=Han}/u.test(value);
    return {
      message: 'This is a text in one language; a statement has two, or is named by the id of a shared one.',
      fix: `- zh: ${chinese ? writeScalar(value) : '…'}\n  en: ${chinese ? '…' : writeScalar(value)}`,
    };
  }
  if (rule.includes('kebab')) return { message: `\`${value}\` cannot be an id: it ${rule}.`, ...suggestId(value, (id) => `${lead}${id}`) };
  return { message: `${describePlace(path)} ${rule}.` };
}

function describeEnum(path: Path, value: unknown, values: readonly string[]): Omit<Told, 'path'> {
  const meant = typeof value === 'string' ? findNearest(value, values) : undefined;
  const message = `\`${typeof value === 'string' ? value : JSON.stringify(value)}\` is not a value of ${describePlace(path)}.`;
  if (meant === undefined) return { message, why: `The values are ${listWords(values)}. ${findShape(path)?.description ?? ''}`.trim() };
  return { message: `${message} Did you mean \`${meant}\`?`, fix: `${String(path.at(-1))}: ${meant}`, value: meant };
}

function describeType(path: Path, value: unknown, expected: string, source: string): Omit<Told, 'path'> {
  if (!path.length) return { message: `The file must hold fields such as \`errors:\`, not ${nameOf(value)}.` };
  const wanted = typeNames[expected] ?? expected;
  const message = `${describePlace(path)} ${value === null ? `has no value; it must be ${wanted}` : `must be ${wanted}, not ${nameOf(value)}`}.`;
  const key = path.at(-1);
  const lead = typeof key === 'number' ? '-' : `${String(key)}:`;
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return {
      message,
      why: `YAML reads ${source} as ${nameOf(value)} unless it stands in quotation marks.`,
      fix: `${lead} "${source}"`,
      value: source,
    };
  // Something pasted that YAML could read: the text is what stands in the file.
  if (expected === 'string' && isPlain(value) && !source.includes('\n'))
    return {
      message,
      why: 'YAML reads what is between brackets, or holds a colon and a space, unless it stands in quotation marks.',
      fix: `${lead} ${quote(source)}`,
      value: source,
    };
  if (expected === 'array') {
    const tight = isRecord(value) ? Object.keys(value).find((name) => /^-\S/.test(name)) : undefined;
    if (tight !== undefined) return describeTight(tight);
    if (typeof value !== 'object') return { message, fix: `${lead} [${writeScalar(value)}]` };
  }
  if ((expected === 'number' || expected === 'int') && typeof value === 'string' && /^\d+$/.test(value))
    return { message, why: 'Numbers stand without quotation marks.', fix: `${lead} ${value}`, value: Number(value) };
  if (expected === 'boolean' && typeof value === 'string' && /^(?:yes|no|on|off|true|false)$/i.test(value)) {
    const meant = /^(?:yes|on|true)$/i.test(value);
    return { message, fix: `${lead} ${meant}`, value: meant };
  }
  if (expected === 'object' && typeof value === 'string' && findShape(path)?.properties?.['zh']) {
    const chinese = /\p{Script=Han}/u.test(value);
    return {
      message,
      why: 'Every text is written in both languages.',
      fix: `${lead} { zh: ${chinese ? writeScalar(value) : '…'}, en: ${chinese ? '…' : writeScalar(value)} }`,
    };
  }
  return { message, ...skeletonFix(path) };
}

function listFields(path: Path): string[] {
  return Object.keys(findShape(path)?.properties ?? {});
}

function suggestId(value: string, write: (id: string) => string): { fix?: string } {
  const id = value
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id ? { fix: write(id) } : {};
}

/** Takes a refused value out; its key and position stay, so that the other rules know that there was something. */
function takeOut(root: unknown, { path, issue }: Fault): void {
  if (issue.code === 'unrecognized_keys') {
    const holder = getAt(root, path);
    if (isRecord(holder)) for (const key of issue.keys) Reflect.deleteProperty(holder, key);
    return;
  }
  const holder = getAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(holder) && typeof key === 'number' && key in holder) holder[key] = undefined;
  else if (isRecord(holder) && typeof key === 'string') {
    if (issue.code === 'invalid_key') Reflect.deleteProperty(holder, key);
    else if (key in holder) holder[key] = undefined;
  }
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
};

function nameOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a number with a fraction';
  return typeNames[typeof value] ?? typeof value;
}

/** `title`, or `item 2 of seen`. */
function describePlace(path: Path): string {
  const key = path.at(-1);
  return typeof key === 'number' ? `Item ${key + 1} of \`${String(path.at(-2) ?? 'the file')}\`` : `\`${key ?? 'the file'}\``;
}

const holders: Readonly<Record<string, string>> = {
  errors: 'an entry',
  messages: 'a message',
  reasons: 'a reason',
  families: 'a family',
  limits: 'a limit',
  clients: 'a client',
  categories: 'a category',
  changes: 'a change',
  wordings: 'a wording',
  lookalikes: 'a look-alike',
  sources: 'a source',
  links: 'a link',
};

/** The thing a path leads to, in words. */
function describeHolder(path: Path): string {
  if (!path.length) return 'the file';
  const named = holders[String(path.at(-2))];
  if (named && (typeof path.at(-1) === 'number' || path.length === 2)) return named;
  return describePlace(path).replace(/^I/, 'i');
}

/** Where a field of this name belongs, when it is one level up or down, and how far it is indented there. */
function findHome(key: string, path: Path): { of: string; indent: string } | undefined {
  if (path[0] !== 'errors') return undefined;
  if (path.length > 2 && listFields(['errors', 0]).includes(key)) return { of: 'the entry', indent: '    ' };
  if (listFields(['errors', 0, 'messages', 0]).includes(key)) return { of: 'a message', indent: '        ' };
  return undefined;
}

function skeletonFix(path: Path): { fix?: string } {
  const fix = writeSkeleton(path);
  return fix.endsWith(': …') ? {} : { fix };
}

/** What the fields look like when they are filled in; the rest is told from the schema. */
const skeletons: Readonly<Record<string, string>> = {
  edition: '"2026-11-23"',
  category: 'rate-limit',
  keywords: '{ zh: [欠费, 余额不足, 充值], en: [overdue, no balance, recharge] }',
  seen: '[seed]',
  status: '400',
  meaning: '\n  zh: …\n  en: …',
  messages: '\n  - status: 400\n    text: The literal message.\n    meaning: { zh: …, en: … }\n    seen: [seed]',
  date: '"2026-11-23"',
  url: 'https://…',
};

function writeSkeleton(path: Path): string {
  const key = String(path.at(-1));
  const shape = findShape(path);
  // Messages of an entry look different from those of a reason.
  const known = path[0] === 'errors' && !path.includes('reasons') ? skeletons[key] : undefined;
  if (known !== undefined || ['edition', 'date', 'url'].includes(key)) {
    const text = known ?? skeletons[key] ?? '…';
    return `${key}:${text.startsWith('\n') ? '' : ' '}${text}`;
  }
  if (shape?.properties?.['zh']) return `${key}: { zh: …, en: … }`;
  if (shape?.enum?.length)
    return `${key}: ${shape.enum[0] ?? '…'}${shape.enum.length > 1 ? ` # or ${shape.enum.slice(1).join(', ')}` : ''}`;
  if (shape?.type === 'array') return `${key}: [${shape.items?.properties?.['zh'] || shape.items?.anyOf ? '{ zh: …, en: … }' : '…'}]`;
  return `${key}: …`;
}
