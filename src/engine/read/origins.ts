/** Whose text it is: marks of Ark, of other services, of the network in between. */

import { unpackItems, unpackLines } from '../index/columns.ts';
import type { LookupIndex } from '../types.ts';
import { readLength } from '../weights.ts';

/** What the marks of a text tell. */
export interface Origin {
  /** Something in it belongs to Ark: a host, a request id, a class of its SDKs, a model. */
  own: boolean;
  /** Of Ark it holds at the most the name of a model. */
  isLoose: boolean;
  /** … and the host of something else. */
  isElsewhere: boolean;
  /** It names a path of the API of a model, whoever serves it (a relay, a gateway), or a client of one. */
  isModelApi: boolean;
  /** Something in it belongs to another service. */
  foreign: boolean;
  /** … or is a sentence of the program that was to call Ark. */
  isClient: boolean;
  /** Whose it is, where that is told. */
  name: string | undefined;
  /** What is said of such texts. */
  tell: string | undefined;
}

/** An origin of the catalog (see `origins:` there), or a vendor (see `vendors.ts`). */
export interface OtherOrigin {
  name: string;
  tell: string;
  kind: 'product' | 'client' | 'vendor';
  marks: readonly string[];
}

/** Literal pieces, in lower case. `sevt-`: events of its Managed Agent; at the end the frame, bad grammar and all, of what it says of a parameter. */
const ark =
  'volces.com | volcengine | volc-sdk | volc trading | byteplus | volcano engine | arkcli | arkruntime | ark console | [ark] | trn:ark: | ark.cn- | ark.ap- | 火山 | 方舟 | responsemetadata | x-client-request-id | ark_api_key | sevt- | specified in the request are not valid'.split(
    ' | ',
  );
/** Names that programs, files and buckets bear as well. */
const models = 'doubao | seedance | seedream | seededit | 豆包'.split(' | ');
/** Ids of requests, endpoints, tasks and models, with their dates. */
const arkIds = /(?<![0-9a-z])(?:02\d{13}|(?:ep-(?:m-)?|cgt-|asset-)20\d{6}|(?:doubao|seed(?:ance|ream|edit))-[a-z\d.-]+-\d{6}\b)/i;
/** A host that a line about a network names: `https://x`, `host='x'`, `connect to host x`, `10.0.0.2:6379`; at port 443 an address may be anybody’s. */
const anyHost = /https?:\/\/|host=|\bhost:? |connect to |(?<!127\.0)\.\d+\.\d+:(?!443\b)\d{2,5}\b|(?<!github)\.(?:com|cn|org)\b/i;
const modelApi =
  /\/chat\/completions?\b|\/v\d\/(?:responses|embeddings|images|messages)\b|\b(?:openai|anthropic|langchain|litellm|llama_?index)\b/i;
/** Another product behind the same gateway, by the name that the gateway gives it. */
const otherService = /["']Service["']\s*:\s*["'](?!ark\b)(\w+)["']/;
/** Names in which the case counts: ark is also a part of words. */
const arkNames = /\bArk(?:[A-Z][A-Za-z]*(?:Error|Exception))?\b|\bark:[A-Z]/;

/** The id of a request as a UUID: DashScope sends one where nothing else tells whose it is. In a log of AWS Lambda it is that of a run. */
const uuidRequest = /(?<!(?:START|END|REPORT) )request_?id["']?\s*[:=]\s*["']?[0-9a-f]{8}-[0-9a-f]{4}-/i;
/**
 * The origins as objects: what `build-index.ts` packed, unpacked.
 * @param tells the name of each of the catalog and what is said of it, once that is there
 */
export function unpackOrigins({ origins }: Pick<LookupIndex, 'origins'>, tells: readonly string[] = []): OtherOrigin[] {
  return unpackLines(origins).flatMap((line, at): OtherOrigin[] => {
    const [kind = '', ...marks] = unpackItems(line);
    if (kind.startsWith('=')) return [{ name: kind.slice(1), tell: '', kind: 'vendor', marks }];
    const [name = '', tell = ''] = unpackItems(tells[at]);
    return kind ? [{ name, tell, kind: kind === 'client-own-text' ? 'client' : 'product', marks }] : [];
  });
}

/** @param others what else there is, once it is there; what is specific stands before what is general */
export function findOrigin(text: string, others: readonly OtherOrigin[]): Origin {
  const part = text.slice(0, readLength);
  const lower = part.toLowerCase();
  const isSaid = holdsAny(lower, ark) || arkIds.test(part) || arkNames.test(part);
  const own = isSaid || holdsAny(lower, models);
  const squeezed = lower.replace(/[\s"'`]+/g, '');
  const bears = (mark: string): boolean => (mark.startsWith('~') ? squeezed.includes(mark.slice(1)) : lower.includes(mark));
  const other = others.find(({ kind, marks }) => (kind === 'vendor' ? marks.some(bears) : holdsAny(part, marks)));
  const service = otherService.exec(part)?.[1];
  const name = other?.name ?? service ?? (uuidRequest.test(part) ? 'Aliyun DashScope' : undefined);
  const isTheirs = other && other.kind !== 'vendor' ? other.kind === 'product' : service !== undefined;
  return {
    own: own && !isTheirs,
    foreign: name !== undefined,
    isClient: other?.kind === 'client',
    name,
    tell: other?.tell,
    isLoose: !isSaid,
    isElsewhere: !isSaid && anyHost.test(part),
    isModelApi: own || modelApi.test(part),
  };
}

function holdsAny(text: string, marks: readonly string[]): boolean {
  return marks.some((mark) => text.includes(mark));
}
