/** Imports go one way, between rooms and between files. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { test } from 'node:test';
import astro from 'eslint-plugin-astro';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { findRoom, guardOfRooms, rooms } from '../../../eslint.config.js';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { root } from '../../support/files.ts';
import { readSources } from '../../support/sources.ts';

const names = Object.keys(rooms);
const allowed: Readonly<Record<string, readonly string[]>> = rooms;
const sources = readSources('src');
const targets = new Map(
  sources.map(({ path, imports }) => [
    path,
    imports
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.join(dirname(path), name.replace(/\?.*$/, '')))
      .filter((target) => existsSync(`${root}/${target}`)),
  ]),
);

/** The linter with the guard of rooms and nothing else. */
const linter = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: ts.parser } }, ...astro.configs.base, guardOfRooms],
});
const lint = async (file: string, text: string): Promise<string[]> =>
  (await linter.lintText(text, { filePath: file })).flatMap(({ messages }) => messages.map(({ message }) => message));

test('every folder of src is a room', () => {
  const folders = readdirSync(`${root}/src`, { withFileTypes: true }).flatMap((item) => (item.isDirectory() ? [item.name] : []));
  const known = new Set(names.map((name) => name.split('/')[0]));
  expectNone(folders.filter((folder) => !known.has(folder)));
});

test('the linter lets a room import from the rooms below it, and refuses all others, however and wherever the import is written', async () => {
  for (const [file, text, count = 1] of [
    ['engine/a.ts', `import { x } from './deep/b.ts'; export { y } from '../i18n/c.ts';`, 0],
    ['site/deep/er/a.ts', `import { x } from '../../../engine/deep/b.ts';`, 0],
    ['content/docs/a.ts', `import { x } from '../../snippets/b.ts';`, 0],
    ['engine/deep/er/a.ts', `import { x } from '../../../site/b.ts';`],
    ['content/i18n/a.ts', `import { x } from '../docs/b.ts';`],
    ['engine/a.ts', `import type { X } from '../site/b.ts';`],
    ['engine/a.ts', `export * from '../site/b.ts';`],
    ['engine/a.ts', `export { x } from '../site/b.ts';`],
    ['engine/a.ts', `export const load = () => import('../site/b.ts');`],
    ['engine/a.ts', `export type X = import('../site/b.ts').X;`],
    ['engine/a.ts', `import { getCollection } from 'astro:content';`],
    ['engine/a.ts', `import { readFileSync } from 'node:fs';`],
    ['components/A.astro', `---\nimport { x } from '../pages/x.ts';\n---\n<p></p>`],
    ['components/A.astro', `<p></p>\n<script>\nimport { x } from '../pages/x.ts';\n</script>`],
  ] as const)
    expect(await lint(`src/${file}`, text), text).toHaveLength(count);
});

test('no import of a guide goes up: the linter does not read them', () => {
  const guides = [...targets].filter(([path]) => path.endsWith('.mdx'));
  expect(guides.length).toBeGreaterThan(10);
  expectNone(
    guides.flatMap(([path, list]) => {
      const from = findRoom(path);
      return list.flatMap((target) => {
        const to = findRoom(target);
        return !from || !to || to === from || allowed[from]?.includes(to) ? [] : [`${path} → ${target}`];
      });
    }),
  );
});

test('neither rooms nor files import each other in a circle', () => {
  expect(findCircle(allowed)).toEqual([]);
  expect(findCircle(Object.fromEntries(targets))).toEqual([]);
});

/** What is left when whatever imports nothing that is left is taken away, again and again: circles, and what leads to them. */
function findCircle(graph: Readonly<Record<string, readonly string[]>>): string[] {
  const left = new Map(Object.entries(graph));
  for (let size = NaN; size !== left.size;) {
    size = left.size;
    for (const [name, imports] of left) if (!imports.some((other) => left.has(other))) left.delete(name);
  }
  return [...left.keys()];
}

test('a name that files export means one thing', () => {
  const owners = new Map<string, string[]>();
  for (const { path, text } of sources)
    for (const [, name = ''] of text.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm))
      if (/^src\/(?!pages\/|content\/)/.test(path)) owners.set(name, [...(owners.get(name) ?? []), path]);
  expectNone([...owners].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`));
});
