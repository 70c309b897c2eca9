/** The samples of the retry guide that need an SDK: checked as far as this machine can without it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { makeFolder } from '../../support/temporary.ts';
import { has, run } from '../../support/tools.ts';

const samples = new URL('../../../src/snippets/', import.meta.url).pathname;
const folder = makeFolder();

/** What fails at a file with a fault in its syntax, and such a fault. The SDKs are not there to resolve names. */
const tools = [
  {
    tool: 'python3',
    files: ['retry_ark_python.py', 'retry_openai_python.py'],
    check: 'python3 -c "import ast, sys; ast.parse(sys.stdin.read())" <"$file"',
    broken: 'def (:\n',
  },
  // A file that gofmt would write differently is printed, one that it cannot parse is named in an error.
  { tool: 'gofmt', files: ['retry_ark_go.go'], check: 'test -z "$(gofmt -l "$file" 2>&1)"', broken: 'func {\n' },
  {
    tool: 'javac',
    files: ['RetryArkJava.java'],
    check: 'javac -J-XX:TieredStopAtLevel=1 --should-stop=ifError=PARSE --should-stop=ifNoError=PARSE "$file"',
    broken: 'class {\n',
  },
  { tool: 'bash', files: ['retry_curl.sh'], check: 'bash -n "$file"', broken: 'if then\n' },
] as const;

for (const { tool, files, check, broken } of tools)
  test(`the syntax of ${files.join(' and ')} is right to ${tool}`, (t) => {
    if (!has(tool)) return t.skip(`${tool} is not on this machine`);
    const copy = join(folder, files[0]);
    writeFileSync(copy, readFileSync(samples + files[0], 'utf8') + broken);
    const script = `for file; do { ${check}; } >/dev/null 2>&1 || echo "$file"; done`;
    const { stdout } = run('sh', ['-c', script, 'sh', ...files.map((file) => samples + file), copy]);
    expect(stdout).toBe(`${copy}\n`);
  });

test('all six retry samples retry the codes of inference that the catalog says to retry with backoff', () => {
  const files = readdirSync(samples).filter((file) => /^retry/i.test(file));
  expect(files.sort()).toEqual(
    [
      'RetryArkJava.java',
      'retry-openai-node.mjs',
      'retry_ark_go.go',
      'retry_ark_python.py',
      'retry_curl.sh',
      'retry_openai_python.py',
    ].sort(),
  );
  const codesIn = (file: string): string[] => {
    const text = readFileSync(samples + file, 'utf8');
    const names = file.endsWith('.sh')
      ? text.slice(text.indexOf('case "$1"'), text.indexOf('*) return 1')).replaceAll(/#.*/g, '')
      : [...text.matchAll(/^\s+["']([A-Z][A-Za-z.]+)["']/gm)].map((match) => match[1]).join(' ');
    return (names.match(/\b[A-Z][A-Za-z]{6,}(\.[A-Z]\w+)?/g) ?? []).sort();
  };
  const expected = getRealCatalog()
    .entries.filter(
      ({ kind, guidance, messages }) => kind === 'code' && guidance.retry === 'backoff' && messages[0]?.section === 'inference',
    )
    .map(({ name }) => name)
    .sort();
  expect(expected.length).toBeGreaterThan(10);
  for (const file of files) expect(codesIn(file), file).toEqual(expected);
});
