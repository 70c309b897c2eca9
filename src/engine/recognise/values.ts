/** Reads out of a text what stands where a template has placeholders: account, model, parameter. Values are literal. */
import type { ReadText } from '../read/document.ts';
import { dropGoNotes, onOneLine } from '../read/text.ts';
import type { Value } from '../explanation.ts';
import type { Gap, Template } from './message.ts';

/** Longer values are no values: the text went on with something else. */
const longest = 400;
const bound = /\d{1,3}(?:,\d{3})+|-?[\d.]+(?:[x×*][\d.]+)?[a-z]*/i;
const duration = /^\W*\d[\d.]*(?![\d:-])(?: ?(?:m?s|(?:milli)?seconds?|minutes?)\b)?/i;
const nextWord = /^\W*[^\s"'<>」』，。；（）]+/;
/** They hold no blank: what follows them is something else. */
export const singleWords: ReadonlySet<string> = new Set(['host', 'path', 'url', 'model']);
/** One item behind the other, each in quotation marks. */
const quotedList = /^[^`'"\w]{0,3}(?:[`'"][^`'"\n]+[`'"](?:,?\s(?:(?:and|or)\s)?)?)+/;
const lists: ReadonlySet<string> = new Set(['allowed', 'items', 'detail']);
const bounds: ReadonlySet<string> = new Set(['limit', 'min', 'max']);
/** What loggers and clients print behind a message: an id, the next field, the end of a quotation, the stack. */
const endOfValue =
  /\s*(?:status code: \d+, )?\(?request[\s_]*id\b|\s*\(truncated\b|\s*\breq\w{0,4}(?:…|\.{3})|["']\s*[,}]|[」』]|,\s?(?:code|param|type)\s?[=:]|(?:^|\s+)(?:\w{2,}=\S|\|\s|\(attempt\b)|\s*\n\s*(?:\n|at )|$/i;

/** @param path which word of the template stands where in the text */
export function readValues(
  template: Template,
  path: readonly (readonly [word: number, token: number])[],
  { literal, tokens }: ReadText,
): Value[] {
  const values: Value[] = [];
  const add = (gap: Gap, raw: string): void => {
    const value = trimValue(endQuote(raw.slice(0, longest), gap), gap);
    if (value && !values.some(({ name }) => name === gap.name)) values.push({ name: gap.name, value });
  };
  const [first] = path;
  const [head] = template.gaps;
  if (first && head && first[0] === 0) {
    const start = tokens.starts[first[1]] ?? 0;
    add(
      head,
      literal
        .slice(Math.max(0, start - longest), start)
        .split(/[\n"'{}]|[:.] /)
        .at(-1) ?? '',
    );
  }
  path.forEach(([word, token], at) => {
    const before = path[at - 1];
    const gap = template.gaps[word];
    if (gap && before?.[0] === word - 1) add(gap, literal.slice(tokens.ends[before[1]], tokens.starts[token]));
  });
  const last = path.at(-1);
  const tail = last && template.gaps[last[0] + 1];
  if (tail) {
    const from = tokens.ends[last[1]] ?? 0;
    // Where a text was cut in the middle of a message, the value is the next word.
    const isWhole = last[0] === template.words.length - 1 && !singleWords.has(tail.name);
    const value = isWhole ? readToEnd(literal, from) : (nextWord.exec(literal.slice(from, from + longest))?.[0] ?? '');
    // A bound is a number and a time may be a duration, whatever the sentence goes on to say.
    const isBound = bounds.has(tail.name) || (tail.name === 'value' && /^\W*\d/.test(value));
    const said = isBound ? bound.exec(value) : tail.name === 'time' ? duration.exec(value) : null;
    add(tail, said?.[0] ?? value);
  }
  return values;
}

/** The text from there to where every message ends. */
export function readToEnd(text: string, start: number): string {
  const rest = text.slice(start, start + longest);
  return rest.slice(0, endOfValue.exec(rest)?.index);
}

/** A value in quotation marks ends at the closing one, whatever the text goes on to say; lists have several. */
function endQuote(raw: string, { name }: Gap): string {
  return (lists.has(name) ? quotedList : /^\W{0,3}?([`'"])[^`'"]+\1/).exec(raw)?.[0] ?? raw;
}

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Takes off what the message prints around a value, and nothing of the value: brackets that open in it stay. */
function trimValue(raw: string, { name, before, after }: Gap): string {
  // What Go prints around a value of the wrong type.
  let value = dropGoNotes(raw).trim();
  const strips = (char: string | undefined, around: string): boolean =>
    char !== undefined && (`\`"'\\ :=,，：${name === 'value' ? '' : '“”‘’'}`.includes(char) || around.includes(char));
  while (strips(value[0], before)) value = value.slice(1);
  while (value && (strips(value.at(-1), after) || '.。;；'.includes(value.at(-1) ?? '') || isUnopened(value))) value = value.slice(0, -1);
  if (name === 'items') value = [...value.matchAll(/[\w.]+\[\d+\][\w.]*/g)].map(([item]) => item).join(', ') || value;
  return onOneLine(value);
}

/** The value ends with a bracket that does not open in it. */
function isUnopened(value: string): boolean {
  const open = pairs[value.at(-1) ?? ''];
  return open !== undefined && value.split(open).length < value.split(value.at(-1) ?? '').length;
}
