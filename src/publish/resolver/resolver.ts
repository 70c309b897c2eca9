/** The box for programs: what `/resolve.mjs` exports, in plain data with whole addresses. */
import { findLocale, mapLocales, type Locale } from '../../i18n/locales.ts';
import { createLookup } from '../../engine/depth.ts';
import { redact } from '../../engine/read/redact.ts';
import { writeFailure } from './write-failure.ts';
import type { Answer, Lookup, LookupIndex, LookupWords } from '../../engine/types.ts';
import type { ResolvedAnswer, resolve } from './resolve.mjs';

/** What the module carries along: it never asks the network for anything. */
export interface ResolverData {
  /** Where the site is published, with a slash at the end. */
  root: string;
  indexes: Readonly<Record<Locale, LookupIndex>>;
  words: Readonly<Record<Locale, LookupWords>>;
}

/**
 * Makes `resolve(failure)`: any text in, from a code to a whole log, or the error or body that a program holds; the ranked answers of the box out.
 * Nothing is sent, and nothing throws but a call without any of them. Options that say nothing count as not given.
 */
export function createResolver({ root, indexes, words }: ResolverData): typeof resolve {
  const lookups = new Map<Locale, Lookup>();
  return (failure, options) => {
    const { locale, limit } = { ...options };
    const language = findLocale(String(locale)) ?? 'en';
    const lookup = lookups.get(language) ?? createLookup(indexes[language], words[language]);
    lookups.set(language, lookup);
    const explanation = lookup.explain(writeFailure(failure), typeof limit === 'number' && limit >= 0 ? { limit } : {});
    // A copy: what the engine hands out is its own, and the next call has it too.
    return structuredClone({ ...explanation, answers: explanation.answers.map((answer) => describe(answer, language, root)) });
  };
}

/** Data of every language, with what is the same in all of them apart. */
export interface SplitLocales<Data> {
  shared: Partial<Data>;
  own: Readonly<Record<Locale, Partial<Data>>>;
}

/** The data of each language, whole. */
export function joinLocales<Data>({ shared, own }: SplitLocales<Data>): Readonly<Record<Locale, Data>> {
  return mapLocales((locale) => ({ ...shared, ...own[locale] }) as Data);
}

/** `redact` for programs, which may pass anything. */
export function redactText(text: unknown): string {
  if (typeof text !== 'string') throw new TypeError(`redact() takes a text, not ${text === null ? 'null' : typeof text}.`);
  return redact(text);
}

function describe({ score: _score, terms: _terms, open: _open, ...answer }: Answer, locale: Locale, root: string): ResolvedAnswer {
  const slug = encodeURIComponent(answer.slug);
  const place = answer.reason ? `${answer.reason.id}/` : answer.variant === undefined ? '' : `#${answer.variant}`;
  return {
    ...answer,
    reasons: answer.evidence,
    urls: {
      page: `${root}${locale}/errors/${slug}/${place}`,
      neutral: `${root}e/${slug}/${place}`,
      markdown: `${root}${locale}/errors/${slug}${answer.reason ? `/${answer.reason.id}` : ''}.md`,
      json: `${root}errors/${slug}.json`,
    },
  };
}
