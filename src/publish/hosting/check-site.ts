/** Holds a server to the promises: asks it for what the site itself says there is, and says what came. */
import { z } from 'zod';
import { locales } from '../../i18n/locales.ts';
import { cacheControl, getContentType, isImmutable, listHeaders, mediaTypes } from './promises.ts';
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
  /** As it was asked for: below the root of the site, or from that of the host. */
  path: string;
  url: string;
  status: number;
  headers: Headers;
  text: string;
}

/** As much of `errors.json` as says what there is. */
const listingShape = z.object({
  errors: z.array(z.object({ slug: z.string(), reasons: z.array(z.object({ id: z.string() })).optional() })),
});
/** As much of Pagefind’s first file as says which ones follow. */
const indexShape = z.object({ languages: z.record(z.string(), z.object({ hash: z.string(), wasm: z.string() })) });

type Ask = (path: string, options?: RequestInit) => Promise<Answer>;
type Answers = Awaited<ReturnType<typeof askAround>>;

/**
 * @param root the address of the site, with a slash at the end
 * @param patience how long an answer may take, in milliseconds
 */
export async function checkSite(root: URL, patience = 20_000): Promise<Shortfall[]> {
  const ask: Ask = (path, options) => get(root, path, patience, options);
  const listing = await ask('errors.json');
  const { errors } = listingShape.safeParse(readJson(listing.text)).data ?? {};
  if (listing.status !== 200 || !errors)
    return [{ promise: 'the site is at this URL (its scheme, host, and base path)', broken: [say(listing)], asked: 1, weight: 'must' }];
  return judge(root, await askAround(root, listing, errors, ask));
}

