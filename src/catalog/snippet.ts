/** Pieces of YAML as an author would type them, for messages. */

import type { Path } from './issue.ts';

/** A text as a YAML scalar that stands in any context: bare where that is safe, else in quotation marks. */
export function writeScalar(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? '' : JSON.stringify(value);
  return isBareSafe(value) ? value : quote(value);
}

/** A text in double quotation marks; in single ones where that saves escapes. */
export function quote(value: string): string {
  return /["\\]/.test(value) && !/['\p{Cc}]/u.test(value) ? `'${value}'` : JSON.stringify(value);
}

/** `key: value`. */
export function writePair(key: string, value: unknown): string {
  return `${writeScalar(key)}: ${Array.isArray(value) ? `[${value.map(writeScalar).join(', ')}]` : writeScalar(value)}`;
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

function isBareSafe(value: string): boolean {
  if (value === '' || value.trim() !== value || /[\n\t"\\{}[\],]/.test(value) || /: |:$| #/.test(value)) return false;
  if (/^[-?:!&*#|>@`'%]/.test(value) || /^(?:true|false|null|yes|no|on|off|~)$/i.test(value)) return false;
  return !/^[-+.]?\d/.test(value);
}
