/** Fits texts to the known messages by weighted alignment: words in order, rare words counting more, placeholders standing for anything. */
import type { IndexedEntry, Variant } from '../index/entries.ts';
import { dropRequestId } from '../read/request-id.ts';
import { foldWidth, tokenize, type Tokens } from '../read/text.ts';
import { alignment, longestValue } from '../weights.ts';

/** A stretch of text that resembles a message. */
export interface MessageHit {
  entry: IndexedEntry;
  variant: Variant;
  /** Position in `variant.texts`. */
  wording: number;
  /** The part of the message that was found, by weight, 0 to 1. */
  coverage: number;
  /** Its first sentences stand there whole: programs that shorten a message keep those. */
  isBeginning: boolean;
  /** The weight of what was found: how telling it is. */
  weight: number;
  /** Words found. */
  words: number;
  /** Words of the text between them that neither the message nor one of its values explains. */
  strange: number;
  /** Positions of the first token found, and of the one after the last. */
  from: number;
  to: number;
  /** Pairs of (word of the template, token of the text), in order. */
  path: readonly (readonly [word: number, token: number])[];
  template: Template;
}

/** A message cut into words, with the placeholders between them. */
export interface Template {
  words: string[];
  /** The placeholder in front of each word; one more for the end. */
  gaps: (Gap | undefined)[];
}

/** A placeholder and the punctuation that the message prints around it. */
export interface Gap {
  name: string;
  before: string;
  after: string;
}

interface Weighted extends Template {
  entry: IndexedEntry;
  variant: Variant;
  wording: number;
  /** Positions of the last words of sentences. */
  ends: ReadonlySet<number>;
  weights: number[];
  total: number;
}

export interface MessageTable {
  /** Every stretch worth a thought, in order of appearance. */
  scan(tokens: Tokens): MessageHit[];
}

