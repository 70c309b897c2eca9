/** What somebody probably meant. */

/** The candidate that a word was most likely meant to be; undefined where none is near. Case, hyphens, dots and braces hardly count. */
export function findNearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = simplify(word);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = measureDistance(wanted, simplify(candidate), best?.distance ?? allowance(wanted) + 1);
    if (distance < (best?.distance ?? allowance(wanted) + 1)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** How many typing errors a word of this length may hold. */
function allowance(word: string): number {
  return Math.max(1, Math.min(4, Math.floor(word.length / 3)));
}

function simplify(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || word;
}

/** Edits between two words, two neighbours swapped counting as one; gives up at `limit`. */
function measureDistance(a: string, b: string, limit: number): number {
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
  return last[b.length] ?? limit;
}
