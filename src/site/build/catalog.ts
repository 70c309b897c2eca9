/** A wrong catalog fails `build`, `sync` and `check` before anything is made of it; development tells what is wrong and goes on. */
import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { formatIssues } from '../../catalog/issue.ts';
import { catalogFile, questionsFile, readCatalogFile } from '../../publish/catalog-file.ts';

export function catalogIntegration(file = catalogFile): AstroIntegration {
  const path = resolve(file);
  return {
    name: 'catalog',
    hooks: {
      // Astro runs it again, in the same process, with each change of a watched file.
      'astro:config:setup': ({ command, isRestart, addWatchFile, logger }) => {
        if (command === 'preview') return;
        addWatchFile(path);
        addWatchFile(resolve(questionsFile));
        const { catalog, issues } = readCatalogFile(path);
        const problems = formatIssues(issues);
        if (catalog && issues.length) logger.warn(`\n${problems}`);
        if (catalog) return;
        if (command !== 'dev')
          throw new AstroError(`The error catalog is not valid.\n\n${problems}`, 'Run `npm run validate` to see only this list.');
        const outcome = isRestart ? 'The last good data is kept.' : 'Pages are there once it is put right.';
        logger.error(`The error catalog is not valid. ${outcome}\n\n${problems}`);
      },
      // Outside of the project nothing is watched by itself.
      'astro:server:setup': ({ server }) => void server.watcher.add(path),
    },
  };
}
