/** Reads out of a text what stands where a known message has placeholders: account, model, endpoint. */
import type { MessageHit, Template } from './messages.ts';
import { plainReach, valueReach } from './reach.ts';
import type { Tokens } from './text.ts';
import type { Value } from './types.ts';

/** Walks message and text side by side once more; what stands where the message has a placeholder is its value. */
export function readValues(hit: MessageHit, text: string, tokens: Tokens): Value[] {
  const values: Value[] = [];
  const { template } = hit;
  let at = hit.from;
  const first = template.words.findIndex(
    (word, position) => word === tokens.words[at] && template.words[position + 1] === tokens.words[at + 1],
  );
  for (let word = Math.max(0, first); word < template.words.length; word++) {
    const gap = template.gaps[word] ?? '';
    const found = findNext(template, word, tokens, at, gap ? valueReach : plainReach);
    if (found < 0) continue;
    const previous = tokens.ends[at - 1];
    if (gap && previous !== undefined && word > first) addValue(values, gap, text.slice(previous, tokens.starts[found]));
    at = found + 1;
  }
  const last = template.gaps.at(-1);
  const previous = tokens.ends[at - 1];
  if (last && previous !== undefined && at >= hit.to) addValue(values, last, readTail(text, previous));
  return values;
}

/** The next token that is this word of the message; after a placeholder the following word has to fit as well. */
function findNext(template: Template, word: number, tokens: Tokens, from: number, reach: number): number {
  const wanted = template.words[word];
  const next = template.gaps[word + 1] === '' ? template.words[word + 1] : undefined;
  for (let at = from; at < Math.min(tokens.words.length, from + reach); at++)
    if (tokens.words[at] === wanted && (next === undefined || tokens.words[at + 1] === next)) return at;
  return -1;
}

/** Up to the end of the sentence, the line, or the quotation. */
function readTail(text: string, from: number): string {
  return /^[^\n"]*?(?=\.\s|\.?$|\.?["'\n]|[.,]?\s*Request id|$)/i.exec(text.slice(from, from + 200))?.[0] ?? '';
}

function addValue(values: Value[], name: string, raw: string): void {
  const value = raw
    .slice(0, 400)
    .replace(/%!\w\(\w+=([^)]*)\)?/, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s`'"[({:,;=%]+/, '')
    .replace(/[\s`'"\])},:;]+$/, '')
    .replace(/\.$/, '');
  if (value && value.length <= 160) values.push({ name, value });
}
