/** The code that only texts need in which nothing is certain. */
import type { Explanation, Lookup } from '../../engine/types.ts';
import { dropQuestion } from './pages.ts';

export { createDepth } from '../../engine/depth.ts';
export { createPageTable } from './pages.ts';
export { makeStatusCard } from './card/status-card.ts';

/** The explanation with what the full text adds. Fails when Pagefind cannot be had. */
export async function searchFullText(folder: string, explanation: Explanation, lookup: Pick<Lookup, 'describe'>): Promise<Explanation> {
  const { addFullText } = await import('./pagefind.ts');
  return addFullText(folder, explanation, dropQuestion(explanation.query), lookup);
}
