/** A catalog with one value of any kind made nonsense: it is refused with a place, or published with nothing lost. */
import { test } from 'node:test';
import { inspect, isDeepStrictEqual } from 'node:util';
import sax from 'sax';
import { parse, parseDocument } from 'yaml';
import { formatIssues, type Path } from '../../src/catalog/issue.ts';
import { buildCatalog } from '../../src/catalog/model.ts';
import { checkValue } from '../../src/catalog/parse.ts';
import { locate } from '../../src/catalog/read/locate.ts';
import type { CatalogSource } from '../../src/catalog/schema.ts';
import { getShape, type Shape } from '../../src/catalog/edit/shape.ts';
import { getAt, isPlain } from '../../src/catalog/walk.ts';
import { buildFeed } from '../../src/publish/formats/feed.ts';
import { entryFields } from '../../src/publish/subject/fields.ts';
import { buildErrorJson } from '../../src/publish/formats/json.ts';
import { buildMarkdown } from '../../src/publish/formats/markdown.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../support/expect-none.ts';
import { makeRandom } from '../support/random.ts';
import { whole as text } from '../support/catalogs/valid-catalog.ts';

const document = parseDocument(text);
/** Read anew for each mutant: the fastest way to a copy. */
const json = JSON.stringify(parse(text));
const readWhole = (): unknown => JSON.parse(json);
const whole = readWhole();
const paths = listPaths(whole);
const context = {
  guides: { zh: ['money', 'quotas'], en: ['money', 'quotas'] },
  today: '2026-11-28',
  anchors: entryFields.map(({ key }) => key),
};
/** The same mutants in every run; another seed makes others. */
const { next: random, pick } = makeRandom(20261128);

/** Put somewhere into a text: characters, and pieces. */
const pieces = [
  ...Array.from('\u200b\u00ad\u2060\ufeff\u202e\u2066\0\x07\x7f\x85\u2028\ufffe\ufffd\ue000\u00a0\u3000\n\t\rаοａ，🙂\u0301"\'`|#\\/?'),
  ...'\ud800~\x1b[31m~  ~<b>~&amp;~]]>~-->~](~[x](y)~[[~]]~{x}~{{~%s~**~ #1~: ~../~$&~__proto__'.split('~'),
];
/** Instead of a text. */
const texts = [
  ...'~ ~\u00a0~\u200b~\u2060~…~-~.~??~x~TODO~n/a~待补充~null~0~constructor~__proto__~index~CON~steps~..'.split('~'),
  ...'The quick brown fox~错误~錯誤訊息~パラメータ~Ошибка~Erreur inconnue~<script>alert(1)</script>~{param}'.split('~'),
  ...'2026-02-30~2026-13-01~0000-00-00~2099-01-01~2026-11-23~AccountOverdueError~seed~after-fix'.split('~'),
  ...'http://x.example/~https://~https:///~https://a@b.example/~https://vоlc.example/~https://x.example/a)b(c~https://x/'.split('~'),
  ...['https://x.example/ok', 'javascript:alert(1)', 'a'.repeat(20_000), '字'.repeat(20_000), ' '.repeat(500)],
];
/** Instead of anything. */
const values = [
  null,
  true,
  0,
  -1,
  4.5,
  403,
  1e21,
  Number.NaN,
  [],
  {},
  [[]],
  ['x'],
  { zh: '好', en: 'Good' },
  { zh: '', en: '' },
  { '': '' },
];

test('every kind of path is there to be changed', () => {
  const present = new Set(listKinds(getShape(), [whole]));
  expect(
    listKinds(getShape()).filter((kind) => !present.has(kind)),
    'a field that is new in the schema is added to whole.yaml',
  ).toEqual([]);
});

