/** `npm run format` writes the catalogue in its form; the rest of the repository has that of Prettier. */
import { readFileSync, writeFileSync } from 'node:fs';
import { formatCatalog } from '../catalog/format.ts';
import { catalogFile } from '../publish/catalog-file.ts';

const text = readFileSync(catalogFile, 'utf8');
const formatted = formatCatalog(text);
if (formatted !== text) writeFileSync(catalogFile, formatted);
