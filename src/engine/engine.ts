/**
 * The understanding engine of the one box: any text in, ranked answers with their evidence out. Pure, synchronous, no DOM.
 * Recognisers read a text and yield evidence, `score.ts` turns evidence into candidates by the one table in `weights.ts`.
 * This module and the code index are all that a text with something certain in it needs; what else there is is loaded for the others:
 *
 *     const lookup = createCoreLookup(index);   // index: /{locale}/lookup.json, made by buildLookupIndex
 *     lookup.explain('ModelNotOpen');           // codes, messages, reasons
 *     lookup.deepen(createDepth(words));        // depth.ts and /{locale}/words.*.json: questions in words, typing errors, statuses, failures without a code
 *     for (const _ of lookup.explainChunks(log)) await breathe();   // long texts, slice by slice
 */
import { squash } from '../catalog/text/squash.ts';
import { compareAnswers, guess, mergeCandidates, prune, rank, toAnswer, verdictOf } from './answers.ts';
import { readDocument, readText, type Document, type Known, type ReadText } from './read/document.ts';
import { unpackEntries, type IndexedEntry } from './index/entries.ts';
import type { Finding } from './evidence.ts';
import { takeNotes } from './notes.ts';
import { createCodeTable, type CodeTable } from './recognise/code.ts';
import { recogniseCodes } from './recognise/codes-in-text.ts';
import { createMessageTable, type MessageTable } from './recognise/message.ts';
import { recogniseMessages } from './recognise/messages-in-text.ts';
import { unpackOrigins } from './read/origins.ts';
import { createReasonTable, unpackReasons, type IndexedReason } from './recognise/reason.ts';
import { findStretches, readTimes, type Stretch } from './read/records.ts';
import { findRequestIds, findServerId } from './read/request-id.ts';
import { score, type Candidate } from './score.ts';
import { cutEnd, findClient } from './read/text.ts';
import { countLines, cutMiddle, cutSlices } from './read/slices.ts';
import type { Incident, Note, RequestId } from './explanation.ts';
import type { ExplainOptions, Explanation, Lookup, LookupMessages, LookupNames } from './types.ts';
import { notice, ofLogs, readLength, typed } from './weights.ts';

/** Answers shown where nobody asked for more or fewer. */
const defaultLimit = 10;

/** What is loaded where nothing is certain. */
export interface Depth {
  /** Codes with typing errors, reasons of failures without a code. */
  recognise(document: Document): Finding[];
  /** Evidence where nothing better was found: words, failures without a code, statuses. */
  guess(document: Document): Finding[];
  /** What tells each message from the others of its code, in the order of the catalog. */
  labels: readonly string[];
  /** Of each origin that is not Ark: its name, what is said of it. */
  tells: readonly string[];
  /** The programs that print texts. */
  clients: readonly { id: string; name: string; marks: readonly string[] }[];
  /** What programs show instead of a status. */
  says: Known['says'];
}

/** The engine before and after it was deepened. */
export interface CoreLookup extends Lookup {
  /** Adds the second index and what understands it, see depth.ts; a larger one takes its place. */
  deepen(create: (entries: readonly IndexedEntry[], reasons: readonly IndexedReason[], codes: CodeTable) => Depth): void;
}

const noMessages: LookupMessages = { stamp: '', messages: '', reasons: [], origins: '' };

interface Tables {
  entries: readonly IndexedEntry[];
  codes: CodeTable;
  messages: MessageTable;
  known: Known;
  /** Evidence for every text beside codes and messages. */
  recognise: (document: Document) => Finding[];
  depth: Depth | undefined;
}

/** A stretch of a text, or all of it, judged. */
interface Judged {
  candidates: Candidate[];
  findings: readonly Finding[];
  document: Document;
  notes: Note[];
}

/** … and where it stands. */
interface Reading extends Judged {
  line: number;
  id: string | undefined;
  /** One line of a log tells all of it. */
  isLine: boolean;
  /** How often it was met, as the text says. */
  times: number;
}