const sentenceEnd = /^[`'")\]]?\. /;

export function createMessageTable(entries: readonly IndexedEntry[]): MessageTable {
  const templates = weigh(entries);
  const anchors = indexAnchors(templates);
  return {
    scan(tokens) {
      const { length } = tokens.words;
      const found = new Map<Weighted, number[]>();
      for (let at = 1; at < length; at++)
        for (const template of anchors.get(`${tokens.words[at - 1] ?? ''} ${tokens.words[at] ?? ''}`) ?? []) {
          const places = found.get(template);
          if (places) places.push(at);
          else found.set(template, [at]);
        }
      const hits: MessageHit[] = [];
      for (const [template, places] of found) for (const group of groupPlaces(places)) alignAll(template, tokens, group, 0, length, hits);
      return hits.sort((a, b) => a.from - b.from);
    },
  };
}

/** Neighbouring places are one stretch, up to a length. */
function groupPlaces(places: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const place of places) {
    const group = groups.at(-1);
    if (group && place - (group.at(-1) ?? 0) <= longestValue && place - (group[0] ?? 0) <= alignment.longestStretch) group.push(place);
    else groups.push([place]);
  }
  return groups;
}

/** Every place where the message stands: behind and before the best one it may stand again. */
function alignAll(template: Weighted, tokens: Tokens, places: readonly number[], from: number, to: number, hits: MessageHit[]): void {
  const [first] = places;
  if (first === undefined) return;
  const around = template.words.length + alignment.margin;
  const hit = align(template, tokens, Math.max(from, first - around), Math.min(to, (places.at(-1) ?? first) + around + longestValue));
  if (!hit) return;
  hits.push(hit);
  for (const [start, end] of [
    [from, hit.from],
    [hit.to, to],
  ] as const) {
    const inside = places.filter((place) => place > start && place <= end);
    alignAll(template, tokens, inside, start, end, hits);
  }
}

/** The rare pairs of neighbouring words of each message, or at least its rarest one. */
function indexAnchors(templates: readonly Weighted[]): Map<string, Weighted[]> {
  const pairsOf = templates.map(({ words, gaps }) => [
    ...new Set(words.flatMap((word, at) => (at > 0 && !gaps[at] ? [`${words[at - 1] ?? ''} ${word}`] : []))),
  ]);
  const counts = new Map<string, number>();
  for (const pair of pairsOf.flat()) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const size = (pair: string): number => counts.get(pair) ?? 0;
  const anchors = new Map<string, Weighted[]>();
  templates.forEach((template, at) => {
    const pairs = pairsOf[at] ?? [];
    const rare = pairs.filter((pair) => size(pair) <= alignment.commonPair);
    for (const pair of rare.length ? rare : pairs.toSorted((a, b) => size(a) - size(b)).slice(0, 1)) {
      const list = anchors.get(pair);
      if (list) list.push(template);
      else anchors.set(pair, [template]);
    }
  });
  return anchors;
}

function weigh(entries: readonly IndexedEntry[]): Weighted[] {
  const counts = new Map<string, Set<string>>();
  const drafts = entries.flatMap((entry) =>
    entry.variants.flatMap((variant) =>
      variant.texts.flatMap((text, wording) => {
        const template = compileTemplate(dropRequestId(text));
        if (template.words.length === 0) return [];
        // One message in several entries is one message: what is rare is told by distinct messages.
        const key = template.words.join(' ');
        for (const word of template.words) counts.set(word, (counts.get(word) ?? new Set()).add(key));
        return [{ entry, variant, wording, ...template }];
      }),
    ),
  );
  const many = Math.max(alignment.leastMessages, drafts.length);
  return drafts.map((draft) => {
    const weights = draft.words.map((word, at) =>
      draft.optional.has(at) ? 0 : Math.log2(1 + many / (counts.get(word)?.size ?? 1)) / alignment.scale,
    );
    return { ...draft, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
  });
}

/** What differs from case to case: placeholders, and addresses, hosts and paths. */
const placeholder = /(\{[\w-]+\}|<\w+>|https?:\/\/[^\s{]+|(?:[\w-]+\.)+com\b|\/api\/[\w./-]+)/;
/** The same where an address tells what it is about: a reason. */
export const marked = /(\{[\w-]+\}|<\w+>)/;

/** The words of a message and the placeholders between them. Alternatives (`5-hour/weekly/monthly`) differ from case to case: they are optional. */
export function compileTemplate(
  message: string,
  varying = placeholder,
): Template & { optional: ReadonlySet<number>; ends: ReadonlySet<number> } {
  const words: string[] = [];
  const gaps: Template['gaps'] = [];
  const optional = new Set<number>();
  const ends = new Set<number>();
  let gap: Gap | undefined;
  let end = '';
  for (const [at, part] of message.split(varying).entries()) {
    if (at % 2 === 1) {
      gap ??= { name: nameGap(part), before: end, after: '' };
      continue;
    }
    const tokens = tokenize(foldWidth(part));
    if (sentenceEnd.test(part)) ends.add(words.length - 1);
    if (gap) gap.after = part.slice(0, tokens.starts[0] ?? part.length);
    tokens.words.forEach((word, at) => {
      if (part[tokens.ends[at] ?? 0] === '/' || part[(tokens.starts[at] ?? 0) - 1] === '/') optional.add(words.length);
      words.push(word);
      gaps.push(gap);
      gap = undefined;
    });
    tokens.ends.forEach((end, at) => {
      if (sentenceEnd.test(part.slice(end, end + 3))) ends.add(words.length - tokens.words.length + at);
    });
    end = part.slice(tokens.ends.at(-1) ?? 0);
  }
  gaps.push(gap);
  return { words, gaps, optional, ends };
}

function nameGap(text: string): string {
  if ('{<'.includes(text.charAt(0))) return text.slice(1, -1);
  if (text.startsWith('http')) return 'url';
  return text.startsWith('/') ? 'path' : 'host';
}

/** Words between two words of the message where it has no placeholder, or more of them than a value has. */
function countStrange(path: readonly (readonly [number, number])[], gaps: Template['gaps']): number {
  return path.reduce((sum, [word, token], at) => {
    const before = path[at - 1];
    if (!before) return sum;
    const passed = token - before[1] - 1;
    const hasGap = gaps.slice(before[0] + 1, word + 1).some(Boolean);
    return sum + (hasGap ? Math.max(0, passed - longestValue) : passed);
  }, 0);
}

/** The heaviest common subsequence of message and text (Smith–Waterman): skipping words of the text costs a little, words of the message nothing. */
function align(template: Weighted, tokens: Tokens, from: number, to: number): MessageHit | undefined {
  const { words, weights, gaps, total } = template;
  const width = to - from + 1;
  const score = new Float32Array((words.length + 1) * width);
  /** 1: the word stands here; 2: the word is skipped; 3: the token is skipped. */
  const moves = new Uint8Array(score.length);
  let best = 0;
  let end = 0;
  for (let row = 1; row <= words.length; row++) {
    const skip = gaps[row] ? alignment.skipInGap : alignment.skipElsewhere;
    const word = words[row - 1];
    for (let col = 1; col < width; col++) {
      const here = row * width + col;
      const up = score[here - width] ?? 0;
      const left = (score[here - 1] ?? 0) - skip;
      let value = Math.max(0, up, left);
      let move = value === 0 ? 0 : value === up ? 2 : 3;
      if (word === tokens.words[from + col - 1]) {
        const joined = moves[here - width - 1] === 1 ? alignment.neighbours : 0;
        const gain = (score[here - width - 1] ?? 0) + Math.max(alignment.leastGain, weights[row - 1] ?? 0) + joined;
        if (gain > value) [value, move] = [gain, 1];
      }
      score[here] = value;
      moves[here] = move;
      if (value > best) [best, end] = [value, here];
    }
  }
  const path: [number, number][] = [];
  for (let here = end; moves[here];) {
    const row = Math.floor(here / width);
    const col = here % width;
    if (moves[here] === 1) {
      path.push([row - 1, from + col - 1]);
      here -= width + 1;
    } else here -= moves[here] === 2 ? width : 1;
  }
  path.reverse();
  const [first] = path;
  const last = path.at(-1);
  if (!first || !last) return undefined;
  const weight = path.reduce((sum, [word]) => sum + (weights[word] ?? 0), 0);
  const coverage = total ? Math.min(1, weight / total) : 0;
  if (path.length < alignment.least.words && coverage < alignment.least.coverage) return undefined;
  return {
    entry: template.entry,
    variant: template.variant,
    wording: template.wording,
    coverage,
    isBeginning: template.ends.has(last[0]) && path.length === last[0] + 1,
    weight,
    words: path.length,
    strange: countStrange(path, gaps),
    from: first[1],
    to: last[1] + 1,
    path,
    template,
  };
}
