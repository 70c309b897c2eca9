/** Writes the service worker of a built site: the last file, for it knows all others. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'rolldown';
import { langs, locales, mapLocales } from '../../i18n/locales.ts';
import { useStrings } from '../../i18n/strings.ts';
import type { OfflineSite } from './worker.ts';

export function offlineIntegration(base: string): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort();
        const pick = (pattern: RegExp): string[] => files.filter((file) => pattern.test(file)).map((file) => base + file);
        const site: OfflineSite = {
          base,
          files: pick(/^_astro\/.*\.(js|css)$/),
          locales: mapLocales((locale) => {
            const t = useStrings(locale);
            return {
              lang: langs[locale],
              files: [`${base}${locale}/`, `${base}${locale}/search/`, ...pick(new RegExp(`^${locale}/[^/]+\\.json$`))],
              stale: t('offline.stale'),
              changed: t('offline.changed'),
              reload: t('offline.reload'),
            };
          }),
        };
        // Browsers take another worker for another build by its text.
        const revision = hashFiles(
          folder,
          files.filter((file) => /\.(html|json)$/.test(file)),
        );
        await writeFile(join(folder, 'sw.js'), `/* ${revision} */${await bundleWorker(site)}`);
        logger.info(`${site.files.length + site.locales[locales[0] ?? 'en'].files.length} files are kept for reading offline`);
      },
    },
  };
}

function hashFiles(folder: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  // Nothing else is left to do meanwhile, and thousands of small files are read many times faster so.
  for (const file of files) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 16);
}

async function bundleWorker(site: OfflineSite): Promise<string> {
  const { output } = await build({
    input: join(import.meta.dirname, 'worker.ts'),
    platform: 'browser',
    transform: { define: { offlineSite: JSON.stringify(site), 'process.env.NODE_ENV': '"production"' } },
    output: { format: 'iife', minify: true },
    write: false,
  });
  return output[0].code;
}
