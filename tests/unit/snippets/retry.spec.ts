/** The samples of the retry guide that need no SDK of a cloud, run as they are against a stand-in for Ark. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import OpenAI from 'openai';
import { createClient, shouldRetry, withRetry } from '../../../src/snippets/retry-openai-node.mjs';
import { expect } from '@playwright/test';
import { type Answer, answers, startFakeArk } from '../../support/fake-ark.ts';
import { makeFolder } from '../../support/temporary.ts';
import { has } from '../../support/tools.ts';

/** What came of one call. */
interface Outcome {
  /** What the model said; undefined where the sample gave up. */
  said?: string | undefined;
  /** The code with which it gave up, if there was one. */
  code?: string | undefined;
  /** How long it would have waited each time, in seconds: nothing is waited for. */
  delays: number[];
}

async function runNode(baseURL: string, options: { timeout?: number } = {}): Promise<Outcome> {
  const delays: number[] = [];
  const client = createClient({ baseURL, apiKey: 'test', ...options });
  const call = () => client.chat.completions.create({ model: 'doubao-seed-1-6', messages: [{ role: 'user', content: 'Hello' }] });
  const delay = (ms: number): Promise<void> => {
    delays.push(ms / 1000);
    return Promise.resolve();
  };
  try {
    const answer = await withRetry(call, delay);
    return { said: answer.choices[0]?.message.content ?? '', delays };
  } catch (error) {
    if (!(error instanceof OpenAI.APIError)) throw error;
    return { code: error.code ?? undefined, delays };
  }
}

async function runCurl(baseURL: string): Promise<Outcome> {
  const folder = makeFolder();
  // Instead of sleeping, it writes down how long it would.
  writeFileSync(join(folder, 'sleep'), '#!/bin/sh\necho "$1" >&2\n', { mode: 0o755 });
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, ARK_BASE_URL: baseURL, ARK_API_KEY: 'test', ARK_MODEL: 'doubao-seed-1-6' };
  const child = spawn('bash', ['src/snippets/retry_curl.sh'], { env });
  const status = new Promise((done) => child.on('close', done));
  const [printed, told] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const delays = told.match(/^\d+\.\d{3}$/gm)?.map(Number) ?? [];
  if ((await status) === 0) return { said: (JSON.parse(printed) as OpenAI.ChatCompletion).choices[0]?.message.content ?? '', delays };
  return { code: /^HTTP \d+ (\S+)$/m.exec(told)?.[1], delays };
}

/** The longest that each wait may take; the shortest is half of it. */
const longest = [2, 4, 8, 16, 30, 30, 30];

for (const { name, run, tools } of [
  { name: 'retry-openai-node.mjs', run: runNode, tools: [] },
  { name: 'retry_curl.sh', run: runCurl, tools: ['bash', 'curl', 'jq'] },
]) {
  const missing = tools.filter((tool) => !has(tool));
  const skip = missing.length > 0 && `${missing.join(', ')} is not on this machine`;
  const ask = async (...list: [Answer, ...Answer[]]): Promise<Outcome & { requests: number }> => {
    const ark = await startFakeArk(list);
    const outcome = await run(ark.baseURL).finally(ark.close);
    return { ...outcome, requests: ark.requests.length };
  };

  test(`${name} sends again after what passes, a 403 too, until it succeeds`, { skip }, async () => {
    const { delays, ...outcome } = await ask(answers.burst, answers.overloaded, answers.internal, answers.busyResource, 'success');
    expect(outcome).toEqual({ said: 'Hi', requests: 5 });
    expect(delays).toHaveLength(4);
  });

  // A second request would succeed, so a retry of any kind is seen. Which codes are sent again `syntax.spec.ts` tests.
  for (const [what, answer, code] of [
    ['a 429 code it does not know, whatever its message says', answers.unknown429, 'BrandNewQuotaExceeded'],
    ['a bare 404', answers.empty404],
    ['a 502 page of a gateway, behind which the work may be done', answers.gatewayPage],
    ['a connection that breaks, for the same reason', 'hang-up'],
  ] satisfies [string, Answer, string?][])
    test(`${name} stops at once at ${what}`, { skip }, async () => {
      expect(await ask(answer, 'success')).toEqual({ code, requests: 1, delays: [] });
    });

  test(
    `${name} waits a random time, at least half of 2, 4, 8, 16, 30, 30, 30 s and at most all of it, then gives up with the last error`,
    {
      skip,
    },
    async () => {
      const { delays, ...outcome } = await ask(answers.overloaded);
      expect(outcome).toEqual({ code: 'ServerOverloaded', requests: 8 });
      expect(delays).toHaveLength(longest.length);
      for (const [index, delay] of delays.entries()) {
        expect(delay).toBeGreaterThanOrEqual((longest[index] ?? NaN) / 2);
        expect(delay).toBeLessThanOrEqual(longest[index] ?? NaN);
      }
      expect(new Set(delays.slice(4)).size).toBeGreaterThan(1);
      // Longer than any limit per minute, as the guide says.
      expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThanOrEqual(60);
    },
  );
}

test('the Node sample stops at a timeout, since the first request may still be generated and billed', async () => {
  const ark = await startFakeArk(['silence', 'success']);
  expect(await runNode(ark.baseURL, { timeout: 50 })).toEqual({ code: undefined, delays: [] });
  expect(ark.requests).toEqual([{ method: 'POST', url: '/api/v3/chat/completions' }]);
  await ark.close();
});

test('the Node sample stops when the caller aborts, and at errors that are not the API’s', () => {
  expect(shouldRetry(new OpenAI.APIUserAbortError())).toBe(false);
  expect(shouldRetry(new TypeError('a bug of the caller'))).toBe(false);
});

test('the Node sample switches the retries of the openai client off', () => {
  expect(createClient({ apiKey: 'test' }).maxRetries).toBe(0);
  expect(createClient({ apiKey: 'test' }).baseURL).toBe('https://ark.cn-beijing.volces.com/api/v3');
});
