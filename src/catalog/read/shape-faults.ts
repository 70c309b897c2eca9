/** The first rule: the shape of the file, as the zod schema has it, told in the words of an author. */
import type { z } from 'zod';
import type { Issue, Path } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { catalogSchema, type CatalogFile } from '../schema.ts';
import { findShape } from '../shape.ts';
import { listWords, writePair, writeScalar } from '../snippet.ts';
import { getAt, type LooseCatalog } from '../walk.ts';

export interface SchemaResult {
  /** Only when nothing is wrong with the shape. */
  catalog?: CatalogFile;
  /** What the other rules may look at: all that is well-formed, in its place. Absent when nothing is. */
  loose?: LooseCatalog;
  issues: Issue[];
}

/** Checks the shape. `value` is the checker’s to keep: what is refused is taken out of it. */
export function checkSchema(value: unknown): SchemaResult {
  const result = catalogSchema.safeParse(value);
  if (result.success) return { catalog: result.data, loose: result.data, issues: [] };
  const faults = result.error.issues.flatMap((issue) => flatten(issue, []));
  const issues = describeFaults(faults, value);
  if (!isRecord(value)) return { issues };
  for (const fault of faults) takeOut(value, fault);
  return { loose: value, issues };
}

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

function describeFaults(faults: readonly Fault[], root: unknown): Issue[] {
  const issues: Issue[] = [];
  const missing = new Map<string, { parent: Path; fields: string[] }>();
  for (const fault of faults) {
    const parent = fault.path.slice(0, -1);
    const key = fault.path.at(-1);
    const holder = getAt(root, parent);
    const value = getAt(root, fault.path);
    if (typeof key === 'string' && isRecord(holder) && fault.issue.code !== 'unrecognized_keys' && !(key in holder)) {
      const group = missing.get(JSON.stringify(parent)) ?? { parent, fields: [] };
      group.fields.push(key);
      missing.set(JSON.stringify(parent), group);
    } else if (value !== undefined || fault.path.length === 0) issues.push(...describeFault(fault, value, root));
  }
  for (const { parent, fields } of missing.values()) {
    // A misspelt field is told as such; that the right one is missing goes without saying.
    const misspelt = faults
      .flatMap(({ path, issue }) => (issue.code === 'unrecognized_keys' && samePath(path, parent) ? issue.keys : []))
      .map((key) => findNearest(key, listFields(parent)));
    const left = fields.filter((field) => !misspelt.includes(field));
    if (left.length) issues.push(...describeMissing(parent, left, root));
  }
  return issues;
}

function describeFault({ path, issue }: Fault, value: unknown, root: unknown): Issue[] {
  const at = { severity: 'error', rule: 'schema', path } as const;
  const field = describePlace(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => describeUnknown(path, key, isRecord(value) ? value[key] : undefined, isRecord(value) ? value : {}));
    case 'invalid_key':
      return [
        {
          ...at,
          atKey: true,
          message: `\`${String(path.at(-1))}\` cannot be an id: it ${issue.issues[0]?.message ?? 'is not well-formed'}.`,
          ...suggestId(String(path.at(-1)), true),
        },
      ];
    case 'invalid_format':
      return [describeFormat(at, path, String(value), issue.message, root)];
    case 'invalid_value':
      return [describeEnum(at, path, value, issue.values.map(String))];
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'array')
        return [
          {
            ...at,
            message: `${field} is an empty list.`,
            why: 'A list that has nothing to say is left out; this one must have at least one item.',
            ...skeletonFix(path),
          },
        ];
      return [
        {
          ...at,
          message: `${String(value)} is out of range for ${field}: ${issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`}.`,
        },
      ];
    case 'invalid_union':
      return [
        {
          ...at,
          message: `${field} must be a statement in both languages or the id of a shared one, not ${nameOf(value)}.`,
          fix: '- { zh: …, en: … }',
        },
      ];
    case 'invalid_type':
      return [describeType(at, path, value, issue.expected)];
    default:
      return [{ ...at, message: `${field}: ${issue.message}.` }];
  }
}

type At = Pick<Issue, 'severity' | 'rule' | 'path'>;

function describeUnknown(path: Path, key: string, value: unknown, holder: Readonly<Record<string, unknown>>): Issue {
  const allowed = listFields(path);
  const at = { severity: 'error', rule: 'schema', path: [...path, key], atKey: true } as const;
  const cut = Object.entries(holder).findLast(([name, text]) => typeof text === 'string' && ['zh', 'en', 'title'].includes(name));
  if (value === null && cut) {
    return {
      ...at,
      message: `The text of \`${cut[0]}\` ends at its comma, and \`${key}\` became a field of its own.`,
      why: 'Between { and } a comma begins the next field, so a text that holds one needs quotation marks.',
      fix: `${cut[0]}: ${JSON.stringify(`${String(cut[1])}, ${key}`)}`,
    };
  }
  if (/^-\S/.test(key)) return { ...at, message: `A space is missing after the hyphen of \`${key}\`.`, fix: `- ${key.slice(1)}: …` };
  const meant = findNearest(key, allowed);
  if (meant !== undefined) {
    const taken = meant in holder;
    const shown = typeof value === 'object' ? `${meant}:` : writePair(meant, value);
    return {
      ...at,
      message: `There is no field \`${key}\` here. Did you mean \`${meant}\`${taken ? ', which stands here as well' : ''}?`,
      ...(taken ? {} : { fix: shown }),
    };
  }
  const home = findHome(key, path);
  if (home) {
    const simple = typeof value !== 'object' || (Array.isArray(value) && value.every((item) => typeof item !== 'object'));
    return {
      ...at,
      message: `\`${key}\` is not a field of ${describeHolder(path)} but of ${home.of}.`,
      why: 'The indentation says what a field belongs to.',
      ...(simple ? { fix: `${home.indent}${writePair(key, value)}` } : {}),
    };
  }
  return { ...at, message: `There is no field \`${key}\` in ${describeHolder(path)}.`, why: `The fields are ${listWords(allowed)}.` };
}

