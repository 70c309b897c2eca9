/** Answers what somebody typed: a code or a part of it, a status, a piece of a message, words in either language. */
import type { CodeTable } from './codes.ts';
import type { IndexedEntry } from './entries.ts';
import type { CodeGuess } from './guess-codes.ts';
import type { Candidate, Verdict } from './judge.ts';
import type { MessageHit } from './messages.ts';
import type { FindNearCodes } from './near-codes.ts';
import type { TakeNotes } from './notes.ts';
import { squash, type Tokens } from './text.ts';
import type { Confidence, Note, Evidence, Value } from './types.ts';
import type { WordHit } from './words.ts';

export interface Question {
  text: string;
  tokens: Tokens;
  messageHits: readonly MessageHit[];
  /** A pasted text that nothing else explains: every answer is a guess. */
  isPaste: boolean;
}

export interface Askable {
  entries: readonly IndexedEntry[];
  codes: CodeTable;
  /** The words of the documented type of each status: `too many requests` for 429. */
  statusWords: ReadonlyMap<number, ReadonlySet<string>>;
}

/** What is loaded behind the first answers: words, synonyms, typing errors, other vendors. */
export interface Depth {
  searchWords(query: string): WordHit[];
  findNear: FindNearCodes;
  /** What the looks of a pasted text tell, and, where nothing is sure, its status. */
  guessByLooks(text: string, sure: boolean, verdict: Verdict | undefined): Candidate[];
  /** A text without what says nothing about the failure. */
  tidyQuestion(text: string, isPaste: boolean): string;
  /** What stands for the placeholders of a message that was found. */
  readValues(hit: MessageHit, text: string, tokens: Tokens): Value[];
  takeNotes: TakeNotes;
  findVendor(text: string): string | undefined;
  /** Codes that do not stand in the text to the letter. */
  guessCodes(text: string, codes: CodeTable, isPaste: boolean): CodeGuess[];
  /** What tells a message variant from the others of its code; empty where it is the only one. */
  getLabel(entry: IndexedEntry, variant: number): string;
}

interface Draft {
  entry: IndexedEntry;
  score: number;
  confidence: Confidence;
  reasons: Evidence[];
  terms: string[];
  message?: MessageHit;
}

const rank: Readonly<Record<Confidence, number>> = { weak: 0, likely: 1, exact: 2 };

export function ask(question: Question, tables: Askable, depth: Depth | undefined): { candidates: Candidate[]; notes: Note[] } {
  const { codes, entries } = tables;
  const drafts = new Map<number, Draft>();
  const notes: Note[] = [];
  const add = (entry: IndexedEntry, score: number, confidence: Confidence, reason: Evidence, terms: readonly string[] = []): Draft => {
    const draft = drafts.get(entry.at) ?? { entry, score: entry.prominence * 0.03, confidence: 'weak', reasons: [], terms: [] };
    draft.score += score;
    if (rank[confidence] > rank[draft.confidence]) draft.confidence = confidence;
    if (!draft.reasons.some((item) => item.kind === reason.kind)) draft.reasons.push(reason);
    draft.terms.push(...terms);
    drafts.set(entry.at, draft);
    return draft;
  };
  const { status, rest } = readStatus(question, tables);
  const typed = squash(question.text);
  const latin = typed.length > 0 && !/[\u3400-\u9fff]/.test(typed);

  if (!question.isPaste && latin && status === undefined) askForCode(question.text.trim(), typed, codes, depth, add, notes);
  /** Likely by what was typed, if nothing else fits better. */
  const sure = new Set<number>();
  for (const guess of depth?.guessCodes(rest, codes, question.isPaste) ?? []) addGuess(guess, question.isPaste, typed, add, sure);
  if (status === undefined || question.tokens.words.length > 5) askForMessage(question, add);
  // A sentence, the name of a status or of a class is rather something that some program said than a question.
  const isSaid =
    /\b(?:the|is|are|was|were|been|has|have)\b|[,，。;；!！:：()]|\b(?:failed|not found)$|^\w*(?:Error|Exception)$/i.test(question.text) ||
    /^[A-Z][a-z]* [a-z]+ [a-z]+/.test(question.text) ||
    (latin && typed.length < 5) ||
    [...tables.statusWords.values()].some((own) => question.tokens.words.every((word) => own.has(word)));
  for (const hit of depth?.searchWords(rest) ?? []) {
    const entry = entries[hit.at];
    if (!entry) continue;
    if (entry.isCode && (hit.copied || (hit.sure && !question.isPaste && status === undefined && !isSaid))) sure.add(hit.at);
    for (const reason of hit.reasons) add(entry, 0, 'weak', reason);
    add(
      entry,
      hit.score * weighEntry(entry) * weighCoverage(hit.coverage, status, entry),
      'weak',
      hit.reasons[0] ?? { kind: 'keyword', detail: '' },
      hit.terms,
    );
  }
  if (status !== undefined) {
    const reason: Evidence = { kind: 'status', detail: String(status) };
    for (const entry of entries)
      if (entry.isCode && entry.statuses.includes(status)) add(entry, 12 + entry.prominence * 0.3, 'weak', reason);
  }
  // Words make an answer likely only where nothing less sure fits better.
  for (const draft of [...drafts.values()].sort((a, b) => b.score - a.score)) {
    if (draft.confidence === 'exact' || (draft.confidence === 'weak' && !sure.has(draft.entry.at))) break;
    draft.confidence = 'likely';
  }
  return { candidates: [...drafts.values()], notes };
}

