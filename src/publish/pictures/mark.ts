/** The site’s mark in pixels: the verdict rail and three lines of an answer, as in `public/favicon.svg`. */
import { readFile } from 'node:fs/promises';
import { writePng } from './render.ts';

interface Icon {
  size: number;
  isCut: boolean;
}

/** Pixels of each icon; a system that cuts the edges itself gets the ground without round corners, and the mark in its safe middle. */
export const icons = {
  'icon-192': { size: 192, isCut: false },
  'icon-512': { size: 512, isCut: false },
  maskable: { size: 512, isCut: true },
  'apple-touch': { size: 180, isCut: true },
} as const satisfies Record<string, Icon>;

/** A Windows icon that holds two PNG pictures. */
export async function drawFavicon(): Promise<Buffer> {
  const pictures = await Promise.all([16, 32].map(async (size) => ({ size, data: await drawIcon({ size, isCut: false }) })));
  const head = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
  let offset = head.length + 16 * pictures.length;
  const entries = pictures.map(({ size, data }) => {
    const entry = Buffer.alloc(16);
    entry.set([size, size, 0, 0, 1, 0, 32, 0]);
    entry.writeUInt32LE(data.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += data.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures.map(({ data }) => data)]);
}

export async function drawIcon({ size, isCut }: Icon): Promise<Buffer> {
  const svg = await readFile('public/favicon.svg', 'utf8');
  const shown = isCut
    ? svg
        .replace('viewBox="0 0 24 24"', 'viewBox="-3 -3 30 30"')
        .replace(/<rect[^>]*fill=/, '<rect x="-3" y="-3" width="30" height="30" fill=')
    : svg;
  return writePng(shown.replace('<svg ', `<svg width="${size}" height="${size}" `));
}
