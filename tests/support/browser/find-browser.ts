/** The Chromium of the browser tests: found on this machine, or brought to it where that asks nobody for more rights than they gave. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Those of the system. The headless shell first: it does what the tests need at half the cost. */
const places = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);

/** The browser to use: `$CHROMIUM_PATH`, else Playwright’s own, whose place it knows itself, else one of the system; undefined where there is none. */
export function findBrowser(): { executablePath?: string } | undefined {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted && existsSync(wanted)) return { executablePath: wanted };
  if (wanted) console.warn(`CHROMIUM_PATH names ${wanted}, which is not there. Looking elsewhere.`);
  if (existsSync(chromium.executablePath())) return {};
  const executablePath = places.find((path) => existsSync(path));
  return executablePath ? { executablePath } : undefined;
}

const isRoot = process.getuid?.() === 0;
const fonts = 'fonts-noto-cjk';

/**
 * Installs a browser where there is none, and Chinese characters where it has none to draw. Playwright’s own goes into the user’s cache; packages of
 * the system are installed only when this runs as root, never with `sudo`. Where neither works it says which command does, and ends the program.
 */
export function ensureBrowser(): void {
  if (!hasWorkingBrowser()) {
    console.log('No Chromium on this machine. Asking Playwright for its own …');
    // Behind a closed network this fails within seconds, and nothing else was installed in vain.
    const downloaded = run('playwright', ['install', 'chromium'], { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' });
    if (isRoot && downloaded && !hasWorkingBrowser()) run('playwright', ['install-deps', 'chromium']);
    // The first is not in every release.
    if (isRoot && !downloaded && !install('chromium-headless-shell')) install('chromium');
    const packages = existsSync('/usr/bin/apt-get') && `sudo apt-get install --no-install-recommends chromium ${fonts}`;
    if (!hasWorkingBrowser())
      stop(
        'need a Chromium, or CHROMIUM_PATH to name one. All other tests run with: npm test -- checks unit cases site',
        downloaded ? 'sudo npx playwright install-deps chromium' : packages || 'npx playwright install chromium',
      );
  }
  if (!hasChineseFont() && !(isRoot && install(fonts)))
    stop('measure Chinese text, and this machine has no font for it.', `sudo apt-get install ${fonts}`);
}

/** A browser that was downloaded may lack libraries of the system: then it does not even print its version. */
function hasWorkingBrowser(): boolean {
  const browser = findBrowser();
  return !!browser && spawnSync(browser.executablePath ?? chromium.executablePath(), ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Without one every character is an empty box of another width. Where nobody can be asked, it is taken for granted. */
function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return status !== 0 || stdout.trim() !== '';
}

/** A package of the system, as root. */
function install(name: string): boolean {
  return run('apt-get', ['update', '--quiet']) && run('apt-get', ['install', '-y', '--no-install-recommends', name]);
}

/** Whether the command ran and succeeded. Its output is shown. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return spawnSync(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function stop(what: string, command: string): never {
  console.error(`\nThe browser tests ${what}\nRun this, then the tests again: ${command}`);
  process.exit(1);
}