/** Unpacks an index into a lookup. Costs some milliseconds; do it once. With names alone it finds codes and titles. */
export function createCoreLookup(names: LookupNames & Partial<LookupMessages>): CoreLookup {
  const index = { ...noMessages, ...names };
  const entries = unpackEntries(index);
  const reasons = unpackReasons(index.reasons, entries);
  const codes = createCodeTable(entries);
  const findReasons = createReasonTable(reasons);
  const tables: Tables = {
    entries,
    codes,
    messages: createMessageTable(entries),
    known: { types: new Set(index.types.map((line) => squash(line.slice(4)))), origins: unpackOrigins(index), says: [] },
    recognise: (document) => [...(tables.depth?.recognise(document) ?? []), ...findReasons(document)],
    depth: undefined,
  };
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));

  function* explainChunks(text: string, options: ExplainOptions = {}): Generator<undefined, Explanation, void> {
    if (!text.trim()) return { query: text, kind: 'empty', answers: [], values: [], requestIds: [], notes: [] };
    const readings: Reading[] = [];
    const requestIds = new Map<string, RequestId>();
    const memory: Memory = { stretches: new Map(), lines: new Map() };
    const isTyped = !looksPasted(text);
    let whole: ReadText | undefined;
    let line = 1;
    for (const share of cutSlices(text)) {
      const isWhole = share.length === text.length;
      const source = readText(isWhole ? share : dropRepeated(share.split('\n'), line, memory, readings), isWhole);
      if (isWhole) whole = source;
      for (const reading of examine(source, line, isWhole, isTyped, memory, tables)) {
        readings.push(reading);
        if (reading.isLine) memory.lines.set(toKey(share.split('\n')[reading.line - line] ?? ''), reading);
      }
      for (const item of findRequestIds(isWhole ? source.text : share)) requestIds.set(item.id, item);
      line += countLines(share);
      if (!isWhole) yield;
    }
    return conclude(text, isTyped, whole ?? readText(cutMiddle(text), true), readings, [...requestIds.values()], tables, options);
  }

  return {
    explainChunks,
    describe(slug) {
      const entry = bySlug.get(slug);
      return entry && toAnswer(guess(entry));
    },
    explain(text, options) {
      const steps = explainChunks(text, options);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
      }
    },
    deepen(create) {
      const { labels, tells, says } = (tables.depth = create(entries, reasons, codes));
      for (const [at, variant] of entries.flatMap(({ variants }) => variants).entries()) variant.label = labels[at] ?? '';
      tables.known = { ...tables.known, origins: unpackOrigins(index, tells), says };
    },
  };
}

/** Signs of something that a program printed: lines, structures, addresses, `key: value`, a quoted word. */
const printed =
  /[\n{}<>=|]|https?:|Request id:? ?\d|error code:|[A-Za-z"'\d]:\s?\S|[:：]\s?[A-Za-z<{"]|"\w|\(\d{3}\)|\bat (?:\w+\.|line \d)|^["'[]|^[45]\d\d(?:\s+\S+){4}/i;

/** Several lines, a structure, a message: somebody pasted what a program printed. */
export function looksPasted(query: string): boolean {
  const text = query.trim();
  return text.length > typed.length || text.split(' ').length > typed.words || printed.test(text);
}

/** Logs repeat: what was judged once is not judged again. */
interface Memory {
  stretches: Map<string, Judged>;
  lines: Map<string, Reading>;
}

/** What differs between repeated lines of a log are numbers and ids. */
function toKey(line: string): string {
  return line.replace(/\d[0-9a-z]*/gi, '#');
}

/** Lines like those seen before are judged like them, and left empty. */
function dropRepeated(lines: readonly string[], first: number, { lines: seen }: Memory, readings: Reading[]): string {
  if (seen.size === 0) return lines.join('\n');
  return lines
    .map((text, at) => {
      const reading = seen.get(toKey(text));
      if (reading) readings.push({ ...reading, line: first + at, id: findServerId(text) });
      return reading ? '' : text;
    })
    .join('\n');
}

/** Every stretch of a slice that tells of a failure, judged. */
function examine(source: ReadText, firstLine: number, isWhole: boolean, isTyped: boolean, memory: Memory, tables: Tables): Reading[] {
  const { text, tokens } = source;
  const codeHits = tables.codes.scan(text, tokens);
  // The words of a code are no message; and in a long log only what is worth counting.
  const messageHits = tables.messages
    .scan(tokens)
    .filter(
      (hit) =>
        !codeHits.some((code) => code.from <= hit.from && hit.to <= code.to && code.form !== 'spaced') &&
        (isWhole || (hit.coverage >= ofLogs.coverage && hit.words >= ofLogs.words)),
    );
  const stretches = findStretches(text, tokens.starts, codeHits, messageHits);
  const isNotice = isWhole && text.length < notice.length && countLines(text) < notice.lines;
  let line = firstLine;
  let counted = 0;
  const times = readTimes(text, stretches);
  return stretches.map((stretch, at): Reading => {
    const part = text.slice(stretch.start, stretch.end);
    const key = stretches.length > ofLogs.stretches ? toKey(part) : '';
    let judged = key ? memory.stretches.get(key) : undefined;
    if (!judged) {
      const document = readDocument(source, stretch.start, stretch.end, isTyped, isNotice ? text : part, tables.known);
      judged = judge(document, stretch, tables);
      if (key) memory.stretches.set(key, judged);
    }
    const first = Math.min(stretch.codeHits[0]?.start ?? Infinity, tokens.starts[stretch.messageHits[0]?.from ?? -1] ?? Infinity);
    for (; counted < first && counted < stretch.end; counted++) if (text.charCodeAt(counted) === 10) line++;
    const [best] = judged.candidates;
    const isLine = !isWhole && best !== undefined && best.confidence !== 'weak' && part.indexOf('\n') === part.length - 1;
    return { ...judged, line, id: findServerId(part), isLine, times: times[at] ?? 1 };
  });
}

