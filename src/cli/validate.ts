/** `npm run validate [FILE]`: every problem of the catalogue, then a count; exit 1 when any is an error. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { catalogFile } from '../catalog/file.ts';
import { formatIssues } from '../catalog/issue.ts';
import { parseCatalogBytes } from '../catalog/parse.ts';
import { readRuleContext } from '../catalog/translations-file.ts';
import { checkSamples } from '../lookup/samples-rule.ts';

const file = resolve(process.argv[2] ?? catalogFile);
// The lock and the guides belong to the project’s own catalogue, not to synthetic ones.
const context = file === resolve('content/errors.yaml') ? { ...readRuleContext(), checkSamples } : {};
const { catalog, issues } = parseCatalogBytes(() => readFileSync(file), relative(process.cwd(), file), context);

console.log(formatIssues(issues));
process.exitCode = catalog ? 0 : 1;
