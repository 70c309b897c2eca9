/** Seals each page as it is rendered, and writes what page hosts read. */
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { defaultLocale } from '../../i18n/locales.ts';
import { writeLicenses } from './licenses.ts';
import { cacheControl, listHeaders, listRedirects, writePolicy } from './promises.ts';
import { renderInThreads } from './render.ts';

type Pages = Parameters<NonNullable<AstroIntegration['hooks']['astro:build:setup']>>[0]['pages'];

export function hostingIntegration(): AstroIntegration {
  let base = '/';
  let site = '';
  let folder = '';
  let entry = '';
  let pages: Pages = new Map();
  /** Of all inline scripts. */
  const found = new Set<string>();
  return {
    name: 'hosting',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'bundled-for-rendering',
                applyToEnvironment: ({ name }) => name === 'prerender',
                writeBundle: ({ dir = '' }, bundle) => {
                  entry = join(dir, Object.keys(bundle).find((file) => file.startsWith('prerender-entry')) ?? '');
                },
              },
            ],
          },
        });
      },
      'astro:config:done': ({ config }) => {
        base = `/${config.base}/`.replace(/\/{2,}/g, '/');
        folder = fileURLToPath(config.outDir);
        site = config.site ?? '';
      },
      'astro:build:setup': (options) => {
        pages = options.pages;
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        setPrerenderer(
          renderInThreads(
            () => ({ entry, folder, base, site, styles: new Map(Array.from(pages, ([key, { styles }]) => [key, { styles }])) }),
            (hash) => found.add(hash),
            (text) => logger.info(text),
          ),
        );
      },
      'astro:build:done': async ({ logger }) => {
        const hashes = [...found].sort();
        const policy = writePolicy({ hashes, inlineStyles: true, byServer: true });
        const statuses = await listStatuses(folder);
        const headers = Object.entries(listHeaders(policy));
        const lines = (write: (name: string, value: string) => string): string =>
          headers.map(([name, value]) => `${write(name, value)}\n`).join('');
        const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
        // Netlify and Cloudflare Pages let everything else be asked about each time by themselves.
        await write(
          '_headers',
          `${base}*\n${lines((name, value) => `  ${name}: ${value}`)}${base}_astro/*\n  Cache-Control: ${cacheControl.immutable}\n`,
        );
        await write(
          '_redirects',
          listRedirects(statuses)
            .map(([from, to]) => `${base}${from} ${base}${to} 301\n`)
            .join(''),
        );
        await write('licenses.txt', writeLicenses());
        // What the configurations in `deploy/` include.
        await write(
          '_headers.nginx',
          lines((name, value) => `add_header ${name} "${value}" always;`),
        );
        await write(
          '_headers.caddy',
          lines((name, value) => `header ${name} "${value}"`),
        );
        logger.info(`pages sealed, ${hashes.length} different scripts in them`);
      },
    },
  };
}

async function listStatuses(folder: string): Promise<number[]> {
  const place = join(folder, defaultLocale, 'status');
  const names = existsSync(place) ? await readdir(place) : [];
  return names
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => a - b);
}
