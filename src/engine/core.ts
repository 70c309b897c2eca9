/**
 * The understanding engine of the one box: any text in, ranked answers with reasons out. Pure, synchronous, no DOM.
 * This module and the code index are what a first answer needs; what makes it deeper is loaded behind it:
 *
 *     const lookup = createCoreLookup(index);   // index: /{locale}/lookup.json, made by buildLookupIndex
 *     lookup.explain('429');                    // codes, statuses, messages and pasted errors
 *     lookup.deepen(createDepth(words));        // depth.ts and /{locale}/words.json: words in both languages, typing errors, other vendors
 *     for (const share of lookup.explainChunks(log)) await breathe();   // long texts, slice by slice
 *
 * Where size does not matter, `createLookup` of explain.ts does it in one step.
 */
import { ask, type Askable, type Depth } from './ask.ts';
import { findCases } from './cases.ts';
import { createCodeTable } from './codes.ts';
import { unpackEntries, type IndexedEntry } from './entries.ts';
import { readFields } from './fields.ts';
import { compare, judge, type Candidate, type Verdict } from './judge.ts';
import { createMessageTable, type MessageTable } from './messages.ts';
import { findRequestIds } from './request-id.ts';
import { isHan, squash, tidyText, tokenize, unwrapLines, type Tokens } from './text.ts';
import type { Answer, ExplainOptions, Explanation, Incident, Lookup, LookupIndex, Note, RequestId, Value } from './types.ts';

const sliceLength = 16 * 1024;
/** Longer texts are logs: nobody asks a question of that length. */
const questionLength = 600;
const defaultLimit = 10;

/** The engine before and after it was deepened. */
export interface CoreLookup extends Omit<Lookup, 'addWords'> {
  /** Adds the second index and what understands it: see depth.ts. */
  deepen(create: (entries: readonly IndexedEntry[]) => Depth): void;
}

interface Tables extends Askable {
  depth: Depth | undefined;
  messages: MessageTable;
  types: ReadonlySet<string>;
}

interface CaseVerdict extends Verdict {
  line: number;
  id: string | undefined;
  values: Value[];
  /** One line of a log tells all of it. */
  isLine: boolean;
}

/** Unpacks an index into a lookup. Costs some milliseconds; do it once. */
export function createCoreLookup(index: LookupIndex): CoreLookup {
  const entries = unpackEntries(index);
  const tables: Tables = {
    entries,
    codes: createCodeTable(entries),
    messages: createMessageTable(entries),
    types: new Set(index.types.map((line) => squash(line.slice(4)))),
    statusWords: collectStatusWords(index, entries),
    depth: undefined,
  };

  function* explainChunks(text: string, options: ExplainOptions = {}): Generator<number, Explanation, void> {
    if (!/\S/.test(text)) return { query: text, kind: 'empty', answers: [], values: [], requestIds: [], notes: [] };
    const cases: CaseVerdict[] = [];
    const requestIds = new Map<string, RequestId>();
    let line = 1;
    let only = '';
    const known = new Map<string, Verdict>();
    const seen = new Map<string, CaseVerdict>();
    for (const share of cutSlices(text)) {
      const lines = share.length === text.length ? [] : share.split('\n');
      const slice = lines.length ? dropRepeated(lines, line, seen, cases) : share;
      const tidy = tidyText(share.length === text.length && text.length < 20_000 ? unwrapLines(text) : slice);
      only = share.length === text.length ? tidy : '';
      for (const item of examine(tidy, line, only !== '', known, tables)) {
        cases.push(item);
        if (item.isLine) seen.set(toKey(lines[item.line - line] ?? ''), item);
      }
      for (const item of findRequestIds(lines.length ? share : tidy)) requestIds.set(item.id, item);
      line += countLines(share);
      if (!only) yield Math.min(1, line);
    }
    return conclude(text, only, cases, [...requestIds.values()], tables, options);
  }

  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  return {
    explainChunks,
    describe(slug) {
      const entry = bySlug.get(slug);
      return entry && toAnswer({ entry, score: 0, confidence: 'weak', reasons: [], terms: [] }, tables.depth);
    },
    explain(text, options) {
      const steps = explainChunks(text, options);
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
      }
    },
    deepen(create) {
      tables.depth ??= create(entries);
    },
    get hasWords() {
      return tables.depth !== undefined;
    },
  };
}

