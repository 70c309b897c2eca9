/** What the engine learns from questions. */
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/index/build-index.ts';
import { learnWords } from '../../../src/engine/index/learn.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import type { Lookup } from '../../../src/engine/types.ts';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { getLookup } from '../../support/catalogs/real-lookup.ts';

const filler = Array.from({ length: 400 }, (_, at) => `what about number ${at}`);

test('a word speaks for what it is asked of, the more the rarer it is elsewhere, and not at all where everybody has it', () => {
  const levels = learnWords([
    ['the giraffe broke', 'my giraffe again', 'what about it'],
    ['what about the zebra', 'what zebra', 'no zebra at all', 'zebra here', 'any zebra', 'zebra there', 'what of it'],
    [...filler, 'one zebra', 'two zebra', 'and a zebra', 'zebra', 'zebra once more', 'zebra always'],
  ]).map((line) => line.split('|'));
  const find = (at: number, word: string): number => (levels[at] ?? []).findIndex((words) => words.split(' ').includes(word));
  expect(find(0, 'giraf')).toBeGreaterThan(find(1, 'zebra'));
  expect(find(1, 'zebra')).toBeGreaterThanOrEqual(0);
  // Once is chance.
  expect(find(0, 'brok')).toBe(-1);
  expect([find(0, 'what'), find(1, 'what'), find(2, 'what')]).toEqual([-1, -1, -1]);
});

/** The real catalog where one entry is asked for with a word that stands nowhere else. */
function teach(questions: readonly string[]): Lookup {
  const catalog = getRealCatalog();
  const entries = catalog.entries.map((entry) => (entry.name === 'SessionBusy' ? { ...entry, questions } : entry));
  return createLookup(buildLookupIndex(catalog, 'en'), buildLookupWords({ ...catalog, entries }, 'en'));
}

test('a question finds what others asked with its words, as a guess, and says by which', () => {
  const lookup = teach(['quokka jammed', 'quokka stuck']);
  expect(lookup.explain('Quokka').answers[0]).toMatchObject({
    code: 'SessionBusy',
    confidence: 'weak',
    evidence: [{ kind: 'keyword', detail: 'Quokka' }],
  });
  expect(teach(['quokka jammed']).explain('quokka').answers).toEqual([]);
});

test('no question makes an answer certain, whether it was typed or printed', () => {
  const taught = teach(['overdue balance', 'overdue balance, what now', 'overdue balance again', 'quokka overdue', 'quokka balance']);
  const untaught = teach([]);
  const read = (lookup: Lookup, text: string): unknown =>
    lookup.explain(text).answers.flatMap(({ code, confidence }) => (confidence === 'weak' ? [] : [[code, confidence]]));
  const printed = 'openai.BadRequestError: quokka overdue balance, see https://ark.cn-beijing.volces.com/api/v3\n    at main.py:12';
  for (const text of [printed, 'overdue balance', 'session busy', 'AccountOverdueError'])
    expect(read(taught, text), text).toEqual(read(untaught, text));
  // With their questions these would have enough points to be likely, or would lose the distance to the next.
  const catalog = getRealCatalog();
  const entries = catalog.entries.map((entry) => ({
    ...entry,
    questions: [],
    reasons: entry.reasons.map((reason) => ({ ...reason, questions: [] })),
  }));
  const without = createLookup(buildLookupIndex(catalog, 'en'), buildLookupWords({ ...catalog, entries }, 'en'));
  for (const text of [
    'training method not supported',
    'how to enable a model',
    'weekly quota coding plan',
    'seedance generated video blocked',
  ])
    expect(read(getLookup('en'), text), text).toEqual(read(without, text));
});
