/**
 * `npm run bench`: the time that the engine takes for each key of the questions of the corpus, for each text pasted there, and for logs of them,
 * with the real catalog and with 10,000 codes. Prints; asserts nothing, since clocks differ.
 */
import { buildCatalog } from '../../src/catalog/model.ts';
import { buildLookupIndex, buildLookupWords } from '../../src/engine/index/build-index.ts';
import { createLookup } from '../../src/engine/depth.ts';
import { readRealSource } from '../support/catalogs/real-catalog.ts';
import { makeSyntheticCatalog } from '../support/catalogs/synthetic-catalog.ts';
import { readCorpus } from '../cases/score-corpus.ts';

const rows = readCorpus();
const typed = rows.flatMap(({ kind, text }) => (kind === 'question' ? Array.from(text, (_, at) => text.slice(0, at + 1)) : []));
const pasted = rows.flatMap(({ kind, text }) => (kind === 'question' ? [] : [text]));
const log = pasted.map((text) => `INFO GET /healthz 200 3ms\n${text}\n`).join('');

for (const count of [0, 10_000]) {
  const catalog = buildCatalog(makeSyntheticCatalog(readRealSource(), count));
  const index = buildLookupIndex(catalog, 'zh');
  const words = buildLookupWords(catalog, 'zh');
  const lookup = createLookup(index, words);
  const explain = (text: string): number => measure(() => void lookup.explain(text));
  console.log(`\n${catalog.entries.length} codes; unpacked in ${measure(() => void createLookup(index, words)).toFixed(0)} ms`);
  // Once to warm the engine, as in a box that somebody is typing into.
  typed.slice(0, 200).forEach(explain);
  for (const [name, texts] of Object.entries({ keys: typed, pastes: pasted })) {
    const times = texts.map(explain).sort((a, b) => a - b);
    const at = (share: number): string => `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2)} ms`;
    console.log(`  ${texts.length} ${name}: p50 ${at(0.5)}, p95 ${at(0.95)}, worst ${at(1)}`);
  }
  for (const size of [10_000, 100_000, 1_000_000]) {
    const steps: number[] = [];
    const slices = lookup.explainChunks(log.repeat(Math.ceil(size / log.length)).slice(0, size));
    const state = { isDone: false };
    while (!state.isDone) steps.push(measure(() => void (state.isDone = Boolean(slices.next().done))));
    console.log(
      `  log of ${size / 1000} kB: ${steps.reduce((a, b) => a + b, 0).toFixed(0)} ms, longest step ${Math.max(...steps).toFixed(0)} ms`,
    );
  }
}

function measure(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}
