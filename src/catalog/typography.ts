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

const han = /[\u3400-\u9fff]/;
const latin = /[A-Za-z0-9%]/;
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
  code: boolean;
}

/** What a Chinese text has against the house style. */
export function findChineseFaults(text: string): ChineseFaults {
  const chars = listVisible(text);
  const edits = new Map<number, { end: number; text: string }>();
  const faults: string[] = [];
  const show = (index: number): string =>
    chars
      .slice(Math.max(0, index - 4), index + 5)
      .map(({ char }) => char)
      .join('');
  const isHan = (index: number): boolean => han.test(chars[index]?.char ?? '') && !chars[index]?.code;
  const replaced = new Set<number>();
  let open = false;
  chars.forEach(({ char, at, code }, index) => {
    const wanted = fullWidth[char];
    if (code || wanted === undefined) return;
    const spaced = chars[index + 1]?.char === ' ' && !chars[index + 1]?.code;
    const before = isHan(index - 1);
    const after = isHan(index + 1) || (spaced && isHan(index + 2) && /[,;:!?]/.test(char));
    const atEnd = index === chars.length - 1 || spaced;
    const wrong = char === '.' ? before && atEnd : char === ')' ? before || open || isHan(index + 1) : before || after;
    if (!wrong) return;
    if (char === '(') open = true;
    if (char === ')') open = false;
    replaced.add(index);
    faults.push(show(index));
    const next = chars[index + 1];
    const last = spaced && next ? next.at + 1 : at + 1;
    // A space before an opening bracket goes as well.
    const previous = chars[index - 1];
    const first = char === '(' && previous?.char === ' ' && !previous.code ? previous.at : at;
    edits.set(first, { end: last, text: wanted });
  });
  for (let index = 0; index + 1 < chars.length; index++) {
    const left = chars[index];
    const right = chars[index + 1];
    if (!left || !right) continue;
    const leftLatin = left.code || latin.test(left.char);
    const rightLatin = right.code || /[A-Za-z0-9]/.test(right.char);
    if ((isHan(index) && rightLatin) || (leftLatin && isHan(index + 1))) {
      faults.push(show(index));
      // Between the two may stand the marks of a link or of code, which belong to one side.
      const gap = text.slice(left.at + 1, right.at);
      const close = (left.code ? /^`(?:\]\([^()\s]*\))?/ : /^(?:\]\([^()\s]*\))?/).exec(gap)?.[0].length ?? 0;
      const at = left.at + 1 + close;
      edits.set(at, { end: at, text: ' ' });
    }
    const spaceBeforeWide = left.char === ' ' && !left.code && wide.test(right.char) && !right.code;
    const spaceAfterWide = wide.test(left.char) && !left.code && right.char === ' ' && !right.code;
    if ((spaceBeforeWide || spaceAfterWide) && !replaced.has(index + 1)) {
      faults.push(show(index));
      const space = spaceBeforeWide ? left : right;
      edits.set(space.at, { end: space.at + 1, text: '' });
    }
  }
  return { faults, tidy: applyEdits(text, edits) };
}

/** What is not seen, or is not Chinese: links and code, values of the reader, the marks of an optional piece. */
const marks = new RegExp(`${inlinePattern.source}|${valuePattern.source}|\\[\\[|\\]\\]`, 'g');

/** The characters that a reader sees, and where they stand. */
function listVisible(text: string): Char[] {
  const chars: Char[] = [];
  const push = (from: number, to: number, code: boolean): void => {
    for (let at = from; at < to; at++) chars.push({ char: text[at] ?? '', at, code });
  };
  let end = 0;
  for (const match of text.matchAll(marks)) {
    push(end, match.index, false);
    const [whole, tick = '', words = '', , code] = match;
    // A value of the reader is set like code; the marks of an optional piece are not seen.
    if (whole.startsWith('{')) push(match.index, match.index + whole.length, true);
    else if (code !== undefined) push(match.index + 1, match.index + 1 + code.length, true);
    else push(match.index + 1 + tick.length, match.index + 1 + tick.length + words.length, tick !== '');
    end = match.index + whole.length;
  }
  push(end, text.length, false);
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
