/**
 * Every fault that a catalogue can have: `fixtures/NAME.yaml` holds one, `fixtures/NAME.txt` the whole message, compared to the letter.
 * `UPDATE=1 npx playwright test --project unit tests/unit/catalog` writes the messages anew: read each before it is committed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { formatIssues } from '../../../src/catalog/issue.ts';
import { parseCatalogBytes, type ParseResult } from '../../../src/catalog/parse.ts';
import type { RuleContext } from '../../../src/catalog/rules/rule.ts';
import { readTranslationsLock } from '../../../src/catalog/translations-file.ts';

const folder = join(import.meta.dirname, 'fixtures');
const guides = { zh: ['money', 'chinese-only'], en: ['money'] };
const names = readdirSync(folder).flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);

test('the catalogue that the fixtures are made from has no problem', () => {
  const { catalog, issues } = read('valid');
  expect(formatIssues(issues)).toBe('no problems');
  expect(catalog?.errors.map(({ code }) => code)).toEqual(['AccountOverdueError', 'InvalidParameter']);
});

for (const name of [...names.filter((name) => name !== 'valid'), 'no-file']) {
  test(`${name} is told`, () => {
    const { catalog, issues } = read(name);
    const warningsOnly = issues.length > 0 && issues.every(({ severity }) => severity === 'warning');
    expect(catalog !== undefined, 'a catalogue is whole or not there').toBe(warningsOnly);
    const file = join(folder, `${name}.txt`);
    const message = `${formatIssues(issues)}\n`;
    if (process.env['UPDATE']) writeFileSync(file, message);
    expect(message).toBe(readFileSync(file, 'utf8'));
  });
}

test('every message has its fixture', () => {
  const messages = readdirSync(folder).flatMap((name) => /^(.+)\.txt$/.exec(name)?.[1] ?? []);
  expect(messages.filter((name) => name !== 'no-file' && !names.includes(name))).toEqual([]);
});

test('several faults are told at once, sorted by place', () => {
  const { issues } = read('several-faults');
  expect(issues.map(({ rule }) => rule).sort()).toEqual([
    'chinese-punctuation',
    'references',
    'schema',
    'schema',
    'schema',
    'status-type',
    'yaml',
  ]);
  const lines = issues.map(({ line }) => line);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});

function read(name: string): ParseResult {
  const lock = join(folder, `${name}.lock.json`);
  const context: RuleContext = { guides, ...(existsSync(lock) ? { lock: readTranslationsLock(lock) ?? {} } : {}) };
  return parseCatalogBytes(() => readFileSync(join(folder, `${name}.yaml`)), `${name}.yaml`, context);
}
