/** What is loaded where nothing is certain: failures without a code, statuses, words and synonyms of both languages, traditional characters. */
import type { Document } from './read/document.ts';
import type { Depth } from './engine.ts';
import { createCoreLookup } from './engine.ts';
import type { IndexedEntry } from './index/entries.ts';
import type { Finding } from './evidence.ts';
import type { CodeTable } from './recognise/code.ts';
import { createAskedTable } from './recognise/asked.ts';
import { createFailureTable } from './recognise/failure.ts';
import { createGrpcTable } from './recognise/grpc.ts';
import { createIdentifierTable, createParameterTable, type NamedParameter } from './recognise/identifier.ts';
import { createNearCodes } from './recognise/near-code.ts';
import { createReasonTable, unpackReasons, type IndexedReason } from './recognise/reason.ts';
import { createStatusTable } from './recognise/status.ts';
import { createWordTable, type WordDocument } from './recognise/words.ts';
import { joinWords } from './index/word-parts.ts';
import { unpackItems, unpackLines } from './index/columns.ts';
import { holdsHan } from './read/text.ts';
import type { Lookup, LookupIndex, LookupWords } from './types.ts';
import { longestQuestion, parameterStrength, wordShares } from './weights.ts';

/** For `deepen` of a core lookup; the second index whole, in parts, or not there yet. */
export function createDepth(
  ...parts: readonly LookupWords[]
): (entries: readonly IndexedEntry[], reasons: readonly IndexedReason[], codes: CodeTable) => Depth {
  // Without them titles, codes and messages are words.
  const words: Partial<LookupWords> = parts.length ? parts.reduce(joinWords) : {};
  return (entries, known, codes) => {
    const failures = unpackReasons(words.failures ?? [], entries);
    const reasons = [...known, ...failures];
    const findNear = createNearCodes(entries, codes);
    const findReasons = createReasonTable(failures);
    const yielding = new Set(words.yielding?.split(' '));
    const isFirm = ({ reason }: Finding): boolean => !yielding.has(reason?.id ?? '');
    const elsewhere = new Set(words.elsewhere?.split(' '));
    const findFailures = createFailureTable(entries, words.marks);
    const findByGrpc = createGrpcTable(entries);
    const guessByName = createIdentifierTable(entries);
    const findParameter = createParameterTable(reasons);
    const guessByStatus = createStatusTable(entries, words.statuses);
    const searchWords = createWordSearch(entries, reasons, words);
    return {
      recognise(document) {
        const found = findReasons(document).map((each) => (elsewhere.has(each.reason?.id ?? '') ? { ...each, isElsewhere: true } : each));
        const firm = found.filter(isFirm);
        return [...findNear(document), ...(firm.length ? firm : found)];
      },
      guess(document) {
        const parameter = document.isTyped ? findParameter(document.part) : undefined;
        const ofParameter = parameter ? guessByParameter(parameter, searchWords(document, parameter.rest)) : [];
        const named = guessByName(document);
        if (named)
          return [
            ...named.findings,
            ...ofParameter,
            ...(named.isSearched ? searchWords(document, document.part).filter(({ whole }) => whole) : []),
          ];
        if (parameter) return [...ofParameter, ...searchWords(document, document.part)];
        const { findings, rest } = guessByStatus(document);
        const words = searchWords(document, rest);
        // Beside a status words are only a part of what was asked: nothing that has another one is likely by them.
        const ofStatus = new Set(findings.map(({ entry }) => entry));
        const isOther = ({ entry }: Finding): boolean => ofStatus.size > 0 && !ofStatus.has(entry);
        const fitting = words.flatMap((word) => {
          if (!isOther(word)) return [word];
          const isSure = word.kind === 'all-words' && word.entry.isCode;
          return isSure ? [] : [{ ...word, whole: false, strength: word.strength * wordShares.otherStatus }];
        });
        return [...findFailures(document), ...findings, ...findByGrpc(document), ...fitting];
      },
      labels: unpackLines(words.labels),
      tells: unpackLines(words.tells),
      clients: unpackLines(words.clients).flatMap((line) => {
        const [id = '', name = '', ...marks] = unpackItems(line);
        return id ? [{ id, name, marks }] : [];
      }),
      says: unpackLines(words.says).map((line) => {
        const [status = '', ...marks] = unpackItems(line);
        return { status: Number(status), marks };
      }),
    };
  };
}

