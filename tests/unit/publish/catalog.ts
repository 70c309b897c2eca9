/** The real catalogue, read once for the tests of what is made from it. */
import { buildCatalog, type Catalog } from '../../../src/catalog/model.ts';
import { readRealSource } from '../../support/real-catalog.ts';

export const site = 'https://ark-errors.example';

let catalog: Catalog | undefined;

export function getRealCatalog(): Catalog {
  catalog ??= buildCatalog(readRealSource());
  return catalog;
}

/** The entry of a code that the tests name; an error where the catalogue lost it. */
export function getEntry(name: string, { byName } = getRealCatalog()): Catalog['entries'][number] {
  const entry = byName.get(name);
  if (!entry) throw new Error(`The catalogue has no ${name}.`);
  return entry;
}
