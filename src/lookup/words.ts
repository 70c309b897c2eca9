/** Answers questions in words: stems and pairs of characters, weighted by where they stand and how rare they are. */
import type { IndexedEntry } from './entries.ts';
import { allowErrors, isHan, measureDistance, stem, tokenize, toTerms } from './text.ts';
import type { Reason } from './types.ts';

export interface WordHit {
  at: number;
  score: number;
  /** The part of the question, by weight, that was found. */
  coverage: number;
  /** How well the best title or keyword fits: 1 when both are equal. */
  phrase: number;
  /** Whether that phrase is the title. */
  reasons: Reason[];
  terms: string[];
}

export interface WordTable {
  search(query: string): WordHit[];
  /** Adds lines of `LookupWords.words`. */
  add(lines: readonly string[]): void;
}

const fields = ['word-in-message', 'keyword', 'word-in-title'] as const;
const fieldWeights = [1, 2, 3, 2.6, 1.6] as const;
const inMessage = 0;
const inCode = 1;
const inTitle = 2;
const inKeyword = 3;
const inMeaning = 4;

/** Words of any question about any error; they tell nothing apart. */
const idle = new Set('the a an is are of to in on at for and or with my i it this that be was what why how do does can get got when from by me we you http error code fail 报错 错误 怎么 什么 为什 么办 如何 解决 出现 提示 一直 请问'.split(' ').map((word) => (/[a-z]/.test(word) ? stem(word) : word)));

interface Found {
  score: number;
  matched: number;
  reasons: Reason[];
  terms: Set<string>;
}

interface Term {
  term: string;
  factor: number;
  typed: string;
}

