/** The commands answer a wrong call with what is wrong and how they are called, never with a stack. */
import { spawn } from 'node:child_process';
import { text as readText } from 'node:stream/consumers';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { root } from '../../support/files.ts';
import { readSources } from '../../support/sources.ts';

/** Each is a process of its own: they run beside each other. */
async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join('src/cli', `${command}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const [out, told, status] = await Promise.all([readText(child.stdout), readText(child.stderr), ended]);
  return { status, out, told };
}

test('every command says with --help how it is called', async () => {
  const commands = readSources('src/cli').flatMap(({ path, text }) =>
    text.includes('readArguments({') ? [path.slice('src/cli/'.length, -3)] : [],
  );
  expect(commands.length).toBeGreaterThan(7);
  await Promise.all(
    commands.map(async (command) => {
      const called = `npm run ${command.replace('check-', 'check:')}`;
      expect(await run(command, ['--help'])).toEqual({ status: 0, out: expect.stringMatching(`^${called}\\b`) as unknown, told: '' });
    }),
  );
});

test('what a command does not take is told, and the exit code says whose fault it was', async () => {
  const calls: [call: string, status: number, told: RegExp, env?: NodeJS.ProcessEnv][] = [
    ['validate --bogus', 64, /^Unknown option '--bogus'/],
    ['validate a.yaml b.yaml', 64, /^Too much: b\.yaml\n\nnpm run validate/],
    ['new', 64, /^An argument is missing\.\n\nnpm run new/],
    ['new X --status 4x', 64, /^4x is not an HTTP status/],
    ['new X --status 600', 64, /^600 is not an HTTP status/],
    ['new X --file none.yaml', 1, /^There is no file `none\.yaml`\.\n$/],
    ['pack package.json', 1, /^There is no built site in package\.json/],
    ['check-sdk tests', 64, /^There is none of these SDKs in tests\./],
    ['check-site ftp://x', 64, /^ftp:\/\/x is not an http/],
    ['check-site http://localhost:1', 1, /^http:\/\/localhost:1 could not be checked: .+\n$/],
    [
      'update AccountOverdueError NoSuchCode',
      64,
      /^The catalog has no `NoSuchCode`\./,
      { ARK_CATALOG: 'tests/support/catalogs/valid.yaml' },
    ],
    ['explain --lang fr x', 64, /^--lang is zh or en, not fr\./],
    ['explain', 64, /^There is no text\./],
    ['../../tests/bench/eval --record --split dev', 64, /^A baseline is of the whole corpus/],
    ['explain x', 65, /none\.yaml/, { ARK_CATALOG: 'none.yaml' }],
  ];
  await Promise.all(
    calls.map(async ([call, status, told, env]) => {
      const [command = '', ...args] = call.split(' ');
      expect({ call, ...(await run(command, args, env)) }).toEqual({ call, status, out: '', told: expect.stringMatching(told) as unknown });
    }),
  );
});
