/** How near two words are, for everybody who has to guess what was meant. */

/** The candidate that a word was most likely meant to be; undefined where none is near. Case, hyphens, dots and braces hardly count. */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = squash(word) || word;
  // How many typing errors a word of this length may hold.
  let limit = Math.max(1, Math.min(4, Math.floor(wanted.length / 3))) + 1;
  let best: string | undefined;
  for (const candidate of candidates) {
    const found = distance(wanted, squash(candidate) || candidate, limit);
    if (found >= limit) continue;
    limit = found;
    best = candidate;
  }
  return best;
}

/** Letters and digits alone, small. */
export function squash(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Edits between two words, two neighbours swapped counting as one (Damerau–Levenshtein); gives up at `limit` and returns it. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit, limit);
}
