/**
 * Types of `resolve.mjs`, the search box of the Ark error reference as a module. Keep this file beside it: compilers find it there.
 * Everything in it is synchronous and works on this machine alone; nothing is sent. Later versions may add fields, and values to the lists
 * of words below: ignore those you do not know.
 */
import type { Evidence, Findings, PlainAnswer } from '../../engine/explanation.ts';
import type { Locale } from '../../i18n/locales.ts';

/** The day as of which the facts were collected, YYYY-MM-DD. */
export const edition: string;
/** That of `errors.json` of the same build: changes whenever a fact changes. Compare it to see whether your copy of the module is old. */
export const version: string;
/** The version of the data format, of this module too. Its first part changes only when something is removed or changes its meaning. */
export const format: string;

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

/** Its `query` may hold secrets; `redact` masks them. */
export interface Resolved extends Findings {
  /** Best first; empty where nothing fits. Act on `exact` and `likely` ones only. */
  answers: ResolvedAnswer[];
}

export interface ResolvedAnswer extends PlainAnswer {
  /** The same as `evidence`: its former name, kept within 1.x. Not the reasons of a code. */
  reasons: Evidence[];
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
