/** A new entry with everything that validation asks for, put where its category ends. Comments and order of the file stay. */
import { isMap, isSeq, parseDocument } from 'yaml';
import { findCodeFault } from '../code-fault.ts';
import { hasType, usualTypes } from '../usual.ts';
import type { CatalogSource, ItemOf } from '../schema.ts';
import { listWords, writeValue } from './snippet.ts';

interface DraftOptions {
  /** The literal code; an id of ours, in kebab-case, for a failure without one. */
  name: string;
  /** Left out: that of the code that begins most alike, or of the failures without one. */
  category?: string | undefined;
  status?: number | undefined;
}

/** The text with the draft in it and the line where the draft begins, or what stands in the way. */
export function insertDraft(text: string, { name, category, status }: DraftOptions): { text: string; line: number } | { problem: string } {
  const codeFault = findCodeFault(name);
  if (codeFault) return { problem: codeFault.message };
  const document = parseDocument(text);
  const errors = isMap(document.contents) ? document.contents.get('errors') : undefined;
  if (document.errors.length || !isSeq(errors)) return { problem: 'The catalog cannot be read: run `npm run validate` first.' };
  const file = document.toJS() as CatalogSource;
  const names = file.errors.map((entry) => entry.code ?? entry.id ?? '');
  if (names.includes(name)) return { problem: `\`${name}\` has an entry already.` };
  const common = names.map((other) => countCommon(name, other));
  const most = Math.max(...common, Math.min(name.length, 6));
  const alike = isOwnId(name) ? file.errors.find(({ id }) => id !== undefined) : file.errors[common.indexOf(most)];
  const home = category ?? alike?.category;
  const last = file.errors.findLastIndex((entry) => entry.category === home);
  const neighbour = errors.items[last];
  const known = file.categories.find(({ id }) => id === home);
  const ids = file.categories.map(({ id }) => id);
  const fault = category === undefined ? 'Which category?' : `There is no category \`${category}\`.`;
  if (!isMap(neighbour) || !known) return { problem: `${fault} Add --category and one of ${listWords(ids, 'or')}.` };
  const statuses = file.errors.flatMap((entry) => (entry.category === home ? entry.messages.map((message) => message.status) : []));
  // As far in as the others.
  const indent = ' '.repeat(neighbour.range[0] - text.lastIndexOf('\n', neighbour.range[0]) - 3);
  const draft = writeDraft(name, known, status ?? (isOwnId(name) ? null : mostFrequent(statuses))).replace(/^(?=.)/gm, indent);
  const end = text.slice(0, neighbour.range[1]).trimEnd().length;
  const at = text.indexOf('\n', end) + 1 || text.length;
  const before = text.slice(0, at);
  return { text: `${before}\n${draft}${text.slice(at)}`, line: before.split('\n').length + 1 };
}

/** In the form that `npm run format` gives the file. */
function writeDraft(name: string, category: ItemOf<'categories'>, status: number | null): string {
  const both = '{zh: …, en: …}';
  const type =
    status !== null && (category.section === undefined || hasType(category.section, undefined)) && usualTypes[status] === undefined
      ? '\n    type: …'
      : '';
  return `- ${isOwnId(name) ? 'id' : 'code'}: ${writeValue(name)}
  category: ${category.id}
  title: ${both}
  summary: ${both}
  explanation: {zh: …, en: …, source: …}
${category.actor ? '' : '  actor: caller\n'}${category.retry ? '' : '  retry: after-fix\n'}  retryWhy: ${both}
  causes:
  - ${both}
  steps:
  - ${both}
  messages:
  - status: ${status ?? 'null'}${type}${category.section === undefined ? '\n    section: inference' : ''}
    text: …
    seen: […]
  keywords:
    zh: [… 1, … 2, … 3]
    en: [… 1, … 2, … 3]
`;
}

/** Whether a name is one of ours, for a failure without a code. */
function isOwnId(name: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name);
}

/** How many letters two names have in common at their beginnings. */
function countCommon(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

function mostFrequent(statuses: readonly (number | null)[]): number | null {
  const groups = [...Map.groupBy(statuses, (status) => status).values()].filter(([status]) => status !== null);
  return groups.sort((a, b) => b.length - a.length)[0]?.[0] ?? null;
}
