/** What the box knows (the index), and what it answers. The index is made at build time by `build-index.ts`; everything else runs in the browser and in Node alike. */
import type { Actor, RetryVerdict } from '../catalog/schema.ts';
import type { Locale } from '../i18n/locales.ts';

export type { Actor, Locale, RetryVerdict };

/** Of the two files; counted up whenever a program that knows the one before would misread them. */
export const indexVersion = 8;

/**
 * The code index: all that a pasted error needs. Compact on purpose: columns of lines (see `columns.ts`) compress far better than objects.
 * Decoded once by `createLookup`; nobody else should read its fields.
 */
export type LookupIndex = LookupNames & LookupMessages;

/** Of the code index what tells the codes and their titles. */
export interface LookupNames {
  version: number;
  /** The same in all files of one edition: positions in one are those of the others. */
  stamp: string;
  locale: Locale;
  /** Ids of the categories; `facts` names them by position. */
  categories: string[];
  /** Documented pairs `status type`, e.g. `429 TooManyRequests`, the most frequent first. */
  types: string[];
  /** One code per line, in the order of the catalog. `~` marks our own id of a failure without a code, `:` a code that stands in `error.type`. */
  names: string;
  /** One title per line, in the locale. */
  titles: string;
  /** One line per entry, its items as in `columns.ts`: category, actor and retry verdict, prominence, number of messages, position of the code that took its place, if any. */
  facts: string;
  /** One line per message: section (one letter: i, f, m, p, c), actor and retry verdict where they are not those of the entry, status, anchor; what there is none of is empty. */
  variants: string;
}

/** Of the code index what understands the texts that programs print. */
export interface LookupMessages {
  stamp: string;
  /** One line per message: its text and other wordings, with named placeholders: `{model}`. */
  messages: string;
  /** Columns of the families and of the reasons of codes, one line each, see `recognise/reason.ts`: the entries, id, verdict, parameters, conditions, messages. */
  reasons: string[];
  /** One line per origin that is not Ark: kind, or `=` and the name of a vendor, then its marks. */
  origins: string;
}

/** The second index, for texts in which nothing is certain: what people type instead of codes and messages, and what only shows then. */
export interface LookupWords {
  version: number;
  stamp: string;
  locale: Locale;
  /** One line per entry: title in the other language, keywords of both languages and pieces of meanings, separated by `|`. */
  words: string;
  /** One line per family and reason, those of failures without a code last: title, title in the other language, words of both languages, separated by `|`. */
  reasons: string;
  /** One line per entry: words of questions about it, by level: see `index/learn.ts`. */
  learned: string;
  /** Columns of the reasons of failures without a code: no code, nothing certain. */
  failures: string[];
  /** Ids of those of them that yield to any other, separated by blanks. */
  yielding: string;
  /** Ids of those whose server is not Ark: no other failure of a network counts beside them. */
  elsewhere: string;
  /** Traditional characters and, at the same positions, the simplified ones that the catalog uses. */
  traditional: string;
  simplified: string;
  /** One word of Taiwan per line, traditional, and what it is called in the catalog. */
  regional: string;
  /** One line per message of the catalog: what tells it from the others of its code. */
  labels: string;
  /** One line per origin: its name, what is said of it. */
  tells: string;
  /** One line per client: id, name, marks. */
  clients: string;
  /** One line per status that a client tells in a sentence of its own: the status, such sentences. */
  says: string;
  /** One line per status: the status, its type, the positions of the entries that it most often means. */
  statuses: string;
  /** One line per kind of failure without a code, the most telling first: position of its entry, statuses that mean it by themselves, marks. */
  marks: string;
}

/** exact: the code itself, or a message that fits a documented or observed one. likely: good evidence. weak: a guess. */
export type Confidence = 'exact' | 'likely' | 'weak';

/** What speaks for an answer. `detail` is literal text (a code, words, a number), never a sentence. */
export interface Evidence {
  kind:
    | 'code-in-text' // the literal code stands in the text
    | 'code-part' // a part of the code was typed
    | 'prefix' // what was typed is the beginning of the code, at a dot
    | 'template-instance' // an instance of a template code; detail: the instance
    | 'typo' // the code or a word with one or two typing errors; detail: what was typed, found: the code or word
    | 'former-name' // its former name was asked for; detail: that name
    | 'message-fits' // a known message fits; detail: percent of the message found
    | 'word-in-title'
    | 'word-in-message'
    | 'keyword'
    | 'status' // detail: the HTTP status
    | 'names-value' // its message names a value like the one that was typed: a parameter, a model, an endpoint; detail: that value
    | 'structure' // how the text looks: HTML instead of JSON, a doubled path …; detail: what was found
    | 'reason' // what tells a reason stands in the text; detail: the parameter
    | 'full-text'; // found by Pagefind
  detail: string;
  found?: string;
}

