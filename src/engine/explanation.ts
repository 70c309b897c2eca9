/** What the box answers, for everybody: the published types of `resolve.mjs` hold this file as it is. */
import type { Actor, RetryVerdict } from '../catalog/schema.ts';

/** `exact`: the code itself, or a known message. `likely`: good evidence, no proof. `weak`: a guess, of which nothing should be claimed. */
export type Confidence = 'exact' | 'likely' | 'weak';

/** One error that a text may be of. */
export interface PlainAnswer {
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
  /**
   * Who must act: who writes the calling code, the owner or administrator of the account, or Volcano Engine. Of the reason or message that was
   * recognized, else of the code. Not given where it depends.
   */
  actor?: Actor;
  /**
   * Whether the same request helps. `never`: no. `after-fix`: once something was changed. `backoff`: after some seconds, more each time.
   * `later`: after minutes, or at a time that the message names. Given as `actor` is.
   */
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
  /** What exactly was wrong: `id` of an item of `reasons` in the code’s JSON, with its title in `locale`. */
  reason?: { id: string; title: string };
  /** The kind of fault, where the exact reason is not known. In its title `{param}` stands for an item of `values`, and `[[…]]` falls away where one in it is missing. */
  family?: { id: string; title: string };
}

/** `detail` is literal (a code, words, a number), never a sentence. */
export interface Evidence {
  kind:
    | 'code-in-text' // the literal code stands in the text
    | 'code-part' // a part of the code was typed
    | 'prefix' // what was typed is the beginning of the code, at a dot
    | 'template-instance' // an instance of a template code; `detail`: the instance
    | 'typo' // the code or a word with one or two typing errors; `detail`: what was typed, `found`: what was meant
    | 'former-name' // its former name was asked for; `detail`: that name
    | 'message-fits' // a known message fits; `detail`: percent of the message found
    | 'word-in-title'
    | 'word-in-message'
    | 'keyword'
    | 'status' // `detail`: the HTTP status
    | 'names-value' // its message names a value like the one that was typed: a parameter, a model, an endpoint; `detail`: that value
    | 'structure' // how the text looks: HTML instead of JSON, a doubled path …; `detail`: what was found
    | 'reason' // what tells a reason stands in the text; `detail`: the parameter
    | 'full-text'; // found by the full-text search of the site
  detail: string;
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

/** What else a text says. */
export interface Findings {
  /** The text that was read: of an `Error` or a body, as it was written down. It may hold secrets. */
  query: string;
  /** `paste`: something that a program printed. `query`: words that somebody typed. `empty`: nothing. */
  kind: 'empty' | 'query' | 'paste';
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
