/** How near two words are, for everybody who has to guess what was meant. */

import { measureDistance } from './distance.ts';
import { squash } from './squash.ts';

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
