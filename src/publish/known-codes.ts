/** What the page for addresses that are not there has to know: every code and every reason, as small as it can be said. */
import type { Catalog } from '../catalog/model.ts';
import type { Bilingual } from '../catalog/schema.ts';
import type { Known, KnownCode } from './resolve-address.ts';

export interface TitledCode extends KnownCode {
  title: Bilingual;
  reasons?: { id: string; title: Bilingual }[];
}

export interface TitledKnown extends Known {
  codes: readonly TitledCode[];
}

export function listKnown(catalog: Catalog): TitledKnown {
  return { codes: catalog.entries.map(describeCode), statuses: catalog.statuses };
}

function describeCode({ name, slug, title, codePlaceholders, reasons }: Catalog['entries'][number]): TitledCode {
  return {
    slug,
    title,
    ...(codePlaceholders.length ? { template: { code: name, names: codePlaceholders.map((item) => item.name) } } : {}),
    ...(reasons.length ? { reasons: reasons.map((reason) => ({ id: reason.id, title: reason.title })) } : {}),
  };
}
