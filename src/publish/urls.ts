/** The only maker of addresses: `urls.error('zh', 'ModelNotOpen')`. A program in the browser gets those that it asks for. */
export { basePath } from './paths.ts';
export * as urls from './paths.ts';

/** The same address with scheme and host, for data, feeds and canonical links. `site` is Astro's `site`. */
export function toAbsolute(path: string, site: URL | string | undefined): string {
  return site ? new URL(path, site).href : path;
}
