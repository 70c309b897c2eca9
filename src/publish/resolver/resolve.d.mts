/**
 * Types of `resolve.mjs`, the search box of the Ark error reference as a module. Keep this file beside it: compilers find it there.
 * Everything in it is synchronous and works on this machine alone; nothing is sent. Later versions may add fields, and values to the lists
 * of words below: ignore those you do not know.
 */

/** The day as of which the facts were collected, YYYY-MM-DD. */
export const edition: string;
/** That of `errors.json` of the same build: changes whenever a fact changes. Compare it to see whether your copy of the module is old. */
export const version: string;
/** The version of the data format, of this module too. Its first part changes only when something is removed or changes its meaning. */
export const format: string;

export type Locale = 'zh' | 'en';

/** Who must act: who writes the calling code, the owner or administrator of the account, or Volcano Engine. */
export type Actor = 'caller' | 'account' | 'platform';

/**
 * Whether the same request helps. `never`: no. `after-fix`: once something was changed. `backoff`: after some seconds, more each time.
 * `later`: after minutes, or at a time that the message names.
 */
export type RetryVerdict = 'never' | 'after-fix' | 'backoff' | 'later';

/** `exact`: the code itself, or a known message. `likely`: good evidence, no proof. `weak`: a guess, of which nothing should be claimed. */
export type Confidence = 'exact' | 'likely' | 'weak';

export interface ResolveOptions {
  /** Of titles, labels, and pages; `en` when not given. */
  locale?: Locale | undefined;
  /** At most so many answers; 10 when not given. */
  limit?: number | undefined;
}

/**
 * Finds out which Ark error a failure is. The first call for a language unpacks the data, a fraction of a second; later ones take a
 * millisecond or so, more for long texts.
 * @param failure a text, from a code to a whole log; an `Error` with all that a client keeps in it, causes included; a response body, parsed or as bytes
 * @throws {TypeError} where nothing can be read: `undefined`, a number, a `Response` (pass `await response.text()`), a `Promise`
 */
export function resolve(failure: string | object, options?: ResolveOptions): Resolved;

/**
 * The text with keys, tokens, and other secrets masked. Request IDs, codes, and model names stay.
 * @throws {TypeError} where it gets no text
 */
export function redact(text: string): string;

export interface Resolved {
  /** The text that was read: of an `Error` or a body, as it was written down. It may hold secrets; `redact` masks them. */
  query: string;
  /** `paste`: something that a program printed. `query`: words that somebody typed. `empty`: nothing. */
  kind: 'empty' | 'query' | 'paste';
  /** Best first; empty where nothing fits. Act on `exact` and `likely` ones only. */
  answers: ResolvedAnswer[];
  /** Only for a text with more than one failure: each kind of them, most frequent first. */
  incidents?: Incident[];
  /** What the text says in the places that vary: an account, a model, a limit. */
  values: Value[];
  requestIds: RequestId[];
  /** What the text looks like instead of an error of Ark: the name of another vendor or product. */
  vendor?: string;
  /** A sentence on such texts, in `locale`. */
  vendorTell?: string;
  /** The program that printed the text. */
  client?: { id: string; name: string };
  /** The HTTP status in the text, where no answer is `exact` or `likely`. */
  status?: number;
  /** What else is to be said of the text. */
  notes: Note[];
}

export interface ResolvedAnswer {
  /** The literal code; for a failure without a code, an ID of ours. */
  code: string;
  /** False for a failure without a code. */
  isCode: boolean;
  /** The code as it stands in URLs. */
  slug: string;
  /** What happened in a few words, in `locale`. If `reason` is there, its title says it more exactly. */
  title: string;
  /** The documented HTTP statuses, of `variant` if that is known. */
  statuses: number[];
  /** An ID of `categories` in `errors.json`. */
  category: string;
  /** Of the reason or message that was recognized, else of the code. Not given where it depends. */
  actor?: Actor;
  /** The same. */
  retry?: RetryVerdict;
  /** Which of several messages of the code it is: `id` of an item of `messages` in the code’s JSON. */
  variant?: string;
  /** What tells that message from the others, in `locale`. */
  variantLabel?: string;
  /** The documented message, literal; `{model}` stands for a value. */
  message?: string;
  confidence: Confidence;
  /** Everything that was asked stands in this entry. Among weak answers, those that do not merely resemble. */
  holds: boolean;
  /** A guess that is worth reading: its own words stand in the text, but nothing says that the text is of Ark. */
  unmarked?: true;
  /** What speaks for the answer, the strongest first. */
  evidence: Evidence[];
  /** The same as `evidence`: its former name, kept within 1.x. Not the reasons of a code. */
  reasons: Evidence[];
  /** What exactly was wrong: `id` of an item of `reasons` in the code’s JSON, with its title in `locale`. */
  reason?: { id: string; title: string };
  /** The kind of fault, where the exact reason is not known. In its title `{param}` stands for an item of `values`, and `[[…]]` falls away where one in it is missing. */
  family?: { id: string; title: string };
  urls: {
    /** The page in `locale`, of the reason or message if one was recognized. */
    page: string;
    /** The same without a language, for tickets and chats. */
    neutral: string;
    markdown: string;
    /** All that is known of the code: see `errors.schema.json`. */
    json: string;
  };
}

/** `detail` is literal (a code, words, a number), never a sentence. */
export interface Evidence {
  kind:
    | 'code-in-text'
    | 'code-part'
    | 'prefix'
    | 'template-instance'
    | 'typo'
    | 'former-name'
    | 'message-fits'
    | 'word-in-title'
    | 'word-in-message'
    | 'keyword'
    | 'status'
    | 'names-value'
    | 'structure'
    | 'reason'
    | 'full-text';
  detail: string;
  /** Of a `typo`: what was meant. */
  found?: string;
}

/** One kind of failure in a text with several. */
export interface Incident {
  code: string;
  slug: string;
  title: string;
  actor?: Actor;
  retry?: RetryVerdict;
  confidence: Confidence;
  /** How often it occurs. */
  count: number;
  /** Where it stands first; lines count from 1. */
  line: number;
}

export interface Value {
  /** account, model, param, limit … */
  name: string;
  /** As it stands in the text. */
  value: string;
}

export interface RequestId {
  id: string;
  /** `server`: what support needs. `client`: made by the SDK. `openapi`: `RequestId` of the control plane. */
  origin: 'server' | 'client' | 'openapi';
  /** Milliseconds since 1970, where the ID carries a plausible time. */
  time?: number;
  /** False: the ID was cut off, and support cannot find anything by it. */
  whole: boolean;
}

export type Note =
  /** The code field and the message name different codes. The code wins. */
  | { kind: 'code-message-disagree'; code: string; message: string }
  /** A gateway put a code of its own around that of Ark. */
  | { kind: 'inner-hidden-by-outer'; outer: string; inner: string }
  /** The text ends in the middle. */
  | { kind: 'truncated' }
  /** `value` is the code in the text, `code` the template code that it is one of. */
  | { kind: 'template-instance'; code: string; value: string }
  /** Several codes begin with what was typed. */
  | { kind: 'prefix'; prefix: string }
  /** These codes share the message; only the code tells them apart. */
  | { kind: 'shared-message'; codes: string[] }
  /** The code field names something that is not in this catalog. `own`: the text shows other signs of Ark. */
  | { kind: 'unknown-code'; code: string; own: boolean }
  /** The status in the text is not one of the documented ones. */
  | { kind: 'status-differs'; found: number; documented: number[] };
