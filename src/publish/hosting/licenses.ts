/** The licenses of what ships: parts of other projects that stand in the built site, each with the text that its package brings. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of each package ships. `tests/unit/project/packages.spec.ts` holds that nothing else runs in the browser. */
export const shipped: Readonly<Record<string, string>> = {
  '@astrojs/starlight': 'layout and style sheets of the pages, and small scripts in them',
  '@expressive-code/core': 'style sheets and markup of code samples in the guides',
  '@expressive-code/plugin-frames': 'the frames of code samples, and the script of their copy buttons',
  'opencc-js': 'tables of traditional Chinese characters, in the data of the box and in resolve.mjs',
  idb: 'in sw.js: a small layer over the browser’s database',
  pagefind: 'the full-text search, below pagefind/',
  'workbox-core': 'in sw.js, which keeps pages for reading offline',
  'workbox-expiration': 'in sw.js',
  'workbox-routing': 'in sw.js',
  'workbox-strategies': 'in sw.js',
};

/** The text of `licenses.txt`. */
export function writeLicenses(root = '.'): string {
  const own = readFileSync(join(root, 'LICENSE'), 'utf8').trim();
  const others = Object.entries(shipped).map(([name, part]) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license: string };
    return [`${name} ${version} (${license})\n${part}`, ...readTexts(folder)].join('\n\n');
  });
  return `${[own, 'Parts of other projects:', ...others].join(`\n\n${'─'.repeat(80)}\n\n`)}\n`;
}

/** The license files of a package, and those of what it has taken in itself: some keep them in a folder of that name. */
function readTexts(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => /licen[cs]es?(\.\w+)?$/i.test(name))
    .flatMap((item) => {
      const path = join(folder, item.name);
      return item.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
    })
    .sort()
    .map((file) => readFileSync(file, 'utf8').trim());
}
