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

export function offlineIntegration(base: string): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = (await readdir(folder, { recursive: true })).map((file) => file.replaceAll('\\', '/')).sort();
        const site = describeSite(base, files);
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

export type OfflineSite = ReturnType<typeof describeSite>;

/** What the worker knows of the site that it belongs to. Its files are named from the root of the host. */
function describeSite(base: string, names: readonly string[]) {
  const pick = (pattern: RegExp): string[] => names.filter((name) => pattern.test(name)).map((name) => base + name);
  return {
    base,
    /** What all pages and the box stand on. */
    files: pick(/^_astro\/.*\.(js|css)$/),
    locales: mapLocales((locale) => {
      const t = useStrings(locale);
      return {
        lang: langs[locale],
        /** The pages and the data that one can look things up with. */
        files: [`${base}${locale}/`, `${base}${locale}/search/`, ...pick(new RegExp(`^${locale}/[^/]+\\.json$`))],
        stale: t('offline.stale'),
        unsaved: t('offline.unsaved'),
        changed: t('offline.changed'),
        reload: t('offline.reload'),
      };
    }),
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
