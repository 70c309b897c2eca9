/** The commands for authors. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildEditorSchema, editorSchemaFile } from '../../../src/catalog/editor-schema.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

test('the JSON Schema that editors use is the one of today (npm run schema)', () => {
  expect(readFileSync(editorSchemaFile, 'utf8')).toBe(buildEditorSchema());
});

test('validate ends well on the catalogue, in under two seconds', () => {
  const start = performance.now();
  const { status, stdout } = validate();
  const seconds = (performance.now() - start) / 1000;
  expect(status, stdout).toBe(0);
  // Other tests run at the same time; alone it takes about one second.
  expect(seconds).toBeLessThan(2 * 2);
});

test('validate tells every problem, a count, and ends with 1', () => {
  const { status, stdout } = validate(join(fixtures, 'several-faults.yaml'));
  expect(status).toBe(1);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('7 errors');
  expect(stdout).toMatch(/several-faults\.yaml:22:10 {2}error {2}schema/);
});

test('validate takes warnings for no errors', () => {
  const { status, stdout } = validate(join(fixtures, 'valid.yaml'));
  expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: 'no problems' });
});

function validate(file?: string): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, ['src/cli/validate.ts', ...(file ? [file] : [])], { encoding: 'utf8' });
  return { status, stdout };
}
