/** Evidence by the status of a gRPC error, as Go and Java clients of internal gateways print it: `rpc error: code = ResourceExhausted desc = …`. */
import type { Document } from '../read/document.ts';
import type { IndexedEntry } from '../index/entries.ts';
import type { Finding } from '../evidence.ts';

/** The HTTP status that gRPC’s own mapping gives to a code of its own. */
const statuses: Readonly<Record<string, number>> = {
  invalidargument: 400,
  failedprecondition: 400,
  unauthenticated: 401,
  permissiondenied: 403,
  notfound: 404,
  alreadyexists: 409,
  resourceexhausted: 429,
  internal: 500,
  unavailable: 503,
};

const printed = /\bcode\s*[=:]\s*([A-Za-z_]+)[,;]?\s+desc(?:ription)?\s*[=:]/;
/** How often an entry was documented and seen says which of a status is meant: 0 to 35. */
const mostProminent = 35;

export function createGrpcTable(entries: readonly IndexedEntry[]): (document: Document) => Finding[] {
  return ({ part }) => {
    const name = printed.exec(part)?.[1];
    const status = name === undefined ? undefined : statuses[name.replaceAll('_', '').toLowerCase()];
    if (name === undefined || status === undefined) return [];
    return entries
      .filter((entry) => entry.isCode && entry.statuses.includes(status))
      .map((entry) => ({
        entry,
        kind: 'grpc-status',
        strength: entry.prominence / mostProminent,
        shown: { kind: 'status', detail: `${name} (${status})` },
      }));
  };
}
