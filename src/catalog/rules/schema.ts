/** The first rule: the shape of the file, as the zod schema has it, told in the words of an author. */
import type { Issue } from '../issue.ts';
import { catalogSchema, type CatalogSource } from '../schema.ts';

export interface SchemaResult {
  catalog?: CatalogSource;
  /** What the other rules may look at; absent when too little is well-formed. */
  partial?: CatalogSource;
  issues: Issue[];
}

export function checkSchema(value: unknown): SchemaResult {
  const result = catalogSchema.safeParse(value);
  if (result.success) return { catalog: result.data, partial: result.data, issues: [] };
  return {
    issues: result.error.issues.map((issue) => ({
      severity: 'error',
      rule: 'schema',
      path: issue.path.filter((key) => typeof key !== 'symbol'),
      message: issue.message,
    })),
  };
}
