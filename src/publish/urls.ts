/** Addresses as everything here asks for them: `urls.error('zh', 'ModelNotOpen')`. A program in the browser gets those alone that it asks for. */
import type { SiteAddress } from './hosting/address.ts';

export { basePath } from './paths.ts';
export * as urls from './paths.ts';

/** Where the site is published, told like the base path. Elsewhere that is a host that does not exist. */
const site =
  (import.meta.env as ImportMetaEnv | undefined)?.SITE ??
  (globalThis as { publishedAt?: SiteAddress }).publishedAt?.site ??
  'https://ark-errors.example';

/** The same address with scheme and host, for data, feeds and canonical links. */
export function toAbsolute(path: string): string {
  return new URL(path, site).href;
}
