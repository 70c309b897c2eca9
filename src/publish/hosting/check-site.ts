/** Holds a server to the promises: asks for one of everything at an address, and says what came. */
import { extname } from 'node:path';
import { locales } from '../../i18n/locales.ts';
import { cacheControl, getContentType, isImmutable, listHeaders } from './promises.ts';
import { listScriptHashes, readPolicy } from './seal.ts';

/** What one promise came to. */
export interface Shortfall {
  promise: string;
  /** What was found instead, with the address; empty where the promise is kept. */
  broken: readonly string[];
  /** How many answers were looked at. */
  asked: number;
  /** `must`: readers or programs run into it. `should`: safer or faster; not every page host lets one say it. */
  weight: 'must' | 'should';
}

interface Answer {
  path: string;
  status: number;
  headers: Headers;
  text: string;
}

/** As much of `errors.json` as says what there is. */
interface Listing {
  errors: { slug: string; reasons?: { id: string }[] }[];
}

/**
 * @param root the address of the site, with a slash at the end
 */
export async function checkSite(root: URL): Promise<Shortfall[]> {
  const ask = (path: string): Promise<Answer> => get(root, path);
  const askAll = (paths: readonly string[]): Promise<Answer[]> => Promise.all(paths.map(ask));
  const listing = await ask('errors.json');
  if (listing.status !== 200) return [{ promise: 'the site is there', broken: [say(listing)], asked: 1, weight: 'must' }];
  const { errors } = JSON.parse(listing.text) as Listing;
  const dotted = errors.find(({ slug }) => slug.includes('.'));
  const reasoned = errors.find(({ reasons }) => reasons?.length);
  const slugs = [...new Set([errors[0], dotted, reasoned].flatMap((error) => error?.slug ?? []))];
  const [slug = ''] = slugs;
  const subjects = [...slugs, ...(reasoned?.reasons ?? []).slice(0, 1).map(({ id }) => `${reasoned?.slug ?? ''}/${id}`)];

  const pages = await askAll([
    '',
    ...locales.flatMap((locale) => [
      ...['', 'errors/', 'guides/', 'search/?q=429', 'status/429/'].map((path) => `${locale}/${path}`),
      ...subjects.map((subject) => `${locale}/errors/${subject}/`),
    ]),
    ...slugs.map((item) => `e/${item}/`),
  ]);
  const hashed = pages.flatMap(({ text }) => [...text.matchAll(/(?:src|href)="([^"]*\/_astro\/[^"]+)"/g)].map(([, path = '']) => path));
  const files = await askAll([
    ...['errors.json', 'errors.schema.json', `errors/${slug}.json`, 'resolve.mjs', 'llms.txt', 'robots.txt', 'sitemap-index.xml'],
    ...['favicon.svg', 'og/site.png', ...locales.flatMap((locale) => [`${locale}/feed.xml`, `${locale}/errors/${slug}.md`])],
    ...new Set(hashed),
  ]);
  const missing = await askAll(['no/such/page', 'en/errors/NoSuchCode/', 'errors/', '_astro/none.js', 'none.md']);
  const notFound = await ask('404.html');
  const types = await ask('resolve.d.mts');
  const withoutSlash = await askAll([`en/errors/${slug}?q=1`, `e/${slug}`, 'zh']);
  const guessed = await ask('zh/errors/429/');
  const all = [...pages, ...files, ...missing];

  return [
    must('pages are there, as HTML', pages, (page) => isOk(page) && typeIs(page, '.html')),
    must('files are there, each with its type', files, (file) => isOk(file) && typeIs(file, extname(file.path))),
    must(
      'what is not there is a 404, and gets the page that looks for what was meant',
      missing,
      ({ status, text }) => status === 404 && text === notFound.text,
    ),
    must('an address without its last slash leads on, query and all', withoutSlash, leadsToSlash),
    must(
      'every page brings its policy',
      pages,
      ({ text }) => readPolicy(text)?.startsWith(`default-src 'none'; script-src 'self'`) ?? false,
    ),
    must('the policy in the headers knows the scripts of every page (reload the server after a deploy)', pages, ({ text, headers }) => {
      const policy = headers.get('content-security-policy');
      return !policy || listScriptHashes(text).every((hash) => policy.includes(hash));
    }),
    must(
      'what has no hash in its name is asked about each time, or kept for at most an hour',
      all.filter(isChanging),
      ({ headers }) => readAge(headers) <= 3600,
    ),
    should('the types of the module are text, not a download', [types], (file) => isOk(file) && typeIs(file, '.mts')),
    should(
      'what has a hash in its name is kept for good',
      files.filter((file) => !isChanging(file)),
      ({ headers }) => headers.get('cache-control') === cacheControl.immutable,
    ),
    should(
      'what has not changed is not sent again',
      [pages[1], files[0]].flatMap((answer) => answer ?? []),
      ({ headers }) => headers.has('etag') || headers.has('last-modified'),
    ),
    should(
      'texts are compressed, and caches told so',
      [...pages, ...files].filter(isLongText),
      ({ headers }) =>
        ['br', 'gzip', 'zstd'].includes(headers.get('content-encoding') ?? '') && /accept-encoding/i.test(headers.get('vary') ?? ''),
    ),
    ...Object.entries(listHeaders('')).map(([name, value]) =>
      should(`every answer has ${name}`, all, ({ headers }) =>
        value ? headers.get(name) === value : /^default-src 'none'.*frame-ancestors 'none'$/.test(headers.get(name) ?? ''),
      ),
    ),
    should(
      'a status looked for among the codes leads to its page',
      [guessed],
      ({ headers }) => headers.get('location')?.endsWith('zh/status/429/') ?? false,
    ),
  ];
}

