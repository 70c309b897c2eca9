/** Pictures as PNG, each made once: what was drawn for the same words stands in the cache, across builds. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { drawPicture, type Picture } from './picture.ts';
import { encodePng } from './png.ts';

/** Raised when the drawing itself changes, so that no picture of the old one is taken from the cache. */
const drawing = 4;
const cacheFolder = '.cache/pictures';

/** How many pictures are drawn at a time: the drawing is mostly work of other threads. */
const ahead = 3;
const started = new Map<string, Promise<Buffer>>();

/** One picture of many that are asked for in order: the next ones are begun meanwhile. */
export function renderInTurn(pictures: ReadonlyMap<string, Picture>, name: string): Promise<Buffer> {
  const names = [...pictures.keys()];
  const at = names.indexOf(name);
  for (const next of names.slice(at, at + ahead)) {
    const picture = pictures.get(next);
    if (picture && !started.has(next)) started.set(next, renderPicture(picture));
  }
  const mine = started.get(name) ?? Promise.reject(new Error(`There is no picture ${name}.`));
  started.delete(name);
  return mine;
}

export async function renderPicture(picture: Picture): Promise<Buffer> {
  const key = createHash('sha256')
    .update(`${drawing}\n${JSON.stringify(picture)}`)
    .digest('hex');
  const file = join(cacheFolder, `${key}.png`);
  const cached = readCached(file);
  if (cached) return cached;
  const image = await renderAsync(await drawPicture(picture), { font: { loadSystemFonts: false } });
  const png = await encodePng(image.pixels, image.width, image.height);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, png);
  return png;
}

function readCached(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
