/** package.json says what the project is made of, no more and no less; the lockfile says all of it. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { shipped, writeLicenses } from '../../../src/publish/hosting/licenses.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { root } from '../../support/files.ts';
import { readSources } from '../../support/sources.ts';
import { makeFolder } from '../../support/temporary.ts';

interface PackageJson {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** Used without being imported by name. */
const usedOtherwise: Readonly<Record<string, string>> = {
  '@astrojs/check': 'behind `astro check`',
  '@fontsource-variable/jetbrains-mono': 'a font, read as a file by the pictures',
  '@fontsource-variable/noto-sans-sc': 'a font, read as a file by the pictures',
  '@types/node': 'types of Node',
  '@types/sax': 'types of sax',
  node: 'what everything runs on',
  prettier: 'a command',
  'prettier-plugin-astro': 'named in .prettierrc.json',
};

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const { scripts, dependencies, devDependencies } = JSON.parse(read('package.json')) as PackageJson;
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
const declared = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);

/** Which packages are imported where. Samples that readers copy import what readers have; tests of them import them too. */
const imports = readSources('.', 'src', 'tests')
  .filter(({ path }) => !path.startsWith('src/snippets/'))
  .flatMap(({ path, imports: names }) => names.map((name) => ({ path, name: name.split('/', name.startsWith('@') ? 2 : 1).join('/') })))
  .filter(({ name }) => !/^[./]|^(astro|virtual):/.test(name) && !isBuiltin(name));

test('every package that is imported is declared', () => {
  expect(imports.length).toBeGreaterThan(50);
  expectNone(imports.flatMap(({ path, name }) => (declared.has(name) ? [] : [`${path} imports ${name}`])));
});

test('every package that is declared is used', () => {
  const used = new Set([...imports.map(({ name }) => name), ...Object.keys(usedOtherwise)]);
  expectNone([...declared].filter((name) => !used.has(name)));
  // The list of the others is true too.
  expectNone(Object.keys(usedOtherwise).filter((name) => !declared.has(name)));
});

test('the catalog and the engine need nothing but `dependencies`', () => {
  expectNone(
    imports.flatMap(({ path, name }) =>
      /^src\/(catalog|engine)\//.test(path) && !(name in dependencies) ? [`${path} imports ${name}`] : [],
    ),
  );
});

test('what runs in the browser, and the tables in its data, come from packages whose license ships', () => {
  const runs = imports.filter(
    ({ path }) => /^src\/(engine|components|site\/browser|site\/offline\/worker)\b/.test(path) && !path.endsWith('.astro'),
  );
  expectNone(runs.flatMap(({ path, name }) => (name in shipped ? [] : [`${path} imports ${name}`])));
  const text = writeLicenses(root);
  for (const name of Object.keys(shipped)) expect(text).toContain(`${name} `);
  // Each text is there in full: the MIT one of each, and Apache’s with the tables of OpenCC.
  expect(text.match(/Permission is hereby granted, free of charge/g)?.length).toBeGreaterThan(Object.keys(shipped).length);
  expect(text).toContain('Apache License');
});

test('the container gets every file that its build reads', () => {
  const listed = read('deploy/Dockerfile.dockerignore').trim().split('\n');
  expect(listed[0]).toBe('*');
  const folder = makeFolder();
  for (const line of listed.slice(1))
    if (line !== '!src') cpSync(join(root, line.slice(1)), join(folder, line.slice(1)), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  expect(writeLicenses(folder)).toBe(writeLicenses(root));
  const named = readSources('src').flatMap(({ text }) =>
    [...text.matchAll(/'((?:content|public)\/[\w./-]+|[\w-]+\.json|LICENSE)'/g)].map(([, file = '']) => file),
  );
  expectNone([...new Set(named)].filter((file) => existsSync(join(root, file)) && !existsSync(join(folder, file))));
});

test('every command that a text tells people to run is there', () => {
  const texts = [
    ...['README.md', 'CONTRIBUTING.md', '.github/PULL_REQUEST_TEMPLATE.md', '.github/workflows/site.yml'].map((path) => ({
      path,
      text: read(path),
    })),
    ...readSources('src', 'tests'),
  ];
  const known = new Set([...Object.keys(scripts), 'ci']);
  const told = texts.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (?:run (?:--silent )?)?([a-z][\w:-]*)/g)].flatMap(([command, name = '']) =>
      command.includes(' run ') || name === 'start' || name === 'test' ? [{ path, name }] : [],
    ),
  );
  expect(told.length).toBeGreaterThan(10);
  expectNone(told.flatMap(({ path, name }) => (known.has(name) ? [] : [`${path}: npm run ${name}`])));
});

