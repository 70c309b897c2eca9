/**
 * How texts and queries are cut for Pagefind, and how its hits join the answers of the engine.
 * Chinese goes in as overlapping pairs of characters, so that any two characters find their page in every browser, on either site, in one index.
 */
import { isHan } from '../../engine/text.ts';
import type { Answer, Explanation, Lookup } from '../../engine/types.ts';

/** One hit of Pagefind, best first. */
export interface FullTextHit {
  slug: string;
  score: number;
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

/**
 * Adds what only the full text found behind the answers already shown, so that nothing on the screen moves. Every such answer is a guess.
 * @param lookup knows the titles of what was found
 */
export function mergeFullText(
  explanation: Explanation,
  hits: readonly FullTextHit[],
  lookup: Pick<Lookup, 'describe'>,
  limit = 40,
): Explanation {
  const listed = new Set(explanation.answers.map((answer) => answer.slug));
  const floor = explanation.answers.at(-1)?.score ?? 1;
  const added = hits
    .filter(({ slug }) => !listed.has(slug))
    .slice(0, Math.max(0, limit - listed.size))
    .flatMap(({ slug }, position): Answer[] => {
      const answer = lookup.describe(slug);
      return answer
        ? [
            {
              ...answer,
              confidence: 'weak',
              evidence: [{ kind: 'full-text', detail: explanation.query.trim() }],
              score: floor / (position + 2),
            },
          ]
        : [];
    });
  return added.length ? { ...explanation, answers: [...explanation.answers, ...added] } : explanation;
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
