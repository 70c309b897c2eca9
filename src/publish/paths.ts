/** Every address of the site, and the only place that makes one: `urls` of `urls.ts`. All are absolute paths below the base path: see README, “URLs”. */
import type { Script } from '../engine/index/scripts.ts';
import type { Locale } from '../i18n/locales.ts';
import type { SiteAddress } from './hosting/address.ts';

/**
 * The base path with one slash at each end, as `readAddress` gives it. Vite tells it to the modules that it runs, `write-files.ts` to its thread;
 * elsewhere in plain Node it is the root.
 */
export const basePath: string =
  (import.meta.env as ImportMetaEnv | undefined)?.BASE_URL ?? (globalThis as { publishedAt?: SiteAddress }).publishedAt?.base ?? '/';

const at = (path: string): string => basePath + path;
/** A code, or what stands below it: one of its reasons. */
const join = (slug: string, below?: string): string => (below ? `${slug}/${below}` : slug);

export const root = (): string => at('');
export const home = (locale: Locale): string => at(`${locale}/`);
export const errors = (locale: Locale): string => at(`${locale}/errors/`);
export const error = (locale: Locale, slug: string, reason?: string): string => at(`${locale}/errors/${join(slug, reason)}/`);
export const errorMarkdown = (locale: Locale, slug: string, reason?: string): string => at(`${locale}/errors/${join(slug, reason)}.md`);
export const category = (locale: Locale, category: string): string => at(`${locale}/categories/${category}/`);
export const status = (locale: Locale, status: number): string => at(`${locale}/status/${status}/`);
export const search = (locale: Locale, query?: string): string =>
  at(`${locale}/search/`) + (query === undefined ? '' : `?q=${encodeURIComponent(query)}`);
export const guides = (locale: Locale): string => at(`${locale}/guides/`);
export const guide = (locale: Locale, name: string): string => at(`${locale}/guides/${name}/`);
export const feed = (locale: Locale): string => at(`${locale}/feed.xml`);
/** The address for a ticket: no language in it. */
export const neutral = (slug: string, reason?: string): string => at(`e/${join(slug, reason)}/`);
/** What the card of the box shows for one entry, or for one reason or family in it: steps in one language. */
export const advice = (locale: Locale, slug: string, part?: string): string => at(`${locale}/errors/${join(slug, part)}.advice.json`);
export const statusAdvice = (locale: Locale, status: number): string => at(`${locale}/status/${status}.advice.json`);
export const catalogJson = (): string => at('errors.json');
export const dataSchema = (): string => at('errors.schema.json');
export const errorJson = (slug: string): string => at(`errors/${slug}.json`);
/** The ticket replies to a code in their parts; the one to a status. */
export const reply = (locale: Locale, slug: string): string => at(`${locale}/errors/${slug}.reply.json`);
export const statusReply = (locale: Locale, status: number): string => at(`${locale}/status/${status}.reply.json`);
export const llms = (): string => at('llms.txt');
export const licenses = (): string => at('licenses.txt');
export const lookupIndex = (locale: Locale): string => at(`${locale}/lookup.json`);
export const lookupMessages = (locale: Locale): string => at(`${locale}/messages.json`);
export const lookupWords = (locale: Locale, script: Script): string => at(`${locale}/words.${script}.json`);
export const boxFile = (locale: Locale): string => at(`${locale}/box.json`);
export const openSearch = (locale: Locale): string => at(`${locale}/opensearch.xml`);
export const manifest = (locale: Locale): string => at(`${locale}/manifest.json`);
export const picture = (name: string): string => at(`og/${name}.png`);
export const asset = (path: string): string => at(path.replace(/^\//, ''));
