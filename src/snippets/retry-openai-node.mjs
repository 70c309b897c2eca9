// Retry Ark calls by `error.code`, never by status or text.
// npm install openai
import { pathToFileURL } from 'node:url';
import OpenAI from 'openai';

// Codes of errors that can clear on their own. Stop at any other code, known or not.
const RETRY_CODES = new Set([
  // 429: too fast or too many for now
  'RequestBurstTooFast',
  'ServerOverloaded',
  'ModelLoadingError',
  'InflightBatchsizeExceeded',
  'AccountRateLimitExceeded',
  'APIAccountRpmRateLimitExceeded',
  'ModelAccountRpmRateLimitExceeded',
  'ModelAccountTpmRateLimitExceeded',
  'ModelAccountIpmRateLimitExceeded',
  'ModelAccountFlexTpmRateLimitExceeded',
  'RateLimitExceeded.EndpointRPMExceeded',
  'RateLimitExceeded.EndpointTPMExceeded',
  'RateLimitExceeded.EndpointFlexTPMExceeded',
  'RateLimitExceeded.FoundationModelRPMExceeded',
  'RateLimitExceeded.FoundationModelTPMExceeded',
  // 500
  'InternalServiceError',
  'InternalError',
  // 400 and 403 that can clear: the safety check itself failed, or the resource is busy
  'ContentSecurityDetectionError',
  'OperationDenied.InvalidState',
]);

const MAX_RETRIES = 7; // waits 60 to 120 s in all: a limit per minute has passed by then
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether sending the same request again can help, and does no harm. */
export function shouldRetry(error) {
  // Without a code (timeout, broken connection, error page of a gateway), Ark may
  // have done the work. You may be billed twice if you resend: a person decides.
  return error instanceof OpenAI.APIError && RETRY_CODES.has(error.code);
}

/** 2, 4, 8, 16, then 30 s, each cut by up to half at random. `retry` counts from 0. */
export function backoffMs(retry) {
  const longest = Math.min(30_000, 2_000 * 2 ** retry);
  return longest * (0.5 + Math.random() / 2);
}

export async function withRetry(call, delay = sleep) {
  for (let retry = 0; ; retry += 1) {
    try {
      return await call();
    } catch (error) {
      if (retry >= MAX_RETRIES || !shouldRetry(error)) throw error;
      await delay(backoffMs(retry));
    }
  }
}

export function createClient(options = {}) {
  return new OpenAI({
    baseURL: 'https://ark.cn-beijing.volces.com/api/v3',
    apiKey: process.env.ARK_API_KEY,
    maxRetries: 0, // the client's own retries look at the status only
    ...options,
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const client = createClient();
  const answer = await withRetry(() =>
    client.chat.completions.create({
      model: process.env.ARK_MODEL, // model ID or endpoint ID
      messages: [{ role: 'user', content: 'Hello' }],
    }),
  );
  console.log(answer.choices[0].message.content);
}
