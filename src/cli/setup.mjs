/**
 * Makes a fresh machine ready: packages, the pinned Node and, with `--browser`, a Chromium for the tests.
 * Does nothing where all of it is there. Needs Node 20 and npm, nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const pinnedNode = join(root, 'node_modules/.bin/node');

installPackages();
if (process.argv.includes('--browser')) await installBrowser();

function installPackages() {
  if (isInstalled()) return;
  console.log('Installing packages …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund']))
    fail('npm could not install the packages. Its message is above; the usual cause is the network.');
  // The pinned Node comes by an install script, which a machine may forbid.
  if (!worksAsPinned()) run('npm', ['rebuild', 'node', '--ignore-scripts=false']);
  if (!worksAsPinned())
    fail(
      `The pinned Node did not arrive at ${pinnedNode}. It is installed by a script of the npm package “node”: allow install scripts and run this again.`,
    );
}

/** Whether `node_modules` holds what the lockfile names, version by version. */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  const there = readLock('node_modules/.package-lock.json');
  if (!wanted || !there || !worksAsPinned()) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    // Optional packages are there only where they fit the machine.
    return there[path] ? there[path].version === version : optional;
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function worksAsPinned() {
  if (!existsSync(pinnedNode)) return false;
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/node/package.json'), 'utf8'));
  return spawnSync(pinnedNode, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${version}`;
}

async function installBrowser() {
  const { findBrowser } = await import('./browser.mjs');
  if (await findBrowser()) return;
  console.log('No Chromium on this machine. Asking Playwright for its own …');
  const playwright = join(root, 'node_modules/.bin/playwright');
  // The download first: behind a closed network it fails at once, and nothing else was installed in vain.
  if (run(playwright, ['install', 'chromium'], 300_000)) run(playwright, ['install-deps', 'chromium'], 300_000);
  else {
    console.log('Playwright’s browser cannot be had here. Asking the system’s packages …');
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
    const apt = (...args) => run(asRoot[0] ?? 'apt-get', [...asRoot.slice(1), ...(asRoot.length ? ['apt-get'] : []), ...args], 900_000);
    if (apt('update')) apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  }
  if (await findBrowser()) return;
  fail(
    [
      'There is no Chromium for the browser tests, and none could be installed. Do one of these and run the command again:',
      '  npx playwright install --with-deps chromium     (needs the open internet)',
      '  sudo apt-get install chromium fonts-noto-cjk    (Debian and its kin)',
      '  export CHROMIUM_PATH=/path/to/chromium          (any Chromium or Chrome)',
      'The tests that need no browser run with: npm run test:unit, npm run test:site',
    ].join('\n'),
  );
}

/** Whether the command ran and succeeded. Its output is shown. */
function run(command, args, timeout) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], timeout }).status === 0;
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
