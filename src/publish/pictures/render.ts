/** Pictures as PNG, each made once: what was drawn for the same words stands in the cache, across builds. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { drawPicture, type Picture } from './picture.ts';
import { encodePng } from './png.ts';

/** Raised when the drawing itself changes, so that no picture of the old one is taken from the cache. */
const drawing = 4;
const cacheFolder = '.cache/pictures';

export async function renderPicture(picture: Picture): Promise<Buffer> {
  const key = createHash('sha256')
    .update(`${drawing}\n${JSON.stringify(picture)}`)
    .digest('hex');
  const file = join(cacheFolder, `${key}.png`);
  if (existsSync(file)) return readFileSync(file);
  const image = await renderAsync(await drawPicture(picture), { font: { loadSystemFonts: false } });
  const png = await encodePng(image.pixels, image.width, image.height);
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, png);
  return png;
}
