/** How every command here reads its command line, and how it ends where it cannot go on: with a line for people, without a stack. */
import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { describeReadError } from '../catalog/read/file-faults.ts';

/** What a command exits with that was called wrongly: `EX_USAGE` of sysexits. */
export const wrongUsage = 64;

interface CommandLine<Options> {
  /** Its first line is the command with all that it takes. */
  usage: string;
  options?: Options;
  /** How many arguments it takes besides options: none when not given. */
  least?: number;
  most?: number;
}

/** What this command was given. `--help` prints the usage and ends it; so does whatever it does not take. */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>({
  usage,
  options,
  least = 0,
  most = least,
}: CommandLine<Options>): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  if (process.argv.includes('--help')) {
    console.log(usage);
    process.exit();
  }
  try {
    const read = parseArgs({ allowPositionals: true, ...(options && { options }) });
    const { positionals } = read;
    if (positionals.length >= least && positionals.length <= most) return read;
    refuse(positionals.length > most ? `Too much: ${positionals.slice(most).join(' ')}` : 'An argument is missing.', usage);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error), usage);
  }
}

/** Ends a command that was called wrongly. */
export function refuse(problem: string, usage: string): never {
  stop(`${problem}\n\n${usage}`, wrongUsage);
}

/** Ends a command that cannot do what it was called for. */
export function stop(problem: string, code = 1): never {
  console.error(problem);
  process.exit(code);
}

/** The text of a file that somebody named. */
export function readNamed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return stop(describeReadError(error, file).message);
  }
}
