/** What browser tests stand on: the built sites served, and a page that may not log anything. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { builds } from '../sites/builds.ts';
import { serve } from '../sites/serve.ts';

interface WorkerFixtures {
  /** Scheme and host of the real site, without a slash at the end. */
  origin: string;
  /** The address of the site below a base path, with a slash at the end. */
  mounted: string;
}

interface Fixtures {
  /** What pages logged, threw or asked for in vain. Empty at the end of every test, unless the test says what it expects. */
  complaints: string[];
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  origin: [
    async ({}, use) => {
      const server = await serve(builds.real.dir, builds.real.base);
      await use(server.origin);
      await server.close();
    },
    { scope: 'worker' },
  ],
  mounted: [
    async ({}, use) => {
      const server = await serve(builds.base.dir, builds.base.base);
      await use(server.origin + builds.base.base);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ origin }, use) => {
    await use(`${origin}/`);
  },
  locale: 'en-US',
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Service Worker registration blocked'))
          complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
      context.on('requestfailed', (request) => {
        // A page that goes on to another one drops what it was loading.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`);
      });
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') complaints.push(`another host: ${request.url()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect, type Page };

/** One page of each kind, below `/{locale}/` unless it has no language. */
const kindsInLanguage = {
  home: '',
  'table of all codes': 'errors/',
  'code page': 'errors/ModelNotOpen/',
  'code page with several messages': 'errors/QuotaExceeded/',
  'code page with many reasons': 'errors/InvalidParameter/',
  'page of a reason': 'errors/InvalidParameter/max-tokens-above-limit/',
  'template code page': 'errors/InvalidParameter.Parameter/',
  'page of a failure without a code': 'errors/wrong-base-url/',
  'category page': 'categories/rate-limit/',
  'status page': 'status/429/',
  'search page': 'search/',
  'list of guides': 'guides/',
  guide: 'guides/request-ids/',
} as const;

const kindsWithoutLanguage = {
  'chooser at the root': '?stay',
  'address for tickets': 'e/QuotaExceeded/?stay',
  'page for what is not there': 'no/such/page/',
} as const;

/** All of them, as `[name, path]`; the path has no slash in front. */
export const allKinds: readonly [name: string, path: string][] = [
  ...(['zh', 'en'] as const).flatMap((locale) =>
    Object.entries(kindsInLanguage).map(([name, path]): [string, string] => [`${name} (${locale})`, `${locale}/${path}`]),
  ),
  ...Object.entries(kindsWithoutLanguage),
];

/** How far the page can be moved sideways, or its list “On this page” stands outside the window, in pixels. */
export async function measureOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    // What is fixed in its place does not make the page wider: it is cut off.
    const toc = document.querySelector('#toc')?.getBoundingClientRect().right ?? 0;
    return Math.max(scrollWidth, toc) - clientWidth;
  });
}

/** What axe finds wrong in a part of the page, in words. */
export async function findBarriers(page: Page, part = 'html'): Promise<string[]> {
  // There are no frames, which the other mode opens a page of its own for.
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 5).map((node) => `${id}: ${help}: ${node.target.join(' ')}: ${node.any[0]?.message ?? ''}`),
  );
}

/** Presses a key on a page that has just come. Chromium drops keys until it has shown the page; on a busy machine that is after `load`. */
export async function press(page: Page, key: string): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
  await page.keyboard.press(key);
}

/** What an input method does in the field that has the caret: letters that are not yet text. `page.keyboard.insertText` chooses the words instead of them. */
export async function compose(page: Page, letters: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
}

/** Holds back what the page asks for at these addresses, until what it returns is called. */
export async function hold(page: Page, ...addresses: readonly string[]): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  for (const address of addresses)
    await page.route(address, async (route) => {
      await promise;
      await route.continue();
    });
  return () => resolve(undefined);
}

/** Drops the complaints that hold any of these words: they are meant. */
export function forgive(complaints: string[], ...words: readonly string[]): void {
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !words.some((word) => complaint.includes(word))));
}

/** What is in the clipboard after an act. Needs the permissions for it. */
export async function copyBy(page: Page, act: () => Promise<void>): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await act();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** What the policies, that of the page and that of the server, refused in this page and in those it goes on to. */
export async function watchViolations(page: Page): Promise<string[]> {
  const refused: string[] = [];
  await page.exposeFunction('tellRefused', (text: string) => refused.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, sample }) => {
      const { tellRefused } = globalThis as unknown as { tellRefused: (text: string) => void };
      tellRefused(`${location.pathname}: ${violatedDirective}: ${blockedURI} ${sourceFile} ${sample}`);
    });
  });
  return refused;
}
