/** Scores the engine on the corpus, by kind and by half, against the recorded baseline. Exits 1 where a score fell, in either half. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readArguments, refuse } from '../../src/cli/arguments.ts';
import { readCorpus, scoreCorpus, type Scores } from '../cases/score-corpus.ts';
import { getLookup } from '../support/catalogs/real-lookup.ts';

const usage = `npm run eval [-- --fails] [--split dev|held] [--kind KIND] [--record]

Scores the corpus against the recorded baseline; --fails shows the misses. Whoever tunes the engine looks at --split dev only: held rows are for
measuring. --record writes a baseline: new rows may be misses, but in no score may fewer rows be right than before.`;

const { values: options } = readArguments({
  usage,
  options: { fails: { type: 'boolean' }, record: { type: 'boolean' }, split: { type: 'string' }, kind: { type: 'string' } },
});
const isPart = options.split !== undefined || options.kind !== undefined;
if (options.record && isPart) refuse('A baseline is of the whole corpus: --record goes without --split and --kind.', usage);
const baselineFile = new URL('../cases/corpus-baseline.json', import.meta.url);
const rows = readCorpus().filter((row) => (!options.split || row.split === options.split) && (!options.kind || row.kind === options.kind));

const { scores, misses } = scoreCorpus(rows, getLookup('en'));
const baseline = JSON.parse(readFileSync(baselineFile, 'utf8')) as Scores;
let [fell, lost] = [false, false];
for (const [name, { right, of }] of Object.entries(scores)) {
  const share = right / of;
  const before = baseline[name];
  const change = before ? share - before.right / before.of : 0;
  if (change < -1e-9) fell = true;
  if (change < -1e-9 && right < (before?.right ?? 0)) lost = true;
  console.log(
    `${name.padEnd(28)} ${(100 * share).toFixed(1).padStart(6)} % of ${String(of).padStart(4)}${change ? `  ${change > 0 ? '+' : ''}${(100 * change).toFixed(1)}` : ''}`,
  );
}
if (options.fails) for (const miss of misses) console.log(miss);
if (options.record && !lost) writeFileSync(baselineFile, formatScores(scores));
else if (fell && !isPart) {
  console.error('A score fell below the baseline.');
  process.exitCode = 1;
}

/** As Prettier has it, a line for each score: a change shows which. */
function formatScores(all: Scores): string {
  const lines = Object.entries(all).map(([name, { right, of }]) => `  ${JSON.stringify(name)}: { "right": ${right}, "of": ${of} }`);
  return `{\n${lines.join(',\n')}\n}\n`;
}
