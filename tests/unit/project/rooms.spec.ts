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

test('the linter lets a room import from the rooms below it, and refuses all others, however the import is written', async () => {
  const wrong: string[] = [];
  for (const from of names)
    for (const to of names) {
      const isFine = from === to || allowed[from]?.includes(to) === true;
      // From a nested folder, and from the room itself.
      const up = '../'.repeat(from.split('/').length);
      for (const [file, text] of [
        [`src/${from}/a.ts`, `import { x } from '${up}${to}/b.ts';`],
        [`src/${from}/deep/er/a.ts`, `export { x } from '../../${up}${to}/deep/b.ts';`],
      ] as const)
        if (((await lint(file, text)).length === 0) !== isFine) wrong.push(`${file}: ${text}`);
    }
  expectNone(wrong);
  for (const text of [
    `import type { X } from '../site/b.ts';`,
    `export * from '../site/b.ts';`,
    `export const load = () => import('../site/b.ts');`,
    `export type X = import('../site/b.ts').X;`,
    `import { getCollection } from 'astro:content';`,
    `import { readFileSync } from 'node:fs';`,
  ])
    expect(await lint('src/engine/a.ts', text), text).toHaveLength(1);
});

test('the linter reads the head and the scripts of Astro files', async () => {
  const upward = `import { x } from '../pages/x.ts';`;
  expect(await lint('src/components/A.astro', `---\n${upward}\n---\n<p></p>`)).toHaveLength(1);
  expect(await lint('src/components/A.astro', `<p></p>\n<script>\n${upward}\n</script>`)).toHaveLength(1);
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

test('no rooms import each other in a circle', () => {
  expect(findCircles(new Map(Object.entries(allowed)))).toEqual([]);
});

test('no files import each other in a circle', () => {
  expect(findCircles(targets)).toEqual([]);
});

/** Each circle once, told from the first of its names on. */
function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles = new Set<string>();
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start >= 0) {
      const circle = path.slice(start);
      const first = circle.indexOf([...circle].sort()[0] ?? '');
      circles.add([...circle.slice(first), ...circle.slice(0, first)].join(' → '));
    } else if (!done.has(name)) {
      for (const next of graph.get(name) ?? []) visit(next, [...path, name]);
      done.add(name);
    }
  };
  for (const name of graph.keys()) visit(name, []);
  return [...circles];
}

test('a name that files export means one thing', () => {
  const owners = new Map<string, string[]>();
  for (const { path, text } of sources)
    for (const [, name = ''] of text.matchAll(/^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm))
      if (/^src\/(?!pages\/|content\/)/.test(path)) owners.set(name, [...(owners.get(name) ?? []), path]);
  expectNone([...owners].filter(([, paths]) => paths.length > 1).map(([name, paths]) => `${name}: ${paths.join(', ')}`));
});
