/** Makes the two indexes of the box from the catalog, at build time. Everything that can be derived on load is left out. */
import type { Catalog, Entry, Message, Reason } from '../../catalog/model.ts';
import { squash } from '../../catalog/text/squash.ts';
import type { Locale } from '../../i18n/locales.ts';
import { indexVersion, type LookupIndex, type LookupWords } from '../types.ts';
import { keepFirst } from '../keep-first.ts';
import { packItems, packLines } from './columns.ts';
import { packVerdict } from './entries.ts';
import { compileTemplate, marked } from '../recognise/message.ts';
import { dropRequestId } from '../read/request-id.ts';
import { pickRegionalWords, pickSimplifications } from './traditional.ts';
import { learnWords } from './learn.ts';
import { toTerms } from './terms.ts';
import { cutEnd, dropGoNotes, foldWidth, mapChars, onOneLine } from '../read/text.ts';
import { vendors } from '../read/vendors.ts';

const placeholder = /\{\{(\w+)\}\}|\{(\w*)\}|%([sqd])/g;
/** What stands around what the service says of a parameter. */
const frame = /^The parameters? [`'"]?(\{\w+\}|[\w.[\]{}-]+)[`'"]? specified in the request (?:is|are) not valid[:.]?\s*/i;
const sectionLetters = { inference: 'i', 'fine-tuning': 'f', 'managed-agent': 'm', platform: 'p', client: 'c' } as const;

/** A failure without a code, under a name of ours. */
const isFailure = ({ kind }: Entry): boolean => kind === 'situation';
const isCode = (entry: Entry): boolean => !isFailure(entry);

const pack = (lines: readonly string[]): string => packLines(lines.map(onOneLine));

/** The code index of one locale: what is needed for codes, messages and everything pasted. */
export function buildLookupIndex(catalog: Catalog, locale: Locale): LookupIndex {
  const { entries } = catalog;
  const messages = entries.flatMap((entry) => entry.messages);
  const categories = catalog.categories.map((category) => category.id);
  return {
    // In this order it compresses best.
    categories,
    types: listTypes(messages),
    names: pack(entries.map((entry) => `${isFailure(entry) ? '~' : entry.carrier === 'error.type' ? ':' : ''}${entry.name}`)),
    variants: pack(entries.flatMap((entry) => entry.messages.map((message) => formatVariant(message, entry)))),
    titles: pack(entries.map((entry) => entry.title[locale])),
    messages: pack(messages.map(formatMessages)),
    reasons: formatReasons(catalog, isCode),
    origins: pack([
      ...catalog.origins.map(({ kind = 'client-own-text', marks }) => packItems([kind, ...marks])),
      ...vendors.map(([name, ...marks]) => packItems([`=${name}`, ...marks])),
    ]),
    facts: pack(entries.map((entry) => formatFacts(entry, catalog, categories))),
    version: indexVersion,
    stamp: makeStamp(catalog),
    locale,
  };
}

/** The words of one locale: what is needed where nothing is certain, above all for questions in words, in either language. */
export function buildLookupWords(catalog: Catalog, locale: Locale): LookupWords {
  const { entries } = catalog;
  const { simplify, regional } = pickSpellings(catalog);
  const pairs = [...simplify].sort(([, a], [, b]) => (a < b ? -1 : 1));
  return {
    version: indexVersion,
    stamp: makeStamp(catalog),
    locale,
    words: pack(entries.map((entry) => formatWords(entry, locale, simplify))),
    reasons: pack(listReasons(catalog).map((reason) => formatReasonWords(reason, locale))),
    learned: pack(
      learnWords(
        entries.map(({ questions, reasons }) =>
          [questions, ...reasons.map((reason) => reason.questions)].flat().map((text) => mapChars(text, simplify)),
        ),
      ),
    ),
    failures: formatReasons({ ...catalog, families: [] }, isFailure),
    yielding: listIds(catalog, ({ yields }) => yields),
    elsewhere: listIds(catalog, ({ elsewhere }) => elsewhere),
    traditional: pairs.map(([traditional]) => traditional).join(''),
    simplified: pairs.map(([, simplified]) => simplified).join(''),
    regional: pack([...regional].map((pair) => pair.join(' '))),
    labels: pack(entries.flatMap(({ messages }) => messages.map(({ label }) => label?.[locale] ?? ''))),
    tells: pack(catalog.origins.map(({ name, tell }) => packItems([name[locale], tell[locale]]))),
    clients: pack(catalog.clients.map(({ id, name, marks, says = {} }) => packItems([id, name, ...marks, ...Object.values(says).flat()]))),
    says: pack(
      catalog.clients.flatMap(({ says = {} }) =>
        Object.entries(says).map(([status, marks]) => packItems([status, ...marks.map(foldWidth)])),
      ),
    ),
    statuses: formatStatuses(catalog),
    marks: pack(
      catalog.failureMarks.map(({ entry, marks, statuses = [] }) =>
        packItems([String(entries.indexOf(entry)), statuses.join(' '), ...marks]),
      ),
    ),
  };
}

/** What the texts of a catalog look like in traditional Chinese: the same for every language, and slow to find, so found once. */
function pickSpellings(catalog: Catalog): Spellings {
  const known = spellings.get(catalog);
  if (known) return known;
  // Each text once: a large catalog repeats most of its own.
  const different = new Set<string>();
  for (const { title, keywords, messages, guidance, reasons } of catalog.entries) {
    const said = messages.map(({ meaning, label, guidance: own }) => [meaning, label, own]);
    for (const text of JSON.stringify([title, keywords, said, guidance, reasons]).split('"')) different.add(text);
  }
  const text = [...different].join('"');
  const picked = { simplify: pickSimplifications(text), regional: pickRegionalWords(text) };
  spellings.set(catalog, picked);
  return picked;
}

interface Spellings {
  simplify: ReadonlyMap<string, string>;
  regional: ReadonlyMap<string, string>;
}

const spellings = new WeakMap<Catalog, Spellings>();

/** The ids of some reasons, separated by blanks. */
function listIds({ entries }: Catalog, isMeant: (reason: Reason) => boolean | undefined): string {
  return entries.flatMap(({ reasons }) => reasons.flatMap((reason) => (isMeant(reason) ? [reason.id] : []))).join(' ');
}

/** Tells one order of codes, messages, reasons and origins from another. */
function makeStamp(catalog: Catalog): string {
  let hash = 0;
  const ids = listReasons(catalog).map(({ id }) => id);
  const names = catalog.entries.flatMap(({ name, messages }) => [name, ...messages.map(({ anchor }) => anchor)]);
  const origins = catalog.origins.map(({ name }) => name.en);
  for (const char of [...names, ...ids, ...origins].join()) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}

/** The most frequent first, so that the first type of a status is the one that names it. */
function listTypes(messages: readonly Message[]): string[] {
  const counts = new Map<string, number>();
  for (const { status, type } of messages) if (status && type) counts.set(`${status} ${type}`, (counts.get(`${status} ${type}`) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([pair]) => pair);
}

function formatFacts(entry: Entry, { entries }: Catalog, categories: readonly string[]): string {
  const target = entry.renamedTo ? entries.indexOf(entry.renamedTo.entry) : -1;
  return packItems([
    String(categories.indexOf(entry.category.id)),
    packVerdict(entry.guidance),
    String(Math.min(35, measureProminence(entry))),
    String(entry.messages.length),
    target < 0 ? '' : String(target),
  ]);
}

/** How likely it is to be met: in how many dated states of the official page it stands, and in how many wordings it was seen. */
function measureProminence({ messages }: Entry): number {
  const snapshots = new Set(messages.flatMap(({ seen }) => seen.filter((source) => source.snapshot)));
  const wordings = messages.reduce((count, message) => count + 1 + message.wordings.length, 0);
  return 2 * snapshots.size + Math.min(wordings, 12);
}

function formatVariant({ section, status, anchor, guidance }: Message, entry: Entry): string {
  const verdict = packVerdict(guidance);
  const own = verdict === packVerdict(entry.guidance) ? '' : verdict;
  return packItems([sectionLetters[section], own, String(status ?? ''), entry.messages.length > 1 ? anchor : '']);
}

/** In the order of the two indexes: families, reasons of codes, and in the second index reasons of failures without one. */
function listReasons({ entries, families }: Catalog): readonly Pick<Reason, 'id' | 'title'>[] {
  return [...families, ...[...entries.filter(isCode), ...entries.filter(isFailure)].flatMap(({ reasons }) => reasons)];
}

/** Families first, each with the entries it may be claimed under; then the reasons of the entries that are meant. */
function formatReasons({ entries, families, byName }: Catalog, isMeant: (entry: Entry) => boolean): string[] {
  const place = (entry: Entry): string => entries.indexOf(entry).toString(36);
  const format = (
    places: string,
    { id, actor, retry, params = [], when = {} }: Pick<Reason, 'id' | 'actor' | 'retry'> & Partial<Reason>,
    messages: readonly string[],
  ): string[] => [
    places,
    id,
    packVerdict({ actor, retry }),
    packItems(params),
    packItems(Object.entries(when).map((test) => test.join('='))),
    packItems(keepFirst(messages.map(takeOutOfFrame), listParts)),
  ];
  const rows = [
    ...families.map((family) => {
      const places = family.codes.flatMap((code) => byName.get(code) ?? []).map(place);
      return format(`~${places.join(',')}`, family, family.details);
    }),
    ...entries.filter(isMeant).flatMap((entry) => entry.reasons.map((reason) => format(place(entry), reason, reason.messages))),
  ];
  return (rows[0] ?? []).map((_, at) => pack(rows.map((row) => row[at] ?? '')));
}

/**
 * What a message says without its frame, a request id and dots at its end. The frame alone tells a reason only together with its parameter.
 * A parameter that it names between backticks leaves one of them: such a sentence is not unique.
 */
function takeOutOfFrame(message: string): string {
  const text = dropRequestId(message).replace(cutEnd, '');
  const core = text.replace(frame, '');
  if (compileTemplate(core).words.length < 2) return text;
  return text.includes('`') && !core.includes('`') ? `\`${core}` : core;
}

function formatReasonWords({ title, words }: Pick<Reason, 'title'> & Partial<Pick<Reason, 'words'>>, locale: Locale): string {
  return [title[locale], title[locale === 'zh' ? 'en' : 'zh'], ...(words?.zh ?? []), ...(words?.en ?? [])]
    .map((text) => text.replaceAll('|', '/'))
    .join('|');
}

function formatStatuses({ entries, statuses, statusAdvice }: Catalog): string {
  const types = listTypes(entries.flatMap((entry) => entry.messages));
  return pack(
    statuses.map((status) => {
      const type = types.find((pair) => pair.startsWith(`${status} `))?.slice(4) ?? '';
      const first = statusAdvice.find((advice) => advice.status === status)?.first ?? [];
      return [status, type.replaceAll(' ', ''), ...first.map((entry) => entries.indexOf(entry))].join(' ');
    }),
  );
}

/** The words and values of the message of a reason. */
function listParts(message: string): string {
  const { words, gaps } = compileTemplate(message, marked);
  return [...words, ...gaps.map((gap) => gap?.name)].join(' ');
}

function formatMessages(message: Message): string {
  const texts = [message, ...message.wordings].map(({ text, placeholders }) =>
    namePlaceholders(
      text ?? '',
      placeholders.map(({ name }) => name),
    ),
  );
  // A wording that differs in nothing but case, punctuation or the request id is found by the first, and one with its values filled in by the
  // template.
  const kept = keepFirst(texts.map(onOneLine), (text) => squash(dropRequestId(text)));
  return packItems(kept.filter((text) => !kept.some((other) => other !== text && isInstance(text, other))));
}

/** One text is the other, a template, with its values filled in. */
function isInstance(text: string, template: string): boolean {
  const pieces = template.split(/\{[\w-]+\}/).map((piece) => RegExp.escape(piece));
  return pieces.length > 1 && new RegExp(`^${pieces.join('(?!\\{).+')}$`).test(text);
}

/** `%s` and its like get the names that the catalog gives them. */
function namePlaceholders(text: string, names: readonly string[]): string {
  let count = 0;
  return dropGoNotes(
    text.replace(placeholder, (_, a?: string, b?: string, c?: string) => `{${(names[count++] ?? a ?? b ?? c) || 'value'}}`),
  );
}

/** Phrases that stand in the title or in an earlier phrase already are left out, and of meanings everything that adds no pair of characters. */
function formatWords(entry: Entry, locale: Locale, simplify: ReadonlyMap<string, string>): string {
  const kept = [entry.title[locale === 'zh' ? 'en' : 'zh']];
  const tidy = (text: string): string => mapChars(text, simplify).replaceAll('|', '/').trim();
  const standing = [entry.title[locale], ...kept].map((text) => tidy(text).toLowerCase());
  for (const keyword of [...entry.keywords.zh, ...entry.keywords.en].map(tidy)) {
    const phrase = keyword.toLowerCase();
    if (standing.some((other) => other.includes(phrase))) continue;
    kept.push(keyword);
    standing.push(phrase);
  }
  // The number that the gateway sends beside the code.
  kept.push(...new Set(entry.messages.flatMap(({ codeN }) => (codeN === undefined ? [] : [String(codeN)]))));
  const known = new Set([entry.title[locale], ...kept].flatMap(toTerms));
  for (const message of entry.messages) {
    for (const run of (message.meaning ?? message.guidance.summary).zh.match(/[\u3400-\u9fff]{2,}/g) ?? []) {
      const terms = toTerms(tidy(run));
      if (terms.every((term) => known.has(term))) continue;
      for (const term of terms) known.add(term);
      kept.push(`=${tidy(run)}`);
    }
  }
  return kept.join('|');
}