// A shell remembers where it found a command: after the setup that brings the pinned Node it would start the machine's own once more, and it
// knows nothing of the copy that the setup may have made.
test('every command begins with the setup: it works right after a clone, and on any Node', () => {
  const own = Object.entries(scripts).filter(([, script]) => !/^node src\/cli\/setup\.mjs [^&]+$/.test(script));
  expect(
    own.map(([name]) => name),
    '`npm start` and `npm run lint` run them, after the setup',
  ).toEqual(['serve', 'lint:typed']);
});

// `npm start -- --port 8080`: npm keeps for itself what does not follow its own dashes.
test('a script that runs another hands on what it is given', () => {
  const running = Object.entries(scripts).filter(([, script]) => /\bnpm run\b/.test(script));
  expect(running.map(([name]) => name)).toContain('start');
  expectNone(running.flatMap(([name, script]) => (script.endsWith(' --') ? [] : [name])));
});

test('where the source cannot be written to, the setup and its command go on in a copy', () => {
  const folder = makeFolder();
  const [source, cache] = [join(folder, 'source'), join(folder, 'cache')];
  for (const place of ['source/src/cli', 'source/dist', 'cache']) mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(join(source, 'src/cli/setup.mjs'), read('src/cli/setup.mjs'));
  writeFileSync(join(source, 'package-lock.json'), '{ "packages": {} }');
  // Root may write everywhere, so nobody runs it, with a Node that is theirs to run.
  const node = join(folder, 'node');
  copyFileSync(process.execPath, node);
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  chmodSync(folder, 0o777);
  chmodSync(cache, 0o777);
  for (const place of ['dist', 'src/cli/setup.mjs', 'src/cli', 'src', '']) chmodSync(join(source, place), 0o555);
  const run = (): SpawnSyncReturns<string> =>
    spawnSync(node, ['src/cli/setup.mjs', 'node', '-p', 'process.cwd()'], {
      ...user,
      cwd: source,
      encoding: 'utf8',
      // Without npm: what it would install is put there below.
      env: { XDG_CACHE_HOME: cache, PATH: '' },
    });
  expect(run().stderr).toContain(`${source} cannot be written to. Going on in a copy: ${cache}`);
  const copy = join(cache, readdirSync(cache)[0] ?? '');
  expect(readdirSync(copy).sort()).toEqual(['package-lock.json', 'src']);

  mkdirSync(join(copy, 'node_modules/.bin'), { recursive: true });
  mkdirSync(join(copy, 'node_modules/node'));
  writeFileSync(join(copy, 'node_modules/.package-lock.json'), '{ "packages": {} }');
  writeFileSync(join(copy, 'node_modules/node/package.json'), JSON.stringify({ version: process.versions.node }));
  symlinkSync(node, join(copy, 'node_modules/.bin/node'));
  if (user.uid)
    for (const item of readdirSync(copy, { recursive: true, encoding: 'utf8' })) lchownSync(join(copy, item), user.uid, user.gid);
  // Again, over the copy: what was made there stays.
  expect(run().stdout.trim().split('\n').at(-1)).toBe(realpathSync(copy));
  for (const place of ['', 'src', 'src/cli', 'dist']) chmodSync(join(source, place), 0o755);
});

test('every version is exact', () => {
  expectNone(
    Object.entries({ ...dependencies, ...devDependencies }).flatMap(([name, version]) =>
      /^\d+\.\d+\.\d+$/.test(version) ? [] : [`${name} ${version}`],
    ),
  );
});

test('the lockfile names no host but the public registry', () => {
  const foreign = Object.entries(packages).flatMap(([path, { resolved }]) =>
    resolved && !resolved.startsWith('https://registry.npmjs.org/') ? [`${path}: ${resolved}`] : [],
  );
  expect(Object.keys(packages).length).toBeGreaterThan(300);
  expectNone(foreign);
});
