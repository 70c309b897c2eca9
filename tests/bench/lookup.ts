/**
 * The engine in figures, in one run: `npm run bench`. Sizes, typing to answer at the real size and at 10,000 codes, a log of 1 MB, growth, every observed query
 * beside Pagefind’s plain search where the site has been built. Prints; asserts nothing, since clocks differ.
 *
 *     node tests/bench/lookup.ts [--queries FILE]
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { readCatalogFile } from '../../src/publish/catalog-file.ts';
import type { CatalogSource, EntrySource } from '../../src/catalog/schema.ts';
import { buildCatalog } from '../../src/catalog/model.ts';
import * as build from '../../src/engine/build-index.ts';
import type { Locale } from '../../src/i18n/locales.ts';
import type { Lookup, LookupIndex, LookupWords } from '../../src/engine/types.ts';
import { createLookup } from '../../src/engine/depth.ts';
import { toQueryText } from '../../src/site/search/full-text.ts';
import { collectFailures, createRandom, shapes } from '../unit/engine/shapes.ts';

interface Row {
  q: string;
  expect: string[];
}

const { values: options } = parseArgs({ options: { queries: { type: 'string', default: 'tests/unit/engine/corpus.jsonl' } } });
const { catalog } = readCatalogFile();
if (!catalog) throw new Error('The catalogue is not valid: npm run validate.');
const random = createRandom(1);
const buildLookupIndex = (source: CatalogSource, locale: Locale): LookupIndex => build.buildLookupIndex(buildCatalog(source), locale);
const buildLookupWords = (source: CatalogSource, locale: Locale): LookupWords => build.buildLookupWords(buildCatalog(source), locale);

await printSizes(catalog);
printTyping('real', catalog);
printTyping('10,000', enlarge(catalog, 10_000));
printLogs(catalog);
await printQueries(catalog);

async function printSizes(source: CatalogSource): Promise<void> {
  const size = (text: string | Uint8Array): string => `${(brotliCompressSync(text).length / 1000).toFixed(1)} kB`;
  const engine = await bundle("export { createCoreLookup } from './src/engine/engine.ts'");
  const depth = await bundle(
    "export { createDepth } from './src/engine/depth.ts'; export { redact } from './src/engine/redact.ts'; export * from './src/site/search/full-text.ts'",
  );
  console.log('brotli, minified');
  for (const locale of ['zh', 'en'] as const) {
    const index = JSON.stringify(buildLookupIndex(source, locale));
    const words = JSON.stringify(buildLookupWords(source, locale));
    console.log(
      `  ${locale}: for the first answer ${size(engine)} engine + ${size(index)} index; behind it ${size(depth)} depth, masking and full text + ${size(words)} words`,
    );
  }
}

/** The code that these lines need, as a browser gets it. */
async function bundle(contents: string): Promise<string> {
  const entry = '\0entry';
  const bundler = await rolldown({
    input: entry,
    platform: 'browser',
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (id, importer) => (id === entry ? id : importer === entry ? resolve(id) : null),
        load: (id) => (id === entry ? contents : null),
      },
    ],
  });
  const { output } = await bundler.generate({ format: 'esm', minify: true });
  await bundler.close();
  return output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
}

function printTyping(name: string, source: CatalogSource): void {
  const index = buildLookupIndex(source, 'zh');
  const words = buildLookupWords(source, 'zh');
  const started = performance.now();
  const lookup = createLookup(index, words);
  console.log(`\n${name} (${source.errors.length} codes): index unpacked in ${(performance.now() - started).toFixed(0)} ms`);
  const typed = readQueries().flatMap(({ q }) => Array.from(q, (_, at) => q.slice(0, at + 1)));
  const pasted = collectFailures(catalog ?? source, random)
    .slice(0, 60)
    .flatMap((failure) => shapes.slice(0, 12).map((shape) => shape.wrap(failure)));
  // Once to warm the engine, as in a box that somebody is typing into.
  for (const text of typed.slice(0, 200)) lookup.explain(text);
  console.log(`  every keystroke of ${readQueries().length} queries  ${formatTimes(typed.map((text) => measure(lookup, text)))}`);
  console.log(`  ${pasted.length} pasted errors            ${formatTimes(pasted.map((text) => measure(lookup, text)))}`);
}

function printLogs(source: CatalogSource): void {
  const lookup = createLookup(buildLookupIndex(source, 'zh'), buildLookupWords(source, 'zh'));
  const failures = collectFailures(source, random);
  const quiet = Array.from(
    { length: 40 },
    (_, at) =>
      `2026-05-14T17:05:${String(at % 60).padStart(2, '0')} INFO worker-${at} GET /api/items/${at * 7919} 200 ${at}ms user=${at * 104729}`,
  );
  const sparse = failures
    .slice(0, 60)
    .flatMap((failure) => [...quiet, shapes.find((shape) => shape.name === 'log line')?.wrap(failure) ?? '']);
  const dense = failures.flatMap((failure) =>
    ['log line', 'python ark sdk', 'go ark sdk'].map((name) => shapes.find((shape) => shape.name === name)?.wrap(failure) ?? ''),
  );
  for (const [name, lines] of [
    ['log with some errors', sparse],
    ['log of nothing but errors', dense],
  ] as const) {
    const text = repeat(`${lines.join('\n')}\n`, 1_000_000);
    const runs = [10_000, 100_000, 1_000_000].map((length) =>
      Math.min(...[1, 2, 3].map(() => measureSlices(lookup, text.slice(0, length)).total)),
    );
    const { longest } = measureSlices(lookup, text);
    console.log(
      `\n${name}: 10 kB ${(runs[0] ?? 0).toFixed(1)} ms, 100 kB ${(runs[1] ?? 0).toFixed(1)} ms, 1 MB ${(runs[2] ?? 0).toFixed(0)} ms; longest step ${longest.toFixed(0)} ms`,
    );
    console.log(
      `  growth 1× : 10× : 100×  =  1 : ${((runs[1] ?? 0) / (runs[0] ?? 1)).toFixed(1)} : ${((runs[2] ?? 0) / (runs[0] ?? 1)).toFixed(1)}`,
    );
  }
}

