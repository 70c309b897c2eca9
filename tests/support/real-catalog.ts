/**
 * The real catalogue for tests of what is made from it. Each file of tests is a process of its own, and reading 13,000 lines of YAML takes
 * longer than most of them: it is read once, and kept in `.cache` for as long as neither the file nor what reads it changes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildCatalog, type Catalog } from '../../src/catalog/model.ts';
import type { CatalogSource } from '../../src/catalog/schema.ts';
import { readCatalogFile } from '../../src/publish/catalog-file.ts';

/** Where the tests of what is published say that it is. */
export const site = 'https://ark-errors.example';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, '.cache/catalog');

let known: CatalogSource | undefined;

/** The catalogue as its schema has it; an error where it is not valid. */
export function readRealSource(): CatalogSource {
  known ??= readCached() ?? readFile();
  return known;
}

let built: Catalog | undefined;

export function getRealCatalog(): Catalog {
  built ??= buildCatalog(readRealSource());
  return built;
}

/** The entry of a code that the tests name; an error where the catalogue lost it. */
export function getEntry(name: string, { byName } = getRealCatalog()): Catalog['entries'][number] {
  const entry = byName.get(name);
  if (!entry) throw new Error(`The catalogue has no ${name}.`);
  return entry;
}

function readCached(): CatalogSource | undefined {
  try {
    return JSON.parse(readFileSync(fileOfCache(), 'utf8')) as CatalogSource;
  } catch {
    return undefined;
  }
}

function readFile(): CatalogSource {
  const { catalog, issues } = readCatalogFile(join(root, 'content/errors.yaml'));
  if (!catalog) throw new Error(`The catalogue is not valid, it has ${issues.length} problems: npm run validate`);
  mkdirSync(cache, { recursive: true });
  const draft = join(cache, `${process.pid}.json`);
  writeFileSync(draft, JSON.stringify(catalog));
  // Whole or not there: another process may be reading.
  renameSync(draft, fileOfCache());
  return catalog;
}

function fileOfCache(): string {
  const hash = createHash('sha256');
  const programs = readdirSync(join(root, 'src/catalog'), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .sort();
  for (const file of [join(root, 'content/errors.yaml'), join(root, 'src/publish/catalog-file.ts'), ...programs])
    hash.update(readFileSync(file));
  return join(cache, `${hash.digest('hex')}.json`);
}
