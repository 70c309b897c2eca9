import { test, expect } from '@playwright/test';
import { getCatalogSource, getLookup } from './real-lookup.ts';
import { collectFailures, createRandom, shapes, type Failure } from './shapes.ts';

const failures = collectFailures(getCatalogSource(), createRandom(20261123));
const names = new Set(getCatalogSource().errors.map((entry) => entry.code));
const templates = getCatalogSource().errors.flatMap((entry) => (entry.code?.includes('{{') ? [entry.code] : []));

/** The catalogue's code of a failure: an instance of a template code belongs to the template. */
function nameCode({ code }: Failure): string {
  return names.has(code) ? code : (templates.find((template) => code.startsWith(template.slice(0, template.indexOf('{{')))) ?? code);
}

/** What is left of a message when values, ids and punctuation are taken away. */
function normalize(message: string): string {
  return message
    .replace(/02\d{13}[0-9a-f]*|Request ID:?/gi, '')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}

/** Without the code, each code that documents the message is right, and its family (InvalidParameter.{{Parameter}} for InvalidParameter). */
const codesOfMessage = new Map<string, Set<string>>();
for (const failure of failures)
  codesOfMessage.set(normalize(failure.message), (codesOfMessage.get(normalize(failure.message)) ?? new Set()).add(nameCode(failure)));

function isRight(failure: Failure, withCode: boolean, answer: string | undefined): boolean {
  if (answer === nameCode(failure)) return true;
  if (withCode || answer === undefined) return false;
  const documented = codesOfMessage.get(normalize(failure.message));
  return documented?.has(answer) === true || (answer.split('.')[0] === failure.code.split('.')[0] && answer.startsWith('InvalidParameter'));
}

test.describe('every documented message in every shape', () => {
  const results = shapes.map((shape) => {
    const wrong = failures.flatMap((failure) => {
      const text = shape.wrap(failure);
      const [first] = getLookup().explain(text).answers;
      return isRight(failure, shape.withCode, first?.code)
        ? []
        : [`${failure.code} taken for ${first?.code ?? 'nothing'}: ${text.slice(0, 160)}`];
    });
    return { shape, wrong };
  });

  for (const { shape, wrong } of results) {
    test(`is recognised as ${shape.name}`, () => {
      // A message cut at three quarters has often lost the words that tell it from its neighbours.
      const least = shape.name.includes('cut at') ? 0.9 : 0.98;
      expect(1 - wrong.length / failures.length, wrong.join('\n')).toBeGreaterThanOrEqual(least);
    });
  }

  test('is recognised in 99 of 100 cases over all shapes', () => {
    const wrong = results.flatMap((result) => result.wrong);
    expect(1 - wrong.length / (failures.length * shapes.length), wrong.join('\n')).toBeGreaterThanOrEqual(0.99);
  });
});

test('a text cut at any place never loses a code that stands in it', () => {
  const random = createRandom(7);
  for (const failure of failures.filter((_, at) => at % 3 === 0)) {
    const text = `Error code: ${failure.status} - {"error":{"code":"${failure.code}","message":"${failure.message}","param":"","type":"${failure.type}"}}`;
    const least = text.indexOf(failure.code) + failure.code.length + 2;
    const cut = text.slice(0, least + Math.floor(random() * (text.length - least)));
    expect(getLookup().explain(cut).answers[0]?.code, cut).toBe(nameCode(failure));
  }
});

test('one wrong letter in the message does not change the answer', () => {
  const random = createRandom(11);
  const wrong: string[] = [];
  for (const failure of failures) {
    if (failure.message.length < 60) continue;
    const at = 10 + Math.floor(random() * 40);
    const text = `${failure.status} ${failure.message.slice(0, at)}x${failure.message.slice(at + 1)}`;
    const [first] = getLookup().explain(text).answers;
    if (!isRight(failure, false, first?.code)) wrong.push(`${failure.code} taken for ${first?.code ?? 'nothing'}: ${text}`);
  }
  expect(wrong.length / failures.length, wrong.join('\n')).toBeLessThanOrEqual(0.04);
});
