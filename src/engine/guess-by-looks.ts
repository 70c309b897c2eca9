/** Guesses from a pasted text in which no code and no message was found: by its structure and by its status. */
import type { IndexedEntry } from './entries.ts';
import type { Candidate, Verdict } from './judge.ts';
import { findStructures } from './structure.ts';

/** @param sure something better than a guess was found */
export function guessByLooks(text: string, sure: boolean, verdict: Verdict | undefined, entries: readonly IndexedEntry[]): Candidate[] {
  return [...(sure ? [] : guessByStatus(verdict, entries)), ...guessByStructure(text, sure, entries)];
}

/** An error of Ark that nothing explains: its status at least is known. */
function guessByStatus(verdict: Verdict | undefined, entries: readonly IndexedEntry[]): Candidate[] {
  const status = verdict?.statuses[0];
  if (status === undefined || !verdict?.hasMark) return [];
  return entries
    .filter((entry) => entry.isCode && entry.statuses.includes(status))
    .map((entry) => guess(entry, 2 + entry.prominence * 0.25, { kind: 'status', detail: String(status) }));
}

function guessByStructure(text: string, sure: boolean, entries: readonly IndexedEntry[]): Candidate[] {
  if (text.length < 8) return [];
  return findStructures(text).flatMap(({ id, found }, position): Candidate[] => {
    const entry = entries.find((item) => item.name === id && !item.isCode);
    return entry ? [guess(entry, (sure ? 1 : 45) - 4 * position, { kind: 'structure', detail: found })] : [];
  });
}

function guess(entry: IndexedEntry, score: number, reason: Candidate['reasons'][number]): Candidate {
  return { entry, score, confidence: 'weak', reasons: [reason], terms: [] };
}

/** Takes out of a text what says nothing about the failure: ids, addresses, paths, dates. */
export function tidyQuestion(text: string, isPaste: boolean): string {
  // `请求失败：` is what the client says of every failure.
  const said = text.replace(/^[^\w\u3400-\u9fff]*[\u3400-\u9fff]{0,6}(?:失败|错误|报错|异常|出错)\s*[:：(（](?=\s*[A-Za-z])/, ' ').trim();
  if (!isPaste) return said;
  return said
    .replace(/https?:\/\/\S+|(?<![0-9A-Za-z])(?:02\d{13}[0-9a-f]*|20\d{12}[0-9A-Za-z]{20})|Request id:?/gi, ' ')
    .replace(/[\w.-]*\d[\w.-]*/g, ' ')
    .trim();
}
