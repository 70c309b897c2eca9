/**
 * The real catalog for tests of what is made from it. Reading 13,000 lines of YAML takes longer than most of them, and every process of the
 * tests needs it: it is read once, and kept in `.cache` for as long as neither the file nor what reads it changes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildCatalog, type Catalog } from '../../../src/catalog/model.ts';
import type { CatalogSource } from '../../../src/catalog/schema.ts';
import { readCatalogFile } from '../../../src/publish/catalog-file.ts';
import { hashFiles, root } from '../files.ts';

/** Where the tests of what is published say that it is. */
export const site = 'https://ark-errors.example';

const cacheFile = join(root, '.cache/catalog.json');

let known: CatalogSource | undefined;

/** The catalog as its schema has it; an error where it is not valid. */
export function readRealSource(): CatalogSource {
  if (known) return known;
  const hash = hashFiles(['content/errors.yaml', 'content/questions.txt', 'src/publish/catalog-file.ts', 'src/catalog']);
  return (known = readCached(hash) ?? readFile(hash));
}

let built: Catalog | undefined;

export function getRealCatalog(): Catalog {
  built ??= buildCatalog(readRealSource());
  return built;
}

/** The entry of a code that the tests name; an error where the catalog lost it. */
export function getEntry(name: string, { byName } = getRealCatalog()): Catalog['entries'][number] {
  const entry = byName.get(name);
  if (!entry) throw new Error(`The catalog has no ${name}.`);
  return entry;
}

/** Nothing where it was kept of something else, and where another process is writing it. */
function readCached(hash: string): CatalogSource | undefined {
  try {
    const kept = JSON.parse(readFileSync(cacheFile, 'utf8')) as { hash: string; catalog: CatalogSource };
    return kept.hash === hash ? kept.catalog : undefined;
  } catch {
    return undefined;
  }
}

function readFile(hash: string): CatalogSource {
  const { catalog, issues } = readCatalogFile(join(root, 'content/errors.yaml'));
  if (!catalog) throw new Error(`The catalog is not valid, it has ${issues.length} problems: npm run validate`);
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify({ hash, catalog }));
  return catalog;
}
