/**
 * Installs the packages where they are missing or older than the lockfile, in a tenth of a second where they are not, and runs the command that
 * follows: `node src/cli/setup.mjs astro build`. Where the source cannot be written to, all of that happens in a copy.
 * Plain JavaScript: it runs on whatever Node the machine has, 20 or newer. The command runs on the Node that package.json pins, one of the packages.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What programs write beside the source. A copy keeps its own. */
const made = ['node_modules', 'dist', '.astro', '.cache', 'test-results', 'playwright-report'];
const source = join(dirname(fileURLToPath(import.meta.url)), '../..');
const root = ['.', ...made].every((name) => isWritable(join(source, name))) ? source : copySource();

if (!isInstalled()) {
  console.error('Installing packages …');
  if (!npm('ci', '--no-audit', '--no-fund', '--loglevel=error'))
    fail('npm could not install the packages. Its message is above; the usual cause is the network.');
  // The pinned Node comes by an install script, and machines may be set to run none: this one is asked for by name.
  if (!hasPinnedNode()) npm('rebuild', 'node', '--ignore-scripts=false');
  if (!hasPinnedNode())
    fail(
      'The pinned Node did not arrive. An install script of the npm package “node” brings it: allow install scripts and run this again.',
    );
}

const [command, ...args] = process.argv.slice(2);
if (command) {
  const PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  process.exit(spawnSync(command, args, { cwd: root, env: { ...process.env, PATH }, stdio: 'inherit' }).status ?? 1);
}

/** Whether this user may write there, or there is nothing. */
function isWritable(place) {
  try {
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    return !existsSync(place);
  }
}

/** Copies the source to a place of this user, over what was there, and returns the place. */
function copySource() {
  const name = `ark-error-reference-${createHash('sha256').update(source).digest('hex').slice(0, 8)}`;
  const copy = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), name);
  console.error(`${source} cannot be written to. Going on in a copy: ${copy}`);
  mkdirSync(copy, { recursive: true });
  for (const item of readdirSync(copy)) if (!made.includes(item)) rmSync(join(copy, item), { recursive: true });
  const copyInto = (from, to, left = []) => {
    mkdirSync(to, { recursive: true });
    for (const item of readdirSync(from, { withFileTypes: true }).filter((one) => !left.includes(one.name))) {
      const [old, own] = [join(from, item.name), join(to, item.name)];
      if (item.isDirectory()) copyInto(old, own);
      // Read and written: a copy of the file would be as little writable.
      else writeFileSync(own, readFileSync(old));
    }
  };
  copyInto(source, copy, ['.git', ...made]);
  return copy;
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

/** Whether the command ran and succeeded. Its output is shown, apart from what the command that follows prints. */
function npm(...args) {
  return spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
