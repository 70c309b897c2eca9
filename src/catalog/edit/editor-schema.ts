/** The JSON Schema of the catalog file, for editors. */
import { z } from 'zod';
import { catalogSchema, type ReferenceKind } from '../schema.ts';
import { listDefined, type LooseCatalog } from '../walk.ts';

/** From the root of the project. */
export const editorSchemaFile = 'content/errors.schema.json';

/** The text of the file, as `npm run update` writes it: it knows the ids of the catalog, so that editors complete and check them. */
export function buildEditorSchema(catalog: LooseCatalog, guides: readonly string[]): string {
  const schema = z.toJSONSchema(catalogSchema, {
    io: 'input',
    reused: 'ref',
    override: ({ jsonSchema }) => {
      delete jsonSchema['kind'];
      const { refers } = jsonSchema as { refers?: ReferenceKind };
      if (!refers) return;
      delete jsonSchema['refers'];
      const ids = [...new Set(refers === 'guides' ? guides : listDefined(catalog, refers))].sort();
      if (!ids.length) return;
      delete jsonSchema.pattern;
      jsonSchema.enum = ids;
    },
  });
  return `${JSON.stringify(schema, null, 1)}\n`;
}
