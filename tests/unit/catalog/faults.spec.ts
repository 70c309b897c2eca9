/** Every fault that a catalog can have, with its whole message: `faults.txt` says how to read and change them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { applyFixes } from '../../../src/catalog/edit/fix.ts';
import { formatIssue, formatIssues } from '../../../src/catalog/issue.ts';
import { parseCatalog, parseCatalogBytes, type ParseResult } from '../../../src/catalog/parse.ts';
import { entryFields } from '../../../src/publish/subject/fields.ts';
import { expect } from '@playwright/test';
import { guides, valid } from '../../support/catalogs/valid-catalog.ts';

interface Case {
  /** The name and what it is about. */
  title: string;
  changes: string;
  message: string;
}

const file = join(import.meta.dirname, 'faults.txt');
const [head = '', ...blocks] = readFileSync(file, 'utf8').split(/^=== /m);
const cases = blocks.map((block): Case => {
  const lines = block.trimEnd().split('\n');
  const told = lines.findIndex((line) => line.startsWith('>'));
  return { title: lines[0] ?? '', changes: lines.slice(1, told).join('\n'), message: lines.slice(told).join('\n') };
});

test('the catalog that the cases change has no problem', () => {
  const { catalog, issues } = parseCatalog(valid, 'valid.yaml', { guides });
  expect(formatIssues(issues)).toBe('no problems');
  expect(catalog?.errors.map(({ code }) => code)).toEqual(['AccountOverdueError', 'InvalidParameter']);
});

const findReasons = (message: string): Set<string> => new Set(message.match(/\n {2}Why: .*/g));
/** All messages of the changed catalog, each `Why:` once, and none that is known. */
const tell = (changes: string, known: Set<string>): string =>
  check(changes).replace(/\n {2}Why: .*/g, (line) => (known.size < known.add(line).size ? line : ''));

if (process.env['UPDATE']) {
  test('the messages are written anew', () => {
    const known = new Set<string>();
    const written = cases.map(({ title, changes }) => `=== ${title}\n${changes}\n${tell(changes, known)}\n`);
    writeFileSync(file, `${head}${written.join('')}`);
  });
} else {
  const known = findReasons(cases.map(({ message }) => message).join('\n'));
  for (const { title, changes, message } of cases)
    test(`${title} It is told.`, () => expect(tell(changes, known.difference(findReasons(message)))).toBe(message));
}

for (const { title, changes, message } of cases) {
  if (!/^ {2}Write:/m.test(message)) continue;
  test(`${title} What can be known is written.`, () => {
    const faulty = apply(changes).text;
    let text = faulty;
    for (let run = 0, count = 1; run < 5 && count; run++) ({ text, count } = applyFixes(text, parse(text).issues));
    expect(text).not.toBe(faulty);
    expect(parse(text).issues.filter(({ edit }) => edit)).toEqual([]);
  });
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const wholeFiles: [title: string, read: () => Uint8Array, messages: string[]][] = [
  ['an empty file', () => bytes(''), ['x.yaml:1:1  error  file\n  The file is empty, or has nothing but comments.']],
  ['nothing but comments', () => bytes('# nothing\n\n#\n'), ['x.yaml:1:1  error  file\n  The file is empty, or has nothing but comments.']],
  ['a byte order mark', () => bytes(`\uFEFF${valid}`), ['x.yaml:1:1  error  file\n  The file begins with a byte order mark (BOM)']],
  [
    'line ends of CR alone',
    () => bytes(valid.replaceAll('\n', '\r')),
    ['x.yaml:1:71  error  file\n  The line ends here with CR alone; a line ends with LF or CR LF.'],
  ],
  ['UTF-16', () => Buffer.from(`\uFEFF${valid}`, 'utf16le'), ['x.yaml:1:1  error  file\n  The file is UTF-16, not UTF-8.']],
  [
    'GBK',
    () => Buffer.concat([Buffer.from('edition: "2026-11-23"\nsources:\n  a: { zh: '), Buffer.from([0xb9, 0xd9, 0xb7, 0xbd])]),
    ['x.yaml:3:12  error  file\n  The file is not UTF-8: from here on the bytes are something else, most likely GBK.'],
  ],
  [
    'no file',
    () => readFileSync(join(import.meta.dirname, 'no-such-file.yaml')),
    ['x.yaml:1:1  error  file\n  There is no file `x.yaml`.\n  Why: The whole site is made from it.'],
  ],
  ['a folder', () => readFileSync(import.meta.dirname), ['x.yaml:1:1  error  file\n  `x.yaml` is a folder, not a file.']],
  [
    'aliases that would expand without end',
    () => bytes(`a: &a [x, x]\n${Array.from({ length: 7 }, (_, at) => `k${at}: &k${at} [*a, *a]\n`).join('')}`),
    [
      'x.yaml:1:4  error  yaml\n  a\n  A text with “&” needs quotation marks.',
      'x.yaml:2:10  error  yaml\n  k0[0]\n  A text with “*” needs quotation marks.',
    ],
  ],
];

for (const [title, read, messages] of wholeFiles) {
  test(`${title} is told`, () => {
    const { catalog, issues } = parseCatalogBytes(read, 'x.yaml');
    expect(catalog).toBeUndefined();
    const told = formatIssues(issues);
    for (const message of messages) expect(told).toContain(message);
  });
}

function parse(text: string): ParseResult {
  return parseCatalog(text, '@', { guides, today: '2026-11-28', anchors: entryFields.map(({ key }) => key) });
}

/** All messages of the changed catalog; lines count from the first change. */
function check(changes: string): string {
  const { text, line } = apply(changes);
  const { catalog, issues } = parse(text);
  expect(catalog !== undefined, 'a catalog is whole or not there').toBe(issues.every(({ severity }) => severity === 'warning'));
  const place = /@:(\d+):/g;
  const told = issues.map((issue) =>
    formatIssue(issue).replace(place, (_whole, at: string) => `${Number(at) < line ? '' : '+'}${Number(at) - line}:`),
  );
  // The place and the path share a line, and so do `Write:` and a correction of one line.
  return told
    .map((text) => `> ${text.replace(/\n {2}(?=.* › .*\n|[\w.[\]]+\n)/, '  ').replace(/( {2}Write(?: by hand)?:)\n +(.*)$/, '$1 $2')}`)
    .join('\n');
}

/** The valid catalog with changes as `faults.txt` has them, and the first line that is another. */
function apply(changes: string): { text: string; line: number } {
  let text = `\n${valid}`;
  let first = Infinity;
  for (const hunk of changes.split('\n@@\n')) {
    const lines = hunk.split('\n');
    const pick = (marks: string): string =>
      lines.flatMap((line) => (marks.includes(line[0] ?? ' ') ? [`${line.slice(1)}\n`] : [])).join('');
    const old = `\n${pick(' -')}`;
    if (text.split(old).length !== 2) throw new Error(`These lines stand ${text.split(old).length - 1} times in the valid catalog:${old}`);
    const at = text.indexOf(old);
    first = Math.min(first, text.slice(0, at).split('\n').length + lines.findIndex((line) => /^[+-]/.test(line)));
    text = text.slice(0, at + 1) + pick(' +') + text.slice(at + old.length);
  }
  return { text: text.slice(1), line: first };
}
