/** Fits texts to the known messages: words in order, rare words counting more, placeholders standing for anything. */
import type { IndexedEntry, Variant } from './entries.ts';
import { plainReach, valueReach } from './reach.ts';
import { tokenize, type Tokens } from './text.ts';

/** A stretch of text that resembles a message. */
export interface MessageHit {
  entry: IndexedEntry;
  variant: Variant;
  /** Position in `variant.texts`. */
  wording: number;
  /** The part of the message that was found, by weight, 0 to 1. */
  coverage: number;
  /** The part of the message before the first and behind the last word found, by weight: what a text that was cut does not show. */
  missingBefore: number;
  missingAfter: number;
  /** The weight of what was found: how telling it is. */
  weight: number;
  /** Words found. */
  words: number;
  /** The longest run of words found without a gap. */
  run: number;
  /** Positions of the first token found, and of the one after the last. */
  from: number;
  to: number;
  asksRequestId: boolean;
  template: Template;
}

export interface MessageTable {
  /** Every stretch worth a thought, in order of appearance. */
  scan(tokens: Tokens, from: number, to: number): MessageHit[];
}

export interface Template {
  entry: IndexedEntry;
  variant: Variant;
  wording: number;
  words: string[];
  weights: number[];
  /** Positions of numbers and alternatives (`5-hour/weekly/monthly`), which differ from case to case. */
  weightless: ReadonlySet<number>;
  /** Positions of words that stand between two placeholders, or behind the last one: they are in no pair. */
  loners: number[];
  /** Total weight of the words up to and including each. */
  sums: number[];
  /** Name of the placeholder in front of each word; one more for the end. */
  gaps: string[];
  total: number;
  asksRequestId: boolean;
}

interface Chain {
  from: number;
  firstWord: number;
  lastWord: number;
  lastToken: number;
  weight: number;
  words: number;
  run: number;
  longest: number;
}

const none: readonly number[] = [];
const requestIdTail = /\s*Request ID:\s*\{[\w-]+\}\.?\s*$/i;
export function createMessageTable(entries: readonly IndexedEntry[]): MessageTable {
  const templates = compile(entries);
  const ids = new Map<string, number>();
  for (const template of templates) for (const word of template.words) if (!ids.has(word)) ids.set(word, ids.size);
  const { rare, common } = indexPairs(templates, ids);

  return {
    scan(tokens, from, to) {
      /** For each message the chain that grows, and the one before, which may go on after a stray beginning. */
      const chains = new Map<number, { chain: Chain; spare?: Chain }>();
      const hits: MessageHit[] = [];
      let live: number[] = [];
      let nextSweep = 0;
      const finish = (which: number, chain: Chain): void => {
        const template = templates[which];
        if (!template) return;
        for (const word of template.loners) addLoner(chain, template, word, tokens, to);
        addTornWord(chain, template, tokens, to);
        const hit = toHit(template, chain);
        if (hit) hits.push(hit);
      };
      let before = from < to ? (ids.get(tokens.words[from] ?? '') ?? -1) : -1;
      for (let at = from + 1; at < to; at++) {
        const id = ids.get(tokens.words[at] ?? '') ?? -1;
        const key = id >= 0 && before >= 0 ? before * ids.size + id : -1;
        before = id;
        if (key < 0) continue;
        if (common.has(key)) {
          if (at > nextSweep) {
            live = live.filter((which) => at - (chains.get(which)?.chain.lastToken ?? 0) <= valueReach);
            nextSweep = at + plainReach;
          }
          for (const which of live) extendByPair(templates[which], chains.get(which)?.chain, tokens, at - 1);
        }
        const places = rare.get(key) ?? none;
        for (let next = 0; next < places.length;) {
          const which = (places[next] ?? 0) >> 10;
          const template = templates[which];
          const first = (places[next] ?? 0) & 1023;
          const pair = chains.get(which);
          // The pair may stand at several places of one message: the first that goes on counts.
          let extended = pair?.chain.lastToken === at;
          /** Where to begin instead: the place whose words go on longest. */
          let start = first;
          for (; next < places.length && (places[next] ?? 0) >> 10 === which; next++) {
            if (extended || !template) continue;
            const word = (places[next] ?? 0) & 1023;
            if (countAhead(template, word, tokens, at) > countAhead(template, start, tokens, at)) start = word;
            if (!pair) continue;
            extended = extend(pair.chain, template, word, at - 1);
            if (!extended && pair.spare && extend(pair.spare, template, word, at - 1)) {
              [pair.chain, pair.spare] = [pair.spare, pair.chain];
              extended = true;
            }
          }
          if (extended || !template) continue;
          // A stray pair does not end a chain that may still go on.
          if (pair && start > 1 && at - 1 - pair.chain.lastToken <= plainReach) continue;
          if (pair?.spare) finish(which, pair.spare);
          chains.set(which, { chain: begin(template, start, tokens, at - 1, from), ...(pair ? { spare: pair.chain } : {}) });
          if (!live.includes(which)) live.push(which);
        }
      }
      for (const [which, { chain, spare }] of chains) {
        if (spare) finish(which, spare);
        finish(which, chain);
      }
      return yieldToLonger(hits.sort((a, b) => a.from - b.from));
    },
  };
}

