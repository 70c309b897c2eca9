import { readFileSync } from 'node:fs';
import { subscribe } from 'node:diagnostics_channel';
import { dirname, extname, resolve } from 'node:path';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { defaultLocale, langs, languageNames, locales } from './src/i18n/locales.ts';
import { useStrings } from './src/i18n/strings.ts';
import { readAddress } from './src/publish/address.ts';
import { getContentType, mediaTypes } from './src/publish/hosting/promises.ts';
import { hostingIntegration } from './src/publish/hosting/integration.ts';
import { offlineIntegration } from './src/site/offline/integration.ts';
import { pagefindIntegration } from './src/site/search/pagefind-integration.ts';

const { site, base } = readAddress(process.env);

const component = (name) => `./src/components/starlight/${name}.astro`;

export default defineConfig({
  site,
  base,
  outDir: process.env.OUT_DIR ?? './dist',
  // Builds of different catalogues at the same time must not share what the content layer keeps.
  cacheDir: process.env.CACHE_DIR ?? './node_modules/.astro',
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  // Pages are rendered while others are being written.
  build: { inlineStylesheets: 'never', concurrency: 8 },
  // Fetching pages before they are asked for costs every reader a fifth of the script budget.
  prefetch: false,
  vite: { plugins: [lightPreload(), ownCopies(), withoutUnused()] },
  integrations: [
    // Addresses for tickets point to the full pages: search engines should list those.
    // Each page names itself in the other languages; a second list of that would only differ.
    sitemap({ filter: (page) => !new URL(page).pathname.startsWith(`${base}e/`) }),
    starlight({
      title: Object.fromEntries(locales.map((locale) => [langs[locale], useStrings(locale)('site.title')])),
      locales: Object.fromEntries(locales.map((locale) => [locale, { label: languageNames[locale], lang: langs[locale] }])),
      defaultLocale,
      sidebar: [],
      pagination: false,
      pagefind: false,
      disable404Route: true,
      favicon: '/favicon.svg',
      customCss: ['./src/styles/site.css'],
      routeMiddleware: './src/site/route-middleware.ts',
      // What unfolds with a link to a page without a picture of its own: the guides.
      head: Object.entries({
        'og:image': new URL(`${base}og/site.png`, site).href,
        'og:image:width': '1200',
        'og:image:height': '630',
      }).map(([property, content]) => ({ tag: 'meta', attrs: { property, content } })),
      components: {
        ContentPanel: component('ContentPanel'),
        Footer: component('Footer'),
        // What no page here has would still bring its styles to every one.
        ...Object.fromEntries(['Banner', 'DraftContentNotice', 'FallbackContentNotice', 'Hero'].map((name) => [name, component('None')])),
        Header: component('Header'),
        MarkdownContent: component('MarkdownContent'),
        PageSidebar: component('PageSidebar'),
        PageTitle: component('PageTitle'),
        Sidebar: component('Sidebar'),
        ThemeProvider: component('ThemeProvider'),
      },
    }),
    fileRoutes(),
    pagefindIntegration(),
    hostingIntegration({ site, base }),
    offlineIntegration(base),
    lenientPreview(),
  ],
});

/**
 * The files that are no pages: one endpoint, and a route for each ending, since Astro wants a slash after an address that has none.
 * @returns {import('astro').AstroIntegration}
 */
function fileRoutes() {
  const endings = ['ico', 'json', 'md', 'mjs', 'png', 'txt', 'xml'];
  return {
    name: 'files',
    hooks: {
      'astro:config:setup': ({ injectRoute }) =>
        endings.forEach((ending) => injectRoute({ pattern: `/[...name].${ending}`, entrypoint: './src/pages/_file.ts' })),
    },
  };
}

/**
 * `astro preview` answers as page hosts do: an address without its last slash with the page, or with 404.html where there is none, and texts as UTF-8.
 * @returns {import('astro').AstroIntegration}
 */
function lenientPreview() {
  return {
    name: 'lenient-preview',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'preview') return;
        updateConfig({ trailingSlash: 'ignore' });
        // It takes no plugins of Vite, and its server keeps a type that is set already.
        subscribe('http.server.request.start', ({ request, response }) => {
          const ending = extname(request.url.replace(/\?.*/, ''));
          if (ending in mediaTypes) response.setHeader('content-type', getContentType(ending));
        });
      },
    },
  };
}

/**
 * What a module loaded on demand needs is fetched beside it. Vite’s own helper does that with seven times the code, on every page.
 * @returns {import('vite').Plugin}
 */
function lightPreload() {
  const code = `export const __vitePreload = (load, paths = []) => {
  for (const path of paths) {
    const link = document.createElement('link');
    link.rel = path.endsWith('.css') ? 'stylesheet' : 'modulepreload';
    link.href = ${JSON.stringify(base)} + path;
    document.head.append(link);
  }
  return load();
};`;
  return { name: 'light-preload', apply: 'build', enforce: 'pre', load: { filter: { id: /vite\/preload-helper/ }, handler: () => code } };
}

/**
 * The box comes in one file, and the way into it in another: what they share with each other and with pages is copied into each, for a request
 * costs more than a kilobyte.
 * @returns {import('vite').Plugin}
 */
function ownCopies() {
  const copies = Object.entries({
    '?box': /\/components\/box\/(?:session|dialog|notes|unsure)\.ts$/,
    '?open': /\/components\/box\/open-box\.ts$/,
  });
  // Of what is a table or a few functions, and imports nothing, each takes its own part.
  const parts = /\/(?:weights|case|columns)\.ts$/;
  // What more is needed where nothing is certain comes later.
  const first = listImports(resolve('src/components/box/session.ts'));
  // The helper of the bundler would else be a file of its own.
  const box = { name: 'box', test: (id) => id.includes('rolldown/runtime') || (id.endsWith('?box') && first.has(id.slice(0, -4))) };
  // What every page imports may not stand in the file of the box: each would fetch all of it.
  const helper = { name: 'preload', test: /vite\/preload-helper/, priority: 1 };
  return {
    name: 'own-copies',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    configEnvironment: (name) =>
      name === 'client' ? { build: { rolldownOptions: { output: { codeSplitting: { groups: [helper, box] } } } } } : undefined,
    async resolveId(source, importer, options) {
      const mine = /\?(?:box|open)$/.exec(importer ?? '')?.[0];
      const asker = importer?.replace(/\?(?:box|open)$/, '');
      const found = await this.resolve(source, asker, { ...options, skipSelf: true });
      if (!found || found.external || !/\.ts$|preload-helper/.test(found.id)) return found;
      const isPart = mine === '?box' && parts.test(found.id) && !first.has(asker);
      const copy = isPart ? '?part' : (copies.find(([, root]) => root.test(found.id))?.[0] ?? mine);
      return copy ? { ...found, id: found.id + copy } : found;
    },
  };
}

/**
 * The modules that one module imports, directly or through others, itself among them.
 * @param {string} file
 */
function listImports(file, known = new Set()) {
  if (known.has(file)) return known;
  known.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+\.ts)';$/gm);
  for (const [, path] of imports) listImports(resolve(dirname(file), path), known);
  return known;
}

/**
 * What Starlight brings to every page and no page here has: the memory of groups in its sidebar, the styles of its asides.
 * @returns {import('vite').Plugin}
 */
function withoutUnused() {
  return {
    name: 'without-unused',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: /SidebarPersistState|style\/asides\.css$/ }, handler: (id) => (id.endsWith('.css') ? '' : 'export {};') },
  };
}
