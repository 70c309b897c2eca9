/**
 * The service worker. What has a hash in its name comes from the cache. Everything else comes from the network, so that nobody reads an old page
 * without knowing; where the network fails, the copy that was kept is shown and says what it is, and what was not kept is looked up in the box.
 */
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import { findLocale, spaceChinese, type Locale } from '../../i18n/locales.ts';
import type { OfflineSite } from './integration.ts';

/** What a page is told to show, with a link that does something about it. */
export interface Notice {
  text: string;
  reload?: string;
}

// The library of types for workers would change those of all other files.
interface Client {
  url: string;
  postMessage(notice: Notice): void;
}
interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Event {
  clientId: string;
  request: Request;
}
interface Worker {
  clients: {
    claim(): Promise<void>;
    get(id: string): Promise<Client | undefined>;
    matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<readonly Client[]>;
  };
  location: Location;
  navigator: Pick<Navigator, 'languages'>;
  registration: ServiceWorkerRegistration;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  skipWaiting(): Promise<void>;
}
declare const self: Worker;
declare const offlineSite: OfflineSite;
const { base, files, locales } = offlineSite;

const hashedCache = `${base} hashed`;
const pageCache = `${base} pages`;

type Plugin = NonNullable<NonNullable<ConstructorParameters<typeof CacheFirst>[0]>['plugins']>[number];
// Workbox’s own types are looser than ours.
const keepAtMost = (maxEntries: number): Plugin => new ExpirationPlugin({ maxEntries, purgeOnQuotaError: true }) as Plugin;

/** In the address of a search page that is shown in the place of another. */
const unsaved = 'unsaved';

/** How long a page that was kept waits for the network, in seconds. */
const patience = 5;

/** Only what the site itself said is kept: never a page to log in on that somebody was sent to. */
const keepOwn: Plugin = {
  cacheWillUpdate: ({ response }) => Promise.resolve(response.status === 200 && !response.redirected ? response : null),
};

const hashed = new CacheFirst({ cacheName: hashedCache, plugins: [keepAtMost(300), keepOwn] });

self.addEventListener('install', (event) => event.waitUntil(install(event)));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The new worker takes over at once: pages come from the network either way, and files of the last build are still in the cache. */
async function install(event: Event): Promise<void> {
  const isUpdate = self.registration.active !== null;
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const pages = open.map(({ url }) => new URL(url)).filter(isOurs);
  // As if each was asked for: what only old builds have goes first where the cache is full.
  await Promise.all(files.flatMap((file) => hashed.handleAll({ event, request: file })));
  if (isUpdate) await Promise.all(open.map(tellChange));
  await Promise.all([
    ...[...new Set(pages.flatMap((page) => getLocale(page) ?? []))].map(keepLocale),
    ...pages.map((page) => keep([toKey(page)]).catch(() => undefined)),
  ]);
  await self.skipWaiting();
}

function keepLocale(locale: Locale): Promise<void> {
  return keep(locales[locale].files);
}

/** All of them, or none. */
async function keep(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(pageCache);
  await cache.addAll(addresses.map((address) => new Request(address, { redirect: 'error' })));
}

/** Tells a page that is no longer what it was when it was opened. */
async function tellChange(client: Client): Promise<void> {
  const key = toKey(new URL(client.url));
  const kept = await caches.match(key);
  const now = kept && (await fetch(key, { redirect: 'error' }).catch(() => undefined));
  if (!kept || !now?.ok || (await kept.text()) === (await now.text())) return;
  const { changed, reload } = locales[getLocale(new URL(client.url)) ?? 'en'];
  client.postMessage({ text: changed, reload });
}

