/** Pagefind, loaded on the first search. It answers with slugs; titles and the rest are in the code index already, so a result costs no request. */
import { mergeFullText, toQueryText } from '../../site/search/full-text.ts';
import { fetchJson } from './load/reach.ts';
import type { Explanation, Lookup } from '../../engine/types.ts';

interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{ results: { id: string }[] }>;
}

interface Engine {
  pagefind: Pagefind;
  /** Slugs by Pagefind’s own result ids. */
  slugs: Readonly<Record<string, string>>;
}

/** The one that is there or on its way; forgotten where it could not be had, so that the next search asks again. */
let engine: Promise<Engine> | undefined;

/**
 * The explanation with what only the full text found behind its answers. Fails when Pagefind cannot be had.
 * @param asked what is asked for, without the question
 */
export async function addFullText(
  folder: string,
  explanation: Explanation,
  asked: string,
  lookup: Pick<Lookup, 'describe'>,
): Promise<Explanation> {
  const query = toQueryText(asked);
  if (!query) return explanation;
  engine ??= load(folder);
  try {
    const { pagefind, slugs } = await engine;
    const find = async (text: string): Promise<Set<string>> => new Set((await pagefind.search(text)).results.map(({ id }) => id));
    // It also takes what only begins alike, down to a letter or two: quotation marks tell which hits hold each word, and which the phrase.
    const words = [...new Set(query.split(' '))];
    const [found, holding, ...ofWords] = await Promise.all([find(query), ...[query, ...words].map((text) => find(`"${text}"`))]);
    const hits = [...found].flatMap((id) =>
      slugs[id] !== undefined && ofWords.every((ids) => ids.has(id)) ? [{ slug: slugs[id], holds: holding?.has(id) ?? false }] : [],
    );
    return mergeFullText(explanation, hits, lookup);
  } catch (error) {
    engine = undefined;
    throw error;
  }
}

async function load(folder: string): Promise<Engine> {
  const address = `${folder}pagefind.js`;
  const [pagefind, slugs] = await Promise.all([
    // By another address where it did not come: browsers may keep that.
    import(/* @vite-ignore */ address).catch(() => import(/* @vite-ignore */ `${address}?${Date.now()}`)).then(createInstance),
    fetchJson<Record<string, string>>(`${folder}slugs.json`),
  ]);
  await pagefind.init();
  return { pagefind, slugs };
}

/**
 * Pagefind reads the language of the page when an instance is made, and would cut the pairs of a Chinese query up again: for that moment the
 * page is in the language of the index.
 */
function createInstance(module: { createInstance(options: Readonly<Record<string, unknown>>): Pagefind }): Pagefind {
  const page = document.documentElement;
  const { lang } = page;
  page.lang = 'en';
  const pagefind = module.createInstance({ ranking: { termFrequency: 0.2, pageLength: 0.1 } });
  page.lang = lang;
  return pagefind;
}
