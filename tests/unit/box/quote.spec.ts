import { test } from 'node:test';
import { quoteMessage } from '../../../src/components/box/card/quote.ts';
import { expect } from '@playwright/test';

const template = 'The parameter `{parameter}` of the model {model} is not valid. Request id: {request-id}';
const message = 'The parameter `content[4].url` of the model “豆包（专业版）” is not valid.';

const cases: Record<string, string> = {
  alone: message,
  'in JSON': JSON.stringify({ error: { code: 'InvalidParameter', message: `${message} Request id: 0217`, param: '' } }),
  'in JSON within JSON': JSON.stringify({ body: JSON.stringify({ error: { message: `${message} Request id: 0217` } }) }),
  'in a dict of Python': `Error code: 400 - {'error': {'code': 'InvalidParameter', 'message': '${message} Request id: 0217'}}`,
  'over two lines': `  ${message.replace(' of the ', ' of\n    the ')}\n  at main (app.js:1:2)`,
};
for (const [name, text] of Object.entries(cases))
  test(`the message is cut out of the text: ${name}`, () => {
    expect(quoteMessage(text, template, 'InvalidParameter')).toBe(message);
  });

test('a message that ends with a quotation is told with the mark that closes it', () => {
  const named = "No module named 'volcenginesdkarkruntime'";
  expect(quoteMessage(`ModuleNotFoundError: ${named}.\n'x'`, named, 'sdk-setup')).toBe(`${named}.`);
});

test('marks stay those of the reader, also where the document has others', () => {
  expect(quoteMessage('x: it is missing `content` parameter, really', "it is missing `{parameter}' parameter", 'MissingParameter')).toBe(
    'it is missing `content` parameter',
  );
});

test('what Go says of a wrong format is left out', () => {
  expect(quoteMessage('Your account %!s(int64=2101333747) has no model.', 'Your account {account} has no model.', 'X')).toBe(
    'Your account 2101333747 has no model.',
  );
});

test('a message that fits in part is told by the line of the reader, never by the document', () => {
  const text = 'starting\n{"message":"The parameter `size` of the model is odd","code":"InvalidParameter"}\ndone';
  expect(quoteMessage(text, template, 'InvalidParameter')).toBe('The parameter `size` of the model is odd');
});

test('without a message it is the line with the code', () => {
  expect(quoteMessage('one\ntwo AccountOverdueError three\nfour', undefined, 'AccountOverdueError')).toBe('two AccountOverdueError three');
});

test('a line of ten thousand characters is cut around what counts', () => {
  const quote = quoteMessage(`${'x '.repeat(5000)}AccountOverdueError${' y'.repeat(5000)}`, undefined, 'AccountOverdueError');
  expect(quote).toContain('AccountOverdueError');
  expect(quote.length).toBeLessThan(400);
});

test('two pieces far from each other are no message', () => {
  const text = `The parameter is odd\n${'INFO nothing to see\n'.repeat(40)}of the model m is not valid.`;
  expect(quoteMessage(text, template, 'InvalidParameter')).not.toContain('nothing to see');
});
