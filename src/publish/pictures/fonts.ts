/** The two typefaces of the pictures, read from npm packages: no machine has to have a Chinese font. Outlines only; nothing is installed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create } from 'fontkitten';
import decompress from 'woff2-encoder/decompress';

/** `sans` sets both languages, `mono` codes and numbers. */
export type Family = 'sans' | 'mono';

interface Outline {
  /** In thousandths of the type size. */
  advance: number;
  /** SVG path data, y upwards, 1000 units to the type size. */
  path: string;
  /** Whether the typeface lacks the character, so that an empty box stands in its place. */
  missing: boolean;
}

export interface Typeface {
  getOutline: (character: string) => Outline;
}

const packages = { sans: '@fontsource-variable/noto-sans-sc', mono: '@fontsource-variable/jetbrains-mono' } as const satisfies Record<
  Family,
  string
>;
const require = createRequire(import.meta.url);
const opened = new Map<string, Promise<Typeface>>();

/** Opens a typeface in one weight (100 to 900); opened once, then kept. */
export function openTypeface(family: Family, weight: number): Promise<Typeface> {
  const key = `${family} ${weight}`;
  const face = opened.get(key) ?? readTypeface(family, weight);
  opened.set(key, face);
  return face;
}

type OpenFont = Extract<ReturnType<typeof create>, { glyphForCodePoint: unknown }>;

async function readTypeface(family: Family, weight: number): Promise<Typeface> {
  const slices = await readSlices(family);
  const fonts = new Map<Slice, OpenFont>();
  const outlines = new Map<string, Outline>();
  const open = (slice: Slice): OpenFont => {
    const font = fonts.get(slice) ?? (create(slice.bytes) as OpenFont).getVariation({ wght: weight });
    fonts.set(slice, font);
    return font;
  };
  const draw = (character: string): Outline => {
    const point = character.codePointAt(0) ?? 0;
    const slice = slices.find((item) => item.ranges.some(([from, to]) => from <= point && point <= to));
    const font = slice && open(slice);
    if (!font?.hasGlyphForCodePoint(point))
      return { advance: 1000, path: 'M100 -50L900 -50L900 850L100 850ZM150 0L150 800L850 800L850 0Z', missing: true };
    const glyph = font.glyphForCodePoint(point);
    return { advance: glyph.advanceWidth, path: glyph.path.toSVG(), missing: false };
  };
  return {
    getOutline: (character) => {
      const outline = outlines.get(character) ?? draw(character);
      outlines.set(character, outline);
      return outline;
    },
  };
}

/** The packages cut a typeface into slices by character, as browsers load them. */
interface Slice {
  ranges: [number, number][];
  bytes: Buffer;
}

const sliceLists = new Map<Family, Promise<Slice[]>>();

function readSlices(family: Family): Promise<Slice[]> {
  const list = sliceLists.get(family) ?? unpackSlices(family);
  sliceLists.set(family, list);
  return list;
}

async function unpackSlices(family: Family): Promise<Slice[]> {
  const folder = dirname(require.resolve(`${packages[family]}/package.json`));
  const name = packages[family].split('/')[1] ?? '';
  const ranges = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  const slices: Slice[] = [];
  for (const [key, list] of Object.entries(ranges)) {
    const file = join(folder, 'files', `${name}-${key.replace(/[[\]]/g, '')}-wght-normal.woff2`);
    slices.push({ ranges: list.split(',').map(parseRange), bytes: Buffer.from(await decompress(readFileSync(file))) });
  }
  return slices;
}

function parseRange(text: string): [number, number] {
  const [from = '', to = from] = text.replace(/^U\+/i, '').split('-');
  return [parseInt(from, 16), parseInt(to, 16)];
}