function collectStatusWords(index: LookupIndex, entries: readonly IndexedEntry[]): Map<number, Set<string>> {
  const words = new Map(entries.flatMap((entry) => (entry.isCode ? entry.statuses.map((status) => [status, new Set<string>()]) : [])));
  // The first type of a status names it; others contradict it (400 Forbidden).
  for (const line of index.types) {
    const own = words.get(Number(line.slice(0, 3)));
    if (own?.size === 0) for (const word of tokenize(line.slice(4)).words) own.add(word);
  }
  return words;
}

/** Slices that end at line ends where there are any. */
function* cutSlices(text: string): Generator<string, void, void> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + sliceLength);
    if (to < text.length) {
      const lineEnd = text.lastIndexOf('\n', to);
      const blank = lineEnd > from ? lineEnd : text.lastIndexOf(' ', to);
      if (blank > from) to = blank + 1;
    }
    yield text.slice(from, to);
    from = to;
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Every case of a slice, judged. */
function examine(text: string, firstLine: number, isWhole: boolean, known: Map<string, Verdict>, tables: Tables): CaseVerdict[] {
  const tokens = tokenize(text);
  const size = tokens.words.length;
  const codeHits = tables.codes.scan(text, tokens, 0, size);
  const allHits = tables.messages.scan(tokens, 0, size);
  // In a long log only what is worth counting.
  const messageHits = isWhole ? allHits : allHits.filter((hit) => hit.coverage >= 0.3 && hit.words >= 4);
  const cases = findCases(text, tokens.starts, codeHits, messageHits);
  // A short text is one notice: its marks hold for all of it.
  const isNotice = isWhole && text.length < 3000 && countLines(text) < 14;
  let line = firstLine;
  let counted = 0;
  return cases.map((item): CaseVerdict => {
    const part = text.slice(item.start, item.end);
    const from = findToken(tokens, item.start);
    const to = findToken(tokens, item.end);
    const isOnly = isWhole && cases.length === 1;
    const first = item.codeHits[0];
    const key = cases.length > 20 ? toKey(part) : '';
    let verdict = key ? known.get(key) : undefined;
    if (!verdict) {
      const fields = readFields(text, tokens, from, to);
      const alone = isOnly && first?.from === 0 && first.to === size && !first.suffix;
      verdict = judge(
        {
          text,
          tokens,
          from,
          to,
          codeHits: item.codeHits,
          messageHits: item.messageHits,
          fields,
          part,
          around: isNotice ? text : part,
          alone,
          hasId: hasRequestId(part),
        },
        tables.codes,
        tables.types,
        tables.depth,
      );
      if (key) known.set(key, verdict);
    }
    const best = verdict.candidates[0];
    const at = Math.min(first?.start ?? Infinity, tokens.starts[item.messageHits[0]?.from ?? Infinity] ?? Infinity);
    for (; counted < at && counted < item.end; counted++) if (text.charCodeAt(counted) === 10) line++;
    const values = best?.message && cases.length <= 20 ? (tables.depth?.readValues(best.message, text, tokens) ?? []) : [];
    const isLine = !isWhole && best !== undefined && best.confidence !== 'weak' && part.indexOf('\n') === part.length - 1;
    return { ...verdict, line, id: findServerId(part), values, isLine };
  });
}

/** Lines of a log repeat; what differs between them are numbers and ids. */
function toKey(line: string): string {
  return line.replace(/\d[0-9a-z]*/gi, '#');
}

/** Lines like those seen before are judged like them, and left empty for whoever reads on. */
function dropRepeated(lines: readonly string[], first: number, seen: ReadonlyMap<string, CaseVerdict>, cases: CaseVerdict[]): string {
  if (seen.size === 0) return lines.join('\n');
  return lines
    .map((text, at) => {
      const verdict = seen.get(toKey(text));
      if (verdict) cases.push({ ...verdict, line: first + at, id: findServerId(text) });
      return verdict ? '' : text;
    })
    .join('\n');
}

function findServerId(text: string): string | undefined {
  return findRequestIds(text).find((id) => id.origin === 'server')?.id;
}

function hasRequestId(text: string): boolean {
  return /request id|(?<![0-9A-Za-z])02\d{13}/i.test(text);
}

