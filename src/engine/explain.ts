/** The whole engine in one step, for Node and wherever size does not matter. In the browser: core.ts first, depth.ts behind it. */
import { createCoreLookup } from './core.ts';
import { createDepth } from './depth.ts';
import type { Lookup, LookupIndex, LookupWords } from './types.ts';

/** Unpacks the index, and the words where they are there already. */
export function createLookup(index: LookupIndex, words?: LookupWords): Lookup {
  const core = createCoreLookup(index);
  if (words) core.deepen(createDepth(words));
  return Object.assign(core, { addWords: (added: LookupWords) => core.deepen(createDepth(added)) });
}
