/** The commands for authors. That the catalogue itself is valid is one of the checks of `npm test`. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { buildEditorSchema, editorSchemaFile } from '../../../src/catalog/editor-schema.ts';
import { readRuleContext } from '../../../src/catalog/translations-file.ts';
import { expect } from '@playwright/test';
import { readRealSource } from '../../support/real-catalog.ts';
import { makeFolder } from '../../support/temporary.ts';
import { change, guides, read, valid } from './valid-catalog.ts';

test('the JSON Schema that editors use is the one of today (npm run update)', () => {
  expect(readFileSync(editorSchemaFile, 'utf8')).toBe(buildEditorSchema(readRealSource(), readRuleContext().guides?.zh ?? []));
});

test('editors take the valid catalogue, and know its ids', () => {
  const check = new Ajv2020({ strict: false, logger: false }).compile(JSON.parse(buildEditorSchema(read(valid), guides.en)) as object);
  expect(check(parse(valid)), JSON.stringify(check.errors)).toBe(true);
  for (const [find, put] of [
    ['    category: billing', '    category: biling'],
    ['seen: [seed, page-2026]\n        absent', 'seen: [sed]\n        absent'],
    ['steps: [recharge]', 'steps: [recharged]'],
    ['limits: [max-output]', 'limits: [max]'],
    ['guides: [money]', 'guides: [chinese-only]'],
    ['related: [InvalidParameter]', 'related: [Other]'],
  ] as const)
    expect(check(parse(change([find, put]))), put).toBe(false);
});

test('validate tells every problem, a count, and ends with 1', () => {
  const file = join(makeFolder(), 'faults.yaml');
  writeFileSync(file, change(['related: [InvalidParameter]', 'related: [InvalidParameters]'], ['    actor: caller', '    actor: callers']));
  const { status, stdout } = validate(file);
  expect(status).toBe(1);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('2 errors');
  expect(stdout).toMatch(/faults\.yaml:\d+:15 {2}error {2}references/);
});

test('validate takes warnings for no errors', () => {
  const { status, stdout } = validate('tests/unit/catalog/valid.yaml');
  expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: 'no problems' });
});

function validate(file: string): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, ['src/cli/validate.ts', file], { encoding: 'utf8' });
  return { status, stdout };
}
