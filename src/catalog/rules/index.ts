/** The rules that look across fields and entries, one a file. The schema is the first rule; it runs before these. */
import type { Issue } from '../issue.ts';
import type { CatalogSource } from '../schema.ts';

export type Rule = (catalog: CatalogSource) => Issue[];

export const rules: readonly Rule[] = [];
