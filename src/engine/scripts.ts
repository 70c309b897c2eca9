/** The second index in two files: a question in Chinese characters needs no words in letters, and the other way round. */
import type { LookupWords } from './types.ts';

export const scripts = ['han', 'latin'] as const;
export type Script = (typeof scripts)[number];

const han = /[\u3400-\u9fff]/;
const latin = /[a-z0-9]/i;
const isOf: Record<Script, (text: string) => boolean> = {
  han: (text) => han.test(text),
  latin: (text) => latin.test(text) || !han.test(text),
};

/** The scripts that a text is written in. */
export function findScripts(text: string): Script[] {
  return scripts.filter((script) => isOf[script](text));
}

/** Of the second index what a text in one script needs. A phrase in both is in both. */
export function pickScript(words: LookupWords, script: Script): LookupWords {
  // The title keeps its place in front.
  const pick = (lines: string): string =>
    mapLines(lines, (line) => line.split('|').flatMap((phrase, at) => (isOf[script](phrase) ? [phrase] : at ? [] : [''])));
  const isHan = script === 'han';
  return {
    ...words,
    words: pick(words.words),
    reasons: pick(words.reasons),
    ...(isHan ? { clients: '', statuses: '' } : { traditional: '', simplified: '', regional: '' }),
  };
}

/** The whole again, in any order. */
export function joinWords(some: LookupWords, others: LookupWords): LookupWords {
  const join = (lines: string, more: string): string => {
    const added = more.split('\n');
    return mapLines(lines, (line, at) => {
      const [title = '', ...phrases] = line.split('|');
      const [otherTitle = '', ...otherPhrases] = added[at]?.split('|') ?? [];
      return [title || otherTitle, ...new Set([...phrases, ...otherPhrases])];
    });
  };
  return {
    ...some,
    words: join(some.words, others.words),
    reasons: join(some.reasons, others.reasons),
    traditional: some.traditional || others.traditional,
    simplified: some.simplified || others.simplified,
    regional: some.regional || others.regional,
    clients: some.clients || others.clients,
    statuses: some.statuses || others.statuses,
  };
}

function mapLines(lines: string, change: (line: string, at: number) => string[]): string {
  return lines
    .split('\n')
    .map((line, at) => change(line, at).join('|'))
    .join('\n');
}
