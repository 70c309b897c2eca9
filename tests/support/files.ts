/** The files of the project and of what is built of it, by their folders. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Every file below a folder, sorted; the place itself where it is a file, and nothing where nothing is. */
export function listFiles(place: string): string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .sort();
}

/** What stands for the files at these places of the repository: their names and contents. Another start gives another hash. */
export function hashFiles(places: readonly string[], start = ''): string {
  const hash = createHash('sha256').update(start);
  for (const place of places) for (const file of listFiles(join(root, place))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}
