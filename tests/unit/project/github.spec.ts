/** What the repository offers to strangers: forms in both languages, and a workflow that runs what was reviewed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { root } from '../../support/files.ts';

interface Form {
  name: string;
  description: string;
  body: { type: string; id?: string; attributes: { label?: string; description?: string; value?: string } }[];
}

const read = (file: string): string => readFileSync(join(root, '.github', file), 'utf8');
const forms = new Map(
  readdirSync(join(root, '.github/ISSUE_TEMPLATE'))
    .filter((file) => file !== 'config.yml')
    .map((file) => [file, parse(read(`ISSUE_TEMPLATE/${file}`)) as Form]),
);

test('every form says everything in both languages', () => {
  expect(forms.size).toBe(3);
  const isInBoth = (text: string): boolean => /\p{Script=Han}/u.test(text) && /[A-Za-z]{3}/.test(text);
  expectNone(
    [...forms].flatMap(([file, { name, description, body }]) =>
      [name, description, ...body.flatMap(({ attributes: { label, description: hint, value } }) => [label, hint, value])].flatMap((text) =>
        text === undefined || isInBoth(text) ? [] : [`${file}: ${text}`],
      ),
    ),
  );
});

// What the links of the site fill in, `code-page.spec.ts` sees.
test('the forms that links of the site fill in have the fields that these name', () => {
  const listFields = (file: string) => forms.get(file)?.body.map(({ id }) => id);
  expect(listFields('wrong-statement.yml')).toEqual(expect.arrayContaining(['page', 'edition']));
  expect(listFields('bad-answer.yml')).toEqual(expect.arrayContaining(['text', 'answer', 'edition']));
});

test('every action of the workflow is pinned to a commit, its version beside it', () => {
  const uses = [...read('workflows/site.yml').matchAll(/\buses: (.*)$/gm)].map(([, action = '']) => action);
  expect(uses.length).toBeGreaterThan(5);
  expectNone(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action)));
});

test('the workflow runs every part of the test command, and publishes only after all of them', () => {
  const { jobs } = parse(read('workflows/site.yml')) as { jobs: Record<string, { needs?: string[]; steps: { run?: string }[] }> };
  const parts = Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ run }) => (run?.startsWith('npm test -- ') ? run.replace('npm test -- ', '').split(' ') : [])),
  );
  expect(parts.sort()).toEqual(['browser', 'cases', 'checks', 'site', 'unit']);
  const testing = Object.entries(jobs).flatMap(([name, { needs }]) => (needs ? [] : [name]));
  expect([...(jobs['publish']?.needs ?? [])].sort()).toEqual(testing.sort());
});