function describeMissing(parent: Path, fields: readonly string[], root: unknown): Issue[] {
  const holder = getAt(root, parent);
  const at = { severity: 'error', rule: 'schema', path: parent } as const;
  const [only] = fields;
  if (isRecord(holder) && fields.length === 1 && (only === 'zh' || only === 'en')) {
    const other = only === 'zh' ? 'en' : 'zh';
    if (other in holder) {
      const text = holder[other];
      const list = Array.isArray(text);
      return [
        {
          ...at,
          message: `${only === 'zh' ? 'The Chinese' : 'The English'} ${list ? 'list' : 'text'} of ${describePlace(parent)} is missing.`,
          why: 'Every text is written in both languages: half of the readers know only one of them.',
          fix: writeBoth(parent.at(-1), {
            [other]: list ? `[${text.map(writeScalar).join(', ')}]` : writeScalar(text),
            [only]: list ? '[…]' : '…',
          }),
        },
      ];
    }
  }
  return [
    {
      ...at,
      message: `${fields.length === 1 ? 'The field' : 'The fields'} ${listWords(fields)} ${fields.length === 1 ? 'is' : 'are'} missing in ${describeHolder(parent).replace(/^an? /, 'this ')}.`,
      ...(fields.length === 1 && only !== undefined ? describeWhy([...parent, only]) : {}),
      fix: fields.map((field) => writeSkeleton([...parent, field])).join('\n'),
    },
  ];
}

/** Both languages, in one line where that is short. */
function writeBoth(key: string | number | undefined, { zh, en }: Readonly<Record<string, string>>): string {
  const line = `${typeof key === 'string' ? `${key}: ` : ''}{ zh: ${zh ?? ''}, en: ${en ?? ''} }`;
  return line.length < 100 ? line : `zh: ${zh ?? ''}\nen: ${en ?? ''}`;
}

