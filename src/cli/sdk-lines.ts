/** The lines of the official SDKs that our statements rest on, and whether they still stand there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const schema = z.record(
  z.string(),
  z.strictObject({
    repository: z.url(),
    commit: z.string().regex(/^[0-9a-f]{8}$/),
    lines: z.array(z.strictObject({ file: z.string(), line: z.int().min(1), text: z.string(), says: z.string() })).min(1),
  }),
);

type SdkLine = z.infer<typeof schema>[string]['lines'][number];
/** Where a line is now: at its place, at others, or nowhere. */
type LineState = SdkLine & { state: 'same' | 'moved' | 'gone'; now: number[] };

export const readSdkLines = (): z.infer<typeof schema> => schema.parse(parse(readFileSync('content/sdk-lines.yaml', 'utf8')));

/** The SDKs that are checked out below a path, by name, with what became of each line. */
export function checkSdk(root: string, sdks = readSdkLines()): Map<string, LineState[]> {
  const here = Object.entries(sdks).filter(([, { lines }]) => lines.some(({ file }) => existsSync(join(root, file))));
  return new Map(here.map(([name, { lines }]) => [name, lines.map((line) => locate(root, line))]));
}

function locate(root: string, line: SdkLine): LineState {
  const path = join(root, line.file);
  const texts = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const now = texts.flatMap((text, index) => (text.trim() === line.text ? [index + 1] : []));
  return { ...line, now, state: now.includes(line.line) ? 'same' : now.length ? 'moved' : 'gone' };
}