/** The reasons that are about the parameter of a question; what else it asks chooses among them. */
function guessByParameter({ name, reasons }: NamedParameter, words: readonly Finding[]): Finding[] {
  const rated = reasons.map((reason) => ({
    reason,
    asked: Math.max(0, ...words.filter((word) => word.reason?.id === reason.id).map(({ strength }) => strength)),
  }));
  const most = Math.max(...rated.map(({ asked }) => asked));
  const isClear = rated.filter(({ asked }) => asked >= most * parameterStrength.near).length === 1;
  return rated.flatMap(({ reason: { id, title, entries }, asked }) =>
    entries.map((entry): Finding => ({
      entry,
      kind: 'names-parameter',
      strength: (isClear ? 1 : parameterStrength.unclear) + asked,
      shown: { kind: 'names-value', detail: name },
      reason: { id, title },
      whole: true,
    })),
  );
}

/** The whole engine in one step, for Node and wherever size does not matter. */
export function createLookup(index: LookupIndex, words?: LookupWords): Lookup {
  const core = createCoreLookup(index);
  if (words) core.deepen(createDepth(words));
  return core;
}

function createWordSearch(
  entries: readonly IndexedEntry[],
  reasons: readonly IndexedReason[],
  words: Partial<LookupWords>,
): (document: Document, asked: string) => Finding[] {
  const lines = unpackLines(words.words);
  const reasonLines = unpackLines(words.reasons);
  const simplify = createSimplifier(words);
  const targets: { entry: IndexedEntry; reason?: IndexedReason }[] = entries.map((entry) => ({ entry }));
  const documents: WordDocument[] = entries.map((entry) => ({
    title: entry.title,
    names: [entry.name],
    texts: entry.variants.flatMap(({ texts, label }) => [...texts, label]),
    phrases: (lines[entry.at] ?? '').split('|'),
  }));
  reasons.forEach((reason, at) => {
    const [title = '', ...phrases] = (reasonLines[at] ?? '').split('|');
    reason.title = title;
    for (const entry of reason.isFamily ? [] : reason.entries) {
      targets.push({ entry, reason });
      documents.push({ title, names: reason.params, texts: reason.messages, phrases });
    }
  });
  const table = createWordTable(documents);
  const findAsked = createAskedTable(entries, unpackLines(words.learned));
  return (document, asked) => {
    const query = document.isTyped ? asked : dropNoise(asked);
    if (!query || query.length > longestQuestion) return [];
    const question = simplify(query);
    const shown = question.length === query.length ? query : question;
    const found = table.search(question, shown, document.isTyped).flatMap((hit): Finding[] => {
      const target = targets[hit.at];
      if (!target) return [];
      const { entry, reason } = target;
      const share =
        (reason ? wordShares.reason : 1 + entry.prominence * wordShares.prominence) *
        (entry.isCode ? 1 : wordShares.failure) *
        (wordShares.uncovered + (1 - wordShares.uncovered) * hit.coverage);
      const told = reason && document.isTyped ? { reason: { id: reason.id, title: reason.title } } : {};
      const make = (kind: Finding['kind'], strength: number): Finding => ({
        entry,
        kind,
        strength,
        shown: hit.evidence,
        terms: hit.terms,
        whole: document.isTyped && hit.whole,
        ...told,
      });
      return [
        make('words', (hit.score * share) / wordShares.scale),
        ...(hit.sure && document.isTyped && !isSaid(question.trim()) ? [make('all-words', 1)] : []),
      ];
    });
    return [...found, ...findAsked(question, shown)];
  };
}

/** A sentence, the name of a status or of a class: rather something that a program said than a question. */
const said =
  /\b(?:the|is|are|was|were|been|has|have)\b|[,;!:()]|。|\b(?:failed|not found)$|^\w*(?:Error|Exception)$|^\d{3} |^[a-z ]{0,4}$|^\w(?=\w*[._]\w)\w*(?:\.\w+)*$|^http\b/i;
/** A sentence begins with one capital letter: `No events were sent`. */
const sentence = /^[A-Z][a-z]* [a-z]+ [a-z]+/;

function isSaid(text: string): boolean {
  return said.test(text) || sentence.test(text);
}

/** Takes out of a printed text what says nothing about the failure: what the client says of every failure, addresses, ids, numbers. */
function dropNoise(text: string): string {
  return text.replace(/^[^a-z]{1,24}[:(](?=\s*[a-z])|https?:\/\/\S+|Request id:?|[\w.-]*\d[\w.-]*/gi, ' ').trim();
}

function createSimplifier({ traditional = '', simplified = '', regional }: Partial<LookupWords>): (text: string) => string {
  const pairs = new Map(Array.from(traditional, (char, at) => [char, simplified[at] ?? char]));
  const words = unpackLines(regional).map((line) => line.split(' '));
  return (text) => {
    if (!holdsHan(text)) return text;
    const named = words.reduce((changed, [word = '', own = '']) => (word ? changed.replaceAll(word, own) : changed), text);
    return Array.from(named, (char) => pairs.get(char) ?? char).join('');
  };
}