const kept = new NetworkFirst({
  cacheName: pageCache,
  networkTimeoutSeconds: patience,
  plugins: [
    keepAtMost(200),
    keepOwn,
    {
      // A server that is down behind its proxy is no better than none.
      fetchDidSucceed: ({ response }) =>
        response.status < 500 ? Promise.resolve(response) : Promise.reject(new Error(response.statusText)),
      // One copy of a page, whatever was asked of it.
      cacheKeyWillBeUsed: ({ request }) => Promise.resolve(toKey(new URL(request.url))),
      cachedResponseWillBeUsed: ({ cachedResponse, event }) =>
        Promise.resolve(cachedResponse && sayStale(cachedResponse, event as FetchEvent)),
    },
  ],
});

registerRoute(({ url }) => isOurs(url) && url.pathname.includes('/_astro/'), hashed);
registerRoute(
  ({ url }) => isOurs(url),
  async (options) => {
    const locale = options.request.mode === 'navigate' ? getLocale(options.url) : undefined;
    // Who comes to the other language can look things up in it from then on.
    if (locale && !(await caches.match(locales[locale].files[0] ?? '')))
      (options.event as WaitingEvent).waitUntil(keepLocale(locale).catch(() => undefined));
    return kept.handle(options);
  },
);

/**
 * A page that was not kept: the box is, says so, and looks for what the address names. Where the language of the address was not kept, or it has
 * none, it is looked for in one that was.
 */
setCatchHandler(async ({ request }) => {
  const url = new URL(request.url);
  const locale = getLocale(url);
  const language = await findKept(locale);
  if (request.destination !== 'document' || !language) return Response.error();
  const path = url.pathname.slice(base.length + (locale ? locale.length + 1 : 0));
  if (locale !== language) return Response.redirect(`${base}${language}/${path.replace(/^e\//, 'errors/')}${url.search}`);
  const search = `${base}${locale}/search/`;
  if (url.pathname === search || !(await caches.match(search))) return Response.error();
  const [, named] = /^(?:errors|status)\/([^/]+)/.exec(path) ?? [];
  return Response.redirect(`${search}?${named ? `q=${named}&` : ''}${unsaved}`);
});

/** The language of an address, else the first of the reader’s, that things can be looked up in. */
async function findKept(first: Locale | undefined): Promise<Locale | undefined> {
  const wanted = new Set([first, ...self.navigator.languages.map(findLocale), ...(Object.keys(locales) as Locale[])]);
  for (const locale of wanted) if (locale && (await caches.match(locales[locale].files[0] ?? ''))) return locale;
  return undefined;
}

/** A kept page says at its top what it is; a page that is given kept data is told so. */
async function sayStale(response: Response, { clientId, request }: FetchEvent): Promise<Response> {
  const url = new URL(request.url);
  const date = new Date(response.headers.get('date') ?? Date.now());
  const languages = [getLocale(url) ?? (Object.keys(locales) as Locale[])].flat();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  const client = isPage ? undefined : await self.clients.get(clientId);
  const isUnsaved = new URL(client?.url ?? url).searchParams.has(unsaved);
  const say = (locale: Locale): string => {
    const { lang, ...words } = locales[locale];
    const text = isUnsaved ? words.unsaved : words.stale;
    return text.replace('{date}', spaceChinese(new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(date)));
  };
  if (!isPage) {
    client?.postMessage({ text: languages.map(say).join(' ') });
    return response;
  }
  const notice = languages.map((locale) => `<span lang="${locales[locale].lang}">${say(locale)}</span>`).join(' ');
  const html = (await response.text()).replace(/<body[^>]*>/, (body) => `${body}<p class="site-notice" role="status">${notice}</p>`);
  const headers = new Headers(response.headers);
  // It is no longer as long as it was, nor compressed.
  for (const name of ['content-length', 'content-encoding']) headers.delete(name);
  return new Response(html, { headers });
}

function isOurs(url: URL): boolean {
  return url.origin === self.location.origin && url.pathname.startsWith(base);
}

function getLocale(url: URL): Locale | undefined {
  const [first = ''] = url.pathname.slice(base.length).split('/');
  // A page may be called like what every object has: `/constructor/`.
  return Object.hasOwn(locales, first) ? (first as Locale) : undefined;
}

function toKey(url: URL): string {
  return url.origin + url.pathname;
}
