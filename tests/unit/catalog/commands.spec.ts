/** The commands for authors. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildEditorSchema, editorSchemaFile } from '../../../src/catalog/editor-schema.ts';
import { parseCatalogBytes } from '../../../src/catalog/parse.ts';
import { readRuleContext } from '../../../src/catalog/translations-file.ts';
import { checkSamples } from '../../../src/engine/check-samples.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

test('the JSON Schema that editors use is the one of today (npm run schema)', () => {
  expect(readFileSync(editorSchemaFile, 'utf8')).toBe(buildEditorSchema());
});

test('validate ends well on the catalogue', () => {
  const { status, stdout } = validate();
  expect(status, stdout).toBe(0);
});

test('all rules take less than two seconds of a processor', () => {
  // Not by the clock: other tests run at the same time.
  const before = process.cpuUsage();
  parseCatalogBytes(() => readFileSync('content/errors.yaml'), 'content/errors.yaml', { ...readRuleContext(), checkSamples });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(2);
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
