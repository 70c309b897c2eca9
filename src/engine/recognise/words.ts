/** Answers questions in words: stems and pairs of characters, weighted by where they stand and how rare they are. */
import { allowErrors, measureDistance } from '../../catalog/text/distance.ts';
import { idle, placeTerms, stem, toTerms, type PlacedTerm } from '../index/terms.ts';
import { findPlace, isHan, tokenize } from '../read/text.ts';
import type { Evidence } from '../explanation.ts';
import { wordFactors as factors } from '../weights.ts';

/** What is searched: an entry, or a reason of one. */
export interface WordDocument {
  title: string;
  /** The literal code, or the parameters of a reason. */
  names: string[];
  /** Messages and what tells them apart. */
  texts: string[];
  /** The title in the other language first, then keywords; pieces of meanings begin with `=`. */
  phrases: string[];
}

interface WordHit {
  /** Position of the document. */
  at: number;
  score: number;
  /** The part of the question, by weight, that was found. */
  coverage: number;
  /** All that was asked stands in the code, the title, the keywords or the meaning. */
  sure: boolean;
  /** Everything that was asked stands in it, wherever that is. */
  whole: boolean;
  evidence: Evidence;
  terms: string[];
}

interface WordTable {
  /**
   * @param shown the question as it was typed, of the same length, for reasons
   * @param isTyped people make typing errors, programs do not
   */
  search(query: string, shown: string, isTyped: boolean): WordHit[];
}

const inMessage = 0;
const inCode = 1;
const inTitle = 2;
const inKeyword = 3;
const inMeaning = 4;

/** Families of models and products say what was called, and that it was refused says that it failed: hardly what went wrong. */
const vague = new Set(
  'kimi glm qwen doubao seedance seedream seededit deepseek managed agent 拒绝 被拒 用不 不了 老是 总是 没法 功能 能没 自动 继续 自己 己的 不让 能用 用了 法用 不能 明明 爆了 前后 一个 时候 可是 但是 没了 一下 这个 还是 是不 不行 still always keep keeps work working just ever where doesnt'
    .split(' ')
    .map(stem),
);

const { sure } = factors;

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
  /** The other part of a word that was typed in one: only both of them are that word. */
  other?: string;
}

interface Match {
  gain: number;
  field: number;
  term: Term;
}

interface Found {
  score: number;
  matched: number;
  matches: Map<string, Match>;
}

