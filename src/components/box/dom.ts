/** Small things that the parts of the box share. */
import type { Answer } from '../../engine/types.ts';
import type { BoxWord } from './words.ts';

/** Says a word of the interface, `{name}` filled from the values. */
export type Say = (word: BoxWord, values?: Readonly<Record<string, string | number>>) => string;

export function createSay(root: HTMLElement): Say {
  const words = JSON.parse(root.dataset['words'] ?? '{}') as Record<string, string>;
  return (word, values = {}) =>
    (words[word] ?? word).replace(/\{(\w+)\}/g, (token, name: string) => (name in values ? String(values[name]) : token));
}

/** The page of an answer in the reader’s language, at its message variant. */
export function getPageOf(root: HTMLElement, answer: Pick<Answer, 'slug' | 'variant'>): string {
  const { root: base = '/', locale = 'zh' } = root.dataset;
  return `${base}${locale}/errors/${encodeURIComponent(answer.slug)}/${answer.variant ? `#${answer.variant}` : ''}`;
}

/** The caller knows what kind of element the markup has there. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function find<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`the box lacks ${selector}`);
  return found;
}

export function shorten(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
