/** Evidence for failures without a code: the lines that clients, proxies and networks print. Options of a client and lists of error names are no facts. */
import { squash } from '../../catalog/squash.ts';
import type { Document } from '../document.ts';
import type { IndexedEntry } from '../entries.ts';
import type { Finding } from '../evidence.ts';
import { failureStrength } from '../weights.ts';

interface Failure {
  /** The id of the catalogue; one that it does not have is passed over. */
  id: string;
  /** Literal pieces, in any case. */
  marks: readonly string[];
  /** What only a pattern can tell. */
  shape?: RegExp;
}

/** The most telling first. */
const failures: readonly Failure[] = [
  {
    id: 'wrong-base-url',
    marks: ['/chat/completions/chat/completions', '/v1/v1/', 'verify your API base'],
    shape:
      /\/api\/(?:coding\/|plan\/)?v3\/(?:[\w-]+\/){0,3}(?:v1|v3|api)\/|volces\.com(?::\d+)?\/(?!api\/)[\w-]+\/|volces\.com\/api\/v3\/(?:completions|messages)\b/,
  },
  { id: 'plan-path-mismatch', marks: ['coding plan', 'agent plan', '套餐 key', '套餐key'], shape: /\/api\/(?:coding|plan)(?![\w-])/ },
  {
    id: 'proxy-or-gateway-error',
    marks: [
      ...['<center>nginx', 'cloudflare', 'Bad Gateway', 'Gateway Time-out', 'Gateway Timeout', 'Service Temporarily Unavailable'],
      ...['ProxyError', 'Tunnel connection failed', 'upstream connect error'],
    ],
    shape: /status(?: code)? 50[234]\b|\berror: 50[234]\b/,
  },
  {
    id: 'stream-interrupted',
    marks: [
      ...[
        'incomplete chunked read',
        'IncompleteRead',
        'Response ended prematurely',
        'premature close',
        'RemoteProtocolError',
        'other side closed',
      ],
      ...['outstanding read data', 'ClientPayloadError', 'TransferEncodingError', 'stream closed', 'stream ended', 'stream interrupted'],
    ],
    shape: /(?:^|Error: |：\s*)terminated\s*$/m,
  },
  {
    id: 'connection-failed',
    marks: [
      ...['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'getaddrinfo', 'fetch failed'],
      ...[
        'Connection error.',
        'Failed to fetch',
        'socket hang up',
        'connection refused',
        'connection reset',
        'connection aborted',
        '积极拒绝',
      ],
      ...['无法连接', 'Name or service not known', 'name resolution', 'Failed to resolve', 'Could not resolve', 'nodename nor servname'],
      ...['error sending request', 'no such host', 'UnknownHostException', 'ConnectException', 'SocketException', 'Cannot connect to'],
      ...[
        'no bytes',
        'Server disconnected',
        'ConnectError',
        'SSLError',
        'self-signed certificate',
        'self signed certificate',
        'SSL certificate',
      ],
      ...[
        'verify the first certificate',
        'CERTIFICATE_VERIFY_FAILED',
        'certificate verify failed',
        'issuer certificate',
        'PKIX path',
        'SSLHandshake',
      ],
      ...['x509:', 'connection was closed', 'Network is unreachable', 'network error', '连接被'],
    ],
    shape: /curl: \((?:5|6|7|35|52|56|60)\)|(?<![a-zA-Z])ENOTFOUND/,
  },
  {
    id: 'timeout',
    marks: [
      ...[
        'timed out',
        'due to timeout',
        'ETIMEDOUT',
        'deadline exceeded',
        'i/o timeout',
        'TimeoutException',
        'ConnectTimeout',
        'ReadTimeout',
      ],
      ...['APITimeout', 'ConnectionTimeout', 'SocketTimeout', '超时', 'operation was aborted', 'exceeded the timeout'],
    ],
    shape: /\bTimeoutError\b|\btimeout of \d|curl: \(28\)/,
  },
  {
    id: 'empty-response',
    marks: ['(no body)', 'empty body', 'empty response', 'empty reply', 'Unexpected end of JSON', 'unexpected EOF', 'content-length: 0'],
    shape: /\b(?:HTTP )?404 Not Found:? *$|Error code: 404\b(?! - )/m,
  },
  {
    id: 'non-json-response',
    marks: [
      ...['<!doctype html', '<html', 'is not valid JSON', 'Unexpected token', 'Expecting value: line 1 column 1', 'JSONDecodeError'],
      ...['gzip: invalid header', 'Expected BEGIN_OBJECT', 'Invalid numeric literal'],
    ],
    shape: /invalid character '.{1,3}' looking for/,
  },
];

/** What a status means first where nothing else is told. */
const bareStatuses: Readonly<Record<number, string>> = {
  404: 'empty-response',
  408: 'timeout',
  502: 'proxy-or-gateway-error',
  503: 'proxy-or-gateway-error',
  504: 'proxy-or-gateway-error',
};

/** What a client prints of its own settings: no facts of the failure. */
const settings = /\bclarifyTimeoutError\b|(?:["']?E[A-Z_]{3,}["']?\s*,\s*){2,}["']?E[A-Z_]+/g;
/** How much of a text is looked at. */
const reach = 20_000;

export function createFailureTable(entries: readonly IndexedEntry[]): (document: Document) => Finding[] {
  const rows = failures.flatMap(({ id, marks, shape }) => {
    const entry = entries.find((item) => item.name === id && !item.isCode);
    const literal = marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
    return entry ? [{ entry, literal: new RegExp(literal, 'i'), shape }] : [];
  });
  const byStatus = new Map(
    Object.entries(bareStatuses).flatMap(([status, id]) =>
      entries.filter((entry) => entry.name === id).map((entry) => [Number(status), entry] as const),
    ),
  );
  const byName = new Map(entries.flatMap((entry) => (entry.isCode ? [] : [[entry.squashed, entry] as const])));
  return ({ part, from, to, statuses, isTyped }) => {
    const named = isTyped ? byName.get(squash(part)) : undefined;
    if (named)
      return [
        { entry: named, kind: 'own-name', strength: 1, from, to, shown: { kind: 'word-in-title', detail: part.trim() }, whole: true },
      ];
    const text = part.slice(0, reach).replace(settings, ' ');
    const found = rows.flatMap(({ entry, literal, shape }, at): Finding[] => {
      const mark = (literal.exec(text) ?? shape?.exec(text))?.[0].trim();
      if (mark === undefined) return [];
      return [{ entry, kind: 'failure', strength: 1 - failureStrength.step * at, from, to, shown: { kind: 'structure', detail: mark } }];
    });
    const [status] = statuses;
    const bare = isTyped || status === undefined ? undefined : byStatus.get(status);
    if (!bare || found.some(({ entry }) => entry !== bare)) return found;
    return [
      ...found,
      { entry: bare, kind: 'status', strength: failureStrength.bare, from, to, shown: { kind: 'status', detail: String(status) } },
    ];
  };
}
