/** Evidence by questions that people ask: words that those about one entry have more often than others. What they are is learned at build time, see `index/learn.ts`. */
import { placeTerms, type PlacedTerm } from '../index/terms.ts';
import type { IndexedEntry } from '../index/entries.ts';
import type { Finding } from '../evidence.ts';
import { learning } from '../weights.ts';

/** @param lines one per entry: `words|words|…`, the first words hardly telling, each next level more so */
export function createAskedTable(
  entries: readonly IndexedEntry[],
  lines: readonly string[],
): (question: string, shown: string) => Finding[] {
  /** By word what it speaks for. */
  const places = new Map<string, { entry: IndexedEntry; level: number }[]>();
  for (const entry of entries)
    for (const [below, words] of (lines[entry.at] ?? '').split('|').entries())
      for (const word of words ? words.split(' ') : []) {
        const list = places.get(word);
        if (list) list.push({ entry, level: below + 1 });
        else places.set(word, [{ entry, level: below + 1 }]);
      }
  return (question, shown) => {
    const asked = new Map(placeTerms(question).map((term) => [term.term, term]));
    const found = new Map<IndexedEntry, { levels: number; terms: PlacedTerm[] }>();
    for (const term of asked.values())
      for (const { entry, level } of places.get(term.term) ?? []) {
        const sum = found.get(entry) ?? { levels: 0, terms: [] };
        sum.levels += level;
        sum.terms.push(term);
        found.set(entry, sum);
      }
    return [...found].map(([entry, { levels, terms }]): Finding => ({
      entry,
      kind: 'asked',
      strength: Math.min(1, levels / learning.most),
      shown: { kind: 'keyword', detail: writeTerms(terms, shown) },
    }));
  };
}

/** Pairs of characters that overlap are one word. */
function writeTerms(terms: readonly PlacedTerm[], text: string): string {
  let end = 0;
  let words = '';
  for (const { from, to } of terms) {
    words += (from < end ? '' : ' ') + text.slice(Math.max(from, end), to);
    end = to;
  }
  return words.trim();
}
