/** A stand-in for Ark on this machine: it answers what a test tells it to, in Ark’s shape. */
import { listen } from './sites/listen.ts';

interface ArkError {
  status: number;
  code: string;
  message: string;
  type: string;
}
export type Answer =
  | ArkError
  /** Not Ark’s JSON: an empty body, a gateway’s page. */
  | { status: number; body: string; contentType: string }
  | 'success'
  /** The connection breaks before any answer. */
  | 'hang-up'
  /** No answer ever comes. */
  | 'silence';

export interface FakeArk {
  baseURL: string;
  /** What it was asked, in order. */
  requests: { method: string; url: string }[];
  close: () => Promise<void>;
}

const requestId = '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164';
const completion = {
  id: requestId,
  object: 'chat.completion',
  created: 1741786566,
  model: 'doubao-seed-1-6',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hi' } }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
};

/** Starts a server that gives these answers in turn; the last one again and again. */
export async function startFakeArk(answers: [Answer, ...Answer[]]): Promise<FakeArk> {
  const requests: FakeArk['requests'] = [];
  const { origin, close } = await listen((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '' });
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    request.resume();
    request.on('end', () => {
      if (answer === 'silence') return;
      if (answer === 'hang-up' || answer === undefined) {
        request.socket.destroy();
      } else if (answer === 'success') {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(completion));
      } else if ('body' in answer) {
        response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body);
      } else {
        const { status, code, type } = answer;
        const error = { code, message: `${answer.message} Request id: ${requestId}`, param: '', type };
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
      }
    });
  });
  return { baseURL: `${origin}/api/v3`, requests, close };
}

const makeError =
  (status: number, type: string) =>
  (code: string, message: string): ArkError => ({ status, code, message, type });
const tooMany = makeError(429, 'TooManyRequests');

/** Answers as the documents print them. */
export const answers = {
  burst: tooMany(
    'RequestBurstTooFast',
    'System protection triggered by request burst. Please slow down traffic growth and increase requests gradually before retrying.',
  ),
  overloaded: tooMany(
    'ServerOverloaded',
    'The service is currently unable to handle additional requests due to server overload. Please retry later.',
  ),
  internal: makeError(500, 'InternalServerError')(
    'InternalServiceError',
    'The service encountered an unexpected internal error. Please retry later.',
  ),
  unknown429: tooMany('BrandNewQuotaExceeded', 'Please retry later.'),
  busyResource: makeError(403, 'Forbidden')('OperationDenied.InvalidState', 'The specified context is in invalid state: InProgress.'),
  empty404: { status: 404, body: '', contentType: 'text/plain' },
  gatewayPage: { status: 502, body: '<html>502 Bad Gateway</html>', contentType: 'text/html' },
} satisfies Record<string, Answer>;
