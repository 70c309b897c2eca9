/** How the programs of the pages are cut into files: few, small, and without what no page here has. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ViteUserConfig } from 'astro';

type Plugin = NonNullable<ViteUserConfig['plugins']>[number];

/** @param base the base path, one slash at each end */
export function listClientPlugins(base: string): Plugin[] {
  return [lightPreload(base), ownCopies(), askAgain(), withoutUnused()];
}

/** What a module loaded on demand needs is fetched beside it. Vite’s own helper does that with seven times the code, on every page. */
function lightPreload(base: string): Plugin {
  const code = `export const __vitePreload = (load, paths = []) => {
  for (const path of paths) {
    const link = document.createElement('link');
    link.rel = path.endsWith('.css') ? 'stylesheet' : 'modulepreload';
    link.href = ${JSON.stringify(base)} + path;
    document.head.append(link);
  }
  return load();
};`;
  return { name: 'light-preload', apply: 'build', enforce: 'pre', load: { filter: { id: /vite\/preload-helper/ }, handler: () => code } };
}

/** The roots of the files that keep copies of their own, by the mark on what is copied into each. */
const roots = Object.entries({
  '?box': /\/components\/box\/(?:session|dialog|notes|unsure)\.ts$/,
  '?open': /\/components\/box\/open-box\.ts$/,
});

/**
 * The box comes in one file, and the way into it in another: what they share with each other and with pages is copied into each, for a request
 * costs more than a kilobyte. Left to the bundler the box would be sixteen files, half of them below a kilobyte.
 */
function ownCopies(): Plugin {
  // Of what is a table or a few functions, and imports nothing, each takes its own part: the file of the box would else hold it all.
  const parts = /\/(?:engine\/weights|publish\/case)\.ts$/;
  // What more is needed where nothing is certain comes later.
  const first = listImports(resolve('src/components/box/session.ts'));
  // The helper of the bundler would else be a file of its own.
  const box = {
    name: 'box',
    test: (id: string) => id.includes('rolldown/runtime') || (id.endsWith('?box') && first.has(id.slice(0, -4))),
  };
  // What every page imports may not stand in the file of the box: each would fetch all of it.
  const helper = { name: 'preload', test: /vite\/preload-helper/, priority: 1 };
  return {
    name: 'own-copies',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    configEnvironment: (name) =>
      name === 'client' ? { build: { rolldownOptions: { output: { codeSplitting: { groups: [helper, box] } } } } } : undefined,
    async resolveId(source, importer, options) {
      const mine = /\?(?:box|open)$/.exec(importer ?? '')?.[0];
      const asker = importer?.replace(/\?(?:box|open)$/, '');
      const found = await this.resolve(source, asker, { ...options, skipSelf: true });
      if (!found || found.external || !found.id.endsWith('.ts')) return found;
      const isPart = mine === '?box' && parts.test(found.id) && !first.has(asker ?? '');
      const copy = isPart ? '?part' : (roots.find(([, root]) => root.test(found.id))?.[0] ?? mine);
      return copy === undefined ? found : { ...found, id: found.id + copy };
    },
  };
}

/** Many browsers keep that a module did not come, until the page is loaded anew: by another address they ask for it again. */
function askAgain(): Plugin {
  return {
    name: 'ask-again',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    renderChunk: (code) => code.replace(/\bimport\((["'`])(\.\/[^"'`]+)\1\)/g, 'import("$2").catch(()=>import("$2?"+Date.now()))'),
  };
}

/** The modules that one module imports, directly or through others, itself among them. */
function listImports(file: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*? from '(\.[^']+\.ts)';$/gm);
  for (const [, path = ''] of imports) listImports(resolve(dirname(file), path), known);
  return known;
}

/** What Starlight brings to every page and no page here has: the memory of groups in its sidebar, the styles of its asides. */
function withoutUnused(): Plugin {
  return {
    name: 'without-unused',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: /SidebarPersistState|style\/asides\.css$/ }, handler: (id) => (id.endsWith('.css') ? '' : 'export {};') },
  };
}