/** How many words behind the pair (word, word + 1) stand in the text behind its second word as well. */
function countAhead({ words, gaps }: Template, word: number, tokens: Tokens, token: number): number {
  let count = 0;
  while (count < plainReach && gaps[word + 2 + count] === '' && words[word + 2 + count] === tokens.words[token + 1 + count]) count++;
  return count;
}

/** A message that ends in a placeholder fits everything that begins like it: it yields to one that goes on to fit. */
function yieldToLonger(hits: MessageHit[]): MessageHit[] {
  hits.forEach((hit, at) => {
    if (!hit.template.gaps.at(-1)) return;
    let first = at;
    while ((hits[first - 1]?.from ?? -9) >= hit.from - 1) first--;
    for (let rival = hits[first]; rival && rival.from <= hit.from + 1; rival = hits[++first])
      if (rival.words >= hit.words + 2 && rival.weight > hit.weight) {
        hit.coverage *= 0.7;
        return;
      }
  });
  return hits;
}

/** A pair of words that stands in more messages than this begins no match: it only prolongs one. */
const commonFrom = 24;

/**
 * Where each pair of neighbouring words stands, as `message * 1024 + position`: for rare pairs, and of every message at least its rarest.
 * The others are only listed by name, so that the cost of a text does not grow with the number of messages that begin alike.
 */
function indexPairs(
  templates: readonly Template[],
  ids: ReadonlyMap<string, number>,
): { rare: Map<number, number[]>; common: Set<number> } {
  const all = new Map<number, number[]>();
  const keysOf = templates.map((template, which) =>
    template.words.flatMap((word, at) => {
      const next = template.words[at + 1];
      if (next === undefined || template.gaps[at + 1] !== '') return [];
      const key = (ids.get(word) ?? 0) * ids.size + (ids.get(next) ?? 0);
      const list = all.get(key) ?? [];
      if (list.length === 0) all.set(key, list);
      list.push(which * 1024 + at);
      return [key];
    }),
  );
  const size = (key: number): number => all.get(key)?.length ?? 0;
  const common = new Set([...all.keys()].filter((key) => size(key) > commonFrom));
  const rare = new Map([...all].filter(([key]) => !common.has(key)));
  keysOf.forEach((keys, which) => {
    if (keys.length === 0 || keys.some((key) => !common.has(key))) return;
    const key = keys.reduce((best, other) => (size(other) < size(best) ? other : best));
    const places = (all.get(key) ?? []).filter((place) => place >> 10 === which);
    const list = rare.get(key);
    if (!list) rare.set(key, places);
    else if (list.length < 10 * commonFrom) list.push(...places);
  });
  return { rare, common };
}

function compile(entries: readonly IndexedEntry[]): Template[] {
  const templates: Template[] = [];
  const counts = new Map<string, Set<string>>();
  for (const entry of entries)
    for (const variant of entry.variants)
      variant.texts.forEach((text, wording) => {
        const template = compileText(text);
        if (template.words.length === 0) return;
        // One message in several entries is one message: what is rare is told by distinct messages.
        const key = template.words.join(' ');
        for (const word of template.words) counts.set(word, (counts.get(word) ?? new Set()).add(key));
        templates.push({ entry, variant, wording, ...template, weights: [], loners: findLoners(template), sums: [], total: 0 });
      });
  const many = Math.max(50, templates.length);
  for (const template of templates) {
    template.weights = template.words.map((word, at) =>
      template.weightless.has(at) ? 0 : Math.log2(1 + many / (counts.get(word)?.size ?? 1)) / 4,
    );
    let sum = 0;
    template.sums = template.weights.map((weight) => (sum += weight));
    template.total = sum;
  }
  return templates;
}

function compileText(message: string): Pick<Template, 'words' | 'gaps' | 'asksRequestId' | 'weightless'> {
  const asksRequestId = requestIdTail.test(message);
  const words: string[] = [];
  const gaps: string[] = [];
  const weightless = new Set<number>();
  let gap = '';
  // Addresses differ from case to case as well.
  for (const part of message.replace(requestIdTail, '').split(/(\{[\w-]+\}|<\w+>|https?:\/\/\S+)/)) {
    const name = /^[{<]([\w-]+)[}>]$/.exec(part)?.[1] ?? (part.startsWith('http') ? 'url' : undefined);
    if (name !== undefined) {
      gap = gap || name;
      continue;
    }
    const tokens = tokenize(part);
    tokens.words.forEach((word, at) => {
      const start = tokens.starts[at] ?? 0;
      const end = tokens.ends[at] ?? 0;
      // Alternatives and numbers differ from case to case.
      if (/^\d+$/.test(word) || part[end] === '/' || part[start - 1] === '/') weightless.add(words.length);
      words.push(word);
      gaps.push(gap);
      gap = '';
    });
  }
  gaps.push(gap);
  return { words, gaps, asksRequestId, weightless };
}

