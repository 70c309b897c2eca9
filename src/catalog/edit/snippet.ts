/** Pieces of YAML as an author would type them, for messages. */

import { stringify, type ToStringOptions } from 'yaml';
import type { Issue, Path } from '../issue.ts';
import { isSlip } from '../text/distance.ts';

const inOneLine: ToStringOptions = {
  collectionStyle: 'flow',
  flowCollectionPadding: false,
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
};

/** A value in one line that stands in any context: a text is bare where that is safe, else in quotation marks. */
export function writeValue(value: unknown): string {
  return value === undefined ? '' : stringify([value], inOneLine).trim().slice(1, -1);
}

/** What is divided by commas of any kind. */
export function splitWords(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => text?.split(/\s*[,，、;；]\s*/).filter(Boolean) ?? []);
}

/** `key: value`. */
export function writePair(key: string, value: unknown): string {
  return `${writeValue(key)}: ${writeValue(value)}`;
}

/** The value that was most likely meant by what stands at a path. `validate --fix` writes it only where what is written is a slip of the hand. */
export function suggest(path: Path, written: string, meant: string): Pick<Issue, 'fix' | 'value'> {
  return isSlip(written, meant) ? { value: meant } : { fix: writeAt(path, writeValue(meant)) };
}

/** What stands at a path, as a field or an item of a list. */
export function writeAt(path: Path, value: string): string {
  const key = path.at(-1);
  return `${typeof key === 'number' ? '-' : `${String(key)}:`} ${value}`;
}

/** Words in a sentence: `a`, `b` and `c`. */
export function listWords(words: readonly string[], last = 'and'): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1) ?? ''}` : quoted.join('');
}

/** `1 keyword`, `2 keywords`. */
export function countWords(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
