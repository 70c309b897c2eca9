/** The code that only texts need in which nothing is certain. */
export { createDepth } from '../../engine/depth.ts';
export { dropQuestion } from '../../engine/question.ts';
export { createPageTable } from './pages.ts';
export { makeStatusCard } from './status-card.ts';
