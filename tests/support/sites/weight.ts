/** What a page weighs before anybody does anything: HTML, style sheets and scripts, as a good server sends them. */
import { posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page, Site } from './site.ts';

const known = new Map<string, number>();

/** Brotli at its best, in bytes. */
export function compress(content: string | Buffer, quality = constants.BROTLI_MAX_QUALITY): number {
  return brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }).length;
}

/** Scripts that stand in the HTML count there as well as among the scripts. */
export function weigh(site: Site, page: Page): { js: number; total: number } {
  const weighFiles = (paths: readonly string[]): number =>
    sum(
      paths.map((path) => {
        const key = `${site.build.name} ${path}`;
        const size = known.get(key) ?? compress(site.readBytes(site.findFile(path) ?? path));
        known.set(key, size);
        return size;
      }),
    );
  const scripts = weighFiles(listScripts(site, page));
  const inline = sum(page.tags.filter(isInlineScript).map(({ text }) => compress(text)));
  return { js: scripts + inline, total: compress(page.html) + weighFiles(listStyles(page)) + scripts };
}

/** Style sheets that the page loads, by their address. Those for print only count too: browsers load them. */
export function listStyles(page: Page): string[] {
  return [
    ...new Set(page.tags.flatMap(({ name, attributes: { rel, href } }) => (name === 'link' && rel === 'stylesheet' && href ? [href] : []))),
  ];
}

/** Script files that the page loads by itself: those it names, and what they import statically. */
export function listScripts(site: Site, page: Page): string[] {
  const queue = page.tags.flatMap(({ name, attributes: { src, rel, href } }) =>
    name === 'script' && src ? [src] : rel === 'modulepreload' && href ? [href] : [],
  );
  for (const tag of page.tags) if (isInlineScript(tag)) queue.push(...findImports(tag.text, page.url));
  const found = new Set<string>();
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    queue.push(...findImports(site.read(site.findFile(path) ?? path), path));
  }
  return [...found];
}

function findImports(code: string, from: string): string[] {
  return [...code.matchAll(/\b(?:import|export)\s*(?:[\w*{}\s,$]*\bfrom\s*)?["'`]([^"'`]+\.js)["'`]/g)].map(([, path = '']) =>
    posix.resolve(posix.dirname(from), path),
  );
}

function isInlineScript({ name, attributes }: Page['tags'][number]): boolean {
  return name === 'script' && !attributes['src'] && (attributes['type'] === undefined || attributes['type'] === 'module');
}

function sum(list: readonly number[]): number {
  return list.reduce((total, item) => total + item, 0);
}
