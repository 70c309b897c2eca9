/** The whole test command after set-up: static checks two at a time, then every Playwright project. Tells everything that is wrong, not the first thing. */
import { spawn } from 'node:child_process';

const checks = ['lint', 'format:check', 'check', 'validate'];

interface Outcome {
  name: string;
  ok: boolean;
  seconds: number;
}

// The types of the content collections are generated: without them the linter sees `any`.
const synced = await run('astro', ['sync'], false);
if (!synced.ok) console.log(synced.output);

const outcomes = await runChecks([...checks], 2);
for (const { name, ok, seconds } of outcomes) console.log(`${ok ? '✓' : '✗'} ${name}  ${seconds.toFixed(1)} s`);
const failed = outcomes.filter(({ ok }) => !ok).map(({ name }) => name);

// Arguments of `npm test -- …` are Playwright’s, e.g. `--grep` or `--project=unit`.
const tested = await run('playwright', ['test', ...process.argv.slice(2)], true);
if (failed.length) console.error(`\nThe tests aside, these failed (their output is above): ${failed.join(', ')}`);
process.exitCode = tested.ok && failed.length === 0 ? 0 : 1;

async function runChecks(queue: string[], lanes: number): Promise<Outcome[]> {
  const results: Outcome[] = [];
  const lane = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const started = performance.now();
      const { ok, output } = await run('npm', ['run', '--silent', name], false);
      results.push({ name, ok, seconds: (performance.now() - started) / 1000 });
      if (!ok) console.log(`\n── npm run ${name} ──\n${output}`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Runs a command, its output shown at once or kept. */
function run(command: string, args: string[], show: boolean): Promise<{ ok: boolean; output: string }> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => done({ ok: code === 0, output }));
  });
}
