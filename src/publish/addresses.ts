/** What the page for addresses that are not there has to know: every code, as small as it can be said. */
import type { Catalog } from '../catalog/model.ts';
import type { KnownCode } from './resolve-address.ts';

/** Slug, title in Chinese, title in English; of a template code also the literal code and the names of its placeholders. */
export type AddressRow = [slug: string, zh: string, en: string, template?: string, ...names: string[]];

export function buildAddressRows(catalog: Catalog): AddressRow[] {
  return catalog.entries.map(({ name, slug, title, codePlaceholders }) => {
    if (codePlaceholders.length === 0) return [slug, title.zh, title.en];
    return [slug, title.zh, title.en, name, ...codePlaceholders.map((item) => item.name)];
  });
}

export function readAddressRow([slug, zh, en, code, ...names]: AddressRow): KnownCode & { title: Record<'zh' | 'en', string> } {
  return { slug, title: { zh, en }, ...(code === undefined ? {} : { template: { code, names } }) };
}
