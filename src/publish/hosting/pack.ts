/** Compressed copies beside the files of a built site, for servers that send them as they are (`gzip_static`, `brotli_static`, `precompressed`). */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { mediaTypes } from './promises.ts';

/** Shorter ones fit into one packet anyway. */
const minimum = 1000;

/**
 * Resolves to how many files got copies.
 * @param quality of Brotli, up to 11; of gzip, whose best is 9
 */
export async function packSite(folder: string, quality: number = constants.BROTLI_MAX_QUALITY): Promise<number> {
  const texts = (await readdir(folder, { recursive: true })).filter((file) => extname(file) in mediaTypes && !file.endsWith('.png'));
  const next = texts.values();
  let count = 0;
  const work = async (): Promise<void> => {
    for (const file of next) {
      const path = join(folder, file);
      const content = await readFile(path);
      if (content.length < minimum) continue;
      await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: Math.min(quality, constants.Z_BEST_COMPRESSION) }));
      await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return count;
}
