/** The last step of a build: seals the pages, and writes what page hosts read. */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { defaultLocale } from '../../i18n/locales.ts';
import { writeLicenses } from './licenses.ts';
import { cacheControl, listHeaders, listRedirects, writePolicy } from './promises.ts';
import { sealPage } from './seal.ts';

export function hostingIntegration(): AstroIntegration {
  let base = '/';
  return {
    name: 'hosting',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = `/${config.base}/`.replace(/\/{2,}/g, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const hashes = await sealPages(folder);
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

/** The hashes of all inline scripts, sorted. */
async function sealPages(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'));
  const all = new Set<string>();
  const next = files.values();
  // A few at a time: a large site has more files than a process may have open.
  const work = async (): Promise<void> => {
    for (const file of next) {
      const path = join(folder, file);
      const { html, hashes } = sealPage(await readFile(path, 'utf8'), file);
      await writeFile(path, html);
      for (const item of hashes) all.add(item);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return [...all].sort();
}

async function listStatuses(folder: string): Promise<number[]> {
  const place = join(folder, defaultLocale, 'status');
  const names = existsSync(place) ? await readdir(place) : [];
  return names
    .map(Number)
    .filter(Number.isInteger)
    .sort((a, b) => a - b);
}
