/** Whatever stands in the file: it is read or told, never thrown. */
import { test } from 'node:test';
import fc from 'fast-check';
import { formatIssues } from '../../src/catalog/issue.ts';
import { parseCatalog, parseCatalogBytes } from '../../src/catalog/parse.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../support/expect-none.ts';
import { valid } from '../support/catalogs/valid-catalog.ts';

const lines = valid.split('\n');
/** The same texts in every run; another seed finds others. */
const seed = 20261125;

/** A catalog is whole or not there, and every problem has a place. */
function expectSound(text: string): void {
  const { catalog, issues } = parseCatalog(text);
  const errors = issues.filter(({ severity }) => severity === 'error');
  expect(catalog === undefined, formatIssues(issues)).toBe(errors.length > 0);
  const last = text.split('\n').length + 1;
  expectNone(issues.flatMap(({ line, column }) => (line >= 1 && line <= last && column >= 1 ? [] : [`${line}:${column} of ${last}`])));
  expect(formatIssues(issues).length).toBeGreaterThan(0);
}

test('any text is read or told', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), expectSound), { seed, numRuns: 200 });
});

test('a catalog with lines and characters changed is read or told', () => {
  const marks =
    '\t|  |"|\'|`|{|}|[|]|:|: |- |#|,|，|：|*a|&a |!x |>|%|@|---\n|\n|\r|\0|\uFEFF|\u3000|<<: |? |__proto__: |constructor: 1|~|0x1'.split(
      '|',
    );
  const mark = fc.constantFrom('|', ...marks);
  const edit = fc.record({ at: fc.nat(valid.length), cut: fc.nat(12), put: mark });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) =>
      expectSound(edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), valid)),
    ),
    { seed, numRuns: 100 },
  );
});

test('a catalog with lines removed, repeated or moved is read or told', () => {
  const line = fc.nat(lines.length - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(line, line), { minLength: 1, maxLength: 5 }), (moves) => {
      const copy = [...lines];
      for (const [from, to] of moves) copy.splice(to, from % 2, copy[from] ?? '');
      expectSound(copy.join('\n'));
    }),
    { seed, numRuns: 50 },
  );
});

test('any bytes are read or told', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const { catalog, issues } = parseCatalogBytes(() => bytes);
      expect(catalog).toBeUndefined();
      expect(issues.length).toBeGreaterThan(0);
    }),
    { seed },
  );
});

test('one slip in a long catalog is told in one block, not once for every line behind it', () => {
  // The entry forty times, under other names: what a slip breaks is long.
  const entry = valid.slice(valid.indexOf('  - code: AccountOverdueError'), valid.indexOf('\n  - code: InvalidParameter'));
  const copies = Array.from({ length: 40 }, (_, at) => entry.replace('AccountOverdueError', `Account${at}`)).join('\n');
  const sample = `    samples:\n      - 'Error code: 403 - {"code": "AccountOverdueError"}'\n`;
  const long = `${valid.replace('    guides: [money]\n', (line) => line + sample)}\n${copies}`;
  const slips: readonly (readonly [string, string])[] = [
    [sample, sample.replaceAll("'", '"')],
    [sample, sample.replaceAll("'", '')],
    [sample, sample.replace('{"code"', `{"co'de"`)],
    [sample, sample.replace('"AccountOverdueError"}', '"AccountOverdueError"\n}')],
    [sample, `    samples:\n      - {\n  "error": {\n    "code": "AccountOverdueError"\n  }\n}\n`],
    [sample, sample.replace('    samples', '   samples')],
    ['    guides: [money]\n', '    guides: [money\n'],
    ['  - code: AccountOverdueError\n', '  - code: "AccountOverdueError\n'],
  ];
  for (const [find, put] of slips) {
    const { issues } = parseCatalog(long.replace(find, () => put));
    expect(issues.map(({ rule }) => rule)).toEqual(['yaml']);
    expect(formatIssues(issues).length).toBeLessThan(800);
  }
  const { issues } = parseCatalog(long.replaceAll(/^ +/gm, (indent) => '\t'.repeat(indent.length / 2)));
  expect(formatIssues(issues)).toMatch(/^[^\n]+\n {2}The line is indented with a tab, and so are \d{3,4} more\.\n/);
});

test('nesting without end is told', () => {
  for (const text of ['['.repeat(20_000), '{a: '.repeat(20_000), '- '.repeat(20_000), `${valid}\n${'- '.repeat(20_000)}`])
    expectSound(text);
  expect(formatIssues(parseCatalog('- '.repeat(200_000)).issues)).toContain('nested too deeply');
});
