/** The JSON Schema of the catalogue file, for editors. */
import { z } from 'zod';
import { catalogSchema } from './schema.ts';

/** From the root of the project. */
export const editorSchemaFile = 'content/errors.schema.json';

/** The text of the file, as `npm run schema` writes it. */
export function buildEditorSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(catalogSchema, { io: 'input' }), null, 2)}\n`;
}