function findToken(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function conclude(
  query: string,
  tidy: string,
  cases: readonly CaseVerdict[],
  requestIds: RequestId[],
  tables: Tables,
  { limit = defaultLimit }: ExplainOptions,
): Explanation {
  const { depth } = tables;
  const isPaste = looksPasted(query);
  const nothing = isPaste && cases.length === 0 && tidy ? judgeNothing(tidy, tables) : undefined;
  const merged = new Map<number, Candidate>();
  const notes: Note[] = [];
  // What fits a few typed words is weighed by `ask`; of the cases only codes count then.
  for (const item of cases)
    for (const candidate of item.candidates)
      if (isPaste || /^(?:code-in-text|template-instance)$/.test(candidate.reasons[0]?.kind ?? '')) keepBetter(merged, candidate);
  const sure = [...merged.values()].some((candidate) => candidate.confidence !== 'weak');
  const vendor = sure ? undefined : depth?.findVendor(tidy || query);

  if (tidy && tidy.length <= questionLength * 4 && (!isPaste || !sure)) {
    const text = depth?.tidyQuestion(tidy, isPaste) ?? tidy.trim();
    const tokens = tokenize(text);
    if (tokens.words.length > 0 && text.length <= questionLength * 2) {
      const asked = ask(
        { text, tokens, messageHits: isPaste ? [] : tables.messages.scan(tokens, 0, tokens.words.length), isPaste },
        tables,
        depth,
      );
      notes.push(...asked.notes);
      const statuses = (cases[0] ?? nothing)?.statuses ?? [];
      for (const candidate of asked.candidates) {
        const fitting = isPaste && statuses.some((status) => candidate.entry.statuses.includes(status)) ? 10 : 0;
        const { confidence } = candidate;
        const modest = vendor && confidence === 'likely' ? { ...candidate, confidence: 'weak' as const } : candidate;
        addTo(merged, isPaste ? { ...modest, score: Math.min(candidate.score * 0.3, 50) + fitting } : modest);
      }
    }
  }
  const verdict = cases[0] ?? nothing;
  if (isPaste) for (const candidate of depth?.guessByLooks(tidy || query, sure, verdict) ?? []) addTo(merged, candidate);
  addFormerNames(merged, tables.entries);

  const incidents = cases.length > 1 ? countIncidents(cases) : undefined;
  const ranked = [...merged.values()].sort(
    (a, b) => countOf(incidents, b) - countOf(incidents, a) || rank[b.confidence] - rank[a.confidence] || compare(a, b),
  );
  const chosen = prune(ranked, limit);
  const first = cases.find((item) => item.candidates[0]?.entry === chosen[0]?.entry);
  return {
    query,
    kind: isPaste ? 'paste' : 'query',
    answers: chosen.map((candidate) => toAnswer(candidate, depth)),
    ...(incidents && incidents.length > 0 && isMany(incidents)
      ? { incidents: incidents.map(({ entry, ...incident }) => ({ code: entry.name, slug: entry.slug, title: entry.title, ...incident })) }
      : {}),
    values: dropRequestIds(first?.values ?? []),
    requestIds,
    ...(vendor ? { vendor } : {}),
    notes: dedupe([
      ...notes,
      ...((first ?? verdict)?.notes ?? []),
      ...(isPaste && /(?:…|\.\.\.)\W{0,6}$/.test(query.slice(-12)) ? [{ kind: 'truncated' } as const] : []),
    ]),
  };
}

/** Several lines, a structure, a message: somebody pasted what a program printed. */
function looksPasted(query: string): boolean {
  const text = query.trim();
  return (
    text.length > 160 ||
    /[\n{}<>=|]|https?:|Request id|error code:|[A-Za-z"'\d]:\s?\S|"\w|\(\d{3}\)|\bat \w+\.|^["'[]/i.test(text) ||
    (/^[45]\d\d\s+\w+\s+\w+/.test(text) && text.split(/\s+/).length > 4) ||
    text.split(/\s+/).length > 9
  );
}

function keepBetter(merged: Map<number, Candidate>, candidate: Candidate): void {
  const rival = merged.get(candidate.entry.at);
  if (!rival || compare(candidate, rival) < 0) merged.set(candidate.entry.at, candidate);
}

const rank = { weak: 0, likely: 1, exact: 2 } as const;

/** Adds evidence to evidence. */
function addTo(merged: Map<number, Candidate>, candidate: Candidate): void {
  const rival = merged.get(candidate.entry.at);
  if (!rival) {
    merged.set(candidate.entry.at, candidate);
    return;
  }
  const kinds = new Set(rival.reasons.map((reason) => reason.kind));
  merged.set(candidate.entry.at, {
    ...rival,
    score: rival.score + candidate.score,
    confidence: rank[candidate.confidence] > rank[rival.confidence] ? candidate.confidence : rival.confidence,
    reasons: [...rival.reasons, ...candidate.reasons.filter((reason) => !kinds.has(reason.kind))],
    terms: [...new Set([...rival.terms, ...candidate.terms])],
  });
}

/** Marks, status and foreign code of a text in which no code and no message was found. */
function judgeNothing(text: string, { codes, types, depth }: Tables): Verdict {
  const part = text.slice(0, 20_000);
  const tokens = tokenize(part);
  const to = tokens.words.length;
  return judge(
    {
      text: part,
      tokens,
      from: 0,
      to,
      codeHits: [],
      messageHits: [],
      fields: readFields(part, tokens, 0, to),
      part,
      around: part,
      alone: false,
      hasId: hasRequestId(part),
    },
    codes,
    types,
    depth,
  );
}

/** Who asks for a former name wants the code that took its place as well. */
function addFormerNames(merged: Map<number, Candidate>, entries: readonly IndexedEntry[]): void {
  for (const candidate of [...merged.values()]) {
    const target = candidate.entry.target === undefined ? undefined : entries[candidate.entry.target];
    const named =
      candidate.confidence !== 'weak' &&
      candidate.reasons.some((reason) => reason.kind === 'code-in-text' || reason.kind === 'message-fits');
    if (target && named)
      addTo(merged, {
        entry: target,
        score: candidate.score * 0.5,
        confidence: 'weak',
        reasons: [{ kind: 'former-name', detail: candidate.entry.name }],
        terms: [],
      });
  }
}

interface Counted extends Omit<Incident, 'code' | 'slug' | 'title'> {
  entry: IndexedEntry;
}

function countIncidents(cases: readonly CaseVerdict[]): Counted[] {
  const counted = new Map<number, Counted>();
  const ids = new Set<string>();
  for (const item of cases) {
    const best = item.candidates[0];
    if (!best || best.confidence === 'weak') continue;
    const id = item.id && `${best.entry.at} ${item.id}`;
    if (id && ids.has(id)) continue;
    if (id) ids.add(id);
    const known = counted.get(best.entry.at);
    if (known) known.count++;
    else counted.set(best.entry.at, { entry: best.entry, confidence: best.confidence, count: 1, line: item.line });
    if (known && rank[best.confidence] > rank[known.confidence]) known.confidence = best.confidence;
  }
  return [...counted.values()].sort((a, b) => b.count - a.count || a.line - b.line);
}

function isMany(incidents: readonly Counted[]): boolean {
  return incidents.length > 1 || (incidents[0]?.count ?? 0) > 1;
}

function countOf(incidents: readonly Counted[] | undefined, candidate: Candidate): number {
  return incidents?.find((item) => item.entry === candidate.entry)?.count ?? 0;
}

/** Far weaker guesses beside a good answer only distract. */
function prune(ranked: readonly Candidate[], limit: number): Candidate[] {
  const best = ranked[0]?.score ?? 0;
  return ranked
    .filter(
      (candidate, at) =>
        at === 0 ||
        candidate.confidence !== 'weak' ||
        candidate.score >= best * 0.12 ||
        candidate.reasons.some((reason) => reason.kind === 'former-name'),
    )
    .slice(0, limit);
}

function toAnswer({ entry, score, confidence, reasons, terms, message }: Candidate, depth: Depth | undefined): Answer {
  const several = entry.variants.length > 1;
  const variant = message && message.coverage >= 0.3 ? message.variant : undefined;
  const text = variant?.texts[message?.wording ?? 0] ?? entry.variants.find((item) => item.texts[0])?.texts[0];
  return {
    code: entry.name,
    isCode: entry.isCode,
    slug: entry.slug,
    title: entry.title,
    statuses: variant?.status === undefined ? entry.statuses : [variant.status],
    category: entry.category,
    ...(entry.actor ? { actor: entry.actor } : {}),
    ...(entry.retry ? { retry: entry.retry } : {}),
    ...(variant && several && variant.anchor ? { variant: variant.anchor, ...labelOf(depth?.getLabel(entry, variant.at)) } : {}),
    ...(text ? { message: text } : {}),
    confidence: entry.isCode ? confidence : 'weak',
    evidence: reasons,
    terms: [...new Set(terms)].filter((term) => term.length > 1 || isHan(term.charCodeAt(0))),
    score: Math.round(score * 100) / 100,
  };
}

function labelOf(label: string | undefined): { variantLabel?: string } {
  return label ? { variantLabel: label } : {};
}

/** Request ids are told apart elsewhere. */
function dropRequestIds(values: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return values.filter(({ name, value }) => name !== 'request-id' && !seen.has(name + value) && seen.add(name + value));
}

function dedupe(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}
