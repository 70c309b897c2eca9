/** Evidence for failures without a code: the lines that clients, proxies and networks print. Options of a client and lists of error names are no facts. */
import { squash } from '../../catalog/squash.ts';
import type { Document } from '../document.ts';
import type { IndexedEntry } from '../entries.ts';
import type { Finding } from '../evidence.ts';
import { failureStrength, readLength } from '../weights.ts';

interface Failure {
  /** The id of the catalogue; one that it does not have is passed over. */
  id: string;
  /** Literal pieces of a line, in lower case; `\n` is its beginning or end. */
  marks: readonly string[];
}

/** The most telling first. */
const failures: readonly Failure[] = [
  { id: 'wrong-base-url', marks: ['/chat/completions/chat/completions', '/v1/v1/', 'verify your api base'] },
  { id: 'plan-path-mismatch', marks: ['coding plan', 'agent plan', '套餐 key', '套餐key'] },
  {
    id: 'proxy-or-gateway-error',
    marks: [
      ...['<center>nginx', 'cloudflare', 'bad gateway', 'gateway time-out', 'gateway timeout', 'service temporarily unavailable'],
      ...['proxyerror', 'tunnel connection failed', 'upstream connect error', 'endpoint request timed out', 'cannot post /'],
    ],
  },
  {
    id: 'stream-interrupted',
    marks: [
      ...['incomplete chunked read', 'incompleteread', 'response ended prematurely', 'premature close', 'remoteprotocolerror'],
      ...['other side closed', 'outstanding read data', 'clientpayloaderror', 'transferencodingerror', 'stream closed', 'stream ended'],
      ...['stream interrupted', 'error: terminated\n', '\nterminated\n', 'unexpected end of stream', 'connection prematurely closed'],
      ...['chunkedencodingerror', 'closed before message completed', 'error decoding response body', 'stream error: stream id'],
      ...['was not closed cleanly', 'transfer closed with', 'error: aborted\n', 'read data from the transport connection'],
      ...['stream was reset', 'rst_stream', 'goaway', 'http2 framing layer', 'err_http2', 'err_quic', 'err_incomplete_chunked'],
      ...['upstream prematurely closed', 'without sending complete message body'],
    ],
  },
  {
    id: 'connection-failed',
    marks: [
      ...['econnrefused', 'econnreset', 'eai_again', 'ehostunreach', 'enetunreach', 'epipe', 'getaddrinfo', 'fetch failed'],
      ...[' enotfound', "'enotfound", '"enotfound', '\nenotfound', 'connection error.', 'failed to fetch', 'socket hang up'],
      ...['connection refused', 'connection reset', 'connection aborted', '积极拒绝', '无法连接', 'name or service not known'],
      ...['name resolution', 'failed to resolve', 'could not resolve host', 'could not resolve proxy', 'nodename nor servname'],
      ...['error sending request', 'no such host'],
      ...['unknownhostexception', 'connectexception', 'socketexception', 'cannot connect to', 'no bytes', 'server disconnected'],
      ...['connecterror', 'sslerror', 'self-signed certificate', 'self signed certificate', 'ssl certificate'],
      ...['verify the first certificate', 'certificate_verify_failed', 'certificate verify failed', 'issuer certificate', 'pkix path'],
      ...['could not be resolved', 'no connection could be made', 'ssl connection could not be established', 'no route to host'],
      ...['noroutetohost', 'unresolvedaddress', 'dns error', 'tcp connect error', 'error trying to connect', 'handshakeexception'],
      ...['curl error 5:', 'curl error 6:', 'curl error 7:', 'curl error 35:', 'curl error 52:', 'curl error 56:', 'curl error 60:'],
      ...['sslhandshake', 'x509:', 'connection was closed', 'network is unreachable', 'network error', '连接被'],
      ...['net::err_connection', 'err_name_not_resolved', 'net::err_cert', 'net::err_ssl', 'err_internet_disconnected', ':nxdomain'],
      ...['code=-1003', 'code=-1004', 'code=-1005', 'code=-1009', 'code=-1200', 'network connection was lost', 'tls error caused'],
      ...['server misbehaving', 'does not resolve', 'sslexception', 'ssl_do_handshake', 'before full header was received', 'socks5'],
      ...['curl: (5)', 'curl: (6)', 'curl: (7)', 'curl: (35)', 'curl: (52)', 'curl: (56)', 'curl: (60)'],
    ],
  },
  {
    id: 'timeout',
    marks: [
      ...['timed out', 'due to timeout', 'etimedout', 'deadline exceeded', 'i/o timeout', 'timeoutexception', 'connecttimeout'],
      ...['readtimeout', 'apitimeout', 'connectiontimeout', 'sockettimeout', 'timeouterror', 'timeout of ', '超时'],
      ...['operation was aborted', 'exceeded the timeout', 'curl: (28)', 'curl error 28:', 'httpclient.timeout', 'esockettimedout'],
      ...['err_timed_out', 'opentimeout', 'pooltimeout', 'reason: :timeout'],
    ],
  },
  {
    id: 'empty-response',
    marks: [
      ...['(no body)', 'empty body', 'empty response', 'empty reply', 'unexpected end of json', 'unexpected eof', 'content-length: 0'],
      ...['err_empty_response', 'unexpected end of data', 'not found: limit=0', 'parsing a value at line 1 column 0'],
      ...['404 not found\n', '404 not found \n', '404 not found\r', '404 not found: \n', '404 not found:\n'],
      ...['error code: 404\n', 'error code: 404,', "error code: 404'"],
    ],
  },
  {
    id: 'non-json-response',
    marks: [
      ...['<!doctype html', '<html', 'is not valid json', 'unexpected token', 'expecting value: line 1 column 1', 'jsondecodeerror'],
      ...['gzip: invalid header', 'expected begin_object', 'invalid numeric literal', "' looking for beginning of"],
      ...['unrecognized token', "unexpected character ('<'", 'invalid start of a value', 'expected value at line 1 column 1'],
    ],
  },
  // An address alone says least.
  { id: 'plan-path-mismatch', marks: ['/api/coding', '/api/plan'] },
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

export function createFailureTable(entries: readonly IndexedEntry[]): (document: Document) => Finding[] {
  const byName = new Map(entries.flatMap((entry) => (entry.isCode ? [] : [[entry.squashed, entry] as const])));
  const find = (id: string | undefined): IndexedEntry | undefined => (id ? byName.get(squash(id)) : undefined);
  return ({ part, statuses: [status = 0], isTyped }) => {
    const named = isTyped ? byName.get(squash(part)) : undefined;
    if (named) return [{ entry: named, kind: 'own-name', strength: 1, shown: { kind: 'word-in-title', detail: part.trim() }, whole: true }];
    const text = `\n${part.slice(0, readLength).replace(settings, ' ')}\n`;
    const lower = text.toLowerCase();
    const found = failures.flatMap(({ id, marks }, at): Finding[] => {
      const entry = find(id);
      const mark = marks.find((item) => lower.includes(item));
      if (!entry || mark === undefined) return [];
      const start = lower.indexOf(mark);
      const detail = text.slice(start, start + mark.length).trim();
      return [{ entry, kind: 'failure', strength: 1 - failureStrength.step * at, shown: { kind: 'structure', detail } }];
    });
    const bare = isTyped ? undefined : find(bareStatuses[status]);
    if (bare && found.every(({ entry }) => entry === bare))
      found.push({ entry: bare, kind: 'status', strength: failureStrength.bare, shown: { kind: 'status', detail: String(status) } });
    return found;
  };
}
