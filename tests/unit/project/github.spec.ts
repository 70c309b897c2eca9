/** What the repository offers to strangers: forms in both languages, and a workflow that runs what was reviewed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { root } from '../../support/files.ts';
import { readSources } from '../../support/sources.ts';

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

test('a link that fills in a form names one that is there, and fields of it', () => {
  const links = readSources('src').flatMap(({ path, text }) =>
    [...text.matchAll(/\{[^{}]*\btemplate: '([\w-]+\.yml)'([^{}]*)\}/g)].map(([, file = '', rest = '']) => ({
      path,
      file,
      fields: [...rest.matchAll(/(?:^|,)\s*(\w+)\s*(?=[:,]|$)/g)].map(([, name = '']) => name),
    })),
  );
  expect(links).toHaveLength(2);
  expectNone(
    links.flatMap(({ path, file, fields }) => {
      const ids = forms.get(file)?.body.flatMap(({ id }) => id ?? []) ?? [];
      return [...(ids.length ? [] : [file]), ...fields.filter((name) => name !== 'title' && !ids.includes(name))].map(
        (what) => `${path}: ${what}`,
      );
    }),
  );
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
