/**
 * Lists in the indexes, each packed into one string. Their separators are characters that JSON writes as they are: an escaped one costs bytes
 * in every line. Only the first occurs in no text, where it is refused as a control character; for the other its full-width form stands.
 */
const line = '\u007f';
const item = '#';
const wideItem = '＃';

/** @param lines each on one line */
export function packLines(lines: readonly string[]): string {
  return lines.join(line);
}

export function unpackLines(text = ''): string[] {
  return text.split(line);
}

/** What stands in one line. */
export function packItems(items: readonly string[]): string {
  return items.map((text) => text.replaceAll(item, wideItem)).join(item);
}

export function unpackItems(text = ''): string[] {
  return text ? text.split(item).map((part) => part.replaceAll(wideItem, item)) : [];
}
