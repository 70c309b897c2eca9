/** How the site takes in the catalog: a build refuses a wrong one, development tells what is wrong and goes on with the last good one. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalogIntegration } from '../../../src/site/build/catalog.ts';
import { expect } from '@playwright/test';
import { makeFolder } from '../../support/temporary.ts';
import { change, valid } from '../../support/catalogs/valid-catalog.ts';

const folder = makeFolder();
const [good, bad] = [join(folder, 'good.yaml'), join(folder, 'bad.yaml')];
writeFileSync(good, valid);
writeFileSync(bad, change(['    actor: caller\n', '    actor: callers\n']));

/** What is told when a command of Astro begins. */
function begin(command: string, file: string, isRestart = false): string[] {
  const told: string[] = [];
  const tell = (message: string): unknown => told.push(message);
  const setUp = catalogIntegration(file).hooks['astro:config:setup'] as unknown as (given: unknown) => void;
  setUp({ command, isRestart, addWatchFile: () => undefined, logger: { error: tell, warn: tell } });
  return told;
}

test('a build and a check refuse a wrong catalog with every problem', () => {
  for (const command of ['build', 'sync']) {
    expect(() => begin(command, bad)).toThrow(/The error catalog is not valid\.[^]*`callers` is not a value of `actor`[^]*1 error/);
    expect(begin(command, good)).toEqual([]);
  }
});

test('development tells the problems, at the start and after each change, and pages have the last good data', () => {
  expect(begin('dev', bad)).toEqual([
    expect.stringMatching(/^The error catalog is not valid\. Pages are there once[^]*`callers`[^]*\n1 error$/),
  ]);
  expect(begin('dev', bad, true)).toEqual([expect.stringMatching(/The last good data is kept\.[^]*`callers`/)]);
  const program = `
    import { copyFileSync } from 'node:fs';
    import { getCatalog } from './src/site/load-catalog.ts';
    for (const file of [${JSON.stringify(bad)}, ${JSON.stringify(good)}, ${JSON.stringify(bad)}]) {
      copyFileSync(file, process.env.ARK_CATALOG);
      try { console.log(getCatalog().edition); } catch ({ message }) { console.log(message); }
    }`;
  const env = { ...process.env, ARK_CATALOG: join(folder, 'errors.yaml') };
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', env });
  expect(said.split('\n')).toEqual(['The error catalog is not valid.', '2026-11-23', '2026-11-23', '']);
});
