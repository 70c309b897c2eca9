/** The only maker of addresses. All are absolute paths below the base path, as `design` of the site promises: see README, “URLs”. */
import type { Script } from '../engine/scripts.ts';
import type { Locale } from '../i18n/locales.ts';

/** The base path with one slash at each end. Outside a build, in plain Node, it is the root. */
export const basePath: string = `/${((import.meta.env as ImportMetaEnv | undefined)?.BASE_URL ?? '/').replace(/^\/+|\/+$/g, '')}/`.replace(
  /^\/\/$/,
  '/',
);

const at = (path: string): string => basePath + path;

export const urls = {
  root: (): string => at(''),
  home: (locale: Locale): string => at(`${locale}/`),
  errors: (locale: Locale): string => at(`${locale}/errors/`),
  error: (locale: Locale, slug: string): string => at(`${locale}/errors/${slug}/`),
  errorMarkdown: (locale: Locale, slug: string): string => at(`${locale}/errors/${slug}.md`),
  reason: (locale: Locale, slug: string, reason: string): string => at(`${locale}/errors/${slug}/${reason}/`),
  category: (locale: Locale, category: string): string => at(`${locale}/categories/${category}/`),
  status: (locale: Locale, status: number): string => at(`${locale}/status/${status}/`),
  search: (locale: Locale, query?: string): string =>
    at(`${locale}/search/`) + (query === undefined ? '' : `?q=${encodeURIComponent(query)}`),
  guides: (locale: Locale): string => at(`${locale}/guides/`),
  guide: (locale: Locale, name: string): string => at(`${locale}/guides/${name}/`),
  feed: (locale: Locale): string => at(`${locale}/feed.xml`),
  /** The address for a ticket: no language in it. */
  neutral: (slug: string): string => at(`e/${slug}/`),
  neutralReason: (slug: string, reason: string): string => at(`e/${slug}/${reason}/`),
  /** What the card of the box shows for one entry, or for one reason or family in it: steps in one language. */
  advice: (locale: Locale, slug: string, part = ''): string => at(`${locale}/errors/${slug}${part && `/${part}`}.advice.json`),
  statusAdvice: (locale: Locale, status: number): string => at(`${locale}/status/${status}.advice.json`),
  catalogJson: (): string => at('errors.json'),
  catalogSchema: (): string => at('errors.schema.json'),
  errorJson: (slug: string): string => at(`errors/${slug}.json`),
  llms: (): string => at('llms.txt'),
  licenses: (): string => at('licenses.txt'),
  lookupIndex: (locale: Locale): string => at(`${locale}/lookup.json`),
  lookupWords: (locale: Locale, script: Script): string => at(`${locale}/words.${script}.json`),
  openSearch: (locale: Locale): string => at(`${locale}/opensearch.xml`),
  manifest: (locale: Locale): string => at(`${locale}/manifest.json`),
  picture: (name: string): string => at(`og/${name}.png`),
  asset: (path: string): string => at(path.replace(/^\//, '')),
} as const;

/** The same address with scheme and host, for data, feeds and canonical links. `site` is Astro's `site`. */
export function toAbsolute(path: string, site: URL | string | undefined): string {
  return site ? new URL(path, site).href : path;
}
