/** Seals each page as it is rendered, and writes what page hosts read. */
import { writeFile } from 'node:fs/promises';
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
      'astro:build:start': ({ setPrerenderer }) => setPrerenderer((standard) => sealPages(standard, found)),
      'astro:build:done': async ({ dir, logger }) => {
        const hashes = [...found].sort();
        const headers = Object.entries(listHeaders(writePolicy({ hashes, inlineStyles: true, byServer: true })));
        const writeHeaders = (write: (name: string, value: string) => string): string =>
          headers.map(([name, value]) => `${write(name, value)}\n`).join('');
        const inGeneral = writeHeaders((name, value) => `  ${name}: ${value}`);
        const redirects = listRedirects(readCatalog().catalog?.statuses ?? []);
        const files = {
          // Netlify and Cloudflare Pages let everything else be asked about each time by themselves.
          _headers: `${base}*\n${inGeneral}${base}_astro/*\n  Cache-Control: ${cacheControl.immutable}\n`,
          _redirects: redirects.map(([from, to]) => `${base}${from} ${base}${to} 301\n`).join(''),
          // What the configurations in `deploy/` include: both at once.
          '_headers.nginx':
            writeHeaders((name, value) => `add_header ${name} "${value}" always;`) +
            redirects.map(([from, to]) => `rewrite ^${base}${from}?$ ${base}${to} permanent;\n`).join(''),
          '_headers.caddy':
            writeHeaders((name, value) => `header ${name} "${value}"`) +
            redirects
              .flatMap(([from, to]) => [from, from.replace(/\/$/, '')].map((guess) => `redir ${base}${guess} ${base}${to} 301\n`))
              .join(''),
          'licenses.txt': writeLicenses(),
        };
        for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, dir), text);
        logger.info(`pages sealed, ${hashes.length} different scripts in them`);
        if (!process.env['SITE_URL']?.trim())
          logger.warn(
            `SITE_URL is not set: canonical links, feeds and data say ${site}. What readers copy names the host that they are on.`,
          );
      },
    },
  };
}

/** Renders as Astro does, then seals; a page is complete then, and is written once. */
function sealPages(standard: AstroPrerenderer, found: Set<string>): AstroPrerenderer {
  return {
    ...standard,
    name: 'sealed',
    render: async (request, options) => {
      const rendered = await standard.render(request, options);
      if (options.routeData.type !== 'page') return rendered;
      const { response, ...rest } = rendered instanceof Response ? { response: rendered } : rendered;
      const { html, hashes } = sealPage(await response.text(), request.url);
      for (const hash of hashes) found.add(hash);
      return { response: new Response(html, response), ...rest };
    },
  };
}