/** Of two that fit alike the more common one is meant; and rather a code than a failure without one. */
function weighEntry(entry: IndexedEntry): number {
  return (1 + entry.prominence * 0.02) * (entry.isCode ? 1 : 0.8);
}

/** Beside a status words tell apart the codes of that status; alone they should cover what was asked. */
function weighCoverage(coverage: number, status: number | undefined, entry: IndexedEntry): number {
  if (status === undefined) return 0.6 + 0.4 * coverage;
  return entry.statuses.includes(status) && coverage >= 0.5 ? 1 : 0.3;
}

type Add = (entry: IndexedEntry, score: number, confidence: Confidence, reason: Evidence, terms?: readonly string[]) => Draft;

function askForCode(text: string, typed: string, codes: CodeTable, depth: Depth | undefined, add: Add, notes: Note[]): void {
  const exact = codes.get(text);
  if (exact) {
    add(exact, 1000, 'exact', { kind: 'code-in-text', detail: text }, [text.toLowerCase()]);
    return;
  }
  const near = typed.length >= 5 ? (depth?.findNear(typed) ?? []) : [];
  const template = /^[\w.[\]-]+$/.test(text) ? codes.getTemplate(text) : undefined;
  if (template) {
    // It may be a concrete code with a typing error instead.
    const isSure = !near.some((item) => item.whole && item.entry !== template);
    add(template, isSure ? 900 : 10, isSure ? 'exact' : 'weak', { kind: 'template-instance', detail: text }, [text.toLowerCase()]);
    notes.push({ kind: 'template-instance', code: template.name, value: text.slice(text.indexOf('.') + 1) });
  }
  const parts = codes.findParts(typed);
  for (const { entry, kind } of parts) {
    const ratio = typed.length / entry.squashed.length;
    const reason: Evidence = { kind: kind === 'prefix' ? 'prefix' : 'code-part', detail: text };
    const gain = { prefix: 40 + 20 * ratio, start: 10 + 22 * ratio, segment: 8 + 22 * ratio, inside: 3 + 16 * ratio }[kind];
    add(entry, gain, kind === 'prefix' || (kind !== 'inside' && ratio >= 0.5) ? 'likely' : 'weak', reason, [typed]);
  }
  if (parts.some((part) => part.kind === 'prefix')) notes.push({ kind: 'prefix', prefix: text });
  const closest = near[0]?.distance ?? 0;
  for (const { entry, distance, whole } of near)
    add(entry, (whole ? 36 : 16) - 9 * distance, whole && distance === closest && typed.length >= 9 ? 'likely' : 'weak', {
      kind: 'typo',
      detail: text,
    });
}