/** Asks for some of each kind of page, for every file that they and the service worker name, and for what is not there. */
async function askAround(root: URL, listing: Answer, errors: z.infer<typeof listingShape>['errors'], ask: Ask) {
  const askAll = (paths: Iterable<string>): Promise<Answer[]> => Promise.all([...paths].map((path) => ask(path)));
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
  const [worker, index] = await Promise.all([ask('sw.js'), ask('pagefind/pagefind-entry.json')]);
  const named = [
    ...pages.flatMap(({ text }) => text.match(/(?<=\s(?:src|href)=")\/[^"?#]+\.\w+(?=")/g) ?? []),
    // The code and the data of the box: all that is kept for reading offline.
    ...(worker.text.match(/(?<=["'`,])\/[^"'`,\s]+\.\w+(?=["'`,])/g) ?? []),
  ].filter((path) => path.startsWith(root.pathname));
  const others = [
    ...['404.json', 'errors.schema.json', `errors/${slug}.json`, 'resolve.mjs', 'robots.txt', 'og/site.png'],
    ...['pagefind.js', 'pagefind-worker.js', 'slugs.json'].map((name) => `pagefind/${name}`),
    ...Object.values(indexShape.safeParse(readJson(index.text)).data?.languages ?? {}).flatMap(({ hash, wasm }) => [
      `pagefind/pagefind.${hash}.pf_meta`,
      `pagefind/wasm.${wasm}.pagefind`,
    ]),
    ...locales.flatMap((locale) => ['md', 'advice.json', 'reply.json'].map((ending) => `${locale}/errors/${slug}.${ending}`)),
  ].map((path) => root.pathname + path);
  return {
    pages,
    files: [listing, worker, index, ...(await askAll(new Set([...named, ...others])))],
    missing: await askAll(['no/such/page', 'en/errors/NoSuchCode/', 'zh/errors/599/', 'errors/', '_astro/none.js', 'none.md']),
    // Some page hosts send it from an address without its ending.
    notFound: await ask('404.html', { redirect: 'follow' }),
    types: await ask('resolve.d.mts'),
    withoutSlash: await askAll([`en/errors/${slug}?q=1`, `e/${slug}`, 'zh']),
    guessed: await ask('zh/errors/429/'),
    plain: await Promise.all(['zh/', 'errors.json', 'sw.js'].map((path) => ask(path, { headers: { 'accept-encoding': 'identity' } }))),
  };
}

/** One row for each promise: what it is, the answers that tell, and when it is kept. */
function judge(root: URL, { pages, files, missing, notFound, types, withoutSlash, guessed, plain }: Answers): Shortfall[] {
  const all = [...pages, ...files, ...missing];
  const homes = pages.filter(({ path }) => locales.some((locale) => path === `${locale}/`));
  return [
    must('pages are there, whole, as HTML', pages, isThere),
    must('files are there, whole, each with its type', files, isThere),
    must(
      'what is not there is a 404, and gets the page that looks for what was meant',
      missing,
      ({ status, text }) => status === 404 && text === notFound.text,
    ),
    must('an address without its last slash leads on, query and all', withoutSlash, leadsToSlash),
    must('every page brings its policy, which knows its scripts', pages, ({ text }) => {
      const policy = readPolicy(text) ?? '';
      return policy.startsWith(`default-src 'none'; script-src 'self'`) && listScriptHashes(text).every((hash) => policy.includes(hash));
    }),
    must('the policy in the headers allows what that of each page does (reload the server after a deploy)', pages, ({ text, headers }) => {
      // Several headers come as one, with commas between them, and all of them hold.
      const policies = headers.get('content-security-policy')?.split(',') ?? [];
      return policies.every((policy) => allows(policy, readPolicy(text) ?? ''));
    }),
    must(
      'what is sent compressed is the same (after each deploy, no compressed copy of an old build may be left)',
      plain,
      ({ path, text }) => all.find((answer) => answer.path === path)?.text === text,
    ),
    must(
      'what has no hash in its name is asked about each time, or kept for at most an hour',
      all.filter(isChanging),
      ({ headers }) => readAge(headers) <= 3600,
    ),
    should('the types of the module are text, not a download', [types], isThere),
    should(
      'what has a hash in its name is kept for good',
      files.filter((file) => !isChanging(file)),
      ({ headers }) => headers.get('cache-control') === cacheControl.immutable,
    ),
    should(
      'what has not changed is not sent again',
      [...homes, ...files.slice(0, 1)],
      ({ headers }) => headers.has('etag') || headers.has('last-modified'),
    ),
    should(
      'texts are compressed, and caches told so',
      all.filter(isLongText),
      ({ headers }) =>
        ['br', 'gzip', 'zstd'].includes(headers.get('content-encoding') ?? '') && /accept-encoding/i.test(headers.get('vary') ?? ''),
    ),
    ...Object.entries(listHeaders('')).map(([name, value]) =>
      should(`every answer has ${name}`, all, ({ headers }) =>
        value ? headers.get(name) === value : /^default-src 'none'.*frame-ancestors 'none'$/.test(headers.get(name) ?? ''),
      ),
    ),
    should('a status looked for among the codes leads to its page', [guessed], (answer) =>
      leadsTo(answer, new URL('zh/status/429/', root)),
    ),
    should(
      'search engines are led to this URL (built with its SITE_URL and BASE_PATH, sent without noindex)',
      homes,
      ({ url, text, headers }) =>
        text.includes(`<link rel="canonical" href="${url}"`) && !/noindex|none/.test(headers.get('x-robots-tag') ?? ''),
    ),
  ];
}

async function get(root: URL, path: string, patience: number, options?: RequestInit): Promise<Answer> {
  const { href: url } = new URL(path, root);
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { 'accept-encoding': 'br, gzip' },
      signal: AbortSignal.timeout(patience),
      ...options,
    });
    return { path, url, status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    // What `fetch` throws names its reason only in its cause.
    throw new Error(`${url}: ${String(error instanceof Error ? (error.cause ?? error) : error)}`, { cause: error });
  }
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
function say({ url, status, headers }: Answer): string {
  const told = ['content-type', 'content-encoding', 'cache-control', 'location', 'x-robots-tag'].flatMap((name) => headers.get(name) ?? []);
  return [`${url}: ${status}`, ...told].join(', ');
}

/** The ending of a file’s name; that of pages, which have none. */
function getEnding(path: string): string {
  return /\.\w+$/.exec(path)?.[0] ?? '.html';
}

function isThere({ path, status, headers, text }: Answer): boolean {
  const ending = getEnding(path);
  const isWhole = ending === '.html' ? text.includes('</html>') : ending === '.json' ? readJson(text) !== undefined : text !== '';
  return status === 200 && isWhole && typeFits(headers, ending);
}

/** Other names of types that readers and programs take as well. */
const otherTypes: Readonly<Record<string, RegExp>> = {
  '.ico': /^image\/vnd\.microsoft\.icon$/,
  '.js': /^application\/(x-)?javascript$/,
  '.json': /^application\/.+\+json$/,
  '.mjs': /^application\/(x-)?javascript$/,
  '.xml': /^application\/(.+\+)?xml$/,
};

/** A wrong charset spoils every text, even a page that says its own; none at all only those of a kind that says it nowhere. */
function typeFits(headers: Headers, ending: string): boolean {
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(/\s*;\s*/);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const wanted = mediaTypes[ending];
  if (!wanted) return true;
  return (
    (type === wanted || otherTypes[ending]?.test(type) === true) &&
    (charset ? /^charset="?utf-?8"?$/.test(charset) : !['.md', '.txt'].includes(ending))
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function leadsToSlash(answer: Answer): boolean {
  const there = new URL(answer.url);
  there.pathname += '/';
  return answer.status === 200 ? answer.text.includes('<html') : leadsTo(answer, there);
}

function leadsTo({ url, status, headers }: Answer, there: URL): boolean {
  return status >= 301 && status <= 308 && URL.parse(headers.get('location') ?? '', url)?.href === there.href;
}

/** Whether a policy lets a page do all that its own lets it. */
function allows(policy: string, own: string): boolean {
  const read = (text: string): Map<string, string[]> =>
    new Map(text.split(';').map((directive) => (([name = '', ...sources]) => [name, sources])(directive.trim().split(/\s+/))));
  const given = read(policy);
  return [...read(own)].every(([name, sources]) => {
    const allowed = given.get(name) ?? (name.endsWith('-src') ? given.get('default-src') : undefined);
    return !allowed || sources.every((source) => source === `'none'` || allowed.includes(source));
  });
}

/** A missing file is not kept, whatever its name. */
function isChanging({ path, status }: Answer): boolean {
  return status !== 200 || !isImmutable(path);
}

/** For how many seconds a cache, the reader’s or one on the way, may keep it without asking; without a word it may guess. */
function readAge(headers: Headers): number {
  const control = headers.get('cache-control') ?? '';
  if (/no-cache|no-store/.test(control)) return 0;
  const ages = [...control.matchAll(/(?:max-age|s-maxage)=(\d+)/g)].map(([, age]) => Number(age));
  return ages.length ? Math.max(...ages) : Infinity;
}

function isLongText({ path, text }: Answer): boolean {
  return text.length > 2000 && getContentType(getEnding(path)).includes('charset');
}
