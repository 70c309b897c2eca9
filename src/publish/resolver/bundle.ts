/** Makes the one file that anyone can import from the site: the resolver and its data, nothing outside. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'rolldown';
import type { Catalog } from '../../catalog/model.ts';
import { actors, retryVerdicts } from '../../catalog/schema.ts';
import { buildLookupIndex, buildLookupWords } from '../../engine/index/build-index.ts';
import { locales, mapLocales, type Locale } from '../../i18n/locales.ts';
import { buildCatalogJson } from '../formats/json.ts';
import type { ResolverData, SplitLocales } from './resolver.ts';

const entryName = 'resolve';

/**
 * @param root where the site is published, with a slash at the end
 */
export async function buildResolverModule(catalog: Catalog, root: string): Promise<string> {
  const data: ResolverData = {
    root,
    indexes: mapLocales((locale) => buildLookupIndex(catalog, locale)),
    words: mapLocales((locale) => buildLookupWords(catalog, locale)),
  };
  const { output } = await build({
    input: entryName,
    platform: 'neutral',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entryName ? id : undefined),
        load: (id) => (id === entryName ? writeEntry(data, catalog) : undefined),
      },
    ],
    output: { format: 'esm', minify: true },
    write: false,
  });
  const [chunk, ...others] = output;
  if (others.length || chunk.imports.length) throw new Error('The resolver has to be a single file that imports nothing.');
  return `/* Understands errors of the Volcano Engine Ark model API. Unofficial. import { resolve } from '${root}resolve.mjs'; resolve('429').answers */\n${chunk.code}`;
}

/** What the module is to a compiler: its functions, and the types of the engine, in one file that imports nothing. */
export function readResolverTypes(): string {
  const files = ['publish/resolver/resolve.d.mts', 'engine/explanation.ts'].map((file) => readFileSync(resolve('src', file), 'utf8'));
  const words = Object.entries({ Locale: locales, Actor: actors, RetryVerdict: retryVerdicts }).map(
    ([name, list]) => `export type ${name} = ${list.map((word) => `'${word}'`).join(' | ')};\n`,
  );
  return [...files.map((file) => file.replaceAll(/^import .*\n/gm, '')), ...words].join('\n');
}

function writeEntry(data: ResolverData, catalog: Catalog): string {
  const { version, format } = buildCatalogJson(catalog);
  return [
    `import { createResolver, joinLocales, redactText } from ${JSON.stringify(resolve('src/publish/resolver/resolver.ts'))};`,
    `export { redactText as redact };`,
    ...Object.entries({ edition: catalog.edition, version, format }).map(
      ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
    ),
    // As a text for JSON.parse: engines read that faster than an object literal.
    `const { root, indexes, words } = JSON.parse(${JSON.stringify(JSON.stringify({ ...data, indexes: splitLocales(data.indexes), words: splitLocales(data.words) }))});`,
    'export const resolve = createResolver({ root, indexes: joinLocales(indexes), words: joinLocales(words) });',
  ].join('\n');
}

/** Most of the data is the same in every language: it stands in the module once. */
function splitLocales<Data extends object>(data: Readonly<Record<Locale, Data>>): SplitLocales<Data> {
  const isShared = (key: keyof Data): boolean => locales.every((locale) => isDeepStrictEqual(data[locale][key], data.en[key]));
  const pick = (locale: Locale, shared: boolean): Partial<Data> =>
    Object.fromEntries(Object.entries(data[locale]).filter(([key]) => isShared(key as keyof Data) === shared)) as Partial<Data>;
  return { shared: pick('en', true), own: mapLocales((locale) => pick(locale, false)) };
}
