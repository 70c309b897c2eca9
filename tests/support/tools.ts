/** Programs that run samples, where the machine has them. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';

export function run(command: string, args: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(command, args, { encoding: 'utf8', input });
}

const known = new Map<string, boolean>();

/** Whether a program tells its version; each is asked once. */
export function has(tool: string): boolean {
  const there = known.get(tool) ?? run(tool, ['--version']).status === 0;
  known.set(tool, there);
  return there;
}
