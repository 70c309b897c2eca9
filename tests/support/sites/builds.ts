/** The built sites that the tests read, each built once and again only when something it is made of has changed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFiles, root } from '../files.ts';
import { writeSyntheticCatalog } from '../catalogs/synthetic-catalog.ts';

export interface Build {
  name: string;
  /** Where it is, absolute. */
  dir: string;
  /** The base path, one slash at each end. */
  base: string;
  /** The address that canonical links carry, without the base. */
  site: string;
  /** What the build is given, besides the directory. */
  env: Readonly<Record<string, string>>;
}

const makeBuild = (
  name: string,
  dir: string,
  base = '/',
  site = 'https://ark-errors.example',
  env: Record<string, string> = {},
): Build => ({
  name,
  dir: join(root, dir),
  base,
  site,
  env: { BASE_PATH: base, SITE_URL: site, PUBLIC_REPOSITORY_URL: '', CACHE_DIR: `.cache/astro-${name}`, ...env },
});

const syntheticFile = '.cache/catalog-large.yaml';
/** Enough to cross every limit above which a site is built differently: see `ownPictureLimit`. */
export const largeCount = 450;

const { SITE_URL: publishedSite, BASE_PATH: publishedBase, PUBLIC_REPOSITORY_URL: repository } = process.env;

/** The real catalog at the root of a host. */
const real = makeBuild('real', 'dist');
const belowPath = { PUBLIC_REPOSITORY_URL: repository || 'https://code.example/ark-errors' };
/** Where the environment names an address to publish at, this is what gets published. */
const published =
  publishedSite && makeBuild('base', '.cache/dist-base', `/${publishedBase ?? ''}/`.replace(/\/+/g, '/'), publishedSite, belowPath);
/** The real entries and synthetic ones, below a path of another host that reads like one of a language, with a repository. */
const large = makeBuild('large', '.cache/dist-large', '/sub/en/', 'https://docs.example', { ...belowPath, ARK_CATALOG: syntheticFile });

export const builds = {
  real,
  /** Below a path: what gets published, else the one with many codes, which has all that the real one has. */
  base: published || large,
  large,
} as const satisfies Record<string, Build>;

/** Builds the site unless it is there and current. Resolves to whether it was built. */
export async function ensureBuild(build: Build): Promise<boolean> {
  const stampFile = join(root, `.cache/stamps/${build.name}`);
  const hash = hashInputs(build);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === describeResult(hash, build)) return false;
  rmSync(build.dir, { recursive: true, force: true });
  if (build.env['ARK_CATALOG']) writeSyntheticCatalog(join(root, syntheticFile), largeCount);
  await runAstro({ ...build.env, OUT_DIR: build.dir });
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, describeResult(hash, build));
  return true;
}

/** With the time of the result: it tells whether somebody else has built over it. */
function describeResult(hash: string, build: Build): string {
  const index = join(build.dir, 'index.html');
  return `${hash} ${existsSync(index) ? statSync(index).mtimeMs : 'none'}`;
}

/** What the site is made of, and the synthetic codes. */
const inputs = ['astro.config.mjs', 'ec.config.mjs', 'package-lock.json', 'tsconfig.json', 'content', 'public', 'src'];
const synthetic = ['tests/support/catalogs/synthetic-catalog.ts', 'tests/support/random.ts'];

function hashInputs(build: Build): string {
  return hashFiles([...inputs, ...(build.env['ARK_CATALOG'] ? synthetic : [])], JSON.stringify({ ...build, dir: '', largeCount }));
}

/** Runs `astro build`. When it fails, the error holds what was printed from the first error on. */
export async function runAstro(env: Readonly<Record<string, string>>, cwd = root): Promise<void> {
  const child = spawn(join(root, 'node_modules/.bin/node'), [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((done) => child.on('close', done));
  if (code === 0) return;
  const error = output.search(/.*\[ERROR\]/);
  throw new Error(`The build failed.\n\n${error < 0 ? output.slice(-6000) : output.slice(error)}`);
}
