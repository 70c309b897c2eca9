import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { defaultLocale, langs, languageNames, locales } from './src/i18n/locales.ts';
import { useStrings } from './src/i18n/strings.ts';
import { readAddress } from './src/publish/hosting/address.ts';
import { hostingIntegration } from './src/publish/hosting/integration.ts';
import { catalogIntegration } from './src/site/build/catalog.ts';
import { listClientPlugins } from './src/site/build/client-code.ts';
import { filesIntegration } from './src/site/build/files.ts';
import { lenientPreview } from './src/site/build/lenient-preview.ts';
import { offlineIntegration } from './src/site/offline/integration.ts';
import { pagefindIntegration } from './src/site/search/pagefind-integration.ts';

const { site, base } = readAddress(process.env);

const component = (name) => `./src/components/starlight/${name}.astro`;

export default defineConfig({
  site,
  base,
  outDir: process.env.OUT_DIR ?? './dist',
  // Builds at the same time must not share what the content layer keeps.
  cacheDir: process.env.CACHE_DIR ?? './node_modules/.astro',
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  // Pages are rendered while others are being written.
  build: { inlineStylesheets: 'never', concurrency: 8 },
  // Fetching pages before they are asked for costs every reader a fifth of the script budget.
  prefetch: false,
  vite: { plugins: listClientPlugins(base) },
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
      components: {
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
    catalogIntegration(),
    filesIntegration({ site, base }),
    pagefindIntegration(),
    hostingIntegration({ site, base }),
    offlineIntegration(base),
    lenientPreview(),
  ],
});
