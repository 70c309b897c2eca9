/** `npm run format` writes the catalogue in its form; the rest of the repository has that of Prettier. */
import { readFileSync, writeFileSync } from 'node:fs';
import { formatCatalog } from '../catalog/format.ts';
import { formatIssues } from '../catalog/issue.ts';
import { catalogFile, readCatalogFile } from '../publish/catalog-file.ts';

const text = readFileSync(catalogFile, 'utf8');
const formatted = formatCatalog(text);
if (formatted === undefined) {
  console.error(formatIssues(readCatalogFile(catalogFile).issues));
  process.exitCode = 1;
} else if (formatted !== text) writeFileSync(catalogFile, formatted);
