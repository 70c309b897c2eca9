/** The terms of the search in words: stems of English words, pairs of Chinese characters. */
import { isHan, tokenize } from '../read/text.ts';

/** A light English stemmer: plural, -ed, -ing and final e, so that `limits`, `limited` and `limiting` meet. */
export function stem(word: string): string {
  if (word.length < 4) return word;
  let base = word;
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (base.endsWith('sses')) base = base.slice(0, -2);
  else if (base.endsWith('s') && !base.endsWith('ss') && !base.endsWith('us')) base = base.slice(0, -1);
  if (base.endsWith('ing') && base.length > 5) base = base.slice(0, -3);
  else if (base.endsWith('ed') && base.length > 4) base = base.slice(0, -2);
  if (base.length > 3 && base.endsWith('e')) base = base.slice(0, -1);
  const last = base.length - 1;
  return base.length > 4 && base[last] === base[last - 1] && !'lse'.includes(base[last] ?? '') ? base.slice(0, -1) : base;
}

/** Words of any question about any error; they tell nothing apart. */
export const idle: ReadonlySet<string> = new Set(
  'the a an is are of to in on at for and or with my i it this that be was ark volcengine modelark what why how do does can get got when from by me we you http error code fail fix solve mean does 报错 错误 误码 态码 怎么 什么 报 是什 意思 为什 么办 如何 解决 出现 提示 一直 请问 try again later pleas 请稍 稍后 后重 后再 火山 山引 引擎 山方 方舟 豆包'
    .split(' ')
    .map(stem),
);

/** A search term and where it stands in the text. */
export interface PlacedTerm {
  term: string;
  from: number;
  to: number;
}

/** Search terms of a text: stems of English words and overlapping pairs of Chinese characters (a lone character as it is). */
export function placeTerms(text: string): PlacedTerm[] {
  const { words, starts, ends } = tokenize(text);
  const terms: PlacedTerm[] = [];
  words.forEach((word, at) => {
    const from = starts[at] ?? 0;
    const to = ends[at] ?? 0;
    if (!isHan(word.charCodeAt(0))) {
      terms.push({ term: stem(word), from, to });
      return;
    }
    const next = words[at + 1];
    const joined = next !== undefined && starts[at + 1] === to && isHan(next.charCodeAt(0));
    const first = at === 0 || from !== ends[at - 1] || !isHan(words[at - 1]?.charCodeAt(0) ?? 0);
    if (joined) terms.push({ term: word + next, from, to: to + 1 });
    else if (first) terms.push({ term: word, from, to });
  });
  return terms;
}

/** The terms alone. */
export function toTerms(text: string): string[] {
  return placeTerms(text).map(({ term }) => term);
}
