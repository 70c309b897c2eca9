/** The last step of a build: seals the pages, and writes what page hosts read. */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { defaultLocale } from '../../i18n/locales.ts';
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
        await writeFile(join(folder, '_headers'), writeHeaders(base, policy));
        await writeFile(
          join(folder, '_redirects'),
          listRedirects(statuses)
            .map(([from, to]) => `${base}${from} ${base}${to} 301\n`)
            .join(''),
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

/** For Netlify and Cloudflare Pages. Both let everything else be asked about each time by themselves. */
function writeHeaders(base: string, policy: string): string {
  const lines = Object.entries(listHeaders(policy)).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${base}*\n${lines.join('')}${base}_astro/*\n  Cache-Control: ${cacheControl.immutable}\n`;
}
