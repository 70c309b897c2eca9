/** What is loaded behind the first answers: words and synonyms of both languages, traditional characters, typing errors, other vendors. */
import type { Depth } from './ask.ts';
import type { IndexedEntry } from './entries.ts';
import { guessByLooks, tidyQuestion } from './guess-by-looks.ts';
import { guessInPaste, guessInQuestion } from './guess-codes.ts';
import { createNearCodes } from './near-codes.ts';
import { takeNotes } from './notes.ts';
import type { LookupWords } from './types.ts';
import { readValues } from './values.ts';
import { findVendor } from './vendors.ts';
import { createWordTable } from './words.ts';

/** For `deepen` of a core lookup. */
export function createDepth(words: LookupWords): (entries: readonly IndexedEntry[]) => Depth {
  return (entries) => {
    const labels = words.labels.split('\n');
    const firstVariants = new Map<IndexedEntry, number>();
    let count = 0;
    for (const entry of entries) {
      firstVariants.set(entry, count);
      count += entry.variants.length;
    }
    const findNear = createNearCodes(entries);
    const simplify = createSimplifier(words);
    const table = createWordTable(entries, labels, words.words.split('\n'));
    return {
      searchWords(query) {
        const simplified = simplify(query);
        return table.search(simplified, simplified.length === query.length ? query : simplified);
      },
      findNear,
      guessCodes: (text, codes, isPaste) =>
        isPaste ? guessInPaste(text, codes, findNear) : guessInQuestion(text, codes, findNear, entries),
      guessByLooks: (text, sure, verdict) => guessByLooks(text, sure, verdict, entries),
      tidyQuestion,
      findVendor,
      readValues,
      takeNotes,
      getLabel: (entry, variant) => labels[(firstVariants.get(entry) ?? 0) + variant] ?? '',
    };
  };
}

function createSimplifier({ traditional, simplified, regional }: LookupWords): (text: string) => string {
  const pairs = new Map(Array.from(traditional, (char, at) => [char, simplified[at] ?? char]));
  const words = new Map(regional.split('\n').map((line) => line.split(' ') as [string, string]));
  const all = words.size ? new RegExp([...words.keys()].join('|'), 'g') : undefined;
  return (text) => {
    const named = all ? text.replace(all, (word) => words.get(word) ?? word) : text;
    return named.replace(/[\u3400-\u9fff]/g, (char) => pairs.get(char) ?? char);
  };
}
