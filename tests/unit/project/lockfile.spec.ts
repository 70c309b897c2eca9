import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';

interface Locked {
  version?: string;
  resolved?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const root = resolve(import.meta.dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(root, file), 'utf8'));
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };

/** The entry that a package finds under a name, as Node looks for it: beside it, then further up. */
function find(from: string, name: string): Locked | undefined {
  const own = packages[`${from ? `${from}/` : ''}node_modules/${name}`];
  if (own || !from) return own;
  return find(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

test('every version is exact', () => {
  const { dependencies, devDependencies } = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  expectNone(
    Object.entries({ ...dependencies, ...devDependencies }).flatMap(([name, version]) =>
      /^\d+\.\d+\.\d+$/.test(version) ? [] : [`${name} ${version}`],
    ),
  );
});

test('the lockfile names every package of every platform, or a fresh install refuses it', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.entries({ ...dependencies, ...optionalDependencies }).flatMap(([name, wanted]) => {
      const found = find(path, name);
      if (!found) return [`${path} needs ${name} ${wanted}`];
      return /^\d[\w.-]*$/.test(wanted) && found.version !== wanted
        ? [`${path} needs ${name} ${wanted}, not ${found.version ?? 'nothing'}`]
        : [];
    }),
  );
  expectNone(missing);
});

test('the lockfile names no host but the public registry', () => {
  const foreign = Object.entries(packages).flatMap(([path, { resolved }]) =>
    resolved && !resolved.startsWith('https://registry.npmjs.org/') ? [`${path}: ${resolved}`] : [],
  );
  expect(Object.keys(packages).length).toBeGreaterThan(300);
  expectNone(foreign);
});
