/** Pictures as PNG, each made once: what was drawn for the same words stands in the cache, across builds. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawPicture, type Picture } from './picture.ts';

/** Raised when the drawing itself changes, so that no picture of the old one is taken from the cache. */
const drawing = 6;
const cacheFolder = '.cache/pictures';

export async function renderPicture(picture: Picture): Promise<Buffer> {
  const key = createHash('sha256')
    .update(`${drawing}\n${JSON.stringify(picture)}`)
    .digest('hex');
  const file = join(cacheFolder, `${key}.png`);
  if (existsSync(file)) return readFileSync(file);
  const png = await writePng(await drawPicture(picture));
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, png);
  return png;
}

/** Flat colours and their smoothed edges: a palette makes a third of the size of true colour. */
export function writePng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 16, effort: 1, dither: 0 }).toBuffer();
}