async function get(root: URL, path: string): Promise<Answer> {
  const response = await fetch(new URL(path, root), { redirect: 'manual', headers: { 'accept-encoding': 'br, gzip' } });
  return { path, status: response.status, headers: response.headers, text: await response.text() };
}

const make =
  (weight: Shortfall['weight']) =>
  (promise: string, answers: readonly Answer[], isKept: (answer: Answer) => boolean): Shortfall => ({
    promise,
    weight,
    asked: answers.length,
    broken: answers.filter((answer) => !isKept(answer)).map(say),
  });
const must = make('must');
const should = make('should');

/** The answer in one line, without what every server says. */
function say({ path, status, headers }: Answer): string {
  const told = ['content-type', 'content-encoding', 'cache-control', 'location'].flatMap((name) => headers.get(name) ?? []);
  return [`/${path.replace(/^\//, '')}: ${status}`, ...told].join(', ');
}

function isOk({ status }: Answer): boolean {
  return status === 200;
}

/** JSON is UTF-8 by definition, the pages say it themselves, and JavaScript has two names. */
function typeIs({ headers }: Answer, ending: string): boolean {
  const plain = (type: string): string =>
    type
      .toLowerCase()
      .replace(/\s/g, '')
      .replace('application/javascript', 'text/javascript')
      .replace(/^(application\/.*json|text\/html);.*/, '$1');
  return plain(headers.get('content-type') ?? '') === plain(getContentType(ending));
}

function leadsToSlash({ path, status, headers, text }: Answer): boolean {
  const [before = '', query = ''] = path.split(/(?=\?)/);
  if (status === 200) return text.includes('<html');
  return status >= 301 && status <= 308 && (headers.get('location') ?? '').endsWith(`${before}/${query}`);
}

/** A missing file is not kept, whatever its name. */
function isChanging({ path, status }: Answer): boolean {
  return status !== 200 || !isImmutable(path);
}

/** For how many seconds a cache may keep it without asking; without a word it may guess. */
function readAge(headers: Headers): number {
  const control = headers.get('cache-control') ?? '';
  if (/no-cache|no-store/.test(control)) return 0;
  return Number(/max-age=(\d+)/.exec(control)?.[1] ?? Infinity);
}

function isLongText({ headers, text }: Answer): boolean {
  return text.length > 2000 && !headers.get('content-type')?.startsWith('image/png');
}
