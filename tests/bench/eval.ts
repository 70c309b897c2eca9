/**
 * Scores the engine on the corpus, by kind and by half, against the recorded baseline:  npm run eval -- [--fails] [--record] [--split dev]
 * `held` rows are for measuring only: whoever tunes the engine looks at `dev`. Exits 1 where a score fell, in either half.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCorpus, scoreCorpus, type Scores } from '../cases/score-corpus.ts';
import { getLookup } from '../support/catalogs/real-lookup.ts';

const { values: options } = parseArgs({
  options: { fails: { type: 'boolean' }, record: { type: 'boolean' }, split: { type: 'string' }, kind: { type: 'string' } },
});
const baselineFile = new URL('../cases/corpus-baseline.json', import.meta.url);
const rows = readCorpus().filter((row) => (!options.split || row.split === options.split) && (!options.kind || row.kind === options.kind));

const { scores, misses } = scoreCorpus(rows, getLookup('en'));
const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Scores;
let fell = false;
for (const [name, { right, of }] of Object.entries(scores)) {
  const share = right / of;
  const before = baseline[name];
  const change = before ? share - before.right / before.of : 0;
  if (change < -1e-9) fell = true;
  console.log(
    `${name.padEnd(28)} ${(100 * share).toFixed(1).padStart(6)} % of ${String(of).padStart(4)}${change ? `  ${change > 0 ? '+' : ''}${(100 * change).toFixed(1)}` : ''}`,
  );
}
if (options.fails) for (const miss of misses) console.log(miss);
if (options.record) writeFileSync(baselineFile, formatScores(scores));
else if (fell && !options.split && !options.kind) {
  console.error('A score fell below the baseline.');
  process.exitCode = 1;
}

/** As Prettier has it, a line for each score: a change shows which. */
function formatScores(all: Scores): string {
  const lines = Object.entries(all).map(([name, { right, of }]) => `  ${JSON.stringify(name)}: { "right": ${right}, "of": ${of} }`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
