/** `npm run format` writes the catalogue in its form, `--check` says whether it is in it; the rest of the repository has that of Prettier. */
import { readFileSync, writeFileSync } from 'node:fs';
import { formatCatalog } from '../catalog/format.ts';
import { formatIssues } from '../catalog/issue.ts';
import { catalogFile, readCatalogFile } from '../publish/catalog-file.ts';

const text = readFileSync(catalogFile, 'utf8');
const formatted = formatCatalog(text);
if (formatted === undefined) refuse(formatIssues(readCatalogFile(catalogFile).issues));
else if (formatted !== text) {
  if (process.argv.includes('--check')) refuse(`${catalogFile} is not in its form: npm run format`);
  else writeFileSync(catalogFile, formatted);
}

function refuse(why: string): void {
  console.error(why);
  process.exitCode = 1;
}
