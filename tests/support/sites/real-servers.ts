/** The real servers, with the configurations of `deploy/`, where the machine has them. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { packSite } from '../../../src/publish/hosting/pack.ts';
import type { Build } from './builds.ts';
import { root } from '../files.ts';
import { findPort, type LocalServer } from './listen.ts';
import { makeFolder } from '../temporary.ts';

interface Server {
  /** The package of Debian that has it. */
  debian: string;
  /** Its command; undefined where it is not installed. */
  path: string | undefined;
  /** What it is told, for a folder to work in and a port. Returns its arguments. */
  configure: (configuration: string, work: string, port: number) => string[];
}

const nginxFolder = '/etc/nginx';
const brotli = join(nginxFolder, 'modules-enabled/50-mod-http-brotli-static.conf');

export const realServers: Readonly<Record<'nginx' | 'caddy', Server>> = {
  nginx: {
    debian: 'nginx-light',
    path: existsSync(join(nginxFolder, 'nginx.conf')) ? findCommand('nginx') : undefined,
    // As Debian has it, its default site included; what it reads and writes besides its types and modules is in the folder.
    configure(configuration, work, port) {
      const readOwn = (file: string): string => (existsSync(join(nginxFolder, file)) ? readFileSync(join(nginxFolder, file), 'utf8') : '');
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join(' ');
      const files = {
        'nginx.conf': readOwn('nginx.conf')
          .replace(/^user .*/m, process.getuid?.() === 0 ? 'user root;' : '')
          .replace(/\/etc\/nginx\/(?=conf\.d|sites-enabled)|\/(?:var\/)?run\/|\/var\/log\/nginx\//g, `${work}/`),
        'conf.d/ark-errors.conf': configuration,
        'conf.d/work.conf': `${temporary} ${existsSync(brotli) ? 'brotli_static on;' : ''}`,
        'sites-enabled/default': listenAt(port, readOwn('sites-available/default')),
      };
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(join(work, dirname(file)), { recursive: true });
        writeFileSync(join(work, file), text);
      }
      return ['-c', join(work, 'nginx.conf'), '-e', join(work, 'error.log'), '-g', 'daemon off;'];
    },
  },
  caddy: {
    debian: 'caddy',
    path: findCommand('caddy'),
    configure(configuration, work) {
      writeFileSync(join(work, 'Caddyfile'), `{\nadmin off\nauto_https off\n}\n${configuration}`);
      return ['run', '--adapter', 'caddyfile', '--config', join(work, 'Caddyfile')];
    },
  },
};

/** Serves a build from a copy that is packed, as README says. */
export async function serveReally(name: keyof typeof realServers, file: string, build: Build): Promise<LocalServer> {
  const { path = name, configure } = realServers[name];
  const work = makeFolder();
  copies[build.name] ??= copyPacked(build);
  const copy = await copies[build.name];
  const port = await findPort();
  const configuration = listenAt(port, readFileSync(join(root, 'deploy', file), 'utf8'))
    // The name of the host.
    .replace('errors.example.com;', '127.0.0.1;')
    .replace(/^:80 /m, `http://127.0.0.1:${port} `)
    // The two lines that the configurations tell to change below a path.
    .replaceAll('/_headers.', `${build.base}_headers.`)
    .replaceAll('/404.html', `${build.base}404.html`)
    .replaceAll('/var/www/ark-errors', String(copy));
  const child = spawn(path, configure(configuration, work, port), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work },
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const closed = new Promise((done) => child.on('close', done));
  const origin = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    child.kill();
    await closed;
  };
  // It answers, or it has ended and said why.
  while (!(await fetch(origin).catch(() => undefined))) {
    if (child.exitCode === null) continue;
    await close();
    throw new Error(`${name} did not start: ${told}`);
  }
  return { origin, close };
}

/** A configuration of nginx for a port of this machine instead of port 80 of all. */
function listenAt(port: number, configuration: string): string {
  return configuration.replace(/listen \[::\].*\n/g, '').replace(/listen 80\b/g, `listen 127.0.0.1:${port}`);
}

/** Packed copies of builds, one for all servers of a process. */
const copies: Record<string, Promise<string>> = {};

/** A folder that holds a packed copy of a build where its base path says. */
async function copyPacked(build: Build): Promise<string> {
  const copy = makeFolder();
  const site = join(copy, build.base);
  mkdirSync(site, { recursive: true });
  cpSync(build.dir, site, { recursive: true, filter: makeFilter(build) });
  await packSite(site, 1);
  return copy;
}

/** Of the codes, those that `checkSite` asks for: packing all of them takes longer than all else. */
function makeFilter({ dir }: Build): (path: string) => boolean {
  const { errors, situations } = JSON.parse(readFileSync(join(dir, 'errors.json'), 'utf8')) as Record<string, Listed[]>;
  const asked = [errors?.[0], errors?.find(({ slug }) => slug.includes('.')), errors?.find(({ reasons }) => reasons?.length)];
  const others = new Set([...(errors ?? []), ...(situations ?? [])].flatMap((item) => (asked.includes(item) ? [] : item.slug)));
  return (path) => !others.has(basename(path).replace(/(?:\.(?:advice|reply))?\.(?:json|md|png)$/, ''));
}

interface Listed {
  slug: string;
  reasons?: unknown[];
}

function findCommand(name: string): string | undefined {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
