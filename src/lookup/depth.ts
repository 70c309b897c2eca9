/** What is loaded behind the first answers: words and synonyms of both languages, traditional characters, typing errors, other vendors. */
import type { Depth } from './ask.ts';
import type { IndexedEntry } from './entries.ts';
import { createNearCodes } from './near-codes.ts';
import { findStructures } from './structure.ts';
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
    const table = createWordTable(entries, labels, words.words.split('\n'));
    return {
      searchWords: (query) => table.search(query),
      findNear: createNearCodes(entries),
      findStructures,
      findVendor,
      readValues,
      simplify: createSimplifier(words),
      getLabel: (entry, variant) => labels[(firstVariants.get(entry) ?? 0) + variant] ?? '',
    };
  };
}

function createSimplifier({ traditional, simplified }: LookupWords): (text: string) => string {
  const pairs = new Map(Array.from(traditional, (char, at) => [char, simplified[at] ?? char]));
  return (text) => text.replace(/[\u3400-\u9fff]/g, (char) => pairs.get(char) ?? char);
}