export function createWordTable(documents: readonly WordDocument[]): WordTable {
  const { postings, phrases } = indexWords(documents);
  const vocabulary = [...postings.keys()].sort();
  const correctable = vocabulary.filter((term) => term.length >= factors.shortest && !isHan(term.charCodeAt(0)) && !/\d/.test(term));
  const weigh = (term: string): number => {
    if (idle.has(term)) return factors.idle;
    const count = postings.get(term)?.places.length ?? 0;
    return Math.log(1 + documents.length / (count + 0.5)) * (term.length === 1 ? factors.character : vague.has(term) ? factors.vague : 1);
  };
  const weighUnknown = Math.log(1 + documents.length) * factors.unknown;

  /** For each entry the best that one typed term, in any of its readings, is worth. */
  const matchTerm = (readings: readonly Term[]): Map<number, Match> => {
    const best = new Map<number, Match>();
    for (const term of readings) {
      const weight = weigh(term.term) * term.factor;
      const others = term.other ? new Set(postings.get(term.other)?.places.map((place) => place >> 3)) : undefined;
      for (const place of postings.get(term.term)?.places ?? []) {
        if (others && !others.has(place >> 3)) continue;
        const field = place & 7;
        const gain = weight * (factors.fields[field] ?? 1);
        if (gain > (best.get(place >> 3)?.gain ?? 0)) best.set(place >> 3, { gain, field, term });
      }
    }
    return best;
  };

  /** For each entry the title or keyword that fits best. */
  const matchPhrases = (terms: readonly Term[]): Map<number, number> => {
    const weights = new Map<number, number>();
    for (const { term, factor } of new Map(terms.map((item) => [item.term, item])).values()) {
      if (idle.has(term)) continue;
      const weight = weigh(term) * factor;
      for (const which of postings.get(term)?.phrases ?? []) weights.set(which, (weights.get(which) ?? 0) + weight);
    }
    const best = new Map<number, number>();
    for (const [which, weight] of weights) {
      const phrase = phrases[which];
      if (!phrase) continue;
      phrase.weight ||= phrase.terms.reduce((sum, term) => sum + weigh(term), 0);
      const share = Math.min(1, weight / phrase.weight);
      best.set(phrase.at, Math.max(factors.phrase * weight * share * phrase.factor, best.get(phrase.at) ?? 0));
    }
    return best;
  };

  return {
    search(query, shown, isTyped) {
      const { placed, apart } = readTerms(query, postings);
      const terms = expand(query, placed, postings, vocabulary, isTyped ? correctable : []);
      const groups = groupByTyped(terms);
      const found = new Map<number, Found>();
      const weights = new Map<string, number>();
      let total = 0;
      for (const [typed, readings] of groups) {
        const weight = Math.max(...readings.map(({ term }) => (postings.has(term) ? weigh(term) : weighUnknown)));
        weights.set(typed, weight);
        total += weight;
        for (const [at, match] of matchTerm(readings)) addMatch(found, at, typed, match, weight);
      }
      const bonuses = matchPhrases(terms);
      const hits = [...found]
        .map(([at, { score, matched, matches }]) => ({ at, matches, matched, score: score + (bonuses.get(at) ?? 0) }))
        .sort((a, b) => b.score - a.score || a.at - b.at)
        .slice(0, factors.mostHits);
      const best = hits[0]?.score ?? 0;
      const covered = new Map(hits.map(({ at, matches }) => [at, measureCover(apart, matches, weights)]));
      // What all stands in many entries tells nothing apart.
      const isTelling =
        [...new Set(apart.map(({ term }) => term))].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0) >= sure.least &&
        [...covered.values()].filter((share) => share >= sure.share).length <= sure.most;
      return hits.map(({ at, matches, matched, score }): WordHit => ({
        at,
        score,
        coverage: total ? Math.min(1, matched / total) : 0,
        sure: isTelling && (covered.get(at) ?? 0) >= sure.share && score >= best * sure.ofBest,
        whole: [...groups.keys()].every((typed) => (matches.get(typed)?.term.factor ?? 0) >= factors.leastWhole),
        evidence: nameEvidence(placed, matches, shown, (term) => findWord(documents[at], term)),
        terms: [...matches.values()].map(({ term }) => term.term),
      }));
    },
  };
}

/** Those of a question that tell something, without idle words; and of those the ones that share no character with an idle word beside them. */
function readTerms(query: string, known: ReadonlyMap<string, unknown>): { placed: PlacedTerm[]; apart: PlacedTerm[] } {
  const all = placeTerms(query);
  const characters = new Set(all.flatMap(({ term, from, to }) => (isHanTerm(term) && idle.has(term) ? [from, to - 1] : [])));
  const countShared = ({ term, from, to }: PlacedTerm): number =>
    isHanTerm(term) ? [from, to - 1].filter((at) => characters.has(at)).length : 0;
  const placed = all.filter((item) => !idle.has(item.term) && countShared(item) < (known.has(item.term) ? 2 : 1));
  return { placed, apart: placed.filter((item) => countShared(item) === 0) };
}

