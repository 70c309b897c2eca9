/** The configurations of `deploy/` with the servers they are for, and the tests’ own server, held to what README promises of any. */
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { checkSite, type Shortfall } from '../../src/publish/hosting/check-site.ts';
import { mediaTypes } from '../../src/publish/hosting/promises.ts';
import { builds } from '../support/sites/builds.ts';
import { listen } from '../support/sites/listen.ts';
import { realServers, serveReally } from '../support/sites/real-servers.ts';
import { serve } from '../support/sites/serve.ts';

// In turn: what packs a build packs it for both servers.
test.describe.configure({ mode: 'default' });

const tellBroken = (findings: readonly Shortfall[]): string[] =>
  findings.flatMap(({ promise, broken }) => (promise === elsewhere ? [] : broken.map((line) => `${promise}: ${line}`)));

/** The builds that are tested are for other hosts than this machine. */
const elsewhere = 'search engines are led to this URL (built with its SITE_URL and BASE_PATH, sent without noindex)';

interface Answer {
  /** From the root of the host, with the query. */
  readonly path: string;
  status: number;
  headers: Record<string, string>;
  body: Buffer<ArrayBuffer> | string;
}

/** What is found at the server of the tests when something is wrong in its answers. */
async function checkEdited(edit: (answer: Answer, asked: IncomingHttpHeaders) => void): Promise<Shortfall[]> {
  const good = await serve(builds.real.dir);
  const bad = await listen((request, response) => {
    void (async () => {
      const { url: path = '/' } = request;
      const given = await fetch(good.origin + path, { redirect: 'manual' });
      const { 'transfer-encoding': _, ...headers } = Object.fromEntries(given.headers);
      const answer: Answer = { path, status: given.status, headers, body: Buffer.from(await given.arrayBuffer()) };
      edit(answer, request.headers);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    })();
  });
  const findings = await checkSite(new URL(bad.origin));
  await Promise.all([bad.close(), good.close()]);
  return findings;
}

for (const [name, file] of [
  ['nginx', 'nginx.conf'],
  ['caddy', 'Caddyfile'],
] as const) {
  for (const build of [builds.real, builds.base]) {
    test(`${name} keeps every promise with deploy/${file}, the site at ${build.base}`, async () => {
      const { path, debian } = realServers[name];
      const advice = `${name} is not installed, so deploy/${file} was not tested: apt-get install ${debian}`;
      if (!path) console.warn(advice);
      test.skip(!path, advice);
      const server = await serveReally(name, file, build);
      try {
        const findings = await checkSite(new URL(build.base, server.origin));
        expect(findings.length).toBeGreaterThan(17);
        expect(tellBroken(findings)).toEqual([]);
        // What the page hosts read is nobody else’s.
        for (const own of ['_headers', '_redirects', '_headers.nginx'])
          expect((await fetch(`${server.origin}${build.base}${own}`)).status).toBe(404);
      } finally {
        await server.close();
      }
    });
  }
}

test('the server of the tests keeps every promise but compression and guessed addresses', async () => {
  const server = await serve(builds.real.dir);
  const broken = (await checkSite(new URL(server.origin))).filter((finding) => finding.broken.length);
  await server.close();
  expect(broken.map(({ promise, weight }) => [promise, weight])).toEqual([
    ['what has not changed is not sent again', 'should'],
    ['texts are compressed, and caches told so', 'should'],
    ['a status looked for among the codes leads to its page', 'should'],
    [elsewhere, 'should'],
  ]);
});

