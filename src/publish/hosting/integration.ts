/** Seals each page as it is rendered, and writes what page hosts read. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { SiteAddress } from './address.ts';
import { readCatalog } from '../catalog-file.ts';
import { writeLicenses } from './licenses.ts';
import { cacheControl, listHeaders, listRedirects, writePolicy } from './promises.ts';
import { sealPage } from './seal.ts';

export function hostingIntegration({ site, base }: SiteAddress): AstroIntegration {
  /** Of all inline scripts. */
  const found = new Set<string>();
  return {
    name: 'hosting',
    hooks: {
      'astro:build:start': ({ setPrerenderer, logger }) => {
        setPrerenderer((standard) => sealPages(standard, found, (text) => logger.info(text)));
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const hashes = [...found].sort();
        const policy = writePolicy({ hashes, inlineStyles: true, byServer: true });
        const statuses = readCatalog().catalog?.statuses ?? [];
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
        if (!process.env['SITE_URL']?.trim())
          logger.warn(
            `SITE_URL is not set: canonical links, feeds and data say ${site}. What readers copy names the host that they are on.`,
          );
      },
    },
  };
}

/** How often a build that takes long tells how far it is. */
const interval = 5000;

/** Renders as Astro does, then seals; a page is complete then, and is written once. */
function sealPages(standard: AstroPrerenderer, found: Set<string>, tell: (text: string) => void): AstroPrerenderer {
  let total = 0;
  let done = 0;
  let told = performance.now();
  return {
    ...standard,
    name: 'sealed',
    getStaticPaths: async () => {
      const paths = await standard.getStaticPaths();
      total = paths.length;
      return paths;
    },
    render: async (request, options) => {
      const rendered = await standard.render(request, options);
      const { response, ...rest } = rendered instanceof Response ? { response: rendered } : rendered;
      done += 1;
      if (performance.now() - told > interval) {
        told = performance.now();
        tell(`${done} of ${total} files`);
      }
      if (options.routeData.type !== 'page') return rendered;
      const { html, hashes } = sealPage(await response.text(), request.url);
      for (const hash of hashes) found.add(hash);
      return { response: new Response(html, response), ...rest };
    },
  };
}
