/** `npm run validate [FILE]`: every problem of the catalogue, then a count; exit 1 when any is an error. */
import { catalogFile, readCatalogFile } from '../publish/catalog-file.ts';
import { formatIssues } from '../catalog/issue.ts';

const { catalog, issues } = readCatalogFile(process.argv[2] ?? catalogFile);
console.log(formatIssues(issues));
process.exitCode = catalog ? 0 : 1;
