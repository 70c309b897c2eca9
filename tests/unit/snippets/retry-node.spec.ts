/** The Node sample of the retry guide, run as it is against a stand-in for Ark. */
import { describe, test } from 'node:test';
import OpenAI from 'openai';
import { backoffMs, createClient, shouldRetry, withRetry } from '../../../src/snippets/retry-openai-node.mjs';
import { expect } from '@playwright/test';
import { type Answer, answers, startFakeArk } from '../../support/fake-ark.ts';

/** Asks once through the sample; nothing is waited for, the delays are written down. */
async function ask(list: [Answer, ...Answer[]], options: { timeout?: number } = {}) {
  const ark = await startFakeArk(list);
  const delays: number[] = [];
  const client = createClient({ baseURL: ark.baseURL, apiKey: 'test', ...options });
  const call = () => client.chat.completions.create({ model: 'doubao-seed-1-6', messages: [{ role: 'user', content: 'Hello' }] });
  const delay = (ms: number): Promise<void> => {
    delays.push(ms);
    return Promise.resolve();
  };
  try {
    const result = await withRetry(call, delay).then(
      (answer) => ({ text: answer.choices[0]?.message.content, error: undefined }),
      (error: unknown) => ({ text: undefined, error }),
    );
    return { ...result, delays, requests: ark.requests };
  } finally {
    await ark.close();
  }
}

const codeOf = (error: unknown): unknown => (error instanceof OpenAI.APIError ? error.code : error);

describe('the Node sample sends again', () => {
  test('after RequestBurstTooFast, ServerOverloaded and InternalServiceError, then succeeds', async () => {
    const { text, error, requests, delays } = await ask([answers.burst, answers.overloaded, answers.internal, 'success']);
    expect(error).toBeUndefined();
    expect(text).toBe('Hi');
    expect(requests).toHaveLength(4);
    expect(requests[0]).toEqual({ method: 'POST', url: '/api/v3/chat/completions' });
    expect(delays).toHaveLength(3);
  });

  for (const [name, answer] of [
    ['a limit per minute', answers.accountTpm],
    ['a 403 that passes (OperationDenied.InvalidState)', answers.busyResource],
  ] satisfies [string, Answer][])
    test(`after ${name}`, async () => {
      const { text, requests } = await ask([answer, 'success']);
      expect(text).toBe('Hi');
      expect(requests).toHaveLength(2);
    });
});

describe('the Node sample stops at once', () => {
  for (const [name, answer, code] of [
    ['SetLimitExceeded', answers.setLimit, 'SetLimitExceeded'],
    ['QuotaExceeded, free trial used up', answers.freeTrial, 'QuotaExceeded'],
    ['QuotaExceeded, too many queued tasks', answers.queuedTasks, 'QuotaExceeded'],
    ['AccountQuotaExceeded', answers.planQuota, 'AccountQuotaExceeded'],
    ['AccountOverdueError', answers.overdue, 'AccountOverdueError'],
    ['InvalidParameter', answers.invalidParameter, 'InvalidParameter'],
    ['a 429 code it does not know, whatever its message says', answers.unknown429, 'BrandNewQuotaExceeded'],
    ['a bare 404', answers.empty404, undefined],
    ['a 502 page of a gateway, behind which the work may be done', answers.gatewayPage, undefined],
    ['a connection that breaks, for the same reason', 'hang-up', undefined],
  ] satisfies [string, Answer, string | undefined][])
    test(`at ${name}`, async () => {
      // A second request would succeed, so a retry of any kind is seen.
      const { text, error, requests, delays } = await ask([answer, 'success']);
      expect(text).toBeUndefined();
      expect(error).toBeInstanceOf(OpenAI.APIError);
      expect(codeOf(error)).toBe(code);
      expect(requests).toHaveLength(1);
      expect(delays).toEqual([]);
    });

  test('at a timeout: the first request may still be generated and billed', async () => {
    const { error, requests } = await ask(['silence', 'success'], { timeout: 50 });
    expect(error).toBeInstanceOf(OpenAI.APIConnectionTimeoutError);
    expect(requests).toHaveLength(1);
  });

  test('when the caller aborts, and at errors that are not the API’s', () => {
    expect(shouldRetry(new OpenAI.APIUserAbortError())).toBe(false);
    expect(shouldRetry(new TypeError('a bug of the caller'))).toBe(false);
  });
});

describe('the Node sample waits', () => {
  test('at least half of 2, 4, 8, 16, 30, 30, 30 s and at most all of it, then gives up with the last error', async () => {
    const { error, requests, delays } = await ask([answers.overloaded]);
    expect(codeOf(error)).toBe('ServerOverloaded');
    expect(requests).toHaveLength(8);
    const longest = [2, 4, 8, 16, 30, 30, 30].map((seconds) => seconds * 1000);
    expect(delays).toHaveLength(longest.length);
    for (const [index, delay] of delays.entries()) {
      expect(delay).toBeGreaterThanOrEqual((longest[index] ?? NaN) / 2);
      expect(delay).toBeLessThanOrEqual(longest[index] ?? NaN);
    }
    // Longer than any limit per minute, as the guide says.
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeGreaterThanOrEqual(60_000);
  });

  test('a random time, never more than 30 s', () => {
    const samples = Array.from({ length: 200 }, () => backoffMs(40));
    expect(Math.max(...samples)).toBeLessThanOrEqual(30_000);
    expect(Math.min(...samples)).toBeGreaterThanOrEqual(15_000);
    expect(new Set(samples).size).toBeGreaterThan(1);
  });
});

test('the Node sample switches the retries of the openai client off', () => {
  expect(createClient({ apiKey: 'test' }).maxRetries).toBe(0);
  expect(createClient({ apiKey: 'test' }).baseURL).toBe('https://ark.cn-beijing.volces.com/api/v3');
});
