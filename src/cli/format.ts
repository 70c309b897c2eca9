/** Writes the catalogue in its form, and the rest of the repository in that of Prettier. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { formatCatalog } from '../catalog/format.ts';
import { formatIssues } from '../catalog/issue.ts';
import { catalogFile, readCatalogFile } from '../publish/catalog-file.ts';
import { readArguments, readNamed, stop } from './arguments.ts';

readArguments({ usage: 'npm run format\n\nFormats every file of the repository, the catalog in a form of its own.' });
const { status } = spawnSync('prettier', ['--write', '.'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const text = readNamed(catalogFile);
const formatted = formatCatalog(text);
if (formatted === undefined) stop(formatIssues(readCatalogFile().issues));
if (formatted !== text) writeFileSync(catalogFile, formatted);
