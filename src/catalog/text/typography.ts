/** How Chinese is set beside Latin letters and digits. Code between backticks and link targets are never touched. */

import { inlinePattern } from './inline.ts';
import { valuePattern } from './placeholders.ts';

/** What a text has against the house style, and how it would read without it. */
interface ChineseFaults {
  /** Half-width marks that belong to a Chinese sentence, and neighbours without the space between them or with one too many, as they stand. */
  faults: string[];
  /** The whole text, set right. */
  tidy: string;
}

/** Stands for a character of code, or of a value of the reader. */
const code = '\u{f0000}';
const han = /[\u3400-\u9fff]/;
const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  // Our texts have no exclamation marks.
  '!': '。',
  '?': '？',
  '(': '（',
  ')': '）',
  '.': '。',
};
const wide = /[，。；：！？、（）]/;

interface Char {
  char: string;
  /** Where it stands in the text. */
  at: number;
}

/** What a Chinese text has against the house style. */
export function findChineseFaults(text: string): ChineseFaults {
  const chars = listVisible(text);
  const edits = new Map<number, { end: number; text: string }>();
  const faults = new Map<number, string>();
  let open = false;
  for (const [index, { char, at }] of chars.entries()) {
    const isHan = (place: number): boolean => han.test(chars[place]?.char ?? '');
    const tell = (from: number, end: number, put: string): void => {
      const around = chars.slice(Math.max(0, index - 4), index + 5);
      faults.set(index, around.map((near) => text[near.at]).join(''));
      edits.set(from, { end, text: put });
    };
    const next = chars[index + 1];
    const wanted = fullWidth[char];
    if (wanted !== undefined) {
      const spaced = next?.char === ' ';
      const before = isHan(index - 1);
      const after = isHan(index + 1) || (spaced && isHan(index + 2) && /[,;:!?]/.test(char));
      const wrong = char === '.' ? before && (!next || spaced) : char === ')' ? before || open || isHan(index + 1) : before || after;
      if (!wrong) continue;
      open = char === '(' || (open && char !== ')');
      // A space before an opening bracket goes as well.
      const previous = chars[index - 1];
      tell(char === '(' && previous?.char === ' ' ? previous.at : at, spaced ? next.at + 1 : at + 1, wanted);
    } else if (next) {
      const isLatin = char === code || /[A-Za-z0-9%]/.test(char);
      const isLatinNext = next.char === code || /[A-Za-z0-9]/.test(next.char);
      if ((isHan(index) && isLatinNext) || (isLatin && isHan(index + 1))) {
        // Between the two may stand the marks of a link or of code, which belong to one side.
        const close = /^`?(?:\]\([^()\s]*\))?/.exec(text.slice(at + 1, next.at))?.[0] ?? '';
        const place = at + 1 + (char === code || !close.startsWith('`') ? close.length : 0);
        tell(place, place, ' ');
      } else if (char === ' ' && wide.test(next.char)) tell(at, at + 1, '');
      else if (wide.test(char) && next.char === ' ') tell(next.at, next.at + 1, '');
    }
  }
  return { faults: [...faults.values()], tidy: applyEdits(text, edits) };
}

/** What is not seen, or is not Chinese: links and code, values of the reader, the marks of an optional piece. */
const marks = new RegExp(`${inlinePattern.source}|${valuePattern.source}|\\[\\[|\\]\\]`, 'g');

/** The characters that a reader sees, and where they stand. */
function listVisible(text: string): Char[] {
  const chars: Char[] = [];
  const push = (from: number, to: number, isCode = false): void => {
    for (let at = from; at < to; at++) chars.push({ char: isCode ? code : (text[at] ?? ''), at });
  };
  let end = 0;
  for (const match of text.matchAll(marks)) {
    push(end, match.index);
    const [whole, tick = '', words = '', , literal] = match;
    end = match.index + whole.length;
    // A value of the reader is set like code; the marks of an optional piece are not seen.
    if (whole.startsWith('{')) push(match.index, end, true);
    else if (literal !== undefined) push(match.index + 1, end - 1, true);
    else push(match.index + 1 + tick.length, match.index + 1 + tick.length + words.length, tick !== '');
  }
  push(end, text.length);
  return chars;
}

function applyEdits(text: string, edits: ReadonlyMap<number, { end: number; text: string }>): string {
  let result = '';
  let end = 0;
  for (const [start, edit] of [...edits].sort(([a], [b]) => a - b)) {
    if (start < end) continue;
    result += text.slice(end, start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}
