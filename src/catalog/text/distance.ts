/** How two words differ, and which of several was most likely meant. */
import { squash } from './squash.ts';

/**
 * Damerau–Levenshtein distance, given up (as `most + 1`) as soon as it exceeds `most`: only a band of the table is filled.
 * @param most the largest distance of interest
 */
export function measureDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const width = b.length + 1;
  let older: number[] = [];
  let old = Array.from({ length: width }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(width).fill(most + 1);
    row[0] = i;
    let best = i;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((old[j] ?? 99) + 1, (row[j - 1] ?? 99) + 1, (old[j - 1] ?? 99) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (older[j - 2] ?? 99) + 1);
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > most) return most + 1;
    older = old;
    old = row;
  }
  return Math.min(old[b.length] ?? most + 1, most + 1);
}

/** How many typing errors a word of that length may have. */
export function allowErrors(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/**
 * Whether a word is another with one letter too many or too few, or with two that changed places; case, hyphens and dots aside.
 * A different letter or digit is none: names that differ in one mean different things.
 */
export function isSlip(word: string, meant: string): boolean {
  const [one, other] = [squash(word), squash(meant)];
  const sort = (text: string): string => Array.from(text).sort().join('');
  const digits = (text: string): string => text.replace(/\D/g, '');
  return (
    digits(word) === digits(meant) && measureDistance(one, other, 1) <= 1 && (one.length !== other.length || sort(one) === sort(other))
  );
}

/** The candidate that a word was most likely meant to be; undefined where none is near. Case, hyphens, dots and braces hardly count. */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = squash(word) || word;
  // How many typing errors a word of this length may hold.
  let limit = Math.max(1, Math.min(4, Math.floor(wanted.length / 3))) + 1;
  let best: string | undefined;
  for (const candidate of candidates) {
    const found = measureDistance(wanted, squash(candidate) || candidate, limit - 1);
    if (found >= limit) continue;
    limit = found;
    best = candidate;
  }
  return best;
}
