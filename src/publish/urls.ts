/** Addresses as everything here asks for them: `urls.error('zh', 'ModelNotOpen')`. A program in the browser gets those alone that it asks for. */
export { basePath } from './paths.ts';
export * as urls from './paths.ts';

/** Where the site is published. Outside a build, in plain Node, that is a host that does not exist. */
const site = (import.meta.env as ImportMetaEnv | undefined)?.SITE ?? 'https://ark-errors.example';

/** The same address with scheme and host, for data, feeds and canonical links. */
export function toAbsolute(path: string): string {
  return new URL(path, site).href;
}
