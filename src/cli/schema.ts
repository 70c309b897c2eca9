/** `npm run schema`: writes the JSON Schema that editors complete and check the catalogue with. */
import { writeFileSync } from 'node:fs';
import { buildEditorSchema, editorSchemaFile } from '../catalog/editor-schema.ts';

writeFileSync(editorSchemaFile, buildEditorSchema());
console.log(`${editorSchemaFile} is written.`);
