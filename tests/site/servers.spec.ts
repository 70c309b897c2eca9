/** The configurations of `deploy/` with the servers they are for, and the tests’ own server, held to what README promises of any. */
import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkSite, type Shortfall } from '../../src/publish/hosting/check-site.ts';
import { mediaTypes } from '../../src/publish/hosting/promises.ts';
import { builds } from '../support/sites/builds.ts';
import { listen } from '../support/sites/listen.ts';
import { realServers, serveReally } from '../support/sites/real-servers.ts';
import { serve } from '../support/sites/serve.ts';

// In turn: what packs a build packs it for both servers.
test.describe.configure({ mode: 'default' });

const tellBroken = (findings: readonly Shortfall[]): string[] =>
  findings.flatMap(({ promise, broken }) => broken.map((line) => `${promise}: ${line}`));

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
        expect(findings.length).toBeGreaterThan(15);
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
  ]);
});

test('a server that knows no types, no folders and no page for what is not there is told each of it', async () => {
  const careless = await listen((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(builds.real.dir, path, path.endsWith('/') ? 'index.html' : '');
    const isThere = existsSync(file) && statSync(file).isFile();
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'application/octet-stream' });
    response.end(isThere ? readFileSync(file) : 'Not found');
  });
  const findings = await checkSite(new URL(careless.origin));
  await careless.close();
  const broken = findings.filter((finding) => finding.broken.length && finding.weight === 'must').map(({ promise }) => promise);
  expect(broken).toEqual([
    'pages are there, as HTML',
    'files are there, each with its type',
    'what is not there is a 404, and gets the page that looks for what was meant',
    'an address without its last slash leads on, query and all',
    'what has no hash in its name is asked about each time, or kept for at most an hour',
  ]);
});

test('nginx has the types of the table, and no others', () => {
  const configuration = readFileSync(resolve(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8');
  const block = /\n {2}types \{\n([\s\S]*?)\n {2}\}/.exec(configuration)?.[1] ?? '';
  const typed = [...block.matchAll(/(\S+) ([\w ]+);/g)].flatMap(([, type = '', endings = '']) =>
    endings.split(' ').map((ending): [string, string] => [`.${ending}`, type]),
  );
  expect(Object.fromEntries(typed)).toEqual(mediaTypes);
});
