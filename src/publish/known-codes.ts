/** What the page for addresses that are not there has to know: every code and every reason, as small as it can be said. */
import type { Catalog } from '../catalog/model.ts';
import type { Bilingual } from '../catalog/schema.ts';
import type { KnownCode } from './resolve-address.ts';

export interface TitledCode extends KnownCode {
  title: Bilingual;
  reasons?: { id: string; title: Bilingual }[];
}

export function listKnownCodes(catalog: Catalog): TitledCode[] {
  return catalog.entries.map(({ name, slug, title, codePlaceholders, reasons }) => ({
    slug,
    title,
    ...(codePlaceholders.length ? { template: { code: name, names: codePlaceholders.map((item) => item.name) } } : {}),
    ...(reasons.length ? { reasons: reasons.map((reason) => ({ id: reason.id, title: reason.title })) } : {}),
  }));
}
