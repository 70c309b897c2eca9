/** The thin adapter between the catalog and Astro’s content layer. */
import { resolve } from 'node:path';
import { AstroError } from 'astro/errors';
import type { Loader } from 'astro/loaders';
import { catalogFile, readCatalogFile } from '../publish/catalog-file.ts';
import { formatIssues } from '../catalog/issue.ts';

/** The one item that the loader stores; its data is the whole checked file. */
export const catalogItemId = 'catalog';

/**
 * Loads the catalog whole or not at all: any error fails `build`, `sync` and `check`, with every problem at once.
 * In development what is wrong is told in the terminal, at the start and after each edit, and the last good data stays.
 */
export function catalogLoader(file = catalogFile): Loader {
  return {
    name: 'catalog',
    load: async (context) => {
      const { store, watcher, logger } = context;
      const path = resolve(file);
      const load = async (): Promise<string | undefined> => {
        const { catalog, issues } = readCatalogFile(file);
        if (!catalog) return formatIssues(issues);
        if (issues.length) logger.warn(`\n${formatIssues(issues)}`);
        const data = await context.parseData({ id: catalogItemId, data: catalog, filePath: path });
        store.set({ id: catalogItemId, data, digest: context.generateDigest(data) });
        return undefined;
      };
      const problems = await load();
      if (problems && !watcher)
        throw new AstroError(`The error catalog is not valid.\n\n${problems}`, 'Run `npm run validate` to see only this list.');
      if (problems) logger.error(`The error catalog is not valid. Pages are there once it is put right.\n\n${problems}`);
      watcher?.add(path);
      watcher?.on('change', (changed) => {
        if (resolve(changed) !== path) return;
        void load().then((broken) => {
          if (broken) logger.error(`The error catalog is not valid. The last good data is kept.\n\n${broken}`);
          else logger.info('The error catalog was reloaded.');
        });
      });
    },
  };
}
