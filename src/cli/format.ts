/** Writes the catalog in its form, and the rest of the repository in that of Prettier; with `--check` it only says what is not in it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { formatCatalog } from '../catalog/edit/format.ts';
import { formatIssues } from '../catalog/issue.ts';
import { catalogFile, readCatalogFile } from '../publish/catalog-file.ts';
import { readArguments, readNamed, stop } from './arguments.ts';

const {
  values: { check },
} = readArguments({
  usage:
    'npm run format [-- --check]\n\nFormats every file of the repository, the catalog in a form of its own; with --check says what is not formatted.',
  options: { check: { type: 'boolean' } },
});
const cache = ['--cache', '--cache-strategy=content', '--cache-location=.cache/prettier'];
const { status } = spawnSync('prettier', [check ? '--check' : '--write', '--log-level=warn', ...cache, '.'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const text = readNamed(catalogFile);
const formatted = formatCatalog(text);
if (formatted === undefined) stop(formatIssues(readCatalogFile().issues));
if (formatted !== text) {
  if (check) stop(`${catalogFile} is not in its form: npm run format`);
  writeFileSync(catalogFile, formatted);
}