function judge(
  document: Document,
  { codeHits, messageHits }: Pick<Stretch, 'codeHits' | 'messageHits'>,
  { codes, recognise }: Tables,
): Judged {
  const findings = [...recogniseCodes(document, codeHits, codes), ...recogniseMessages(document, messageHits), ...recognise(document)];
  return weigh(findings, document);
}

function weigh(findings: readonly Finding[], document: Document): Judged {
  const candidates = score(findings, document);
  return { candidates, findings, document, notes: takeNotes(candidates, findings, document) };
}

function conclude(
  query: string,
  isTyped: boolean,
  source: ReadText,
  readings: readonly Reading[],
  requestIds: RequestId[],
  tables: Tables,
  { limit = defaultLimit }: ExplainOptions,
): Explanation {
  const { depth } = tables;
  const isSure = readings.some(({ candidates }) => candidates.some(({ confidence }) => confidence !== 'weak'));
  const incidents = readings.length > 1 ? countIncidents(readings) : undefined;
  let all: readonly Judged[] = readings;
  // Where nothing certain was found, everything else has its say, over the whole text.
  if (!isSure) {
    const document = readDocument(source, 0, source.text.length, isTyped, source.text, tables.known);
    const known = readings.flatMap(({ findings }) => findings);
    // One stretch may be all there is.
    const isRead = readings.some(({ document: { part } }) => part.length === source.text.length);
    all = [weigh([...known, ...(isRead ? [] : tables.recognise(document)), ...(depth?.guess(document) ?? [])], document)];
  }
  const countOf = ({ entry }: Candidate): number => incidents?.find((item) => item.entry === entry)?.count ?? 0;
  const merged = mergeCandidates(
    all.flatMap(({ candidates }) => candidates),
    tables.entries,
  );
  // What a program tries again is not what ended it.
  const isRetried = ({ entry }: Candidate): boolean => {
    const told = readings.filter(({ candidates }) => candidates[0]?.entry === entry);
    return told.length > 0 && told.every(({ document }) => saysRetry.test(document.part));
  };
  const ranked = merged.sort(
    (a, b) =>
      (countOf(a) && countOf(b) ? Number(isRetried(a)) - Number(isRetried(b)) : 0) || countOf(b) - countOf(a) || compareAnswers(a, b),
  );
  const chosen = prune(ranked, isTyped || readings.length > 1, limit);
  const [best] = chosen;
  const first = all.find(({ candidates }) => candidates[0]?.entry === best?.entry) ?? all[0];
  const isClaimed = best !== undefined && best.confidence !== 'weak';
  // Whoever asks for a status by its name: `too many requests`.
  const [told] = best?.evidence ?? [];
  const asked = best?.holds && told?.kind === 'status' ? Number(told.detail) : undefined;
  const status = isClaimed ? undefined : (first?.document.statuses[0] ?? asked);
  const origin = first?.document.origin;
  const client = findClient(query.slice(0, readLength), depth?.clients ?? []);
  return {
    query,
    kind: isTyped ? 'query' : 'paste',
    answers: chosen.map(toAnswer),
    ...(incidents && (incidents.length > 1 || (incidents[0]?.count ?? 0) > 1)
      ? { incidents: incidents.map(({ entry, ...incident }) => ({ code: entry.name, slug: entry.slug, title: entry.title, ...incident })) }
      : {}),
    // Request ids are told apart elsewhere.
    values: (best?.values ?? []).filter(({ name }) => name !== 'request-id'),
    requestIds,
    ...(!isClaimed && !best?.isUnmarked && origin?.name
      ? { vendor: origin.name, ...(origin.tell ? { vendorTell: origin.tell } : {}) }
      : {}),
    ...(client ? { client: { id: client.id, name: client.name } } : {}),
    ...(status === undefined ? {} : { status }),
    notes: [...(first?.notes ?? []), ...(!isTyped && cutEnd.test(query.slice(-12)) ? [{ kind: 'truncated' } as const] : [])],
  };
}

/** What clients print before they try again by themselves. */
const saysRetry = /\bretrying (?:in\b|after\b|request\b|\w+ in\b)|\battempt \d|(?:正在|次|后)重试|重试第/i;

interface Counted extends Omit<Incident, 'code' | 'slug' | 'title'> {
  entry: IndexedEntry;
}

function countIncidents(readings: readonly Reading[]): Counted[] {
  const counted = new Map<IndexedEntry, Counted>();
  const ids = new Set<string>();
  for (const { candidates, line, id, times } of readings) {
    const [best] = candidates;
    if (!best || best.confidence === 'weak') continue;
    const key = id && `${best.entry.at} ${id}`;
    if (key && ids.has(key)) continue;
    if (key) ids.add(key);
    const known = counted.get(best.entry);
    if (!known) counted.set(best.entry, { entry: best.entry, confidence: best.confidence, ...verdictOf(best), count: times, line });
    else {
      known.count += times;
      if (rank[best.confidence] > rank[known.confidence]) known.confidence = best.confidence;
    }
  }
  return [...counted.values()].sort((a, b) => b.count - a.count || a.line - b.line);
}
