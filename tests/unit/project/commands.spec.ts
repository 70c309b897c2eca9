/** The commands answer a wrong call with what is wrong and how they are called, never with a stack. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { root } from '../../support/files.ts';
import { readSources } from '../../support/sources.ts';

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): { status: number | null; out: string; told: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('src/cli', `${command}.ts`), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    input: '',
  });
  return { status, out: stdout, told: stderr };
}

test('every command says with --help how it is called', () => {
  const commands = readSources('src/cli').flatMap(({ path, text }) =>
    text.includes('readArguments({') ? [path.slice('src/cli/'.length, -3)] : [],
  );
  expect(commands.length).toBeGreaterThan(7);
  for (const command of commands) {
    const called = `npm run ${command.replace('check-', 'check:')}`;
    expect(run(command, ['--help'])).toEqual({ status: 0, out: expect.stringMatching(`^${called}\\b`) as unknown, told: '' });
  }
});

test('what a command does not take is told, and the exit code says whose fault it was', () => {
  const calls: [call: string, status: number, told: RegExp, env?: NodeJS.ProcessEnv][] = [
    ['validate --bogus', 64, /^Unknown option '--bogus'/],
    ['validate a.yaml b.yaml', 64, /^Too much: b\.yaml\n\nnpm run validate/],
    ['new', 64, /^An argument is missing\.\n\nnpm run new/],
    ['new X --status 4x', 64, /^4x is no HTTP status/],
    ['new X --status 600', 64, /^600 is no HTTP status/],
    ['new X --file none.yaml', 1, /^There is no file `none\.yaml`\.\n$/],
    ['pack package.json', 1, /^There is no built site in package\.json/],
    ['check-sdk tests', 64, /^There is none of these SDKs in tests\./],
    ['check-site ftp://x', 64, /^ftp:\/\/x is no http/],
    ['check-site http://localhost:1', 1, /^http:\/\/localhost:1 could not be checked: .+\n$/],
    ['update ModelNotOpen NoSuchCode', 64, /^The catalog has no `NoSuchCode`\./],
    ['explain --lang fr x', 64, /^--lang is zh or en, not fr\./],
    ['explain', 64, /^There is no text\./],
    ['explain x', 65, /none\.yaml/, { ARK_CATALOG: 'none.yaml' }],
  ];
  for (const [call, status, told, env] of calls) {
    const [command = '', ...args] = call.split(' ');
    expect({ call, ...run(command, args, env) }).toEqual({ call, status, out: '', told: expect.stringMatching(told) as unknown });
  }
});
