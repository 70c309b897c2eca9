/**
 * Installs the packages where they are missing or older than the lockfile; else does nothing, in a tenth of a second.
 * Plain JavaScript: it runs on whatever Node the machine has, 20 or newer. All that comes after it runs on the Node that package.json pins,
 * which is one of the packages: npm puts their commands first.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

if (!isInstalled()) {
  console.log('Installing packages …');
  if (!npm('ci', '--no-audit', '--no-fund'))
    fail('npm could not install the packages. Its message is above; the usual cause is the network.');
  // The pinned Node comes by an install script, and machines may be set to run none: this one is asked for by name.
  if (!hasPinnedNode()) npm('rebuild', 'node', '--ignore-scripts=false');
  if (!hasPinnedNode())
    fail(
      'The pinned Node did not arrive. An install script of the npm package “node” brings it: allow install scripts and run this again.',
    );
}

/** Whether `node_modules` holds what the lockfile names, version by version. */
function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages;
  const there = readJson('node_modules/.package-lock.json')?.packages;
  if (!wanted || !there || !hasPinnedNode()) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    // Optional packages are there only where they fit the machine.
    return there[path] ? there[path].version === version : optional;
  });
}

function hasPinnedNode() {
  const version = readJson('node_modules/node/package.json')?.version;
  return spawnSync(join(root, 'node_modules/.bin/node'), ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${version}`;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether the command ran and succeeded. Its output is shown. */
function npm(...args) {
  return spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