function describeFormat(at: At, path: Path, value: string, rule: string, root: unknown): Issue {
  const field = describePlace(path);
  const key = path.at(-1);
  if (rule.includes('blank'))
    return {
      ...at,
      message: `${field} is blank.`,
      why: 'A text without words shows as a hole on the page. Write it, or leave an optional field out.',
    };
  if (rule.includes('https')) {
    const fixed = value.replace(/^http:\/\//i, 'https://').trim();
    const known = fixed !== value && /^https:\/\/\S+$/.test(fixed);
    return {
      ...at,
      message: `\`${value}\` is not an https address.`,
      why: 'Readers are sent to official pages only over a connection that nobody can change on the way.',
      fix: `${String(key)}: ${known ? fixed : 'https://…'}`,
    };
  }
  if (rule.includes('YYYY')) {
    const parts = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(value);
    const [, year, month = '', day = ''] = parts ?? [];
    return {
      ...at,
      message: `\`${value}\` is not a date written YYYY-MM-DD.`,
      fix: `${String(key)}: "${year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : '2026-11-23'}"`,
    };
  }
  const list = path.at(-2);
  if (typeof key === 'number' && ['causes', 'steps', 'avoid', 'ticket'].includes(String(list))) {
    const shared = isRecord(root) && isRecord(root[String(list)]) ? Object.keys(root[String(list)] as object) : [];
    const meant = findNearest(value, shared);
    return {
      ...at,
      message: meant
        ? `\`${value}\` is no id of \`${String(list)}:\`. Did you mean \`${meant}\`?`
        : 'This is a text in one language; a statement has two, or is named by the id of a shared one.',
      fix: meant
        ? `- ${meant}`
        : /\p{Script=Han}/u.test(value)
          ? `- zh: ${writeScalar(value)}\n  en: …`
          : `- zh: …\n  en: ${writeScalar(value)}`,
    };
  }
  if (rule.includes('kebab')) return { ...at, message: `\`${value}\` cannot be an id: it ${rule}.`, ...suggestId(value, false, key) };
  return { ...at, message: `${field} ${rule}.` };
}

function describeEnum(at: At, path: Path, value: unknown, values: readonly string[]): Issue {
  const meant = typeof value === 'string' ? findNearest(value, values) : undefined;
  return {
    ...at,
    message: `\`${typeof value === 'string' ? value : JSON.stringify(value)}\` is not a value of ${describePlace(path)}.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
    ...(meant === undefined
      ? { why: `The values are ${listWords(values)}. ${findShape(path)?.description ?? ''}`.trim() }
      : { fix: `${String(path.at(-1))}: ${meant}` }),
  };
}

function describeType(at: At, path: Path, value: unknown, expected: string): Issue {
  if (!path.length) return { ...at, message: `The file must hold fields such as \`errors:\`, not ${nameOf(value)}.` };
  const wanted = typeNames[expected] ?? expected;
  const message =
    value === null
      ? `${describePlace(path)} has no value; it must be ${wanted}.`
      : `${describePlace(path)} must be ${wanted}, not ${nameOf(value)}.`;
  const key = path.at(-1);
  const lead = typeof key === 'number' ? '-' : `${String(key)}:`;
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
    return {
      ...at,
      message,
      why: `YAML reads ${String(value)} as ${nameOf(value)} unless it stands in quotation marks.`,
      fix: `${lead} "${String(value)}"`,
    };
  if (expected === 'array' && isRecord(value)) {
    const tight = Object.keys(value).find((name) => /^-\S/.test(name));
    if (tight !== undefined)
      return { ...at, message: `A space is missing after the hyphen of \`${tight}\`.`, fix: `- ${tight.slice(1)}: …` };
  }
  if (expected === 'array' && typeof value !== 'object') return { ...at, message, fix: `${lead} [${writeScalar(value)}]` };
  if ((expected === 'number' || expected === 'int') && typeof value === 'string' && /^\d+$/.test(value))
    return { ...at, message, why: 'Numbers stand without quotation marks.', fix: `${lead} ${value}` };
  if (expected === 'boolean' && typeof value === 'string' && /^(?:yes|no|on|off|true|false)$/i.test(value))
    return { ...at, message, fix: `${lead} ${/^(?:yes|on|true)$/i.test(value)}` };
  if (expected === 'object' && typeof value === 'string' && findShape(path)?.properties?.['zh']) {
    const chinese = /\p{Script=Han}/u.test(value);
    return {
      ...at,
      message,
      why: 'Every text is written in both languages.',
      fix: `${lead} { zh: ${chinese ? writeScalar(value) : '…'}, en: ${chinese ? '…' : writeScalar(value)} }`,
    };
  }
  return { ...at, message, ...skeletonFix(path) };
}

function listFields(path: Path): string[] {
  return Object.keys(findShape(path)?.properties ?? {});
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function suggestId(value: string, asKey: boolean, key?: string | number): { fix?: string } {
  const id = value
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (!id) return {};
  return { fix: asKey ? `${id}:` : typeof key === 'string' ? `${key}: ${id}` : `- ${id}` };
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
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

/** The thing a path leads to, in words. */
function describeHolder(path: Path): string {
  if (!path.length) return 'the file';
  const named: Readonly<Record<string, string>> = {
    errors: 'an entry',
    messages: 'a message',
    categories: 'a category',
    changes: 'a change',
    wordings: 'a wording',
    lookalikes: 'a look-alike',
    sources: 'a source',
    links: 'a link',
  };
  const parent = path.at(-2);
  if (parent !== undefined && named[parent] && (typeof path.at(-1) === 'number' || path.length === 2)) return named[parent];
  return describePlace(path).replace(/^I/, 'i');
}

/** Where a field of this name belongs, when it is one level up or down, and how far it is indented there. */
function findHome(key: string, path: Path): { of: string; indent: string } | undefined {
  if (path[0] !== 'errors') return undefined;
  if (path.length > 2 && listFields(['errors', 0]).includes(key)) return { of: 'the entry', indent: '    ' };
  if (listFields(['errors', 0, 'messages', 0]).includes(key)) return { of: 'a message', indent: '        ' };
  return undefined;
}

function describeWhy(path: Path): { why?: string } {
  const description = findShape(path)?.description;
  return description && !/^(?:Plain text|Exactly as)/.test(description) ? { why: description } : {};
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
  section: 'inference',
  status: '400',
  type: 'BadRequest',
  meaning: '\n  zh: …\n  en: …',
  messages:
    '\n  - section: inference\n    status: 400\n    type: BadRequest\n    text: The literal message.\n    meaning: { zh: …, en: … }\n    seen: [seed]',
  date: '"2026-11-23"',
  url: 'https://…',
  kind: 'official',
  certainty: 'inferred',
  actor: 'caller # or account, platform',
  retry: 'after-fix # or never, backoff, later',
};

function writeSkeleton(path: Path): string {
  const key = String(path.at(-1));
  const known = path[0] === 'errors' || ['edition', 'date', 'url', 'kind'].includes(key) ? skeletons[key] : undefined;
  if (known !== undefined) return `${key}:${known.startsWith('\n') ? '' : ' '}${known}`;
  const schema = findShape(path);
  if (schema?.properties?.['zh']) return `${key}: { zh: …, en: … }`;
  if (schema?.type === 'array') return `${key}: [${schema.items?.properties?.['zh'] || schema.items?.anyOf ? '{ zh: …, en: … }' : '…'}]`;
  return `${key}: …`;
}
