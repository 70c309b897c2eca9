/** Makes the two indexes of the box from the catalogue, at build time. Everything that can be derived on load is left out. */
import type { CatalogSource, EntrySource, MessageSource } from '../catalog/schema.ts';
import type { Locale, LookupIndex, LookupWords } from './types.ts';
import { pickRegionalWords, pickSimplifications } from './traditional.ts';
import { toTerms } from './terms.ts';

const placeholder = /\{\{\w+\}\}|\{\w*\}|%[sqd]/g;
const sectionLetters = { inference: 'i', 'fine-tuning': 'f', 'managed-agent': 'm', platform: 'p', client: 'c' } as const;
const actorLetters = { caller: 'c', account: 'a', platform: 'p' } as const;
const retryLetters = { never: 'n', 'after-fix': 'f', backoff: 'b', later: 'l' } as const;

/** The code index of one locale: what is needed for codes, messages and everything pasted. */
export function buildLookupIndex(catalog: CatalogSource, locale: Locale): LookupIndex {
  const { errors } = catalog;
  const messages = errors.flatMap((entry) => entry.messages);
  const categories = catalog.categories.map((category) => category.id);
  return {
    version: 1,
    locale,
    categories,
    types: listTypes(messages),
    names: join(errors.map((entry) => `${entry.code === undefined ? '~' : entry.carrier === 'error.type' ? ':' : ''}${getName(entry)}`)),
    titles: join(errors.map((entry) => entry.title[locale])),
    facts: join(errors.map((entry) => formatFacts(entry, catalog, categories))),
    variants: join(messages.map(formatVariant)),
    messages: join(messages.map(formatMessages)),
  };
}

/** The words of one locale: what is needed for questions in words, in either language. */
export function buildLookupWords(catalog: CatalogSource, locale: Locale): LookupWords {
  const text = JSON.stringify(catalog.errors);
  const simplify = pickSimplifications(text);
  const pairs = [...simplify].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return {
    version: 1,
    locale,
    words: join(catalog.errors.map((entry) => formatWords(entry, locale, simplify))),
    labels: join(catalog.errors.flatMap((entry) => entry.messages.map((message) => message.label?.[locale] ?? ''))),
    traditional: pairs.map(([traditional]) => traditional).join(''),
    simplified: pairs.map(([, simplified]) => simplified).join(''),
    regional: [...pickRegionalWords(text)].map((pair) => pair.join(' ')).join('\n'),
  };
}

/** The literal code, or our own id of a failure without one. */
export function getName(entry: EntrySource): string {
  return entry.code ?? entry.id ?? '';
}

/** The most frequent first, so that the first type of a status is the one that names it. */
function listTypes(messages: readonly MessageSource[]): string[] {
  const counts = new Map<string, number>();
  for (const { status, type } of messages) if (status && type) counts.set(`${status} ${type}`, (counts.get(`${status} ${type}`) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([pair]) => pair);
}

function join(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/\s*\n\s*/g, ' ')).join('\n');
}

function formatFacts(entry: EntrySource, catalog: CatalogSource, categories: readonly string[]): string {
  const actor = entry.actor ?? entry.messages.find((message) => message.actor)?.actor;
  const retry = entry.retry ?? entry.messages.find((message) => message.retry)?.retry;
  const target = entry.renamedTo ? catalog.errors.findIndex((other) => other.code === entry.renamedTo?.code) : -1;
  return [
    categories.indexOf(entry.category).toString(36),
    actor ? actorLetters[actor] : '-',
    retry ? retryLetters[retry] : '-',
    Math.min(35, measureProminence(entry, catalog)).toString(36),
    entry.messages.length.toString(36),
    target < 0 ? '' : target.toString(36),
  ].join('');
}

/** How likely it is to be met: in how many dated states of the official page it stands, and in how many wordings it was seen. */
function measureProminence(entry: EntrySource, catalog: CatalogSource): number {
  const seen = new Set(entry.messages.flatMap((message) => message.seen));
  const snapshots = [...seen].filter((id) => catalog.sources[id]?.snapshot).length;
  const wordings = entry.messages.reduce((count, message) => count + 1 + (message.wordings?.length ?? 0), 0);
  return 2 * snapshots + Math.min(wordings, 12);
}

function formatVariant({ section, status, id }: MessageSource): string {
  return `${sectionLetters[section]}${status ?? ''}${id ?? ''}`;
}

function formatMessages(message: MessageSource): string {
  const texts = [message, ...(message.wordings ?? [])].map(({ text, placeholders }) => namePlaceholders(text ?? '', placeholders ?? []));
  // A wording that differs in nothing but case, punctuation or the request id is found by the first.
  const distinct = new Map(
    texts
      .map((text) => text.replace(/\s+/g, ' '))
      .reverse()
      .map((text) => [
        text
          .replace(/Request ID:.*$/i, '')
          .replace(/[^\w{}]/g, '')
          .toLowerCase(),
        text,
      ]),
  );
  return [...distinct.values()].reverse().join('\t');
}

/** `%s` and its like get the names that the catalogue gives them. */
function namePlaceholders(text: string, names: readonly string[]): string {
  let count = 0;
  return (
    text
      .replace(placeholder, (token) => {
        const name = names[count++] ?? token.replace(/[{}%]/g, '');
        return `{${name || 'value'}}`;
      })
      // What Go prints around a value of the wrong type belongs to the value.
      .replace(/%!\w\(\w+=(\{[\w-]+\})\)/g, '$1')
  );
}

/** Phrases that stand in the title or in an earlier phrase already are left out, and of meanings everything that adds no pair of characters. */
function formatWords(entry: EntrySource, locale: Locale, simplify: ReadonlyMap<string, string>): string {
  const kept = [entry.title[locale === 'zh' ? 'en' : 'zh']];
  const tidy = (text: string): string =>
    text
      .replace(/[\u3400-\u9fff]/g, (char) => simplify.get(char) ?? char)
      .replaceAll('|', '/')
      .trim();
  const stands = (phrase: string): boolean =>
    [entry.title[locale], ...kept].some((other) => tidy(other).toLowerCase().includes(phrase.toLowerCase()));
  for (const keyword of [...entry.keywords.zh, ...entry.keywords.en].map(tidy)) if (!stands(keyword)) kept.push(keyword);
  // The number that the gateway sends beside the code.
  kept.push(...new Set(entry.messages.flatMap(({ codeN }) => (codeN === undefined ? [] : [String(codeN)]))));
  const known = new Set([entry.title[locale], ...kept].flatMap(toTerms));
  for (const message of entry.messages) {
    for (const run of message.meaning.zh.match(/[\u3400-\u9fff]{2,}/g) ?? []) {
      const terms = toTerms(tidy(run));
      if (terms.every((term) => known.has(term))) continue;
      for (const term of terms) known.add(term);
      kept.push(`=${tidy(run)}`);
    }
  }
  return kept.join('|');
}
