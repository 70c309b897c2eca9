/** Finds a Chromium. Plain JavaScript without packages of its own: it also runs before anything is installed. */
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What a Chromium needs in a container, and what keeps it from talking to anybody. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * The browser to use: `$CHROMIUM_PATH`, else Playwright’s own, else one of the machine.
 * @returns {Promise<string | undefined>} its path
 */
export async function findBrowser() {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    console.warn(`CHROMIUM_PATH names ${wanted}, which is not there. Looking elsewhere.`);
  }
  const { chromium } = await import('@playwright/test');
  return [chromium.executablePath(), ...places].find((path) => existsSync(path));
}
