/** Pagefind, loaded on the first search. It answers with slugs; titles and the rest are in the code index already, so a result costs no request. */
import { mergeFullText, standTogether, toQueryText, type FullTextHit } from '../../site/search/full-text.ts';
import type { Explanation, Lookup } from '../../engine/types.ts';

interface Pagefind {
  options(options: Readonly<Record<string, unknown>>): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { id: string; score: number; words: number[] }[] }>;
}

interface Engine {
  pagefind: Pagefind;
  /** Slugs by Pagefind’s own result ids. */
  slugs: Readonly<Record<string, string>>;
}

let engine: Promise<Engine | undefined> | undefined;

/** The explanation with what only the full text found behind its answers. */
export async function addFullText(folder: string, explanation: Explanation, lookup: Pick<Lookup, 'describe'>): Promise<Explanation> {
  return mergeFullText(explanation, await searchFullText(folder, toQueryText(explanation.query)), lookup);
}

/** The hits, best first; none when Pagefind cannot be loaded. */
async function searchFullText(folder: string, query: string): Promise<FullTextHit[]> {
  if (!query) return [];
  engine ??= load(folder);
  const ready = await engine;
  if (!ready) return [];
  try {
    const { pagefind, slugs } = ready;
    // Of Latin words it also takes those that only begin alike: the phrase in quotation marks tells which hits hold it.
    const [{ results }, exact] = await Promise.all([
      pagefind.search(query),
      /[a-z]/i.test(query) ? pagefind.search(`"${query}"`) : undefined,
    ]);
    const holds = (id: string, words: readonly number[]): boolean =>
      exact ? exact.results.some((result) => result.id === id) : standTogether(query, words);
    return results.flatMap(({ id, score, words }) => {
      const slug = slugs[id];
      return slug === undefined ? [] : [{ slug, score, holds: holds(id, words) }];
    });
  } catch {
    return [];
  }
}

async function load(folder: string): Promise<Engine | undefined> {
  try {
    const [pagefind, slugs] = await Promise.all([
      import(/* @vite-ignore */ `${folder}pagefind.js`) as Promise<Pagefind>,
      fetch(`${folder}slugs.json`).then((response) => response.json() as Promise<Record<string, string>>),
    ]);
    await pagefind.options({ ranking: { termFrequency: 0.2, pageLength: 0.1 } });
    await pagefind.init();
    return { pagefind, slugs };
  } catch {
    return undefined;
  }
}
