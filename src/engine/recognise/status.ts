/** Evidence by an HTTP status alone: asked for by its number or name, or all that a client printed. */
import { unpackLines } from '../index/columns.ts';
import type { Document } from '../read/document.ts';
import type { IndexedEntry } from '../index/entries.ts';
import type { Finding } from '../evidence.ts';
import { tokenize } from '../read/text.ts';
import { statusStrength as strengths } from '../weights.ts';

/** Words that only say that the number is a status, and whose. */
const saysStatus = new Set([
  ...'http status statuscode code error api ark return returns returned got get gets getting from with i we my our the a is keep keeps request failed'.split(
    ' ',
  ),
  ...Array.from('状态码错误接口返回报调用请求一直老总是方舟火山引擎豆包我们的了出现到提示怎么办咋回事如何解决什意思'),
]);

/** The evidence, and what else was asked. */
interface StatusGuess {
  findings: Finding[];
  rest: string;
}

/**
 * @param lines one per status: the status, its documented type, then the positions of the entries that it most often means, separated by blanks
 */
export function createStatusTable(entries: readonly IndexedEntry[], lines?: string): (document: Document) => StatusGuess {
  const table = new Map(
    unpackLines(lines).map((line) => {
      const [status = '', type = '', ...first] = line.split(' ');
      return [Number(status), { words: new Set(tokenize(type).words), first: first.map(Number) }] as const;
    }),
  );

  /** The status that was asked for, by its number or by the whole name of its type, and the text without it. */
  const readAsked = ({ text, tokens, from, to, part }: Document): { status: number | undefined; rest: string } => {
    const words = tokens.words.slice(from, to);
    const at = words.findIndex((word) => Number(word) >= 400 && table.has(Number(word)));
    const status =
      at >= 0
        ? Number(words[at])
        : [...table].find(
            ([, { words: own }]) =>
              own.size > 1 &&
              [...own].every((word) => words.includes(word)) &&
              words.every((word) => own.has(word) || saysStatus.has(word)),
          )?.[0];
    const own = status === undefined ? undefined : table.get(status)?.words;
    if (!own) return { status, rest: part.trim() };
    // `400 bad request`: the name of the status adds nothing. What is left stays in one piece: Chinese words have no blanks.
    const isAsked = (word: string, position: number): boolean => position !== at && !own.has(word);
    if (words.filter(isAsked).every((word) => saysStatus.has(word))) return { status, rest: '' };
    let rest = '';
    let end = tokens.starts[from] ?? 0;
    words.forEach((word, position) => {
      const stop = tokens.ends[from + position] ?? end;
      rest += isAsked(word, position) ? text.slice(end, stop) : ' ';
      end = stop;
    });
    return { status, rest: rest.trim() };
  };

  return (document) => {
    const { status, rest } = document.isTyped ? readAsked(document) : { status: document.statuses[0], rest: document.part };
    const row = status === undefined ? undefined : table.get(status);
    if (!row) return { findings: [], rest };
    const findings = entries.flatMap((entry): Finding[] => {
      const position = row.first.indexOf(entry.at);
      if (position < 0 && !(entry.isCode && entry.statuses.includes(status ?? 0))) return [];
      const strength =
        position < 0 ? strengths.other + strengths.prominence * entry.prominence : strengths.first - strengths.step * position;
      return [
        {
          entry,
          kind: 'status',
          strength,
          shown: { kind: 'status', detail: String(status) },
          whole: document.isTyped && !rest,
        },
      ];
    });
    return { findings, rest };
  };
}
