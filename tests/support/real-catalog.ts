/**
 * The real catalogue for tests of what is made from it. Reading 13,000 lines of YAML takes longer than most of them, and every process of the
 * tests needs it: it is read once, and kept in `.cache` for as long as neither the file nor what reads it changes.
 */
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCatalog, type Catalog } from '../../src/catalog/model.ts';
import type { CatalogSource } from '../../src/catalog/schema.ts';
import { readCatalogFile } from '../../src/publish/catalog-file.ts';
import { hashFiles, root } from './files.ts';

/** Where the tests of what is published say that it is. */
export const site = 'https://ark-errors.example';

const cache = join(root, '.cache/catalog');
const day = 24 * 60 * 60 * 1000;

let known: CatalogSource | undefined;

/** The catalogue as its schema has it; an error where it is not valid. */
export function readRealSource(): CatalogSource {
  if (known) return known;
  const cached = join(cache, `${hashFiles(['content/errors.yaml', 'src/publish/catalog-file.ts', 'src/catalog'])}.json`);
  known = readCached(cached) ?? readFile(cached);
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

function readCached(file: string): CatalogSource | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as CatalogSource;
  } catch {
    return undefined;
  }
}

function readFile(cached: string): CatalogSource {
  const { catalog, issues } = readCatalogFile(join(root, 'content/errors.yaml'));
  if (!catalog) throw new Error(`The catalogue is not valid, it has ${issues.length} problems: npm run validate`);
  mkdirSync(cache, { recursive: true });
  const draft = join(cache, `${process.pid}.json`);
  writeFileSync(draft, JSON.stringify(catalog));
  // Whole or not there: another process may be reading.
  renameSync(draft, cached);
  // Nobody comes back to those of former days.
  for (const file of globSync(`${cache}/*.json`)) if (Date.now() - statSync(file).mtimeMs > day) rmSync(file, { force: true });
  return catalog;
}
