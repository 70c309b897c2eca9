/** Adds to the ledger as part of every build, so that nobody has to remember it. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { collectAddresses, extendLedger, ledgerFile, readLedger, resolvesIn } from './addresses.ts';

/**
 * Only the real catalogue at the root of its host counts: a synthetic catalogue, or the same pages below a base path, publish nothing new.
 * On CI nothing is written: there the tests say what the commit lacks.
 */
export function ledgerIntegration(): AstroIntegration {
  let counts = false;
  return {
    name: 'ledger',
    hooks: {
      'astro:config:done': ({ config }) => {
        counts = config.base === '/' && process.env['ARK_CATALOG'] === undefined;
      },
      'astro:build:done': ({ dir, logger }) => {
        if (!counts) return;
        const folder = fileURLToPath(dir);
        const added = process.env['CI'] ? [] : extendLedger(collectAddresses(folder));
        if (added.length) logger.info(`${added.length} new addresses in ${ledgerFile}; commit it with the change that made them.`);
        const lost = readLedger().filter((address) => !resolvesIn(folder, address));
        if (lost.length)
          logger.warn(
            `${lost.length} published addresses lead nowhere any more, first ${lost.slice(0, 3).join(' ')}. The tests say what to do.`,
          );
      },
    },
  };
}
