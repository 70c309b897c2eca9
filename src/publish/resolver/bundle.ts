/** Makes the one file that anyone can import from the site: the resolver and its data, nothing outside. */
import { resolve } from 'node:path';
import { build } from 'rolldown';
import type { Catalog } from '../../catalog/model.ts';
import { buildLookupIndex, buildLookupWords } from '../../engine/index/build-index.ts';
import { mapLocales } from '../../i18n/locales.ts';
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
        load: (id) => (id === entryName ? writeEntry(data, catalog.edition) : undefined),
      },
    ],
    output: { format: 'esm', minify: true },
    write: false,
  });
  const [chunk, ...others] = output;
  if (others.length || chunk.imports.length) throw new Error('The resolver has to be a single file that imports nothing.');
  return `/* Understands errors of the Volcano Engine Ark model API. Unofficial. import { resolve } from '${root}resolve.mjs'; resolve('429').answers */\n${chunk.code}`;
}

function writeEntry(data: ResolverData, edition: string): string {
  const from = (path: string): string => JSON.stringify(resolve('src', path));
  return [
    `import { createResolver } from ${from('publish/resolver/resolver.ts')};`,
    `export { redact } from ${from('engine/read/redact.ts')};`,
    `export const edition = ${JSON.stringify(edition)};`,
    // As a text for JSON.parse: engines read that faster than an object literal.
    `export const resolve = createResolver(JSON.parse(${JSON.stringify(JSON.stringify(data))}));`,
  ].join('\n');
}
