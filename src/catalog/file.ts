/** Reads the catalogue from disk, for everything that runs in Node: the loader, the commands and the tests. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { checkSamples } from '../lookup/samples-rule.ts';
import { parseCatalogBytes, type ParseResult } from './parse.ts';
import { readRuleContext } from './translations-file.ts';

const ownFile = 'content/errors.yaml';

/** Where the catalogue is, from the root of the project. `ARK_CATALOG` names another file: synthetic catalogues in tests and benchmarks. */
export const catalogFile: string = process.env['ARK_CATALOG'] ?? ownFile;

/** Checks the file with every rule; a file that cannot be read is an issue like any other. */
export function readCatalogFile(file: string = catalogFile): ParseResult {
  const path = resolve(file);
  // The record of translations, the guides and the samples belong to the project’s own catalogue, not to synthetic ones.
  const context = path === resolve(ownFile) ? { ...readRuleContext(), checkSamples } : {};
  return parseCatalogBytes(() => readFileSync(path), relative(process.cwd(), path), context);
}
