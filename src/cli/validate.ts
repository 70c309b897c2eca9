/** Every problem of the catalog, then a count; exit 1 when any is an error. */
import { readFileSync, writeFileSync } from 'node:fs';
import { applyFixes } from '../catalog/edit/fix.ts';
import { formatAnnotation, formatIssues, pickFirst } from '../catalog/issue.ts';
import { countWords } from '../catalog/edit/snippet.ts';
import { catalogFile, readCatalogFile } from '../publish/catalog-file.ts';
import { readArguments } from './arguments.ts';

const { values, positionals } = readArguments({
  usage: `npm run validate [-- --fix] [FILE]

Checks the catalog and reports every problem; --fix writes the corrections that are known.`,
  options: { fix: { type: 'boolean' } },
  most: 1,
});
const file = positionals[0] ?? catalogFile;
let result = readCatalogFile(file);
// One correction may bring another fault to light.
for (let run = 0; values.fix && run < 5; run++) {
  const { text, count } = result.issues.some(({ edit }) => edit)
    ? applyFixes(readFileSync(file, 'utf8'), result.issues)
    : { text: '', count: 0 };
  if (!count) break;
  writeFileSync(file, text);
  console.log(`${countWords(count, 'correction')} written.`);
  result = readCatalogFile(file);
}
console.log(formatIssues(result.issues));
if (process.env['GITHUB_ACTIONS']) for (const issue of pickFirst(result.issues)) console.log(formatAnnotation(issue));
process.exitCode = result.catalog ? 0 : 1;
