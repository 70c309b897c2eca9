/**
 * What the official SDKs do by themselves with an answer. They look at the status alone, but for what `retriedByGo` names.
 * Source: volcengine-python-sdk b5be43b5 `_base_client.py` 601-610, volcengine-go-sdk cf20b61b `model/error.go` and `utils/retry.go`,
 * volcengine-java-sdk 74e27262 `RetryInterceptor.java` 40-44.
 */
import type { Entry } from './model.ts';
import type { RetryVerdict, Section } from './schema.ts';

/** What an SDK does with an answer before the caller sees it. */
export interface SdkBehaviour {
  /** Which SDK handles the answer: inference calls and OpenAPI calls have different ones. */
  plane: 'data' | 'control';
  /** Whether each SDK sends the request again by itself. */
  retries: { python: boolean; go: boolean; java: boolean };
  /** How that fits the verdict of the entry. */
  fit: 'useless' | 'too-early' | 'too-short' | 'missing' | 'fine';
}

/**
 * Sent again by the Go SDKs although the status says otherwise: an empty body ends as `EOF`, which is retried; an access key that the control plane
 * does not know is taken for an expired one (volcengine-go-sdk cf20b61b `service/arkruntime/client.go` 640, `volcengine/request/retryer.go` 75).
 */
const retriedByGo: ReadonlySet<string> = new Set(['empty-response', 'InvalidAccessKey']);

/** A wrong path ends in bodies of all kinds, of which Go’s SDK sends the empty one again; tags are of calls that seem to be the control plane’s. */
const ofUnknownCalls: ReadonlySet<string> = new Set(['wrong-base-url', 'Duplicate.Tags.Key']);

/**
 * Whether it is known which SDK makes the calls that fail so. Of fine-tuning jobs it is not, wherever the official page lists their errors, nor of the
 * asset API.
 */
export function isSdkKnown({ name, category, reasons }: Entry): boolean {
  const ofAssets = reasons.length > 0 && reasons.every(({ apis }) => apis.every((api) => api === 'assets'));
  return category.id !== 'fine-tuning' && !ofUnknownCalls.has(name) && !ofAssets;
}

/** By the first message of an entry. */
export function findSdkBehaviour(entry: Entry): SdkBehaviour | undefined {
  const [first] = entry.messages;
  return first && isSdkKnown(entry)
    ? getSdkBehaviour(first.status, first.section, entry.guidance.retry, retriedByGo.has(entry.name))
    : undefined;
}

/** @param isRetriedByGo whatever the status */
export function getSdkBehaviour(
  status: number | null,
  section: Section,
  retry: RetryVerdict | undefined,
  isRetriedByGo = false,
): SdkBehaviour | undefined {
  // None of the SDKs has the Managed Agent API, and none sees a failure in a 200.
  if (status === null || status < 400 || section === 'fine-tuning' || section === 'client' || section === 'managed-agent') return undefined;
  const everywhere = status === 429 || status >= 500;
  if (section === 'platform') {
    const retried = [429, 500, 502, 503, 504].includes(status);
    const go = retried || isRetriedByGo;
    return { plane: 'control', retries: { python: retried, go, java: retried }, fit: judge(go, status, retry) };
  }
  const python = everywhere || status === 408 || status === 409;
  const go = everywhere || isRetriedByGo;
  return { plane: 'data', retries: { python, go, java: everywhere }, fit: judge(python || go, status, retry) };
}

function judge(retried: boolean, status: number, retry: RetryVerdict | undefined): SdkBehaviour['fit'] {
  if (retry === 'never' || retry === 'after-fix') return retried ? 'useless' : 'fine';
  if (retry === undefined) return 'fine';
  if (!retried) return 'missing';
  // Minutes, or a time that the message gives: two quick retries are over long before.
  if (retry === 'later') return 'too-early';
  // A limit per minute outlasts them; a passing fault of the server often does not.
  return status === 429 ? 'too-short' : 'fine';
}
