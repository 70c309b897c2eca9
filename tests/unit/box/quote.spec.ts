import { test } from 'node:test';
import * as card from '../../../src/components/box/card/quote.ts';
import { expect } from '@playwright/test';
import { getLookup } from '../../support/catalogs/real-lookup.ts';

const quoteMessage = (text: string, message: string | undefined, code: string): string =>
  card.quoteMessage(text, { isCode: true, code, evidence: [], ...(message ? { message } : {}) });

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
  expect(quoteMessage(`ModuleNotFoundError: ${named}.\n'x'`, named, 'X')).toBe(`${named}.`);
});

test('the mark that closes a quotation and the stop behind it are told also where they are escaped', () => {
  const own = 'Please visit the page to close the "Safe Experience Mode".';
  const text = JSON.stringify({ error: { message: `${own} Request id: 0217` } });
  for (const whole of [text, JSON.stringify(text)])
    expect(quoteMessage(whole, `${own}\nRequest ID: {request-id}`, 'SetLimitExceeded')).toBe(own);
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

test('a field that is called like a value of the message is not the message', () => {
  const own = 'User is not authorized to perform: ark:X on resource: trn:ark:a:1:endpoint/*';
  const text = JSON.stringify({ ResponseMetadata: { Action: 'X', Region: 'cn-beijing', Error: { Code: 'AccessDenied', Message: own } } });
  expect(quoteMessage(text, 'User is not authorized to perform: {action} on resource: {resource}.', 'AccessDenied')).toBe(own);
});

test('the request ID is left out: the card names it by itself', () => {
  const id = '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164';
  for (const end of [` Request id: ${id}`, ` (Request ID: ${id})`, ''])
    expect(quoteMessage(JSON.stringify({ message: `It is odd.${end}` }), undefined, 'InvalidParameter')).toBe('It is odd.');
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

test('the name of a class is not the message that it is made of', () => {
  const text = 'openai.InternalServerError: Error code: 500\nInternal server error.';
  expect(quoteMessage(text, 'Internal server error.', 'InternalServiceError')).toBe('Internal server error.');
});

test('of a failure without a code it is the whole line that told it', () => {
  const trace = 'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\n    print(x["choices"])\n';
  const nginx = '<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<hr><center>nginx</center>\n</body>\n</html>';
  for (const [text, line] of [
    [`${trace}KeyError: 'choices'`, "KeyError: 'choices'"],
    [`${trace}json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)`, undefined],
    [nginx, '502 Bad Gateway'],
    ['openai.APIConnectionError: Connection error.', undefined],
    [
      "Error: read ECONNRESET\n    at TLSWrap.onStreamRead (node:internal/stream_base_commons:218:20) {\n  code: 'ECONNRESET'\n}",
      'Error: read ECONNRESET',
    ],
    [
      'TypeError: fetch failed {\n  [cause]: Error: getaddrinfo ENOTFOUND ark.cn-beijing.volces.com\n}',
      '[cause]: Error: getaddrinfo ENOTFOUND ark.cn-beijing.volces.com',
    ],
    [`INFO start\n{"error":{"message":"dial tcp 10.0.0.1:443: i/o timeout"}}`, 'dial tcp 10.0.0.1:443: i/o timeout'],
  ] as const) {
    const [answer] = getLookup('en').explain(text).answers;
    if (!answer || answer.isCode) throw new Error(`no failure without a code: ${text}`);
    expect(card.quoteMessage(text, answer)).toBe(line ?? text.split('\n').at(-1));
  }
});

test('a long line is told around what counts, as much of it as there is room for', () => {
  const end = '([Errno -3] Temporary failure in name resolution)';
  const [answer] = getLookup('en').explain(`ConnectionError: ${'x'.repeat(400)} ${end}`).answers;
  if (!answer) throw new Error('no answer');
  const quote = card.quoteMessage(`ConnectionError: ${'x'.repeat(400)} ${end}`, answer);
  expect(quote.endsWith(end)).toBe(true);
  expect(quote.length).toBeGreaterThan(300);
});
