/** Writes the draft of an entry into the catalog. */
import { writeFileSync } from 'node:fs';
import { insertDraft } from '../catalog/edit/draft.ts';
import { catalogFile } from '../publish/catalog-file.ts';
import { readArguments, readNamed, refuse, stop } from './arguments.ts';

const usage = `npm run new -- CODE [--category ID] [--status 400] [--file FILE]

Writes a draft for a code at the end of its category; without --category and --status, those of the codes most like it. A name in kebab-case
becomes the id of a failure without a code.`;

const { values, positionals } = readArguments({
  usage,
  options: { category: { type: 'string' }, status: { type: 'string' }, file: { type: 'string', default: catalogFile } },
  least: 1,
});
const [name = ''] = positionals;
if (values.status !== undefined && !/^[1-5]\d\d$/.test(values.status)) refuse(`${values.status} is not an HTTP status: 100 to 599.`, usage);
const status = values.status === undefined ? undefined : Number(values.status);
const draft = insertDraft(readNamed(values.file), { name, category: values.category, status });
if ('problem' in draft) stop(draft.problem);
writeFileSync(values.file, draft.text);
console.log(
  `${values.file}:${draft.line}  A draft of ${name}. Fill in every … (CONTRIBUTING.md, “Fields of an entry”), then run \`npm run validate\`.`,
);
