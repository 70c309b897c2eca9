/**
 * How texts and queries are cut for Pagefind, and how its hits join the answers of the engine.
 * Chinese goes in as overlapping pairs of characters, so that any two characters find their page in every browser, on either site, in one index.
 */
import { isHan } from '../../engine/read/text.ts';
import { isGuess, type Answer, type Explanation, type Lookup } from '../../engine/types.ts';

/** One hit of Pagefind, best first. */
interface FullTextHit {
  slug: string;
  /** All of the query stands there, in one piece. */
  holds: boolean;
}

/** The content of a record: Latin words as they are, Chinese as pairs (`账号欠费` → `账号 号欠 欠费`). */
export function toIndexText(text: string): string {
  return cut(text).join(' ');
}

/** A query cut the same way; a lone Chinese character stays one. Empty where nothing can be searched. */
export function toQueryText(text: string): string {
  return cut(text.length > 400 ? text.slice(0, 400) : text)
    .slice(0, 40)
    .join(' ');
}

/** More hits are not shown. */
const most = 100;

/**
 * Joins the hits to the answers already shown: what holds all of the query goes behind the answers that do, everything else behind all.
 * Every such answer is a guess.
 * @param lookup knows the titles of what was found
 */
export function mergeFullText(explanation: Explanation, hits: readonly FullTextHit[], lookup: Pick<Lookup, 'describe'>): Explanation {
  const { answers } = explanation;
  const holding = new Set(hits.flatMap(({ slug, holds }) => (holds ? [slug] : [])));
  const listed = new Set(answers.map((answer) => answer.slug));
  const floor = answers.at(-1)?.score ?? 1;
  const added = hits.slice(0, most).flatMap(({ slug, holds }, position): Answer[] => {
    const answer = listed.has(slug) ? undefined : lookup.describe(slug);
    const evidence: Answer['evidence'] = [{ kind: 'full-text', detail: explanation.query.trim() }];
    return answer ? [{ ...answer, confidence: 'weak', holds, evidence, score: floor / (position + 2) }] : [];
  });
  if (!added.length && !answers.some((answer) => isGuess(answer) && holding.has(answer.slug))) return explanation;
  const all = [...answers, ...added];
  const found = all.filter((answer) => isGuess(answer) && holding.has(answer.slug)).map((answer) => ({ ...answer, holds: true }));
  return {
    ...explanation,
    answers: [
      ...all.filter((answer) => !isGuess(answer)),
      ...found,
      ...all.filter((answer) => isGuess(answer) && !holding.has(answer.slug)),
    ],
  };
}

/** Latin pieces keep their case and separators (Pagefind splits `EndpointTPM` and dots itself). */
function cut(text: string): string[] {
  const pieces: string[] = [];
  for (const piece of text.split(/([\u3400-\u9fff\uf900-\ufaff]+)/)) {
    if (!isHan(piece.charCodeAt(0))) pieces.push(...piece.split(/[^\w.-]+/).filter((word) => /\w/.test(word)));
    else if (piece.length === 1) pieces.push(piece);
    else pieces.push(...Array.from({ length: piece.length - 1 }, (_, at) => piece.slice(at, at + 2)));
  }
  return pieces;
}
