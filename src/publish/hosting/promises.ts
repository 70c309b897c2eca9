/**
 * What a server says with the files of the site, in one place: `_headers`, `_redirects` and the policy in each page are written from it,
 * the tests’ own server speaks it, and `npm run check:site` holds any server to it.
 */
import { locales } from '../../i18n/locales.ts';

/** The media types that matter, by the ending of the name. All of them are text and carry `charset=utf-8`, but the pictures. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mjs': 'text/javascript',
  // Declarations of types, which compilers read and nothing runs. Hosts that go by their own list may take it for a video.
  '.mts': 'text/plain',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.xml': 'text/xml',
};

/** The `Content-Type` of a file, by the ending of its name. */
export function getContentType(ending: string): string {
  const type = mediaTypes[ending];
  if (!type) return 'application/octet-stream';
  return type.startsWith('image/') ? type : `${type}; charset=utf-8`;
}

/** Names with a hash of their content. Everything else is asked about each time, which costs a short answer where nothing has changed. */
export const isImmutable = (path: string): boolean => path.includes('/_astro/');
export const cacheControl = { immutable: 'public, max-age=31536000, immutable', other: 'no-cache' } as const;

/**
 * @param policy what pages may load: see `writePolicy`
 */
export function listHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // The data and the module are for everybody: other sites may read them.
    'Access-Control-Allow-Origin': '*',
  };
}

interface PolicyParts {
  /** Of the scripts that stand in the page: `sha256-…`. */
  hashes: Iterable<string>;
  /** Whether a `style` attribute stands in the page, as in the code blocks of the guides, which Expressive Code colors. */
  inlineStyles: boolean;
  /** A page cannot say of itself who may frame it: only a server can. */
  byServer: boolean;
}

/** The Content-Security-Policy of a page, or of a server for all of them. */
export function writePolicy({ hashes, inlineStyles, byServer }: PolicyParts): string {
  return [
    `default-src 'none'`,
    // Pagefind is WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...[...hashes].map((hash) => `'${hash}'`)].join(' '),
    `style-src 'self'${inlineStyles ? " 'unsafe-inline'" : ''}`,
    // Drawings in Starlight’s style sheets.
    `img-src 'self' data:`,
    ...['font', 'connect', 'manifest', 'worker'].map((kind) => `${kind}-src 'self'`),
    `base-uri 'none'`,
    `form-action 'self'`,
    ...(byServer ? [`frame-ancestors 'none'`] : []),
  ].join('; ');
}

/** Addresses that people guess, and where they lead; below the base path. */
export function listRedirects(statuses: readonly number[]): [from: string, to: string][] {
  return locales.flatMap((locale) =>
    statuses.map((status): [string, string] => [`${locale}/errors/${status}/`, `${locale}/status/${status}/`]),
  );
}
