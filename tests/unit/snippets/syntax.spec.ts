/** The samples of the retry guide that need an SDK: checked as far as this machine can without it. */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { type Answer, answers, startFakeArk } from './fake-ark.ts';

const samples = new URL('../../../src/snippets/', import.meta.url).pathname;
const parseJava = new URL('./ParseJava.java', import.meta.url).pathname;

const run = (command: string, args: string[]) => spawnSync(command, args, { encoding: 'utf8' });
/** Whether the tool is there and works: a stub that only prints an error does not count. */
const has = (command: string, ...args: string[]): boolean => run(command, args).status === 0;

interface Check {
  what: string;
  file: string;
  tool: string;
  there: () => boolean;
  check: (path: string) => { status: number | null; stderr: string; stdout: string };
  /** Text that breaks the syntax, to see that the check sees it. */
  broken: string;
}

const compilePython = 'import sys; p = sys.argv[1]; compile(open(p, encoding="utf-8").read(), p, "exec")';
const python = (file: string): Check => ({
  what: 'is compiled by Python (syntax only, the SDK is not imported)',
  file,
  tool: 'python3',
  there: () => has('python3', '--version'),
  check: (path) => run('python3', ['-c', compilePython, path]),
  broken: 'def (:\n',
});

const checks: Check[] = [
  python('retry_ark_python.py'),
  python('retry_openai_python.py'),
  {
    what: 'is parsed and formatted by gofmt (syntax only, the SDK is not there to check types)',
    file: 'retry_ark_go.go',
    tool: 'gofmt',
    // It prints its usage with status 0 or 2, by version.
    there: () => [0, 2].includes(run('gofmt', ['-h']).status ?? -1),
    check: (path) => {
      const result = run('gofmt', ['-l', path]);
      // A file that gofmt would write differently is printed, with status 0.
      return result.stdout.trim() === '' ? result : { ...result, status: 1 };
    },
    broken: 'func {\n',
  },
  {
    what: 'is parsed by the Java compiler (syntax only, the SDK is not there to resolve names)',
    file: 'RetryArkJava.java',
    tool: 'a JDK of version 17 or later',
    there: () => Number(/^javac (\d+)/.exec(run('javac', ['-version']).stdout)?.[1] ?? 0) >= 17,
    check: (path) => run('java', [parseJava, path]),
    broken: 'class {\n',
  },
  {
    what: 'is parsed by bash -n',
    file: 'retry_curl.sh',
    tool: 'bash',
    there: () => has('bash', '--version'),
    check: (path) => run('bash', ['-n', path]),
    broken: 'if then\n',
  },
];

for (const { what, file, tool, there, check, broken } of checks)
  test(`${file} ${what}`, () => {
    const testInfo = test.info();
    test.skip(!there(), `${tool} is not on this machine`);
    const good = check(samples + file);
    expect(good.stderr + good.stdout).toBe('');
    expect(good.status).toBe(0);
    // The check itself works: the same file with an error at its end is refused.
    mkdirSync(testInfo.outputDir, { recursive: true });
    const copy = testInfo.outputPath(file);
    copyFileSync(samples + file, copy);
    writeFileSync(copy, broken, { flag: 'a' });
    expect(check(copy).status).not.toBe(0);
  });

test('retry_curl.sh, run against a stand-in for Ark, retries and stops as the Node sample does', async () => {
  const testInfo = test.info();
  for (const tool of ['bash', 'curl', 'jq']) test.skip(!has(tool, '--version'), `${tool} is not on this machine`);
  // Instead of sleeping, it writes down how long it would.
  mkdirSync(testInfo.outputDir, { recursive: true });
  writeFileSync(testInfo.outputPath('sleep'), '#!/bin/sh\necho "$1" >&2\n', { mode: 0o755 });

  const runScript = async (list: [Answer, ...Answer[]]) => {
    const ark = await startFakeArk(list);
    const path = `${testInfo.outputDir}:${process.env['PATH'] ?? ''}`;
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

  const good = await runScript([answers.burst, answers.gatewayPage, 'hang-up', answers.internal, 'success']);
  expect(good.status).toBe(0);
  expect(good.requests).toBe(5);
  expect(JSON.parse(good.stdout)).toHaveProperty('choices.0.message.content', 'Hi');

  for (const answer of [answers.setLimit, answers.freeTrial, answers.overdue, answers.unknown429, answers.empty404]) {
    const stopped = await runScript([answer, 'success']);
    expect(stopped.status).toBe(1);
    expect(stopped.requests).toBe(1);
    expect(stopped.stderr).toContain(`HTTP ${answer.status} ${'code' in answer ? answer.code : ''}`);
  }

  const gaveUp = await runScript([answers.overloaded]);
  expect(gaveUp.requests).toBe(8);
  const longest = [2, 4, 8, 16, 30, 30, 30];
  expect(gaveUp.delays).toHaveLength(longest.length);
  for (const [index, delay] of gaveUp.delays.entries()) {
    expect(delay).toBeGreaterThanOrEqual((longest[index] ?? NaN) / 2);
    expect(delay).toBeLessThanOrEqual(longest[index] ?? NaN);
  }
});

test('all six retry samples retry the same codes', () => {
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
      ? text.slice(text.indexOf('case "$1"'), text.indexOf("''")).replaceAll(/#.*/g, '')
      : [...text.matchAll(/^\s+["']([A-Z][A-Za-z.]+)["']/gm)].map((match) => match[1]).join(' ');
    return (names.match(/\b[A-Z][A-Za-z]{6,}(\.[A-Z]\w+)?/g) ?? []).sort();
  };
  const expected = codesIn('retry-openai-node.mjs');
  expect(expected).toHaveLength(17);
  for (const file of files) expect(codesIn(file), file).toEqual(expected);
});