/** Names that are nearly a code, cut, or parts of one. In a paste only a cut one, which no other word can be, is more than a guess. */
function addGuess({ entry, kind, distance, ratio, typed }: CodeGuess, isPaste: boolean, all: string, add: Add, sure: Set<number>): void {
  const isAll = squash(typed) === all;
  const reason: Evidence = { kind: kind === 'typo' ? 'typo' : kind === 'prefix' ? 'prefix' : 'code-part', detail: typed };
  if (kind === 'cut') add(entry, 150 + 20 * ratio, entry.isGeneric ? 'weak' : 'likely', reason, [typed.toLowerCase()]);
  else if (kind === 'typo') {
    // A name is surely meant for a code; several words run together, or a single one, are only as good as words.
    const gain = /[a-z][A-Z]|\w[._]\w/.test(typed) ? 130 : typed.includes(' ') ? 70 : 40;
    if (isAll && distance > 0) return;
    add(entry, gain - 15 * distance, !isPaste && gain > 100 ? 'likely' : 'weak', reason);
    if (!isPaste && gain > 40) sure.add(entry.at);
  } else if (!isAll) {
    add(entry, 14 + 26 * ratio, 'weak', reason, [typed.toLowerCase()]);
    if (kind === 'prefix' || ratio >= 0.6) sure.add(entry.at);
  }
}

function askForMessage(question: Question, add: Add): void {
  const size = question.tokens.words.length;
  const most = Math.max(0, ...question.messageHits.map((hit) => hit.weight));
  const scored = question.messageHits.map((hit) => {
    /** How much of the question the message explains. */
    const cover = Math.min(1, hit.words / size) * Math.min(1, hit.words / Math.max(1, hit.to - hit.from));
    const gain = 30 * cover * cover * Math.min(1.5, hit.weight / 2) + 2 * hit.coverage + hit.entry.prominence * 0.15;
    return { hit, cover, gain };
  });
  const best = new Map(scored.sort((a, b) => a.gain - b.gain).map((item) => [item.hit.entry, item]));
  for (const { hit, cover, gain } of best.values()) {
    const whole = hit.words >= 4 && hit.coverage >= 0.85 && hit.weight >= 1.2 && hit.variant.section !== 'p';
    const piece =
      hit.variant.section !== 'p' &&
      hit.words >= 5 &&
      hit.coverage >= 0.4 &&
      cover >= 0.8 &&
      hit.weight >= 1.5 &&
      hit.weight >= most * 0.98;
    const confidence = !hit.entry.isCode ? 'weak' : whole ? 'exact' : piece ? 'likely' : 'weak';
    add(hit.entry, gain, confidence, { kind: 'message-fits', detail: String(Math.round(100 * hit.coverage)) }).message = hit;
  }
}

/** A status asked for by its number or by the name of its type, and what else was said. */
function readStatus({ text, tokens, isPaste }: Question, { statusWords }: Askable): { status: number | undefined; rest: string } {
  if (isPaste) return { status: undefined, rest: text };
  const at = tokens.words.findIndex((word) => /^[45]\d\d$/.test(word) && statusWords.has(Number(word)));
  if (at >= 0) {
    const status = Number(tokens.words[at]);
    const own = statusWords.get(status);
    // `400 bad request`: the name of the status adds nothing.
    const rest = tokens.words.reduceRight(
      (left, word, position) =>
        position === at || own?.has(word) ? `${left.slice(0, tokens.starts[position])} ${left.slice(tokens.ends[position])}` : left,
      text,
    );
    return { status, rest: rest.replace(/\s+/g, ' ').trim() };
  }
  const words = new Set(tokens.words);
  for (const [status, own] of statusWords)
    if (own.size > 1 && own.size === words.size && [...own].every((word) => words.has(word))) return { status, rest: '' };
  return { status: undefined, rest: text };
}
