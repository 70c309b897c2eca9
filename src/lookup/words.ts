/** Answers questions in words: stems and pairs of characters, weighted by where they stand and how rare they are. */
import { allowErrors, measureDistance } from './distance.ts';
import type { IndexedEntry } from './entries.ts';
import { stem, toTerms } from './terms.ts';
import { isHan, tokenize } from './text.ts';
import type { Reason } from './types.ts';

export interface WordHit {
  /** Position of the entry. */
  at: number;
  score: number;
  /** The part of the question, by weight, that was found. */
  coverage: number;
  /** How well the best title or keyword fits: 1 when both are equal. */
  phrase: number;
  reasons: Reason[];
  terms: string[];
}

export interface WordTable {
  search(query: string): WordHit[];
}

/** By field: message, code, title, keyword, meaning. */
const fieldWeights = [1, 2, 3, 2.6, 1.6] as const;
const inMessage = 0;
const inCode = 1;
const inTitle = 2;
const inKeyword = 3;
const inMeaning = 4;
/** Whole phrases count once more: a title a little more than a keyword, a meaning less. */
const phraseWeights = [0, 0, 1.15, 1, 0.7] as const;

/** Words of any question about any error; they tell nothing apart. */
const idle = new Set(
  'the a an is are of to in on at for and or with my i it this that be was what why how do does can get got when from by me we you http error code fail 报错 错误 误码 态码 怎么 什么 为什 么办 如何 解决 出现 提示 一直 请问 try again later pleas 请稍 稍后 后重 后再'
    .split(' ')
    .map((word) => (/[a-z]/.test(word) ? stem(word) : word)),
);

/** Where a term stands. */
interface Posting {
  /** `entry * 8 + field`, each entry once, with the field in which the term counts most. */
  places: number[];
  /** Positions of the phrases it is part of. */
  phrases: number[];
}

interface Phrase {
  at: number;
  terms: string[];
  factor: number;
  /** Of all its terms; 0 as long as nobody asked. */
  weight: number;
}

/** What one term of the question may stand for. */
interface Term {
  term: string;
  factor: number;
  typed: string;
}

interface Match {
  gain: number;
  field: number;
  term: Term;
}

interface Found {
  score: number;
  matched: number;
  reasons: Reason[];
  terms: Set<string>;
}

/**
 * @param labels one per message, in the order of the entries
 * @param lines one per entry: `LookupWords.words`
 */
export function createWordTable(entries: readonly IndexedEntry[], labels: readonly string[], lines: readonly string[]): WordTable {
  const { postings, phrases } = indexWords(entries, labels, lines);
  const vocabulary = [...postings.keys()].sort();
  const weigh = (term: string): number => {
    if (idle.has(term)) return 0.15;
    const count = postings.get(term)?.places.length ?? 0;
    return Math.log(1 + entries.length / (count + 0.5)) * (term.length === 1 ? 0.5 : 1);
  };
  const weighUnknown = Math.log(1 + entries.length) * 0.7;

  /** For each entry the best that one typed term, in any of its readings, is worth. */
  const matchTerm = (readings: readonly Term[]): Map<number, Match> => {
    const best = new Map<number, Match>();
    for (const term of readings) {
      const weight = weigh(term.term) * term.factor;
      for (const place of postings.get(term.term)?.places ?? []) {
        const field = place & 7;
        const gain = weight * (fieldWeights[field] ?? 1);
        if (gain > (best.get(place >> 3)?.gain ?? 0)) best.set(place >> 3, { gain, field, term });
      }
    }
    return best;
  };

  /** For each entry the title or keyword that fits best. */
  const matchPhrases = (terms: readonly Term[], total: number): Map<number, { bonus: number; fit: number }> => {
    const weights = new Map<number, number>();
    for (const { term, factor } of new Map(terms.map((item) => [item.term, item])).values()) {
      if (idle.has(term)) continue;
      const weight = weigh(term) * factor;
      for (const which of postings.get(term)?.phrases ?? []) weights.set(which, (weights.get(which) ?? 0) + weight);
    }
    const best = new Map<number, { bonus: number; fit: number }>();
    for (const [which, weight] of weights) {
      const phrase = phrases[which];
      if (!phrase) continue;
      phrase.weight ||= phrase.terms.reduce((sum, term) => sum + weigh(term), 0);
      const share = Math.min(1, weight / phrase.weight);
      const bonus = 2.5 * weight * share * phrase.factor;
      const rival = best.get(phrase.at);
      const fit = Math.max(rival?.fit ?? 0, share * (total ? Math.min(1, weight / total) : 0));
      best.set(phrase.at, { bonus: Math.max(bonus, rival?.bonus ?? 0), fit });
    }
    return best;
  };

  return {
    search(query) {
      const terms = expand(query, postings, vocabulary);
      const groups = groupByTyped(terms);
      const isIdle = [...groups.keys()].every((typed) => idle.has(typed));
      const found = new Map<number, Found>();
      let total = 0;
      for (const [typed, readings] of groups) {
        // Idle words stand everywhere: they are only asked for when there is nothing else.
        if (idle.has(typed) && !isIdle) continue;
        const weight = Math.max(...readings.map(({ term }) => (postings.has(term) ? weigh(term) : weighUnknown)));
        if (!isIdle) total += weight;
        for (const [at, match] of matchTerm(readings)) addMatch(found, at, match, isIdle ? 0 : weight);
      }
      const fits = matchPhrases(terms, total);
      return [...found]
        .map(([at, hit]): WordHit => {
          const phrase = fits.get(at);
          const coverage = total ? Math.min(1, hit.matched / total) : 0;
          return {
            at,
            score: hit.score + (phrase?.bonus ?? 0),
            coverage,
            phrase: phrase?.fit ?? 0,
            reasons: mergeReasons(hit.reasons),
            terms: [...hit.terms],
          };
        })
        .sort((a, b) => b.score - a.score || a.at - b.at);
    },
  };
}

