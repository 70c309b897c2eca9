/** The real catalogue, read once for the tests of what is made from it. */
import { buildCatalog, type Catalog } from '../../../src/catalog/model.ts';
import { readCatalogFile } from '../../../src/publish/catalog-file.ts';

export const site = 'https://ark-errors.example';

let catalog: Catalog | undefined;

export function getRealCatalog(): Catalog {
  if (catalog) return catalog;
  const { catalog: source, issues } = readCatalogFile('content/errors.yaml');
  if (!source) throw new Error(`The catalogue is not valid: ${issues.length} issues.`);
  catalog = buildCatalog(source);
  return catalog;
}

/** The entry of a code that the tests name; an error where the catalogue lost it. */
export function getEntry(name: string): Catalog['entries'][number] {
  const entry = getRealCatalog().byName.get(name);
  if (!entry) throw new Error(`The catalogue has no ${name}.`);
  return entry;
}
