/** Failures without a code that are told by the looks of the text. The ids are those of the catalogue; one that it does not have is passed over. */
interface Structure {
  id: string;
  mark: RegExp;
}

const structures: readonly Structure[] = [
  { id: 'plan-path-mismatch', mark: /\/api\/(?:coding|plan)(?![\w-])|(?:coding|agent) plan|套餐 ?(?:的 )?key/i },
  {
    id: 'wrong-base-url',
    mark: /\/api\/(?:coding\/|plan\/)?v3\/(?:[\w-]+\/){0,3}(?:v1|v3|api)\/|\/chat\/completions\/(?:v1\/)?chat\/completions|\/v1\/v1\//,
  },
  {
    id: 'proxy-or-gateway-error',
    mark: /<center>nginx|cloudflare|\b50[234] (?:Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)|ProxyError|Tunnel connection failed|upstream connect error/i,
  },
  {
    id: 'non-json-response',
    mark: /<!doctype html|<html|is not valid JSON|Unexpected token|Expecting value: line 1 column 1|JSONDecodeError|invalid character '.{1,3}' looking for|gzip: invalid header|Expected BEGIN_OBJECT/i,
  },
  {
    id: 'timeout',
    mark: /timed out|(?:Connect|Read|API|Socket)Time-?out|ETIMEDOUT|deadline exceeded|i\/o timeout|time-?out(?: of \d|Error)|超时/i,
  },
  {
    id: 'connection-failed',
    mark: /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Connection error\.|Failed to fetch|fetch failed|socket hang up|connection (?:refused|reset|aborted)|积极拒绝|无法连接|getaddrinfo|Name or service not known|Max retries exceeded|error sending request|no such host|SSLError|certificate verify failed|x509:/i,
  },
  { id: 'empty-response', mark: /\(no body\)|empty (?:body|response|reply)|Unexpected end of JSON|unexpected EOF|content-length: 0/i },
  {
    id: 'stream-interrupted',
    mark: /incomplete chunked read|peer closed connection|stream (?:closed|ended|interrupted)|premature close|RemoteProtocolError/i,
  },
];

/** Ids of situations whose marks stand in the text, the most telling first. */
export function findStructures(text: string): { id: string; found: string }[] {
  const part = text.slice(0, 20_000);
  return structures.flatMap(({ id, mark }) => {
    const found = mark.exec(part)?.[0];
    return found === undefined ? [] : [{ id, found }];
  });
}