/** One pass over all documents, so that a document is always the last place of a term, or not yet there. */
function indexWords(documents: readonly WordDocument[]): { postings: Map<string, Posting>; phrases: Phrase[] } {
  const postings = new Map<string, Posting>();
  const phrases: Phrase[] = [];
  const post = (term: string, at: number, field: number): Posting => {
    const posting = postings.get(term) ?? { places: [], phrases: [] };
    if (posting.places.length === 0) postings.set(term, posting);
    const { places } = posting;
    const last = places.at(-1);
    if (last === undefined || last >> 3 !== at) places.push(at * 8 + field);
    else if ((factors.fields[field] ?? 0) > (factors.fields[last & 7] ?? 0)) places[places.length - 1] = at * 8 + field;
    return posting;
  };
  const postPhrase = (text: string, at: number, field: number): void => {
    const terms = [...new Set(toTerms(text))];
    for (const term of terms) post(term, at, field).phrases.push(phrases.length);
    phrases.push({ at, terms, factor: factors.phrases[field] ?? 1, weight: 0 });
  };
  documents.forEach(({ title, names, texts, phrases: others }, at) => {
    postPhrase(title, at, inTitle);
    for (const name of names) for (const term of toTerms(name)) post(term, at, inCode);
    for (const text of texts) for (const term of toTerms(text)) post(term, at, inMessage);
    others.forEach((phrase, position) => {
      postPhrase(phrase, at, phrase.startsWith('=') ? inMeaning : position === 0 ? inTitle : inKeyword);
    });
  });
  return { postings, phrases };
}

function groupByTyped(terms: readonly Term[]): Map<string, Term[]> {
  const groups = new Map<string, Term[]>();
  for (const term of terms) groups.set(term.typed, [...(groups.get(term.typed) ?? []), term]);
  return groups;
}

function addMatch(found: Map<number, Found>, at: number, typed: string, match: Match, weight: number): void {
  const hit: Found = found.get(at) ?? { score: 0, matched: 0, matches: new Map() };
  hit.score += match.gain;
  hit.matched += weight * match.term.factor;
  hit.matches.set(typed, match);
  found.set(at, hit);
}

/** Chinese characters that carry no meaning of their own in a question. */
const particles = new Set('的了吗呢啊吧呀嘛么是我你他就都也还又很太被把给让在有个这那啦咋');

/** The part of a question, by weight, that one entry explains other than by its message. */
function measureCover(placed: readonly PlacedTerm[], matches: ReadonlyMap<string, Match>, weights: ReadonlyMap<string, number>): number {
  const isStrong = (term: string): boolean => {
    const match = matches.get(term);
    return match !== undefined && match.field !== inMessage && match.term.factor >= factors.leastWhole;
  };
  // A pair across two words is explained where both of its characters are.
  const characters = new Set(placed.flatMap(({ term, from, to }) => (isHanTerm(term) && isStrong(term) ? [from, to - 1] : [])));
  const isBridge = ({ term, from, to }: PlacedTerm): boolean =>
    isHanTerm(term) && [from, to - 1].every((at) => characters.has(at) || particles.has(term.charAt(at - from)));
  const measure = (terms: readonly PlacedTerm[]): number => terms.reduce((sum, { term }) => sum + (weights.get(term) ?? 0), 0);
  const all = measure(placed);
  return all ? measure(placed.filter((item) => isStrong(item.term) || isBridge(item))) / all : 0;
}

function isHanTerm(term: string): boolean {
  return isHan(term.charCodeAt(0));
}

/** The first of what was typed that was found, with all words of its kind: neighbouring pairs of characters joined, English words whole. */
function nameEvidence(
  placed: readonly PlacedTerm[],
  matches: ReadonlyMap<string, Match>,
  query: string,
  getWord: (term: string) => string,
): Evidence {
  const runs: { from: number; to: number; kinds: Evidence['kind'][] }[] = [];
  const similar = new Set<string>();
  for (const { term, from, to } of placed) {
    const match = matches.get(term);
    if (!match) continue;
    const isTypo = match.term.factor === factors.typo;
    if (isTypo) similar.add(getWord(match.term.term));
    const kind = isTypo ? 'typo' : nameField(match.field);
    const last = runs.at(-1);
    if (last && from < last.to) {
      last.to = to;
      last.kinds.push(kind);
    } else runs.push({ from, to, kinds: [kind] });
  }
  const words = runs.map(({ from, to, kinds }) => ({ word: query.slice(from, to), kind: pickMostFrequent(kinds) }));
  const kind = words[0]?.kind ?? 'keyword';
  const detail = [...new Set(words.flatMap((item) => (item.kind === kind ? item.word : [])))].join(' ');
  return { kind, detail, ...(kind === 'typo' ? { found: [...similar].join(' ') } : {}) };
}

