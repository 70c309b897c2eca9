/** Scores the engine on rows of the corpus: what is right, by kind and half, how often it is more than a guess, and how often its certainty is right. */
import { readFileSync } from 'node:fs';
import type { Answer, Lookup } from '../../src/engine/types.ts';

/** One example. `expect` names every right code or failure; empty: nothing may be claimed. */
export interface Row {
  text: string;
  expect: string[];
  /** The reason that must be claimed, if any. */
  reason?: string;
  kind: 'question' | 'pasted' | 'client' | 'failure' | 'hidden' | 'foreign' | 'reason';
  split: 'dev' | 'held';
}

export function readCorpus(): Row[] {
  const lines = readFileSync(new URL('corpus.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

export type Scores = Record<string, { right: number; of: number }>;

const saysNoAnswer = new Set(['connection-failed', 'timeout']);
const status =
  /(?:^|[^\d.:])(?:40[0134]|429|50[0234])(?![\d.])|Not Found|Unauthorized|Forbidden|Too Many Requests|Bad Gateway|Internal Server Error/;

export function scoreCorpus(rows: readonly Row[], lookup: Pick<Lookup, 'explain'>): { scores: Scores; misses: string[] } {
  const scores: Scores = {};
  const misses: string[] = [];
  const count = (name: string, right: boolean): void => {
    const score = (scores[name] ??= { right: 0, of: 0 });
    score.of += 1;
    if (right) score.right += 1;
  };
  for (const row of rows) {
    const { answers } = lookup.explain(row.text);
    const [first] = answers;
    const right = isRight(row, answers);
    count(`${row.split} ${row.kind}`, right);
    if (row.kind === 'question')
      count(
        `${row.split} question top 3`,
        answers.slice(0, 3).some((answer) => row.expect.includes(answer.code)),
      );
    if (row.kind === 'pasted' || row.kind === 'client' || row.kind === 'failure')
      count(`${row.split} right is claimed`, right && first?.confidence !== 'weak');
    if (row.reason !== undefined) count(`${row.split} reason right`, first?.reason?.id === row.reason);
    if (first && first.confidence !== 'weak') count(`${row.split} ${first.confidence} is right`, row.expect.includes(first.code));
    if (!right)
      misses.push(
        `MISS ${row.split} ${row.kind} ${JSON.stringify(row.text.slice(0, 150))} expect ${row.expect.slice(0, 3).join(' | ') || 'nothing'} got ${answers
          .slice(0, 3)
          .map((answer) => `${answer.code} (${answer.confidence} ${answer.score})`)
          .join(', ')}`,
      );
    else if (row.reason !== undefined && first?.reason?.id !== row.reason)
      misses.push(
        `REASON ${row.split} ${JSON.stringify(row.text.slice(0, 150))} expect ${row.reason} got ${first?.reason?.id ?? first?.family?.id ?? 'none'}`,
      );
  }
  return { scores: Object.fromEntries(Object.entries(scores).sort(([a], [b]) => (a < b ? -1 : 1))), misses };
}

function isRight({ kind, expect, text }: Row, answers: readonly Answer[]): boolean {
  const [first] = answers;
  if (kind === 'foreign') return answers.every((answer) => answer.confidence === 'weak');
  const named = first !== undefined && expect.includes(first.code);
  if (kind !== 'hidden') return named;
  return (first === undefined || first.confidence === 'weak' || named) && !(status.test(text) && saysNoAnswer.has(first?.code ?? ''));
}
