/** Finds codes that do not stand in a text to the letter: misspelt beside other words, cut off at an end, or only a part of them. */
import type { CodePart, CodeTable } from './codes.ts';
import { measureDistance } from './distance.ts';
import type { IndexedEntry } from './entries.ts';
import type { FindNearCodes } from './near-codes.ts';
import { squash } from './text.ts';

export interface CodeGuess {
  entry: IndexedEntry;
  /** typo: all of the code with one or two errors. cut: its beginning, where the text was cut. Otherwise a part of it. */
  kind: 'typo' | 'cut' | CodePart['kind'];
  distance: number;
  /** The part of the code that was typed. */
  ratio: number;
  /** As it stands in the text. */
  typed: string;
}

/** Shorter names resemble too many words of the language. */
const shortest = 8;
const longest = 80;
/** So many names are looked at: a question has few. */
const mostPieces = 24;
/** Words around a code in a question. */
const frame =
  /^(?:the|an?|is|are|was|of|in|on|for|with|by|because|what|does|do|mean|why|how|to|fix|my|i|got|get|getting|error|err|errors|code|codes|api|ark|doubao|http|status|help)$/i;

/** For a question: every name in it, and every few neighbouring words, that is nearly a code or a part of one. */
export function guessInQuestion(text: string, codes: CodeTable, findNear: FindNearCodes, entries: readonly IndexedEntry[]): CodeGuess[] {
  const guesses: CodeGuess[] = [];
  for (const run of text.match(/[A-Za-z][\w.{}[\]-]*(?: [A-Za-z][\w.{}[\]-]*)*/g)?.slice(0, mostPieces) ?? []) {
    const words = run.split(' ');
    while (words.length && frame.test(words[0] ?? '')) words.shift();
    while (words.length && frame.test(words.at(-1) ?? '')) words.pop();
    const whole = words.join(' ');
    for (const piece of listPieces(words)) {
      const key = squash(piece);
      if (key.length < shortest - (piece === whole ? 1 : 0) || key.length > longest || codes.get(piece)) continue;
      const near = guessTypo(piece, key, findNear);
      guesses.push(...near);
      const template = near.length === 0 ? findNearTemplate(piece, entries) : undefined;
      if (template) guesses.push({ entry: template, kind: 'typo', distance: 0, ratio: 1, typed: piece });
      const isName = /[a-z][A-Z]|\w[._]\w/.test(piece);
      if (near.length === 0 && !piece.includes(' ') && (isName || (piece === whole && key.length >= 10)))
        guesses.push(...guessParts(piece, key, codes));
      else if (piece === whole) guesses.push(...guessParts(piece, key, codes).filter((guess) => guess.kind === 'prefix'));
    }
  }
  return guesses;
}

/** For what a program printed: the name at which the text was cut, and names like codes with a typing error. */
export function guessInPaste(text: string, codes: CodeTable, findNear: FindNearCodes): CodeGuess[] {
  const names = [...text.matchAll(/[A-Za-z][\w.]{7,}/g)].slice(0, mostPieces * 2);
  return names.flatMap(({ 0: found, index }): CodeGuess[] => {
    const typed = found.replace(/\.+$/, '');
    const key = squash(typed);
    if (key.length < shortest || key.length > longest || !/[a-z][A-Z]|\w[._]\w/.test(typed) || codes.get(typed)) return [];
    const behind = text.slice(index + typed.length, index + typed.length + 4);
    const isCut = behind === '' || /^\s?(?:…|\.\.)/.test(behind);
    const cut = isCut ? guessParts(typed, key, codes).filter(({ kind }) => kind === 'prefix' || kind === 'start') : [];
    return cut.length ? cut.map((guess) => ({ ...guess, kind: 'cut' })) : guessTypo(typed, key, findNear);
  });
}

/** Up to four neighbouring words of their own meaning, and all of them. */
function listPieces(words: readonly string[]): Set<string> {
  const pieces = new Set<string>([words.join(' ')]);
  words.forEach((_, at) => {
    for (let size = 1; size <= 4 && at + size <= words.length && !frame.test(words[at + size - 1] ?? ''); size++)
      pieces.add(words.slice(at, at + size).join(' '));
  });
  return new Set([...pieces].slice(0, mostPieces * 2));
}

function guessTypo(typed: string, key: string, findNear: FindNearCodes): CodeGuess[] {
  const near = findNear(key).filter((item) => item.whole);
  const best = near[0]?.distance ?? 0;
  return near.filter((item) => item.distance === best).map(({ entry, distance }) => ({ entry, kind: 'typo', distance, ratio: 1, typed }));
}

function guessParts(typed: string, key: string, codes: CodeTable): CodeGuess[] {
  return codes
    .findParts(key)
    .filter((part) => part.kind !== 'inside')
    .map(({ entry, kind }) => ({ entry, kind, distance: 0, ratio: key.length / entry.squashed.length, typed }));
}

/** The template code whose fixed part, before the dot, was misspelt: `NotFoudn.Endpoint`. */
function findNearTemplate(name: string, entries: readonly IndexedEntry[]): IndexedEntry | undefined {
  const [base = '', rest] = name.split('.');
  const key = squash(base);
  if (!rest || key.length < shortest) return undefined;
  return entries.find((entry) => entry.templateBase && measureDistance(key, squash(entry.templateBase), 2) <= (key.length < 12 ? 1 : 2));
}
