/**
 * The files that are no pages. A build writes them beside the pages, on another thread: a route for each would cost more than what is in it.
 * What only Vite can make, and everything in development, is an endpoint, with a route for each ending, since Astro wants a slash after an address that
 * has none.
 */
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { CatalogSource } from '../../catalog/schema.ts';
import { readCatalogFile } from '../../publish/catalog-file.ts';
import type { SiteAddress } from '../../publish/hosting/address.ts';

const endings = ['ico', 'json', 'md', 'mjs', 'png', 'txt', 'xml'];

/** What the thread is given. */
export interface Order extends SiteAddress {
  /** Where the site is written, as an address of a file. */
  dir: string;
  /** Read already: reading it once more would take as much memory as the whole build. */
  source: CatalogSource;
}

export function filesIntegration(address: SiteAddress): AstroIntegration {
  let dir: URL;
  let written: Promise<number> | undefined;
  return {
    name: 'files',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const ending of endings) injectRoute({ pattern: `/[...name].${ending}`, entrypoint: './src/pages/_file.ts' });
      },
      'astro:config:done': ({ config }) => void (dir = config.outDir),
      // The folder is empty by now, and the catalog is known to be valid.
      'astro:build:setup': () => {
        const { catalog: source } = readCatalogFile();
        if (!source) return;
        written ??= write({ ...address, dir: dir.href, source });
        // It is waited for at the end; until then a failure is no news.
        written.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => logger.info(`${(await written) ?? 0} files that are no pages`),
    },
  };
}

function write(order: Order): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const worker = new Worker(new URL('write-files.ts', import.meta.url), { workerData: order });
  worker.once('message', resolve).once('error', reject);
  return promise;
}
