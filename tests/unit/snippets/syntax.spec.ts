/** The samples of the retry guide that need an SDK: checked as far as this machine can without it. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { makeFolder } from '../../support/temporary.ts';
import { has, run } from '../../support/tools.ts';
import { type Answer, answers, startFakeArk } from '../../support/fake-ark.ts';

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

test('retry_curl.sh, run against a stand-in for Ark, retries and stops as the Node sample does', async (t) => {
  const missing = ['bash', 'curl', 'jq'].filter((tool) => !has(tool));
  if (missing.length) return t.skip(`${missing.join(', ')} is not on this machine`);
  // Instead of sleeping, it writes down how long it would.
  writeFileSync(join(folder, 'sleep'), '#!/bin/sh\necho "$1" >&2\n', { mode: 0o755 });

  const runScript = async (list: [Answer, ...Answer[]]) => {
    const ark = await startFakeArk(list);
    const path = `${folder}:${process.env['PATH'] ?? ''}`;
    const env = { PATH: path, ARK_BASE_URL: ark.baseURL, ARK_API_KEY: 'test', ARK_MODEL: 'doubao-seed-1-6' };
    const child = spawn('bash', [`${samples}retry_curl.sh`], { env });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    await ark.close();
    const delays = stderr
      .split('\n')
      .filter((line) => /^\d+\.\d{3}$/.test(line))
      .map(Number);
    return { status, stdout, stderr, requests: ark.requests.length, delays };
  };

  const good = await runScript([answers.burst, answers.busyResource, answers.internal, 'success']);
  expect(good.status).toBe(0);
  expect(good.requests).toBe(4);
  expect(JSON.parse(good.stdout)).toHaveProperty('choices.0.message.content', 'Hi');

  for (const answer of [answers.setLimit, answers.freeTrial, answers.overdue, answers.unknown429, answers.empty404, answers.gatewayPage]) {
    const stopped = await runScript([answer, 'success']);
    expect(stopped.status).toBe(1);
    expect(stopped.requests).toBe(1);
    expect(stopped.stderr).toContain(`HTTP ${answer.status} ${'code' in answer ? answer.code : ''}`);
  }

  // It may have been done and billed.
  expect((await runScript(['hang-up', 'success'])).requests).toBe(1);

  const gaveUp = await runScript([answers.overloaded]);
  expect(gaveUp.requests).toBe(8);
  const longest = [2, 4, 8, 16, 30, 30, 30];
  expect(gaveUp.delays).toHaveLength(longest.length);
  for (const [index, delay] of gaveUp.delays.entries()) {
    expect(delay).toBeGreaterThanOrEqual((longest[index] ?? NaN) / 2);
    expect(delay).toBeLessThanOrEqual(longest[index] ?? NaN);
  }
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
