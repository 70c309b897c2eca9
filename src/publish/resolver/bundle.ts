/** Makes the one file that anyone can import from the site: the resolver and its data, nothing outside. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'rolldown';
import type { Catalog } from '../../catalog/model.ts';
import { buildLookupIndex, buildLookupWords } from '../../engine/index/build-index.ts';
import { mapLocales } from '../../i18n/locales.ts';
import { buildCatalogJson } from '../formats/json.ts';
import type { ResolverData } from './resolver.ts';

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

/** What the module is to a compiler. A test holds it to the types of `resolver.ts`. */
export function readResolverTypes(): string {
  return readFileSync(resolve('src/publish/resolver/resolve.d.mts'), 'utf8');
}

function writeEntry(data: ResolverData, catalog: Catalog): string {
  const { version, format } = buildCatalogJson(catalog);
  return [
    `import { createResolver, redactText } from ${JSON.stringify(resolve('src/publish/resolver/resolver.ts'))};`,
    `export { redactText as redact };`,
    ...Object.entries({ edition: catalog.edition, version, format }).map(
      ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
    ),
    // As a text for JSON.parse: engines read that faster than an object literal.
    `export const resolve = createResolver(JSON.parse(${JSON.stringify(JSON.stringify(data))}));`,
  ].join('\n');
}
