/** What the box knows: the index, and what reads it. The index is made at build time by `build-index.ts`; everything else runs in the browser and in Node alike. */
import type { Actor, RetryVerdict } from '../catalog/schema.ts';
import type { Locale } from '../i18n/locales.ts';
import type { Findings, PlainAnswer } from './explanation.ts';

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

/** An answer as the box needs it: to compare, to highlight. */
export interface Answer extends PlainAnswer {
  /** Terms to highlight in title, code and message: lower case, Chinese as typed. */
  terms: string[];
  /** Its messages, where nothing tells which of them it is: who must act may differ, and whether to retry. */
  open: readonly { actor: Actor | undefined; retry: RetryVerdict | undefined }[];
  /** Comparable within one explanation only. */
  score: number;
}

/** Neither certain nor likely, and what was asked does not even stand in it as a whole. */
export const isGuess = ({ confidence, holds }: PlainAnswer): boolean => confidence === 'weak' && !holds;

export interface Explanation extends Findings {
  /** Best first. */
  answers: Answer[];
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