export interface Answer {
  /** The literal code; for a failure without a code our own id. */
  code: string;
  /** False for a failure without a code: such an answer is never more than a guess. */
  isCode: boolean;
  slug: string;
  title: string;
  /** Of the variant told apart, else of all messages. */
  statuses: number[];
  category: string;
  actor?: Actor;
  retry?: RetryVerdict;
  /** The anchor of the message variant on the page, where several exist and one was told apart. */
  variant?: string;
  /** What tells that variant from the others, in the reader's language. */
  variantLabel?: string;
  /** The message that fits (or else the first one), literal, placeholders by name: `{model}`. */
  message?: string;
  confidence: Confidence;
  /** Everything that was asked stands in it, or holds for it (its status). Guesses that do not merely resemble. */
  holds: boolean;
  /** Told by its own words, but nothing in the text says that Ark is meant: a guess that is worth reading. */
  unmarked?: true;
  /** What speaks for it, the strongest first. */
  evidence: Evidence[];
  /** What exactly was wrong: claimed only where what distinguishes it stands in the text. Without the second index its title is empty. */
  reason?: { id: string; title: string };
  /** The shape of the fault, where its reason is not known; its title is a template, see `catalog/text/template.ts`. */
  family?: { id: string; title: string };
  /** Terms to highlight in title, code and message: lower case, Chinese as typed. */
  terms: string[];
  /** Comparable within one explanation only. */
  score: number;
}

/** Neither certain nor likely, and what was asked does not even stand in it as a whole. */
export const isGuess = ({ confidence, holds }: Answer): boolean => confidence === 'weak' && !holds;

/** One kind of failure in a text with many. */
export interface Incident {
  code: string;
  slug: string;
  title: string;
  actor?: Actor;
  retry?: RetryVerdict;
  confidence: Confidence;
  count: number;
  /** Where it stands first; lines count from 1. */
  line: number;
}

export interface RequestId {
  id: string;
  /** server: what support needs. client: made by the SDK. openapi: `RequestId` of the control plane. */
  origin: 'server' | 'client' | 'openapi';
  /** Milliseconds since 1970, where the id carries a plausible time. */
  time?: number;
}

/** A value that stands in for a placeholder of the message. */
export interface Value {
  /** The name of the placeholder: account, model, param, limit … Values are literal, never those of a sample. */
  name: string;
  value: string;
}

export type Note =
  /** The code field says one thing, the message another. The code wins. */
  | { kind: 'code-message-disagree'; code: string; message: string }
  /** A gateway put its own code around the one of Ark. */
  | { kind: 'inner-hidden-by-outer'; outer: string; inner: string }
  /** The text ends in the middle. */
  | { kind: 'truncated' }
  | { kind: 'template-instance'; code: string; value: string }
  /** What was typed is the beginning of several codes. */
  | { kind: 'prefix'; prefix: string }
  /** Several codes share the message; without the code they cannot be told apart. */
  | { kind: 'shared-message'; codes: string[] }
  /** The code field names something that Ark does not have. */
  | { kind: 'unknown-code'; code: string; own: boolean }
  /** The status in the text is not the documented one. */
  | { kind: 'status-differs'; found: number; documented: number[] };

export interface Explanation {
  query: string;
  /** query: somebody typed words or a code. paste: something a program printed. */
  kind: 'empty' | 'query' | 'paste';
  /** Best first. */
  answers: Answer[];
  /** Only for a text with more than one failure, most frequent first. */
  incidents?: Incident[];
  values: Value[];
  requestIds: RequestId[];
  /** Whose error it looks like, when it does not look like one of Ark: a name of `vendors.ts`. */
  vendor?: string;
  /** What is known of such texts, in the reader's language. */
  vendorTell?: string;
  /** The program that printed the text, an id of `clients:`. */
  client?: { id: string; name: string };
  /** The only fact of the text is this HTTP status: the client did not print the body. */
  status?: number;
  notes: Note[];
}

export interface ExplainOptions {
  /** At most so many answers; 10 when not given. */
  limit?: number;
}

/** The understanding engine: pure, synchronous, cost grows linearly with the text. */
export interface Lookup {
  explain(text: string, options?: ExplainOptions): Explanation;
  /** The same for long texts: yields after every slice of some 16 kB so that the caller can let the page breathe; returns the explanation. */
  explainChunks(text: string, options?: ExplainOptions): Generator<undefined, Explanation, void>;
  /** An entry by its slug, for answers that others found; undefined where there is none. */
  describe(slug: string): Answer | undefined;
}
