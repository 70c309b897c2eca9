/** Builds the full-text index with Pagefind: one record a code for both languages, so a query finds the same pages on both sites. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type IndexFile } from 'pagefind';
import { readCatalog } from '../../publish/catalog-file.ts';
import { locales } from '../../i18n/locales.ts';
import { collectTexts } from './collect-texts.ts';
import { toIndexText } from './full-text.ts';

/** What the box loads. The rest is Pagefind’s own interfaces, other languages, and a fragment for each result, in whose place `slugs.json` stands. */
const loaded = /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_meta|index\/.*)$/;

export function pagefindIntegration(): AstroIntegration {
  let indexing: ReturnType<typeof makeIndex>;
  return {
    name: 'full-text',
    hooks: {
      // Pagefind works in a process of its own, so it reads while the pages are being rendered.
      'astro:build:start': () => {
        indexing = makeIndex();
        // Told when it is waited for.
        indexing.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { files, slugs, count } = await indexing;
        const folder = join(fileURLToPath(dir), 'pagefind');
        await mkdir(join(folder, 'index'), { recursive: true });
        for (const { path, content } of files) await writeFile(join(folder, path), content);
        await writeFile(join(folder, 'slugs.json'), JSON.stringify(slugs));
        logger.info(`full-text index of ${count} entries`);
      },
    },
  };
}

async function makeIndex() {
  const { catalog } = readCatalog();
  if (!catalog) throw new Error('The full-text index was not begun: the catalog had errors when the build started.');
  const { index, errors } = await createIndex({});
  if (!index) throw new Error(errors.join('\n'));
  await Promise.all(
    catalog.entries.map(async (entry) => {
      // `en` for all: the texts are cut into words beforehand, so no language module is needed or wanted.
      const added = await index.addCustomRecord({
        url: `/${entry.slug}`,
        language: 'en',
        content: toIndexText(collectTexts(catalog, entry).join('\n')),
        meta: { title: toIndexText([entry.name, ...locales.map((locale) => entry.title[locale])].join(' ')) },
      });
      if (added.errors.length) throw new Error(added.errors.join('\n'));
    }),
  );
  const { files, errors: faults } = await index.getFiles();
  await close();
  if (faults.length) throw new Error(faults.join('\n'));
  return { files: files.filter(({ path }) => loaded.test(path)), slugs: readSlugs(files), count: catalog.entries.length };
}

/** The slug behind each of Pagefind’s result ids: with it a result needs no request of its own. */
function readSlugs(files: readonly IndexFile[]): Record<string, string> {
  const pairs = files.flatMap(({ path, content }): [string, string][] => {
    const [, id] = /^fragment\/(.+)\.pf_fragment$/.exec(path) ?? [];
    if (!id) return [];
    const text = gunzipSync(content).toString('utf8');
    // A mark of Pagefind stands before the JSON.
    const { url } = JSON.parse(text.slice(text.indexOf('{'))) as { url: string };
    return [[id, url.slice(1)]];
  });
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}
