/** The two typefaces of the pictures, read from npm packages: no machine has to have a Chinese font. Outlines only; nothing is installed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkitten';
import decompress from 'woff2-encoder/decompress';

/** `sans` sets both languages, `mono` codes and numbers. */
type FontFamily = 'sans' | 'mono';

interface Outline {
  /** In thousandths of the type size. */
  advance: number;
  /** SVG path data from `x` on, y upwards, 1000 units to the type size. */
  draw: (x: number) => string;
  /** Whether the typeface lacks the character, so that an empty box stands in its place. */
  missing: boolean;
}

export interface Typeface {
  getOutline: (character: string) => Outline;
}

const packages = { sans: 'noto-sans-sc', mono: 'jetbrains-mono' } as const satisfies Record<FontFamily, string>;
const require = createRequire(import.meta.url);

type OpenFont = Extract<ReturnType<typeof create>, { glyphForCodePoint: unknown }>;

/** Opens a typeface in one weight (100 to 900). */
export async function openTypeface(family: FontFamily, weight: number): Promise<Typeface> {
  const slices = await readSlices(family);
  const open = once(({ bytes }: Slice) => (create(bytes) as OpenFont).getVariation({ wght: weight }));
  const getOutline = once((character: string): Outline => {
    const point = character.codePointAt(0) ?? 0;
    const slice = slices.find(({ ranges }) => ranges.some(([from, to]) => from <= point && point <= to));
    const font = slice && open(slice);
    if (!font?.hasGlyphForCodePoint(point)) return { advance: 1000, draw: (x) => `M${x + 100} -50h800v900h-800z`, missing: true };
    const { advanceWidth, path } = font.glyphForCodePoint(point);
    return { advance: advanceWidth, draw: (x) => path.translate(x, 0).toSVG(), missing: false };
  });
  return { getOutline };
}

/** The packages cut a typeface into slices by character, as browsers load them. */
interface Slice {
  ranges: [number, number][];
  bytes: Buffer;
}

const readSlices = once(async (family: FontFamily): Promise<Slice[]> => {
  const name = packages[family];
  const folder = dirname(require.resolve(`@fontsource-variable/${name}/package.json`));
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return Promise.all(
    Object.entries(ranges).map(async ([key, list]) => {
      const file = join(folder, 'files', `${name}-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`);
      return { ranges: list.split(',').map(parseRange), bytes: Buffer.from(await decompress(readFileSync(file))) };
    }),
  );
});

function parseRange(text: string): [number, number] {
  const [from = '', to = from] = text.replace(/^U\+/i, '').split('-');
  return [parseInt(from, 16), parseInt(to, 16)];
}

/** The same function, which makes each result once and keeps it. */
function once<Of, Result>(make: (of: Of) => Result): (of: Of) => Result {
  const made = new Map<Of, Result>();
  return (of) => {
    const result = made.get(of) ?? make(of);
    made.set(of, result);
    return result;
  };
}