/** The word of a document that a term is the stem of. */
function findWord(document: WordDocument | undefined, term: string): string {
  const texts = document ? [document.title, ...document.names, ...document.phrases, ...document.texts] : [];
  for (const text of texts) {
    const { words } = tokenize(text);
    const word = words.find((item) => stem(item) === term);
    if (word) return word;
  }
  return term;
}

function pickMostFrequent(kinds: readonly Evidence['kind'][]): Evidence['kind'] {
  const count = (kind: Evidence['kind']): number => kinds.filter((item) => item === kind).length;
  return kinds.reduce((best, kind) => (count(kind) > count(best) ? kind : best), kinds[0] ?? 'keyword');
}

/** The terms of a question, with what they may stand for: beginnings of words, words written together or apart, typing errors. */
function expand(
  query: string,
  placed: readonly PlacedTerm[],
  postings: ReadonlyMap<string, unknown>,
  vocabulary: readonly string[],
  correctable: readonly string[],
): Term[] {
  const terms = [...new Set(placed.map(({ term }) => term))];
  const words = tokenize(query).words.filter((word) => !isHan(word.charCodeAt(0)));
  const expanded: Term[] = terms.map((term) => ({ term, factor: 1, typed: term }));
  words.forEach((word, at) => {
    const typed = stem(word);
    const next = words[at + 1];
    if (next !== undefined) {
      const joined = stem(word + next);
      if (postings.has(joined)) expanded.push({ term: joined, factor: factors.joined, typed });
    }
    const known = postings.has(typed);
    if (word.length >= factors.shortest && (!known || at === words.length - 1))
      for (const term of findByPrefix(word, vocabulary))
        if (term !== typed) expanded.push({ term, factor: known ? factors.beginningOfKnown : factors.beginning, typed });
    if (known) return;
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const parts = [stem(word.slice(0, cut)), stem(word.slice(cut))] as const;
      // `qqqq` is no word twice.
      if (parts[0] !== parts[1] && parts.every((part) => part.length > 1 && postings.has(part)))
        for (const [at, term] of parts.entries())
          // Of `200px` the number tells something by itself.
          expanded.push({ term, factor: factors.apart, typed, other: Number(parts[0]) > 0 ? '' : (parts[1 - at] ?? '') });
    }
    const most = Math.min(allowErrors(word.length), allowErrors(typed.length) || 1);
    if (most > 0) for (const term of findSimilar(typed, most, correctable)) expanded.push({ term, factor: factors.typo, typed });
  });
  return expanded;
}

function findByPrefix(prefix: string, vocabulary: readonly string[]): string[] {
  const first = findPlace(vocabulary, prefix);
  return vocabulary.slice(first, first + factors.mostBeginnings).filter((word) => word.startsWith(prefix));
}

/** @param correctable words of letters, from the length on at which one is corrected */
function findSimilar(word: string, most: number, correctable: readonly string[]): string[] {
  let best = most;
  let found: string[] = [];
  for (const term of correctable) {
    if (Math.abs(term.length - word.length) > best) continue;
    const distance = measureDistance(word, term, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(term);
  }
  return found;
}

function nameField(field: number): Evidence['kind'] {
  if (field === inTitle) return 'word-in-title';
  return field === inMessage ? 'word-in-message' : 'keyword';
}
