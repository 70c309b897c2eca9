/** The second index in parts, one for each script, and whole again. */
import { packLines, unpackLines } from './columns.ts';
import { isOf, type Script } from './scripts.ts';
import type { LookupWords } from '../types.ts';

/** Titles in front of the words of a code (that in the other language) and of a reason (both). They keep their places. */
const titleCounts = { words: 1, reasons: 2 } as const;

/** Of the second index what a text in one script needs. A phrase in both is in both; the titles that readers see are, too. */
export function pickScript(words: LookupWords, script: Script): LookupWords {
  const pick = (part: 'words' | 'reasons'): string =>
    mapLines(words[part], (line) => {
      const phrases = line.split('|');
      const titles = phrases.splice(0, titleCounts[part]);
      const isShown = (at: number): boolean => part === 'reasons' && at === 0;
      return [...titles.map((title, at) => (isShown(at) || isOf[script](title) ? title : '')), ...phrases.filter(isOf[script])];
    });
  return {
    ...words,
    words: pick('words'),
    reasons: pick('reasons'),
    learned: mapLines(words.learned, (levels) => [
      levels
        .split('|')
        .map((terms) => terms.split(' ').filter(isOf[script]).join(' '))
        .join('|'),
    ]),
    ...(script === 'han' ? {} : { traditional: '', simplified: '', regional: '' }),
  };
}

/** The whole again, in any order. */
export function joinWords(some: LookupWords, others: LookupWords): LookupWords {
  const join = (part: 'words' | 'reasons'): string => {
    const added = unpackLines(others[part]);
    return mapLines(some[part], (line, at) => {
      const mine = line.split('|');
      const theirs = (added[at] ?? '').split('|');
      const titles = mine.splice(0, titleCounts[part]);
      const otherTitles = theirs.splice(0, titleCounts[part]);
      return [...titles.map((title, place) => title || (otherTitles[place] ?? '')), ...new Set([...mine, ...theirs])];
    });
  };
  return {
    ...some,
    words: join('words'),
    reasons: join('reasons'),
    learned: joinLevels(some.learned, others.learned),
    traditional: some.traditional || others.traditional,
    simplified: some.simplified || others.simplified,
    regional: some.regional || others.regional,
  };
}

/** The words of each level of both. */
function joinLevels(some: string, others: string): string {
  const added = unpackLines(others);
  return mapLines(some, (line, at) => {
    const theirs = (added[at] ?? '').split('|');
    return line.split('|').map((terms, level) => [...new Set(`${terms} ${theirs[level] ?? ''}`.trim().split(' '))].join(' '));
  });
}

function mapLines(lines: string, change: (line: string, at: number) => string[]): string {
  return packLines(unpackLines(lines).map((line, at) => change(line, at).join('|')));
}
