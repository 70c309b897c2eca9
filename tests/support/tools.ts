/** Programs that run samples, where the machine has them. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';

export function run(command: string, args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(command, args, { encoding: 'utf8', input });
}

const known = new Map<string, boolean>();

/** Whether a program is there, Java’s in the version of the samples; each is asked once. */
export function has(tool: string): boolean {
  if (!known.has(tool)) {
    const { status, stdout } = run(tool, ['--version']);
    const javac = Number(/^javac (\d+)/.exec(stdout)?.[1] ?? 17);
    // gofmt prints its usage instead.
    known.set(tool, (status === 0 || (tool === 'gofmt' && status === 2)) && javac >= 17);
  }
  return known.get(tool) === true;
}
