import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { after, before, test } from 'node:test';
import OpenAI from 'openai';
import { expect } from '@playwright/test';
import { getRealCatalog, readRealSource } from '../../support/real-catalog.ts';
import { getLookup } from '../../support/real-lookup.ts';

/** What stands for the placeholders of a message. */
const values: Readonly<Record<string, string>> = {
  account: '%!s(int64=2106993666)',
  model: 'doubao-seed-1-6-251015',
  'model-or-endpoint': 'ep-20250312213607-abcde',
  parameter: 'tools[0].function',
  reason: 'integer above maximum value, expected a value <= 32768, but got 65536 instead',
  'reset-time': '2026-08-03 23:59:59 +0800 CST',
  url: 'https://example.com/a.png',
  'request-id': '0217417865662852e4d4f0b8c688e4f0b08b05ead8177d0b7d6',
};

interface Failure {
  code: string;
  status: number;
  type: string;
  message: string;
}

/** Every documented message of every code that inference clients meet, as the service sends it. */
const failures = getRealCatalog().entries.flatMap(({ name: code, kind, messages }) =>
  messages.flatMap(({ status, type, section, wordings, ...message }) =>
    [message, ...wordings].flatMap(({ text, placeholders }): Failure[] => {
      if (kind !== 'code' || text === null || text.startsWith('…') || ['platform', 'fine-tuning'].includes(section)) return [];
      let at = 0;
      const filled = text.replace(/\{\{\w+\}\}|\{\w*\}|%[sqd]/g, () => values[placeholders[at++]?.name ?? ''] ?? 'sample-value');
      return [
        {
          code: code.replace(/\{\{\w+\}\}/, 'temperature'),
          status: status ?? 400,
          type: type ?? '',
          message: /request id/i.test(filled) ? filled : `${filled} Request id: ${values['request-id'] ?? ''}`,
        },
      ];
    }),
  ),
);
const names = new Set(readRealSource().errors.map((entry) => entry.code));
const templates = readRealSource().errors.flatMap((entry) => (entry.code?.includes('{{') ? [entry.code] : []));
const nameCode = ({ code }: Failure): string =>
  names.has(code) ? code : (templates.find((template) => code.startsWith(template.slice(0, template.indexOf('{{')))) ?? code);
/** The period of a plan differs from answer to answer. */
const withoutId = (message: string): string =>
  message
    .replace(/\s*Request id:.*$/is, '')
    .replace(/5-hour|weekly|monthly/g, '')
    .replace(/\W+/g, ' ')
    .trim()
    .toLowerCase();
const codesOfMessage = new Map<string, Set<string>>();
for (const { message, code } of failures)
  codesOfMessage.set(withoutId(message), (codesOfMessage.get(withoutId(message)) ?? new Set()).add(code));
const isUnique = ({ message }: Failure): boolean => codesOfMessage.get(withoutId(message))?.size === 1;

let server: Server;
let client: OpenAI;

/** Answers as Ark does: the model of the request says which failure; a stream fails after it has begun. */
before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { model, stream } = JSON.parse(body) as { model: string; stream?: boolean };
      const failure = failures[Number(model)];
      const answer = JSON.stringify({ error: { code: failure?.code, message: failure?.message, param: '', type: failure?.type } });
      if (stream) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end(`data: ${answer}\n\n`);
        return;
      }
      response.writeHead(failure?.status ?? 500, {
        'content-type': 'application/json; charset=utf-8',
        'x-request-id': '021750908941435764157d3cd37fe9f69089b2b7afdda79486cb8',
        server: 'istio-envoy',
      });
      response.end(answer);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  client = new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${port}/api/v3`, maxRetries: 0 });
});

after(() => new Promise((closed) => server.close(closed)));

async function fail(at: number, how: 'chat' | 'responses' | 'stream'): Promise<Error> {
  const model = String(at);
  try {
    if (how === 'responses') await client.responses.create({ model, input: 'hi' });
    else if (how === 'chat') await client.chat.completions.create({ model, messages: [{ role: 'user', content: 'hi' }] });
    else
      for await (const chunk of await client.chat.completions.create({ model, stream: true, messages: [{ role: 'user', content: 'hi' }] }))
        expect(chunk).toBeDefined();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('the server did not fail');
}

for (const how of ['chat', 'responses', 'stream'] as const) {
  test(`what the openai package prints for each code is understood (${how})`, async () => {
    const wrong: string[] = [];
    for (const [at, failure] of failures.entries()) {
      // However the request was made, the client prints the same error: of the other ways enough to see it.
      if (how !== 'chat' && at % 8 !== 0) continue;
      const error = await fail(at, how);
      const printed: [name: string, text: string, withCode: boolean][] = [
        ['console.error', inspect(error), true],
        ['JSON', JSON.stringify(error), true],
        ['JSON, indented', JSON.stringify(error, null, 2), true],
        ['message', error.message, false],
        ['String', String(error), false],
        ['stack', error.stack ?? '', false],
      ];
      // Each failure as it is printed in two ways: all of them meet over the catalog.
      for (const [turn, [name, text, withCode]] of printed.entries()) {
        if ((turn + at) % 3 !== 0) continue;
        if (!withCode && !isUnique(failure)) continue;
        const [first] = getLookup().explain(text).answers;
        // Without the code, a code and its template print the same.
        const family = !withCode && first?.code.split('.')[0] === failure.code.split('.')[0];
        if (first?.code !== nameCode(failure) && !family)
          wrong.push(`${name}: ${failure.code} taken for ${first?.code ?? 'nothing'}: ${text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  });
}
