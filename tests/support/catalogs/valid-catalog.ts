/** Small catalogs without a fault, and how the tests change them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatIssues } from '../../../src/catalog/issue.ts';
import { parseCatalog } from '../../../src/catalog/parse.ts';
import type { CatalogSource } from '../../../src/catalog/schema.ts';

export const valid: string = readFileSync(join(import.meta.dirname, 'valid.yaml'), 'utf8');

/** One that has every field of the schema. */
export const whole: string = readFileSync(join(import.meta.dirname, 'whole.yaml'), 'utf8');

/** The guides that there are, as the tests have it. */
export const guides = { zh: ['money'], en: ['money'] };

/** The catalog with pieces of its text replaced. Each must stand there once. */
export function change(...edits: (readonly [find: string, put: string])[]): string {
  return edits.reduce((text, [find, put]) => {
    if (text.split(find).length !== 2) throw new Error(`“${find}” stands ${text.split(find).length - 1} times in the valid catalog.`);
    return text.replace(find, () => put);
  }, valid);
}

/** The catalog of a text that has no error. */
export function read(text: string): CatalogSource {
  const { catalog, issues } = parseCatalog(text, 'x.yaml');
  if (!catalog) throw new Error(formatIssues(issues));
  return catalog;
}