function findLoners({ words, gaps }: Pick<Template, 'words' | 'gaps'>): number[] {
  return words.flatMap((_, at) => (at > 0 && gaps[at] !== '' && (at === words.length - 1 || gaps[at + 1] !== '') ? [at] : []));
}

/** A word between placeholders counts when it stands where it has to, give or take a long value. */
function addLoner(chain: Chain, template: Template, word: number, tokens: Tokens, to: number): void {
  const inside = word < chain.lastWord;
  if (word < chain.firstWord) return;
  const from = inside ? chain.from : chain.lastToken + 1;
  const end = Math.min(to, inside ? chain.lastToken : from + plainReach * 2);
  for (let at = from; at < end; at++) {
    if (tokens.words[at] !== template.words[word]) continue;
    chain.weight += template.weights[word] ?? 0;
    chain.words += 1;
    if (!inside) {
      chain.lastToken = at;
      chain.lastWord = word;
    }
    return;
  }
}

/** The last word of the text may be cut: “may contain vio”. */
function addTornWord(chain: Chain, template: Template, tokens: Tokens, to: number): void {
  const torn = tokens.words[chain.lastToken + 1];
  if (torn === undefined || torn.length < 2 || chain.lastToken + 2 !== to || !template.words[chain.lastWord + 1]?.startsWith(torn)) return;
  chain.weight += (template.weights[chain.lastWord + 1] ?? 0) * 0.5;
}

/** A new match at the pair (word, word + 1), together with the words right before it that stand in the text as well. */
function begin(template: Template, word: number, tokens: Tokens, token: number, start: number): Chain {
  let first = word;
  let from = token;
  while (first > 0 && from > start && template.gaps[first] === '' && template.words[first - 1] === tokens.words[from - 1]) {
    first--;
    from--;
  }
  const words = word - first + 2;
  const weight = (template.sums[word + 1] ?? 0) - (template.sums[first - 1] ?? 0);
  return { from, firstWord: first, lastWord: word + 1, lastToken: token + 1, weight, words, run: words, longest: words };
}

/** Prolongs a chain by a pair of the text that stands in so many messages that its places are not listed. */
function extendByPair(template: Template | undefined, chain: Chain | undefined, tokens: Tokens, token: number): void {
  if (!template || !chain) return;
  const passed = token - chain.lastToken;
  if (passed < 0) return;
  if (passed === 0) {
    if (template.words[chain.lastWord + 1] === tokens.words[token + 1] && template.gaps[chain.lastWord + 1] === '')
      extend(chain, template, chain.lastWord, token);
    return;
  }
  const end = Math.min(template.words.length - 1, chain.lastWord + passed + 4);
  for (let word = chain.lastWord + 1; word < end; word++)
    if (
      template.words[word] === tokens.words[token] &&
      template.words[word + 1] === tokens.words[token + 1] &&
      template.gaps[word + 1] === '' &&
      extend(chain, template, word, token)
    )
      return;
}

/** Adds the pair (word, word + 1) found at (token, token + 1), if it can be the next one. */
function extend(chain: Chain, template: Template, word: number, token: number): boolean {
  if (word === chain.lastWord && token === chain.lastToken) {
    chain.weight += template.weights[word + 1] ?? 0;
    chain.words += 1;
    chain.run += 1;
  } else {
    if (word <= chain.lastWord || token <= chain.lastToken) return false;
    const skipped = word - chain.lastWord - 1;
    const passed = token - chain.lastToken - 1;
    const reach = hasGap(template, chain.lastWord + 1, word) ? valueReach : plainReach;
    // A jump ahead that the text does not make is a chance hit further down the message.
    if (passed > reach || skipped > passed + 3) return false;
    chain.weight += (template.weights[word] ?? 0) + (template.weights[word + 1] ?? 0);
    chain.words += 2;
    chain.run = 2;
  }
  chain.longest = Math.max(chain.longest, chain.run);
  chain.lastWord = word + 1;
  chain.lastToken = token + 1;
  return true;
}

function hasGap(template: Template, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (template.gaps[at]) return true;
  return false;
}

function toHit(template: Template, chain: Chain): MessageHit | undefined {
  const coverage = template.total ? Math.min(1, chain.weight / template.total) : 0;
  if (chain.words < 3 && coverage < 0.6) return undefined;
  const { sums, total } = template;
  return {
    entry: template.entry,
    variant: template.variant,
    wording: template.wording,
    coverage,
    missingBefore: total ? (sums[chain.firstWord - 1] ?? 0) / total : 0,
    missingAfter: total ? 1 - (sums[chain.lastWord] ?? total) / total : 0,
    weight: chain.weight,
    words: chain.words,
    run: chain.longest,
    from: chain.from,
    to: chain.lastToken + 1,
    asksRequestId: template.asksRequestId,
    template,
  };
}
