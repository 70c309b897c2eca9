import { test } from 'node:test';
import fc from 'fast-check';
import { quoteMessage } from '../../src/components/box/card/quote.ts';
import { redact } from '../../src/engine/read/redact.ts';
import { findRequestIds } from '../../src/engine/read/request-id.ts';
import { tidyText, tokenize } from '../../src/engine/read/text.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../support/expect-none.ts';
import { getLookup } from '../support/catalogs/real-lookup.ts';

const pieces = fc.constantFrom(
  ...'{"error":{"code":"~QuotaExceeded~","message":"~The request failed because~\\"~\\\\\\"~&quot;~%22~\n~InvalidParameter.~{{Parameter}}'.split(
    '~',
  ),
  ...'模型未开通~429~\0~\ud800~<script>~İ~…~}}'.split('~'),
);
const text = fc.oneof(
  // Any code units, halves of characters too.
  fc.array(fc.nat(0xffff), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 })), { maxLength: 40 }).map((parts) => parts.join('')),
);

test('no text makes the engine, its masking or its reading of request ids throw, and every answer is well-formed', () => {
  fc.assert(
    fc.property(text, (value) => {
      redact(value);
      findRequestIds(value);
      const { answers, kind, query } = getLookup().explain(value);
      const problems = {
        'another query': query !== value,
        'empty or not': (kind === 'empty') !== !/\S/.test(value),
        'no score': !answers.every(({ score }) => Number.isFinite(score)),
        'no evidence': !answers.every(({ evidence }) => evidence.length),
        'a failure without a code is certain': answers.some(({ isCode, confidence }) => !isCode && confidence === 'exact'),
        'an answer stands twice': new Set(answers.map(({ slug }) => slug)).size !== answers.length,
      };
      expectNone(Object.entries(problems).flatMap(([problem, isThere]) => (isThere ? [problem] : [])));
    }),
    { seed: 42, numRuns: 400 },
  );
});

test('tidying keeps the number of lines, so that line numbers stay true', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(tidyText(value).split('\n').length).toBe(value.split('\n').length);
    }),
    { seed: 1, numRuns: 400 },
  );
});

test('words are cut at true offsets', () => {
  fc.assert(
    fc.property(text, (value) => {
      const { words, starts, ends } = tokenize(value);
      expect(words.map((_word, at) => value.slice(starts[at], ends[at]).toLowerCase())).toEqual(words.map((word) => word.toLowerCase()));
    }),
    { seed: 2, numRuns: 200 },
  );
});

/** Texts that make a careless pattern look back again and again. */
const hostile: Record<string, string> = {
  backslashes: '\\',
  'escaped quotes': '\\"',
  ampersands: '&amp;',
  'percent signs': '%22',
  spaces: ' ',
  'line ends': '\n',
  digits: '1',
  'request ids': '02174178656628',
  'open braces': '{{',
  letters: 'a',
  'names of many parts': 'a_',
  'dots and letters': 'InvalidParameter.',
  'one message again and again': 'the request failed because the input text may contain ',
  'secrets that do not end': 'api_key: ',
  colons: 'token:',
  dashes: '-----BEGIN A',
  Chinese: '欠费',
};

for (const [name, piece] of Object.entries(hostile)) {
  test(`the cost grows linearly with ${name}`, () => {
    const run = (length: number): number => {
      // Alone, and in the middle of a line: a pattern that seeks the end of one looks back only there.
      const pieces = piece.repeat(Math.ceil(length / piece.length));
      const value = `${pieces}\nError: ${pieces} x`;
      const before = process.cpuUsage();
      getLookup().explain(value);
      redact(value);
      const message = 'The parameter `{parameter}` of the model {model} is not valid.';
      quoteMessage(value, { isCode: true, code: 'InvalidParameter', message, evidence: [] });
      const used = process.cpuUsage(before);
      return (used.user + used.system) / 1000;
    };
    run(3000);
    const small = Math.max(4, Math.min(run(3000), run(3000)));
    // Ten times the text: ten times the cost, give or take the noise of the machine; a quadratic pattern takes a hundred times.
    expect(run(30_000) / small).toBeLessThan(40);
  });
}