test('whatever a server gets wrong for readers is told, with its address', async () => {
  type Edit = (answer: Answer, asked: IncomingHttpHeaders) => unknown;
  const lose: Edit = (answer) => Object.assign(answer, { status: 404, headers: { 'cache-control': 'no-cache' } });
  const empty: Edit = (answer) => (answer.body = '');
  const faults: [promise: string, path: RegExp, edit: Edit][] = [
    ['pages', /^\/zh\/$/, ({ headers }) => (headers['content-type'] = 'text/html; charset=iso-8859-1')],
    ['pages', /^\/en\/$/, (answer) => (answer.body = answer.body.slice(0, answer.body.length / 2))],
    ['files', /^\/404\.json$/, lose],
    ['files', /^\/zh\/words\.han\.json$/, lose],
    ['files', /\.advice\.json$/, lose],
    ['files', /\.reply\.json$/, lose],
    ['files', /^\/_astro\/box\..*\.js$/, lose],
    ['files', /^\/pagefind\/pagefind\.js$/, lose],
    ['files', /\.pf_meta$/, lose],
    ['files', /^\/zh\/manifest\.json$/, lose],
    ['files', /^\/icons\/.*\.png$/, lose],
    ['files', /^\/zh\/errors\/.*\.md$/, empty],
    ['files', /^\/en\/feed\.xml$/, empty],
    ['files', /^\/resolve\.mjs$/, empty],
    ['files', /^\/sw\.js$/, ({ headers }) => (headers['content-type'] = 'text/plain')],
    ['what is not there', /^\/zh\/errors\/599\/$/, (answer) => (answer.status = 301)],
    ['what is not there', /^\/none\.md$/, (answer) => (answer.body = 'Not found')],
    ['an address without', /^\/zh$/, ({ headers }) => (headers['location'] = 'https://other.example/zh/')],
    ['an address without', /^\/en\/errors\/[^/]+\?q=1$/, lose],
    ['every page brings', /^\/zh\/guides\/$/, (answer) => (answer.body = String(answer.body).replace('<script>', '<script>/* */'))],
    ['the policy in the headers', /^\/en\/errors\/$/, ({ headers }) => (headers['content-security-policy'] = `default-src 'self'`)],
    [
      'what is sent compressed',
      /^\/errors\.json$/,
      (answer, asked) => asked['accept-encoding'] !== 'identity' && (answer.body = String(answer.body).trimEnd() + ' '),
    ],
    ['what has no hash', /^\/robots\.txt$/, ({ headers }) => (headers['cache-control'] = 'max-age=0, s-maxage=604800')],
    ['what has no hash', /^\/pagefind\/slugs\.json$/, ({ headers }) => delete headers['cache-control']],
  ];
  const spoiled = faults.map(() => new Set<string>());
  const findings = await checkEdited((answer, asked) => {
    for (const [at, [, path, edit]] of faults.entries()) {
      if (!path.test(answer.path)) continue;
      edit(answer, asked);
      spoiled[at]?.add(answer.path);
    }
  });
  for (const [at, [promise, path]] of faults.entries()) {
    const { broken = [] } = findings.find((finding) => finding.weight === 'must' && finding.promise.startsWith(promise)) ?? {};
    expect(spoiled[at]?.size, `asked for ${path.source}`).toBeGreaterThan(0);
    for (const spoilt of spoiled[at] ?? [])
      expect(broken, promise).toContainEqual(expect.stringMatching(`:\\d+${RegExp.escape(spoilt)}: \\d`));
  }
  expect(findings.flatMap(({ weight, broken }) => (weight === 'must' ? broken : [])).length).toBe(
    spoiled.reduce((sum, { size }) => sum + size, 0),
  );
});

test('what page hosts do that hurts nobody is not held against them', async () => {
  const types: Record<string, string> = {
    '.css': 'text/css',
    '.html': 'text/html',
    '.ico': 'image/vnd.microsoft.icon',
    '.js': 'application/javascript',
    '.json': 'application/manifest+json',
    '.mjs': 'application/javascript',
    '.svg': 'image/svg+xml; charset=utf-8',
    '.xml': 'application/xml',
  };
  const notFound = readFileSync(join(builds.real.dir, '404.html'));
  const findings = await checkEdited((answer, { host = '' }) => {
    const { path, status, headers } = answer;
    const type = types[extname(path) || '.html'];
    if (type && status === 200) headers['content-type'] = type;
    // As Cloudflare Pages does.
    if (path === '/404.html') Object.assign(answer, { status: 308, headers: { location: '/404' }, body: '' });
    if (path === '/404') Object.assign(answer, { status: 200, body: notFound });
    headers['content-security-policy'] = "frame-ancestors 'self'; upgrade-insecure-requests";
    if (['/zh/', '/en/'].includes(path)) answer.body = String(answer.body).replaceAll(builds.real.site, `http://${host}`);
    if (path === '/en/') headers['x-robots-tag'] = 'noindex';
  });
  expect(tellBroken(findings.filter(({ weight }) => weight === 'must'))).toEqual([]);
  const led = findings.find(({ promise }) => promise === elsewhere);
  expect(led?.broken, 'at its own address, only what says noindex is not found').toEqual([expect.stringMatching(/\/en\/: 200.*noindex/)]);
});

test('what is no such site, or never answers, is told in a line', async () => {
  for (const text of ['<!doctype html><title>An app</title>', '{}']) {
    const other = await listen((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(text));
    const findings = await checkSite(new URL(other.origin));
    await other.close();
    expect(tellBroken(findings)).toEqual([
      `the site is at this URL (its scheme, host, and base path): ${other.origin}/errors.json: 200, text/html`,
    ]);
  }
  const silent = await listen(() => undefined);
  await expect(checkSite(new URL(silent.origin), 50)).rejects.toThrow(`${silent.origin}/errors.json: TimeoutError`);
  await silent.close();
});

test('nginx has the types of the table, and no others', () => {
  const configuration = readFileSync(resolve(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8');
  const block = /\n {2}types \{\n([\s\S]*?)\n {2}\}/.exec(configuration)?.[1] ?? '';
  const typed = [...block.matchAll(/(\S+) ([\w ]+);/g)].flatMap(([, type = '', endings = '']) =>
    endings.split(' ').map((ending): [string, string] => [`.${ending}`, type]),
  );
  expect(Object.fromEntries(typed)).toEqual(mediaTypes);
});