test('4,000 mutants, every value changed six times, are refused with a place, or published with nothing lost', () => {
  const outcomes = { refused: 0, published: 0 };
  const faults = new Set<string>();
  for (let count = 0; count < 4000; count++) {
    const path = paths[count % paths.length] ?? [];
    const { what, apply } = chooseMutation(path);
    const name = `${path.join('.')} ${what}`;
    try {
      const { catalog, issues } = checkValue(apply(readWhole()), context);
      const errors = locate(issues, 'whole.yaml', text, document).filter(({ severity }) => severity === 'error');
      if (catalog) {
        outcomes.published++;
        if (errors.length) faults.add(`${name}: accepted with errors`);
        if (!isDeepStrictEqual(apply(readWhole()), catalog)) faults.add(`${name}: something is lost`);
        publish(catalog, path);
      } else {
        outcomes.refused++;
        if (!errors.length || errors.some(({ line, column }) => line < 1 || column < 1)) faults.add(`${name}: refused without a place`);
        if (formatIssues(errors).length > 8000) faults.add(`${name}: ${formatIssues(errors).length} characters`);
      }
    } catch (error) {
      faults.add(`${name}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
    }
  }
  expectNone([...faults]);
  // Neither side of the oracle may be idle.
  expect(Math.min(outcomes.refused, outcomes.published)).toBeGreaterThan(400);
});

interface Mutation {
  what: string;
  apply: (root: unknown) => unknown;
}

/** A change of the value at a path. */
function chooseMutation(path: Path): Mutation {
  const key = path.at(-1) ?? '';
  const old = getAt(whole, path);
  const make = (what: string, edit: (holder: Record<string | number, unknown>) => void): Mutation => ({
    what,
    apply: (root) => {
      edit(getAt(root, path.slice(0, -1)) as Record<string | number, unknown>);
      return root;
    },
  });
  const put = (value: unknown): Mutation =>
    make(`= ${inspect(value, { maxStringLength: 60 })}`, (holder) => (holder[key] = structuredClone(value)));
  const way = random();
  if (typeof old === 'string' && way < 0.45) {
    const where = Math.floor(random() * (old.length + 1));
    return put(old.slice(0, where) + pick(pieces) + old.slice(where + (random() < 0.2 ? 1 : 0)));
  }
  if (typeof old === 'string' && way < 0.8) return put(pick(texts));
  if (way < 0.85) return put(pick(values));
  if (way < 0.9) return put(getAt(whole, pick(paths)));
  // Twice the first item; YAML has no list of what is not there.
  if (Array.isArray(old)) return put(way < 0.95 && old.length ? [...(old as unknown[]), old[0]] : (old as unknown[]).toReversed());
  const takeOut = (holder: Record<string | number, unknown>): void => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  };
  if (way < 0.95 || typeof key === 'number') return make('taken out', takeOut);
  const name = `${key}${pick(['s', ' ', '\u200b', '-'])}`;
  return make(`called ${inspect(name)}`, (holder) => {
    takeOut(holder);
    holder[name] = structuredClone(old);
  });
}

/** What a mutant touches is published in every form that is quickly made, and each is well-formed. */
function publish(source: CatalogSource, [part, index]: Path): void {
  const catalog = buildCatalog(source);
  const entries = part === 'errors' && typeof index === 'number' ? catalog.entries.slice(index, index + 1) : catalog.entries.slice(0, 1);
  for (const entry of entries) {
    const json = buildErrorJson(entry, catalog);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    for (const reason of [undefined, ...entry.reasons])
      for (const locale of ['zh', 'en'] as const) expectClean(buildMarkdown({ catalog, entry, reason }, locale));
  }
  if (part !== 'changes') return;
  const feed = buildFeed(catalog, 'zh');
  expectClean(feed);
  const parser = sax.parser(true);
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(feed).close();
  for (const [, date = ''] of feed.matchAll(/<updated>(.*?)<\/updated>/g))
    expect(new Date(date).toISOString()).toContain(date.slice(0, 19));
}

/** No character that XML 1.0 refuses, and nothing that a program prints by accident. */
function expectClean(output: string): void {
  const found = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\bundefined\b|\[object Object\]|Invalid Date/u.exec(output)?.[0];
  if (found !== undefined) throw new Error(`published: ${inspect(found)}`);
}

function listPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = keys.flatMap((key) => listPaths((value as Record<string | number, unknown>)[key], [...path, key]));
  return path.length ? [path, ...below] : below;
}

/** Every kind of path that a schema has, or those that some values have: what is a key of the author’s is `*`, an index is `#`. */
function listKinds(shape: Shape, values?: readonly unknown[], path = ''): string[] {
  const { properties = {}, additionalProperties, items, anyOf = [] } = shape;
  const list = (name: string, inner: Shape, read: (value: unknown) => readonly unknown[]): string[] => {
    const below = values?.flatMap(read);
    return below?.length === 0 ? [] : [path + name, ...listKinds(inner, below, path + name)];
  };
  return [
    ...Object.entries(properties).flatMap(([key, inner]) =>
      list(`.${key}`, inner, (value) => (isPlain(value) && key in value ? [value[key]] : [])),
    ),
    ...(isPlain(additionalProperties) && Object.keys(additionalProperties).length
      ? list('.*', additionalProperties, (value) => (isPlain(value) ? Object.values(value) : []))
      : []),
    ...(items ? list('.#', items, (value) => (Array.isArray(value) ? value : [])) : []),
    ...anyOf.flatMap((option) => listKinds(option, values, path)),
  ];
}
