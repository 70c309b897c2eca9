/** The file of what people ask: what is wrong with it is told with its place, and it measures nothing that it taught. */
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { formatIssue } from '../../../src/catalog/issue.ts';
import { listQuestionIds, parseQuestions } from '../../../src/catalog/questions.ts';
import { questionsFile } from '../../../src/publish/catalog-file.ts';
import { readCorpus } from '../../cases/score-corpus.ts';
import { expectNone } from '../../support/expect-none.ts';
import { readRealSource } from '../../support/catalogs/real-catalog.ts';

const ids = new Set(['AccountOverdueError', 'InvalidParameter/max-tokens']);
const read = (...lines: string[]): string[] =>
  parseQuestions(lines.join('\n'), 'q.txt', ids).issues.flatMap(({ severity, line, message, fix }) =>
    severity === 'error' ? [`${line} ${message}${fix === undefined ? '' : ` ${fix}`}`] : [],
  );

test('questions belong to the code or reason above them', () => {
  const text = '# AccountOverdueError\n钱花完了\nout of money\n\n# InvalidParameter/max-tokens\nmax_tokens 填多少\n';
  expect(parseQuestions(text, 'q.txt', ids)).toEqual({
    questions: { AccountOverdueError: ['钱花完了', 'out of money'], 'InvalidParameter/max-tokens': ['max_tokens 填多少'] },
    issues: [],
  });
});

for (const [name, lines, told] of [
  ['a question before any code', ['钱花完了'], '1 A question before any code.'],
  ['an unknown code', ['# AcountOverdueError'], '1 The catalog has no `AcountOverdueError`. # AccountOverdueError'],
  ['a code twice', ['# AccountOverdueError', '', '# AccountOverdueError'], '3 `AccountOverdueError` has questions above already.'],
  ['a question twice', ['# AccountOverdueError', 'no money', 'no money'], '3 The question stands here already.'],
  ['what says nothing', ['# AccountOverdueError', '……'], '2 The line has neither a letter nor a digit.'],
  ['a paste', ['# AccountOverdueError', 'x'.repeat(81)], '2 81 characters; a question has at most 80.'],
  ['blanks around', ['# AccountOverdueError', ' no money '], '2 A blank or a character that nobody sees. no money'],
  ['a tab', ['# AccountOverdueError', 'no\tmoney'], '2 A blank or a character that nobody sees. no money'],
  ['a character that nobody sees', ['# AccountOverdueError', 'no\u200bmoney'], '2 A blank or a character that nobody sees. no money'],
] as const)
  test(`the file is refused for ${name}`, () => {
    expect(read(...lines)).toEqual([told]);
  });

test('what is wrong is told as of the catalog: place, what, why', () => {
  const [issue] = parseQuestions('# Nothing', 'content/questions.txt', ids).issues;
  expect(issue && formatIssue(issue)).toBe(
    'content/questions.txt:1:1  error  questions\n  The catalog has no `Nothing`.\n  Why: Its questions would teach nothing. A reason is named with its code: `code/reason`.',
  );
});

test('what nobody has asked about yet is told, with what to write, and is no error', () => {
  expect(parseQuestions('# AccountOverdueError\nno money', 'q.txt', ids).issues).toMatchObject([
    {
      severity: 'warning',
      line: 2,
      message: 'Nobody has asked about `InvalidParameter/max-tokens` yet.',
      fix: '# InvalidParameter/max-tokens\n…',
    },
  ]);
});

test('every code, reason and failure has questions, and they are the ones of the file', () => {
  const { questions = {}, ...catalog } = readRealSource();
  const ids = listQuestionIds(catalog);
  expectNone([...ids].filter((id) => !questions[id]?.length));
  const lines = readFileSync(questionsFile, 'utf8').split('\n');
  expect(Object.values(questions).flat()).toEqual(lines.filter((line) => line && !line.startsWith('#')));
});

test('no question stands in the corpus: what taught the engine does not measure it', () => {
  const simplify = (text: string): string => text.toLowerCase().replace(/[\s?？。.!！,，]+/g, '');
  const measured = new Set(readCorpus().map(({ text }) => simplify(text)));
  expectNone(
    Object.values(readRealSource().questions ?? {})
      .flat()
      .filter((question) => measured.has(simplify(question))),
  );
});