export function createWordTable(entries: readonly IndexedEntry[]): WordTable {
  /** For each term the entries it stands in, each with the field in which it counts most. */
  const postings = new Map<string, Map<number, number>>();
  const phrases: { at: number; terms: string[]; factor: number; weight: number }[] = [];
  const phrasesOf = new Map<string, number[]>();
  let vocabulary: string[] | undefined;

  const post = (term: string, at: number, field: number): void => {
    const places = postings.get(term) ?? new Map<number, number>();
    if (places.size === 0) postings.set(term, places);
    const rival = places.get(at);
    if (rival === undefined || (fieldWeights[field] ?? 0) > (fieldWeights[rival] ?? 0)) places.set(at, field);
  };
  const postPhrase = (text: string, at: number, field: number): void => {
    const terms = [...new Set(toTerms(text))];
    for (const term of terms) {
      post(term, at, field);
      const list = phrasesOf.get(term);
      if (list) list.push(phrases.length);
      else phrasesOf.set(term, [phrases.length]);
    }
    phrases.push({ at, terms, factor: field === inTitle ? 1.15 : field === inMeaning ? 0.7 : 1, weight: 0 });
  };
  const weigh = (term: string): number => {
    if (idle.has(term)) return 0.15;
    const count = postings.get(term)?.size ?? 0;
    return Math.log(1 + entries.length / (count + 0.5)) * (term.length === 1 ? 0.5 : 1);
  };

  for (const entry of entries) {
    postPhrase(entry.title, entry.at, inTitle);
    for (const term of toTerms(entry.name.replace(/_/g, ' '))) post(term, entry.at, inCode);
    for (const variant of entry.variants) for (const text of [...variant.texts, variant.label]) for (const term of toTerms(text)) post(term, entry.at, inMessage);
  }

  return {
    add(lines) {
      vocabulary = undefined;
      for (const phrase of phrases) phrase.weight = 0;
      lines.forEach((line, at) => {
        line.split('|').forEach((phrase, position) => {
          postPhrase(phrase, at, phrase.startsWith('=') ? inMeaning : position === 0 ? inTitle : inKeyword);
        });
      });
    },
    search(query) {
      vocabulary ??= [...postings.keys()].sort();
      const terms = expand(query, postings, vocabulary);
      const groups = new Map<string, Term[]>();
      for (const term of terms) groups.set(term.typed, [...(groups.get(term.typed) ?? []), term]);
      const found = new Map<number, Found>();
      let total = 0;
      for (const [typed, group] of groups) {
        const weight = Math.max(...group.map((item) => (postings.has(item.term) ? weigh(item.term) : Math.log(1 + entries.length) * 0.7)));
        total += idle.has(typed) ? 0 : weight;
        const best = new Map<number, { gain: number; field: number; term: Term }>();
        for (const item of group)
          for (const [at, field] of postings.get(item.term) ?? []) {
            const gain = weigh(item.term) * item.factor * (fieldWeights[field] ?? 1);
            if (gain > (best.get(at)?.gain ?? 0)) best.set(at, { gain, field, term: item });
          }
        for (const [at, { gain, field, term }] of best) {
          const hit: Found = found.get(at) ?? { score: 0, matched: 0, reasons: [], terms: new Set() };
          hit.score += gain;
          hit.matched += idle.has(typed) ? 0 : weight * term.factor;
          hit.terms.add(term.term);
          if (!idle.has(typed)) hit.reasons.push({ kind: term.factor < 0.75 && term.term !== typed ? 'typo' : (fields[field === inTitle ? 2 : field === inMessage ? 0 : 1] ?? 'keyword'), detail: term.term });
          found.set(at, hit);
        }
      }
      const phraseFits = scorePhrases(terms, total);
      return [...found]
        .map(([at, hit]): WordHit => {
          const phrase = phraseFits.get(at);
          return {
            at,
            score: hit.score + (phrase?.bonus ?? 0),
            coverage: total ? Math.min(1, hit.matched / total) : 0,
            phrase: phrase?.fit ?? 0,
            reasons: mergeReasons(hit.reasons),
            terms: [...hit.terms],
          };
        })
        .sort((a, b) => b.score - a.score || a.at - b.at);

      function scorePhrases(queryTerms: readonly Term[], queryWeight: number): Map<number, { bonus: number; fit: number }> {
        const counts = new Map<number, number>();
        for (const { term, factor } of new Map(queryTerms.map((item) => [item.term, item])).values()) {
          if (idle.has(term)) continue;
          const weight = weigh(term) * factor;
          for (const which of phrasesOf.get(term) ?? []) counts.set(which, (counts.get(which) ?? 0) + weight);
        }
        const best = new Map<number, { bonus: number; fit: number }>();
        for (const [which, weight] of counts) {
          const phrase = phrases[which];
          if (!phrase) continue;
          phrase.weight ||= phrase.terms.reduce((sum, term) => sum + weigh(term), 0);
          const share = Math.min(1, weight / phrase.weight);
          const bonus = 2.5 * weight * share * phrase.factor;
          const fit = share * (queryWeight ? Math.min(1, weight / queryWeight) : 0);
          const rival = best.get(phrase.at);
          if (!rival || bonus > rival.bonus) best.set(phrase.at, { bonus, fit: Math.max(fit, rival?.fit ?? 0) });
        }
        return best;
      }
    },
  };
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
    if (word.length >= 3 && (!known || at === words.length - 1)) for (const term of findByPrefix(word, vocabulary)) if (term !== typed) expanded.push({ term, factor: known ? 0.4 : 0.8, typed });
    if (known || /\d/.test(word)) return;
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const parts = [word.slice(0, cut), word.slice(cut)].map(stem);
      if (parts.every((part) => part.length > 1 && postings.has(part))) for (const term of parts) expanded.push({ term, factor: 0.8, typed });
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

/** One reason per kind, its terms together. */
function mergeReasons(reasons: readonly Reason[]): Reason[] {
  const merged = new Map<Reason['kind'], Set<string>>();
  for (const { kind, detail } of reasons) merged.set(kind, (merged.get(kind) ?? new Set()).add(detail));
  return [...merged].map(([kind, details]) => ({ kind, detail: [...details].join(' ') }));
}