/** One pass over all entries, so that an entry is always the last place of a term, or not yet there. */
function indexWords(
  entries: readonly IndexedEntry[],
  labels: readonly string[],
  lines: readonly string[],
): { postings: Map<string, Posting>; phrases: Phrase[] } {
  const postings = new Map<string, Posting>();
  const phrases: Phrase[] = [];
  const post = (term: string, at: number, field: number): Posting => {
    const posting = postings.get(term) ?? { places: [], phrases: [] };
    if (posting.places.length === 0) postings.set(term, posting);
    const { places } = posting;
    const last = places.at(-1);
    if (last === undefined || last >> 3 !== at) places.push(at * 8 + field);
    else if ((fieldWeights[field] ?? 0) > (fieldWeights[last & 7] ?? 0)) places[places.length - 1] = at * 8 + field;
    return posting;
  };
  const postPhrase = (text: string, at: number, field: number): void => {
    const terms = [...new Set(toTerms(text))];
    for (const term of terms) post(term, at, field).phrases.push(phrases.length);
    phrases.push({ at, terms, factor: phraseWeights[field] ?? 1, weight: 0 });
  };
  let next = 0;
  for (const entry of entries) {
    const { at } = entry;
    postPhrase(entry.title, at, inTitle);
    for (const term of toTerms(entry.name.replace(/_/g, ' '))) post(term, at, inCode);
    for (const variant of entry.variants)
      for (const text of [...variant.texts, labels[next++] ?? '']) for (const term of toTerms(text)) post(term, at, inMessage);
    (lines[at] ?? '').split('|').forEach((phrase, position) => {
      postPhrase(phrase, at, phrase.startsWith('=') ? inMeaning : position === 0 ? inTitle : inKeyword);
    });
  }
  return { postings, phrases };
}

function groupByTyped(terms: readonly Term[]): Map<string, Term[]> {
  const groups = new Map<string, Term[]>();
  for (const term of terms) groups.set(term.typed, [...(groups.get(term.typed) ?? []), term]);
  return groups;
}

function addMatch(found: Map<number, Found>, at: number, { gain, field, term }: Match, weight: number): void {
  const hit: Found = found.get(at) ?? { score: 0, matched: 0, reasons: [], terms: new Set() };
  hit.score += gain;
  hit.matched += weight * term.factor;
  hit.terms.add(term.term);
  hit.reasons.push({ kind: term.factor < 0.75 && term.term !== term.typed ? 'typo' : nameReason(field), detail: term.term });
  found.set(at, hit);
}

/** The terms of a question, with what they may stand for: beginnings of words, words written together or apart, typing errors. */
function expand(query: string, postings: ReadonlyMap<string, unknown>, vocabulary: readonly string[]): Term[] {
  const terms = [...new Set(toTerms(query))];
  const words = tokenize(query).words.filter((word) => !isHan(word.charCodeAt(0)));
  const expanded: Term[] = terms.map((term) => ({ term, factor: 1, typed: term }));
  words.forEach((word, at) => {
    const typed = stem(word);
    const next = words[at + 1];
    if (next !== undefined) {
      const joined = stem(word + next);
      if (postings.has(joined)) expanded.push({ term: joined, factor: 0.9, typed });
    }
    const known = postings.has(typed);
    if (word.length >= 3 && (!known || at === words.length - 1))
      for (const term of findByPrefix(word, vocabulary)) if (term !== typed) expanded.push({ term, factor: known ? 0.4 : 0.8, typed });
    if (known || /\d/.test(word)) return;
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const parts = [word.slice(0, cut), word.slice(cut)].map(stem);
      if (parts.every((part) => part.length > 1 && postings.has(part)))
        for (const term of parts) expanded.push({ term, factor: 0.8, typed });
    }
    const most = Math.min(allowErrors(word.length), allowErrors(typed.length) || 1);
    if (most > 0 && word.length <= 24) for (const term of findSimilar(typed, most, vocabulary)) expanded.push({ term, factor: 0.7, typed });
  });
  return expanded;
}

function findByPrefix(prefix: string, vocabulary: readonly string[]): string[] {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vocabulary[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  while (found.length < 8 && vocabulary[low]?.startsWith(prefix)) found.push(vocabulary[low++] ?? '');
  return found;
}

function findSimilar(word: string, most: number, vocabulary: readonly string[]): string[] {
  let best = most;
  let found: string[] = [];
  for (const term of vocabulary) {
    if (term.length < 3 || Math.abs(term.length - word.length) > best || isHan(term.charCodeAt(0)) || /\d/.test(term)) continue;
    const distance = measureDistance(word, term, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(term);
  }
  return found;
}

function nameReason(field: number): Reason['kind'] {
  if (field === inTitle) return 'word-in-title';
  return field === inMessage ? 'word-in-message' : 'keyword';
}

/** One reason per kind, its terms together. */
function mergeReasons(reasons: readonly Reason[]): Reason[] {
  const merged = new Map<Reason['kind'], Set<string>>();
  for (const { kind, detail } of reasons) merged.set(kind, (merged.get(kind) ?? new Set()).add(detail));
  return [...merged].map(([kind, details]) => ({ kind, detail: [...details].join(' ') }));
}