async function printQueries(source: CatalogSource): Promise<void> {
  const rows = readQueries();
  const pagefind = await loadPagefind();
  for (const locale of ['zh', 'en'] as const) {
    const lookup = createLookup(buildLookupIndex(source, locale), buildLookupWords(source, locale));
    const ranks = rows.map(({ q, expect }) => lookup.explain(q).answers.findIndex((answer) => expect.includes(answer.code)));
    console.log(`\nengine, ${locale}: ${formatRanks(ranks)}`);
    rows.forEach(({ q }, at) => {
      if (ranks[at] !== 0) console.log(`  rank ${(ranks[at] ?? -1) + 1 || '—'}  ${q}`);
    });
  }
  if (!pagefind) {
    console.log('\nPagefind: build the site first (npm run build) to see it beside the engine.');
    return;
  }
  const times: number[] = [];
  const ranks: number[] = [];
  for (const { q, expect } of rows) {
    const started = performance.now();
    const slugs = await pagefind(toQueryText(q));
    times.push(performance.now() - started);
    ranks.push(slugs.findIndex((slug) => expect.some((code) => code.replace(/[{}]/g, '') === slug)));
  }
  console.log(`\nPagefind, the same queries: ${formatRanks(ranks)}; ${formatTimes(times)}`);
}

/** Pagefind’s plain search over the built site, in Node: its files are read from dist. Undefined where there are none. */
async function loadPagefind(): Promise<((query: string) => Promise<string[]>) | undefined> {
  const folder = `${process.cwd()}/dist/pagefind/`;
  if (!existsSync(`${folder}pagefind.js`) || !existsSync(`${folder}slugs.json`)) return undefined;
  const slugs = JSON.parse(readFileSync(`${folder}slugs.json`, 'utf8')) as Record<string, string>;
  const fetchFile = globalThis.fetch;
  globalThis.fetch = async (address, init) => {
    const path = decodeURI(address instanceof Request ? address.url : address.toString())
      .replace(/^file:\/\//, '')
      .replace(/\?.*$/, '');
    return path.startsWith(folder) ? Promise.resolve(new Response(new Uint8Array(readFileSync(path)))) : fetchFile(address, init);
  };
  try {
    interface Pagefind {
      options(options: Readonly<Record<string, unknown>>): Promise<void>;
      init(): Promise<void>;
      search(query: string): Promise<{ results: { id: string }[] }>;
    }
    Object.assign(globalThis, {
      window: globalThis,
      document: { querySelector: () => null, documentElement: { getAttribute: () => 'en', lang: 'en' }, currentScript: null },
      location: { href: `file://${folder}`, origin: 'null' },
    });
    const pagefind = (await import(`${folder}pagefind.js`)) as Pagefind;
    await pagefind.options({ basePath: folder, baseUrl: '/' });
    await pagefind.init();
    return async (query) => (await pagefind.search(query)).results.flatMap(({ id }) => slugs[id] ?? []);
  } catch (error) {
    console.log(`\nPagefind could not be loaded in Node: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function readQueries(): Row[] {
  const file = options.queries;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

/** The real entries and copies of them under invented names. */
function enlarge(source: CatalogSource, count: number): CatalogSource {
  const invented = Array.from({ length: Math.max(0, count - source.errors.length) }, (_, at): EntrySource => {
    const { id: _id, ...model } = source.errors[at % source.errors.length] ?? fail();
    const name = `Synthetic${at.toString(36).toUpperCase()}.Case${at}`;
    return {
      ...model,
      code: name,
      title: { zh: `${model.title.zh} ${at}`, en: `${model.title.en} ${at}` },
      messages: model.messages.map(({ wordings: _wordings, ...message }) => ({
        ...message,
        text: message.text && `${message.text} Case ${at.toString(36)}`,
      })),
    };
  });
  return { ...source, errors: [...source.errors, ...invented] };
}

function fail(): never {
  throw new Error('an empty catalogue');
}

function measure(lookup: Lookup, text: string): number {
  const started = performance.now();
  lookup.explain(text);
  return performance.now() - started;
}

function measureSlices(lookup: Lookup, text: string): { total: number; longest: number } {
  const started = performance.now();
  let last = started;
  let longest = 0;
  const steps = lookup.explainChunks(text);
  for (let done = false; !done;) {
    done = Boolean(steps.next().done);
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return { total: last - started, longest };
}

function repeat(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function formatTimes(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`;
}

function formatRanks(ranks: readonly number[]): string {
  const share = (test: (rank: number) => boolean): string => `${((100 * ranks.filter(test).length) / ranks.length).toFixed(1)} %`;
  return `S@1 ${share((rank) => rank === 0)}, S@3 ${share((rank) => rank >= 0 && rank < 3)} of ${ranks.length}`;
}
