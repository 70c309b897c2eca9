/**
 * The test command after set-up: `npm test` runs all parts, `npm test -- unit` one of them. What follows the parts goes to their runner:
 * a piece of a path chooses files, and options are those of `node --test` (unit, cases) or of Playwright (site, browser).
 * Runs every part whatever failed before, and ends with one line over all: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { ensureBrowser } from './support/browser/find-browser.ts';

const parts = ['checks', 'unit', 'cases', 'site', 'browser'] as const;
type Part = (typeof parts)[number];

/** What is checked without running anything, two rows beside each other. The first of them writes the types that the linter needs. */
const checks = [
  ['astro check', 'eslint --max-warnings 0 .'],
  ['node src/cli/format.ts --check', 'node src/cli/validate.ts'],
];

const root = resolve(import.meta.dirname, '..');
const counts = join(root, '.cache/counts');
rmSync(counts, { recursive: true, force: true });
mkdirSync(counts, { recursive: true });

const { wanted, rest } = readArguments(process.argv.slice(2));
if (wanted.has('browser')) ensureBrowser();
const failed: string[] = [];
if (wanted.has('checks')) failed.push(...(await runChecks()));
if ((wanted.has('unit') || wanted.has('cases')) && !(await runNode())) failed.push('unit or cases');
if ((wanted.has('site') || wanted.has('browser')) && !(await runPlaywright())) failed.push('site or browser');

const total = readCounts();
if (failed.length) console.error(`\nFailed, see above: ${failed.join(', ')}`);
if (wanted.size > 1 || !wanted.has('checks'))
  console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = failed.length ? 1 : 0;

function readArguments(list: readonly string[]): { wanted: ReadonlySet<Part>; rest: string[] } {
  const isPart = (word: string): word is Part => parts.some((part) => part === word);
  const end = list.findIndex((word) => !isPart(word));
  const named = list.slice(0, end < 0 ? list.length : end).filter(isPart);
  const others = list.slice(named.length);
  if (others.length && !named.length) {
    console.error(`Name the part first, one or several of ${parts.join(', ')}: npm test -- unit ${others.join(' ')}`);
    process.exit(1);
  }
  return { wanted: new Set(named.length ? named : parts), rest: others };
}

/** The names of the checks that failed. Their output is shown only then, but for that of validation, which also warns. */
async function runChecks(): Promise<string[]> {
  const bad: string[] = [];
  const runInTurn = async (commands: readonly string[]): Promise<void> => {
    for (const name of commands) {
      const started = performance.now();
      const [command = '', ...args] = name.split(' ');
      const { ok, output } = await run(command, args, {}, false);
      if (!ok) bad.push(name);
      if (!ok || name.endsWith('validate.ts')) console.log(`\n── ${name} ──\n${output}`);
      console.log(`${ok ? '✓' : '✗'} ${name}  ${((performance.now() - started) / 1000).toFixed(1)} s`);
    }
  };
  await Promise.all(checks.map(runInTurn));
  return bad;
}

/** Few processes run the files: what one of them has loaded, the catalog and the engine above all, serves its next ones. They take about as long. */
async function runNode(): Promise<boolean> {
  const options = rest.filter((word) => word.startsWith('-'));
  const pieces = rest.filter((word) => !word.startsWith('-'));
  const files = globSync('tests/{unit,cases}/**/*.spec.ts', { cwd: root })
    .filter((file) => wanted.has(file.startsWith('tests/unit') ? 'unit' : 'cases'))
    .filter((file) => pieces.length === 0 || pieces.some((piece) => file.includes(piece)))
    .sort();
  const start = async (name: string, list: readonly string[], ...own: string[]): Promise<boolean> => {
    const reporters = [
      [process.env['CI'] ? 'dot' : 'spec', 'stdout'],
      ['./tests/support/count.ts', join(counts, `${name}.json`)],
    ].flatMap(([reporter = '', to = '']) => [`--test-reporter=${reporter}`, `--test-reporter-destination=${to}`]);
    return (await run('node', ['--test', ...own, ...reporters, ...options, ...list], {}, true)).ok;
  };
  // What is watched goes on: one runner for all.
  if (options.includes('--watch')) return start('all', files);
  const groups = Map.groupBy(files, (file) => {
    if (!file.startsWith('tests/unit')) return 'cases';
    // Two processes that take about as long; what uses the lookup is in one of them.
    return /unit.(?:engine|publish|snippets)/.test(file) ? 'lookup' : 'others';
  });
  const results = await Promise.all([...groups].map(([name, list]) => start(name, list, '--test-isolation=none')));
  return results.length > 0 && results.every(Boolean);
}

async function runPlaywright(): Promise<boolean> {
  const projects = (['site', 'browser'] as const).filter((part) => wanted.has(part)).map((part) => `--project=${part}`);
  const env = { TEST_COUNTS: join(counts, 'playwright.json') };
  return (await run('playwright', ['test', ...projects, ...rest], env, true)).ok;
}

function readCounts(): Record<'passed' | 'failed' | 'skipped', number> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const file of readdirSync(counts)) {
    const text = readFileSync(join(counts, file), 'utf8');
    // A runner that broke down has counted nothing. It failed as a whole.
    if (!text) continue;
    const { stats } = JSON.parse(text) as { stats: Record<'expected' | 'unexpected' | 'skipped' | 'flaky', number> };
    total.passed += stats.expected + stats.flaky;
    total.failed += stats.unexpected;
    total.skipped += stats.skipped;
  }
  return total;
}

/** Runs a command, its output shown at once or kept. */
function run(command: string, args: readonly string[], env: Readonly<Record<string, string>>, show: boolean) {
  return new Promise<{ ok: boolean; output: string }>((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
        // Dozens of processes load the same programs: each is compiled once.
        NODE_COMPILE_CACHE: join(root, '.cache/compiled'),
        ...env,
      },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}
