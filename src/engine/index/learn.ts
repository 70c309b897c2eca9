/** What questions teach: which words speak for which entry, and how much. Naive Bayes over the terms of questions that people ask. */
import { learning } from '../weights.ts';
import { idle, toTerms } from './terms.ts';

/**
 * For each entry the words that its questions have more often than those of others, by level from 1 on: `word word|word|…`.
 * @param asked the questions about each entry
 */
export function learnWords(asked: readonly (readonly string[])[]): string[] {
  const counted = asked.map(countTerms);
  const inAll = new Map<string, number>();
  for (const counts of counted) for (const [term, count] of counts) inAll.set(term, (inAll.get(term) ?? 0) + count);
  const total = asked.reduce((sum, { length }) => sum + length, 0);
  return counted.map((counts, at) => {
    const levels: string[][] = Array.from({ length: learning.levels }, () => []);
    const of = (asked[at]?.length ?? 0) + learning.smoothing;
    for (const [term, count] of counts) {
      if (count < learning.least || idle.has(term)) continue;
      const share = (inAll.get(term) ?? 0) / total;
      const ratio = (count + learning.smoothing * share) / of / share;
      const level = Math.min(learning.levels, Math.round(Math.log(ratio) / learning.step));
      if (count * level >= learning.worth) levels[level - 1]?.push(term);
    }
    return levels.map((terms) => terms.sort().join(' ')).join('|');
  });
}

/** In how many of the questions each term stands. */
function countTerms(questions: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const question of questions) for (const term of new Set(toTerms(question))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
