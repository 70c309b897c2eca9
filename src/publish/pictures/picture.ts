/** What unfolds with a link in a chat: 1200 × 630, the verdict rail at the left edge, everything on it drawn as outlines. */
import { splitCode } from '../../catalog/text/placeholders.ts';
import { openTypeface, type Typeface } from './fonts.ts';
import { drawLine, fitLines, measureText, splitPieces, type Style } from './text.ts';

/** A picture in words; equal words make equal pictures. */
export interface Picture {
  rail: keyof typeof railColours;
  /** The site’s name, at the top right. */
  site: string;
  /** Large, at the top: an HTTP status. Left out, what follows moves up. */
  number?: string;
  /** Beside the number. */
  aside?: string;
  /** A literal code. */
  code?: string;
  /** What it says, in one language or in two. */
  titles: string[];
  /** Two facts side by side, each in one language or in two. */
  facts: { label: string; words: string[]; coloured?: boolean }[];
  /** The last line. */
  footer: string;
}

export const pictureSize = { width: 1200, height: 630 } as const;

/** The colours of the light theme: see `--verdict-*` in `site.css`. */
const railColours = {
  never: '#bd1f35',
  'after-fix': '#9d5307',
  backoff: '#0760ab',
  later: '#6f39ac',
  site: '#0760ab',
} as const;
const ink = { strong: '#12171f', text: '#2b333f', quiet: '#5a6370', line: '#d3d8de', back: '#ffffff', soft: '#f4f6f8' } as const;
const left = 88;
const right = pictureSize.width - 56;
const strip = { top: 428, height: 128 } as const;

const openFaces = () =>
  Promise.all([openTypeface('sans', 450), openTypeface('sans', 650), openTypeface('mono', 650), openTypeface('mono', 750)]);
let faces: ReturnType<typeof openFaces> | undefined;

/** The picture as SVG without text elements: whatever renders it needs no fonts. */
export async function drawPicture(picture: Picture): Promise<string> {
  const [regular, bold, mono, number] = await (faces ??= openFaces());
  const rail = railColours[picture.rail];
  const siteStyle = { face: bold, size: 28, colour: ink.quiet };
  const parts = [
    `<rect width="100%" height="100%" fill="${ink.back}"/>`,
    `<rect width="36" height="100%" fill="${rail}"/>`,
    drawLine(picture.site, right - measureText(picture.site, siteStyle), 86, siteStyle),
    ...drawHead(picture, number, mono),
    ...drawBody(picture, bold, mono),
    ...drawFacts(picture.facts, regular, bold, rail),
    drawLine(picture.footer, left, 600, { face: regular, size: 25, colour: ink.quiet }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureSize.width}" height="${pictureSize.height}">${parts.join('')}</svg>`;
}

function drawHead({ number, aside }: Picture, heavy: Typeface, mono: Typeface): string[] {
  const style = { face: heavy, size: 112, colour: ink.strong };
  const [x, y] = number === undefined ? [left, 90] : [left + measureText(number, style) + 28, 140];
  return [
    ...(number === undefined ? [] : [drawLine(number, left - 6, 140, style)]),
    ...(aside ? [drawLine(aside, x, y, { face: mono, size: 32, colour: ink.quiet })] : []),
  ];
}

interface Line extends Style {
  text: string;
  /** The room above, in parts of the size. */
  gap: number;
}

/** Code and titles in the room between the head and the strip of facts, smaller where there is much to say. */
function drawBody(picture: Picture, bold: Typeface, mono: Typeface): string[] {
  const top = picture.number === undefined ? 120 : 160;
  const room = (picture.facts.length ? strip.top - 18 : 560) - top;
  const height = (lines: readonly Line[]): number => lines.reduce((sum, { size, gap }) => sum + size * (1 + gap), 0);
  const tries = [1, 0.92, 0.84, 0.76, 0.7, 0.64].map((scale) => setBody(picture, bold, mono, scale));
  const lines = tries.find((candidate) => height(candidate) <= room) ?? tries.at(-1) ?? [];
  let y = top + Math.max(0, (room - height(lines)) / 2);
  return lines.map(({ text, gap, ...style }) => {
    y += style.size * (1 + gap);
    return drawLine(text, left - 2, y - style.size * 0.16, style);
  });
}

function setBody({ code, titles }: Picture, bold: Typeface, mono: Typeface, scale: number): Line[] {
  const width = right - left;
  const lines: Line[] = [];
  if (code !== undefined) {
    const { lines: parts, size } = fitCode(code, width, mono, scale);
    parts.forEach((text, at) => lines.push({ text, size, face: mono, colour: ink.strong, gap: at ? 0.18 : 0 }));
  }
  const [headline, line] = [76 * scale, (titles.length > 1 ? 42 : 50) * scale];
  titles.forEach((title, index) => {
    const large = code === undefined && index === 0;
    const size = large ? headline : line;
    const most = code !== undefined && titles.length > 1 ? 1 : 3;
    const fitted = fitLines(splitPieces(title), width, most, bold, [size, size * 0.9, size * 0.8, size * 0.7]);
    const colour = index === 0 ? ink.text : ink.quiet;
    fitted.lines.forEach((text, at) =>
      lines.push({ text, size: fitted.size, face: bold, colour, gap: at === 0 && lines.length ? 0.45 : 0.22 }),
    );
  });
  return lines;
}

/** A code on one line if it can be read there; else broken after a dot; else anywhere that a word begins. Never inside a word. */
function fitCode(code: string, width: number, mono: Typeface, scale: number): ReturnType<typeof fitLines> {
  const fits = (text: string, size: number): boolean => measureText(text, { face: mono, size }) <= width;
  const sizes = [64, 60, 56, 52, 48, 44].map((size) => size * scale);
  const byDot = code.split(/(?<=\.)/);
  const [one, two] = [sizes.find((size) => fits(code, size)), sizes.find((size) => byDot.every((part) => fits(part, size)))];
  if (one) return { lines: [code], size: one };
  if (two && byDot.length === 2) return { lines: byDot, size: two };
  return fitLines(splitCode(code), width, 2, mono, [60 * scale, 52 * scale, 46 * scale, 40 * scale, 34 * scale]);
}

function drawFacts(facts: Picture['facts'], regular: Typeface, bold: Typeface, rail: string): string[] {
  if (facts.length === 0) return [];
  const { top, height } = strip;
  const cell = (right - left) / facts.length;
  return [
    `<rect x="36" y="${top}" width="1164" height="${height}" fill="${ink.soft}"/>`,
    `<path d="M36 ${top}H1200M36 ${top + height}H1200" stroke="${ink.line}" stroke-width="2"/>`,
    ...facts.flatMap(({ label, words, coloured }, index) => {
      const x = left + cell * index;
      const colour = coloured ? rail : ink.strong;
      const [word = '', other] = words;
      const { lines, size } = fitLines(splitPieces(word), cell - 24, 1, bold, other === undefined ? [44, 40, 36, 32] : [36, 32, 28]);
      const [labelAt, wordAt] = other === undefined ? [44, 98] : [34, 76];
      return [
        drawLine(label, x, top + labelAt, { face: regular, size: 24, colour: ink.quiet }),
        drawLine(lines[0] ?? '', x, top + wordAt, { face: bold, size, colour }),
        ...(other === undefined ? [] : [drawLine(other, x, top + 112, { face: bold, size: 26, colour })]),
      ];
    }),
  ];
}
