/** Sets text for a picture: measures it, breaks it into lines, draws it as outlines. Pure. */
import type { Typeface } from './fonts.ts';

export interface Style {
  face: Typeface;
  /** In pixels. */
  size: number;
  colour: string;
}

/** Width in pixels. */
export function measureText(text: string, { face, size }: Pick<Style, 'face' | 'size'>): number {
  return (Array.from(text).reduce((sum, character) => sum + face.getOutline(character).advance, 0) * size) / 1000;
}

/** One line as a single SVG path; `y` is the base line. */
export function drawLine(text: string, x: number, y: number, { face, size, colour }: Style): string {
  let at = 0;
  const paths = Array.from(text, (character) => {
    const { advance, draw } = face.getOutline(character);
    at += advance;
    return draw(at - advance);
  });
  const scale = size / 1000;
  return `<path fill="${colour}" transform="translate(${x} ${y}) scale(${scale} ${-scale})" d="${paths.join('')}"/>`;
}

/** The pieces of a text between which a line may break: Latin words whole, Chinese by character, none that would put 。 first or （ last. */
export function splitPieces(text: string): string[] {
  return (
    text.match(
      /[（《“‘「『【]*(?:[\p{sc=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{sc=Han}\u3000-\u303f\uff00-\uffef（《“‘「『【]+)[，。、；：？！）》”’」』】…—]*\s*/gu,
    ) ?? [text]
  );
}

/** Breaks pieces into lines that fit; a piece wider than a line is broken inside. */
export function breakLines(pieces: readonly string[], width: number, style: Pick<Style, 'face' | 'size'>): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces.flatMap((item) => (measureText(item.trimEnd(), style) > width ? Array.from(item) : [item]))) {
    if (line && measureText((line + piece).trimEnd(), style) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

/**
 * Lines in the largest of the sizes in which they are few enough; in the smallest they are cut, with an ellipsis.
 * @param sizes largest first
 */
export function fitLines(
  pieces: readonly string[],
  width: number,
  most: number,
  face: Typeface,
  sizes: readonly [number, ...number[]],
): { lines: string[]; size: number } {
  for (const size of sizes) {
    const lines = breakLines(pieces, width, { face, size });
    if (lines.length <= most) return { lines, size };
  }
  const size = sizes.at(-1) ?? sizes[0];
  const lines = breakLines(pieces, width, { face, size }).slice(0, most);
  let last = lines.pop() ?? '';
  while (last && measureText(`${last}…`, { face, size }) > width) last = Array.from(last).slice(0, -1).join('');
  return { lines: [...lines, `${last}…`], size };
}
