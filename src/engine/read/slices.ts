/** How long texts are taken apart, so that each part is read in little time. */
import { readLength, sliceLength } from '../weights.ts';

/** What an error is stands at the beginning or at the end of a long text. */
export function cutMiddle(text: string): string {
  return text.length > readLength ? `${text.slice(0, readLength / 2)}\n${text.slice(-readLength / 2)}` : text;
}

/** Slices that end at line ends where there are any. */
export function* cutSlices(text: string): Generator<string, void, void> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + sliceLength);
    if (to < text.length) {
      const lineEnd = text.lastIndexOf('\n', to);
      const blank = lineEnd > from ? lineEnd : text.lastIndexOf(' ', to);
      if (blank > from) to = blank + 1;
    }
    yield text.slice(from, to);
    from = to;
  }
}

export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
