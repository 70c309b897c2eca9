/** `npm run new -- CODE [--category ID] [--status 400] [--file FILE]`: writes the draft of an entry into the catalogue. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { insertDraft } from '../catalog/draft.ts';
import { catalogFile } from '../publish/catalog-file.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { category: { type: 'string' }, status: { type: 'string' }, file: { type: 'string', default: catalogFile } },
});
const [name] = positionals;
if (name) {
  const status = values.status === undefined ? undefined : Number(values.status);
  const draft = insertDraft(readFileSync(values.file, 'utf8'), { name, category: values.category, status });
  if ('problem' in draft) fail(draft.problem);
  else {
    writeFileSync(values.file, draft.text);
    console.log(`${values.file}:${draft.line}  A draft of ${name}. Fill in every …, then run \`npm run validate\`.`);
  }
} else fail('npm run new -- CODE [--category ID] [--status 400]');

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
