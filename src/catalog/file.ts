/** Reads the catalogue from disk, for everything that runs in Node: the loader, the commands and the tests. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseCatalog, type ParseResult } from './parse.ts';

/** Where the catalogue is, from the root of the project. `ARK_CATALOG` names another file: synthetic catalogues in tests and benchmarks. */
export const catalogFile: string = process.env['ARK_CATALOG'] ?? 'content/errors.yaml';

/** Parses the file; a file that cannot be read is an issue like any other. */
export function readCatalogFile(file: string = catalogFile): ParseResult {
  const path = resolve(file);
  const shown = relative(process.cwd(), path);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
    return parseCatalog(text, shown);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = missing
      ? 'There is no such file.'
      : error instanceof TypeError
        ? 'The file is not UTF-8.'
        : `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { issues: [{ severity: 'error', rule: 'file', path: [], message, file: shown, line: 1, column: 1 }] };
  }
}
