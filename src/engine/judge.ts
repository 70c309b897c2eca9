/** Weighs what was found in one case, that is the text of one failure: which code is it, and how sure is that. */
import type { CodeHit, CodeTable } from './codes.ts';
import type { IndexedEntry } from './entries.ts';
import { findStatuses, type Field } from './fields.ts';
import type { MessageHit } from './messages.ts';
import type { FindNearCodes } from './near-codes.ts';
import type { TakeNotes } from './notes.ts';
import { isHan, squash, type Tokens } from './text.ts';
import type { Confidence, Note, Evidence as Clue } from './types.ts';
import { hasArkMark, hasForeignMark } from './marks.ts';

/** What was found in one stretch of text. */
export interface Evidence {
  text: string;
  tokens: Tokens;
  /** Token positions of the stretch. */
  from: number;
  to: number;
  codeHits: CodeHit[];
  messageHits: MessageHit[];
  fields: Field[];
  /** The stretch as text. */
  part: string;
  /** What is read for marks and vendors: the stretch, or all of a short text. */
  around: string;
  /** Nothing else stands in the whole text. */
  alone: boolean;
  /** A request id stands in it. */
  hasId: boolean;
}

export interface Candidate {
  entry: IndexedEntry;
  score: number;
  confidence: Confidence;
  reasons: Clue[];
  terms: string[];
  message?: MessageHit;
}

export interface Verdict {
  /** Best first. */
  candidates: Candidate[];
  notes: Note[];
  hasMark: boolean;
  statuses: number[];
}

export interface Draft {
  entry: IndexedEntry;
  /** How the code stands in the text; absent where only a message speaks for it. */
  code?: 'field' | 'literal' | 'loose' | 'spaced';
  hit?: CodeHit;
  /** The code has an addition that Ark does not have, or is a part of another name. */
  altered?: boolean;
  instance?: string;
  typo?: string;
  message?: MessageHit;
}

const codeScores = { field: 100, literal: 80, loose: 60, spaced: 12 } as const;
const httpNames =
  /^(?:bad_?request|unauthorized|forbidden|not_?found|too_?many_?requests|internal_?server_?error|null|none|undefined|error|true|false|ok|str|string|int|number|self|exc|err|e)$/i;

/** What the second index adds: codes with typing errors, and observations beside the verdict. */
interface Later {
  findNear: FindNearCodes;
  takeNotes: TakeNotes;
}

/** @param later once that is loaded */
export function judge(evidence: Evidence, codes: CodeTable, types: ReadonlySet<string>, later?: Later): Verdict {
  const findNear = later?.findNear;
  const { around, fields } = evidence;
  const statuses = findStatuses(around);
  const isForeign = hasForeignMark(around);
  const typed = fields.some((field) => field.key === 'type' && types.has(squash(field.value)));
  const hasMark = typed || hasArkMark(around);
  const foreign = findForeignCode(fields, codes);
  const drafts = collectDrafts(evidence, codes, findNear);
  if (foreign && findNear) addNearCode(drafts, foreign, findNear);

  const best = Math.max(0, ...evidence.messageHits.map((hit) => value(hit, evidence)));
  const shared = [...drafts.values()]
    .filter((draft) => draft.message && value(draft.message, evidence) > best * 0.985)
    .map((draft) => draft.entry);
  demoteClassNames(drafts, evidence, best);
  const coded = [...drafts.values()].filter((draft) => draft.code && draft.code !== 'spaced' && !draft.altered);
  const hasCode = coded.length > 0;
  const codeFits = coded.some((draft) => draft.message && value(draft.message, evidence) >= 0.6 * best);
  const context: Context = {
    evidence,
    statuses,
    isForeign,
    hasMark,
    foreign,
    saysSomething: hasMessage(evidence),
    best,
    shared,
    hasCode,
    codeFits,
  };
  const candidates = [...drafts.values()].map((draft) => weigh(draft, context)).sort(compare);
  return { candidates, notes: later?.takeNotes(candidates, [...drafts.values()], context) ?? [], hasMark, statuses };
}

/** Better first; among equals the more common one, then the one that stands first in the catalogue. */
export function compare(a: Candidate, b: Candidate): number {
  return b.score - a.score || b.entry.prominence - a.entry.prominence || a.entry.at - b.entry.at;
}

/**
 * The part of a message that was found, of the part that the text can show:
 * what lies before its beginning or behind its end is not missing, only unseen.
 */
function measureFit(hit: MessageHit, { text, tokens, from, to }: Evidence): number {
  const unseenBefore = hit.from - from <= 1 ? hit.missingBefore : 0;
  const unseenAfter = isCut(text, tokens, to, hit) ? hit.missingAfter : 0;
  return Math.min(1, hit.coverage / Math.max(0.05, 1 - unseenBefore - unseenAfter));
}

/** How well a message fits, for telling its rivals apart. */
function value(hit: MessageHit, evidence: Evidence): number {
  // Where the text has a request id, the message that documents one is rather meant.
  return hit.weight * (0.35 + 0.65 * measureFit(hit, evidence)) * (evidence.hasId && hit.asksRequestId ? 1.06 : 1);
}

export interface Context {
  evidence: Evidence;
  statuses: readonly number[];
  isForeign: boolean;
  hasMark: boolean;
  foreign: string | undefined;
  saysSomething: boolean;
  /** The value of the best message. */
  best: number;
  /** The entries whose messages fit best; mostly one. */
  shared: readonly IndexedEntry[];
  /** A code stands in the text. */
  hasCode: boolean;
  /** … and the message is one of that code. */
  codeFits: boolean;
}

function collectDrafts(evidence: Evidence, codes: CodeTable, findNear: FindNearCodes | undefined): Map<number, Draft> {
  const drafts = new Map<number, Draft>();
  const draftOf = (entry: IndexedEntry): Draft => {
    const draft = drafts.get(entry.at) ?? { entry };
    drafts.set(entry.at, draft);
    return draft;
  };
  for (const hit of evidence.codeHits) {
    const field = evidence.fields.find((item) => item.start === hit.start);
    if (hit.entry.isType && field?.key !== 'type' && !evidence.alone) continue;
    const inField = field?.key === 'code' || (field?.key === 'type' && hit.entry.isType) || isNamedCode(evidence.text, hit.start);
    // In the field for the type, the name belongs to somebody else: OpenAI's AuthenticationError.
    const asType = field?.key === 'type' && !hit.entry.isType;
    const full = `${hit.entry.templateBase ? hit.entry.templateBase.slice(0, -1) : hit.entry.name}.${hit.suffix}`;
    const template = hit.suffix ? codes.getTemplate(full) : undefined;
    // InvalidParameter.UnsupportedImaegFormat: rather a concrete code with a typing error than an instance of the template.
    const meant = template && findNear?.(squash(full)).find((near) => near.whole && near.entry !== template);
    if (meant && !draftOf(meant.entry).code) draftOf(meant.entry).typo = full;
    // A code that a message quotes is a value: “TOS responded: AccessDenied.”
    const quoted =
      !inField &&
      evidence.messageHits.some(
        (message) =>
          message.entry !== hit.entry && measureFit(message, evidence) >= 0.6 && message.from < hit.from && hit.to <= message.to + 2,
      );
    const form = inField ? 'field' : quoted ? 'spaced' : hit.form;
    if (template) setCode(draftOf(template), hit, meant ? 'spaced' : form, false, hit.suffix);
    if (!hit.entry.templateBase || !hit.suffix)
      setCode(
        draftOf(hit.entry),
        hit,
        template ? 'spaced' : form,
        Boolean(hit.suffix && !template) || (hit.qualified && !inField) || asType,
      );
  }
  for (const hit of evidence.messageHits) {
    const draft = draftOf(hit.entry);
    if (!draft.message || value(hit, evidence) > value(draft.message, evidence)) draft.message = hit;
  }
  return drafts;
}

/**
 * `AuthenticationError: 401 There is an issue with your account status`: the class of a client, named like a code.
 * It yields to a message that is surely of another code, and is no proof by itself.
 */
function demoteClassNames(drafts: ReadonlyMap<number, Draft>, evidence: Evidence, best: number): void {
  for (const draft of drafts.values()) {
    if (draft.code === undefined || draft.code === 'field' || !draft.hit || !draft.entry.name.endsWith('Error')) continue;
    const isClass = /^["']?(?::|\s-)\s{0,2}(?:\d{3}\b|Error code|HTTP)/.test(evidence.text.slice(draft.hit.end, draft.hit.end + 16));
    if (isClass && (!draft.message || value(draft.message, evidence) < 0.6 * best)) draft.altered = true;
  }
}

function setCode(draft: Draft, hit: CodeHit, form: NonNullable<Draft['code']>, altered: boolean, instance?: string): void {
  const score = codeScores[form] - (altered ? 50 : 0);
  if (draft.code && codeScores[draft.code] - (draft.altered ? 50 : 0) >= score) return;
  draft.code = form;
  draft.hit = hit;
  draft.altered = altered;
  if (instance) draft.instance = instance;
}

/** Behind words such as 错误码: or 错误名称: as in the notices of Chinese programs. */
function isNamedCode(text: string, start: number): boolean {
  return /(?:错误码|错误代码|错误名称|异常代码|code|错误类型)["'\s]*[:=：]["'\s]*$/i.test(text.slice(Math.max(0, start - 16), start));
}

/** A code field that names something unknown, unless it is a number, a status name or a word of the program. */
function findForeignCode(fields: readonly Field[], codes: CodeTable): string | undefined {
  return fields.find(
    ({ key, value: name }) =>
      key === 'code' &&
      name.length > 2 &&
      !/^-?\d{1,3}$/.test(name) &&
      !httpNames.test(name) &&
      !codes.get(name) &&
      !codes.getTemplate(name) &&
      !startsWithCode(name, codes),
  )?.value;
}

function startsWithCode(name: string, codes: CodeTable): boolean {
  const dot = name.indexOf('.');
  return dot > 0 && codes.get(name.slice(0, dot)) !== undefined;
}

function addNearCode(drafts: Map<number, Draft>, foreign: string, findNear: FindNearCodes): void {
  for (const { entry, whole } of findNear(squash(foreign)).slice(0, 3)) {
    if (!whole || foreign.length < 8) continue;
    const draft = drafts.get(entry.at) ?? { entry };
    if (!draft.code) draft.typo = foreign;
    drafts.set(entry.at, draft);
  }
}

/** True where the text says something of its own beside the code: a message of three words or more. */
function hasMessage({ fields, tokens, text, to, codeHits }: Evidence): boolean {
  const field = fields.find((item) => item.key === 'message');
  if (field) {
    const next = fields.find((item) => item.token > field.token && item.start > field.start);
    const end = next ? next.token - 1 : to;
    return end - field.token >= 2;
  }
  const last = codeHits.at(-1);
  const behind = last ? text.slice(last.end, last.end + 3) : '';
  return last !== undefined && /^["'`\])]{0,2}\s?[:：-]/.test(behind) && to - last.to >= 2 && /[a-z]/.test(tokens.words[last.to] ?? '');
}

function weigh(draft: Draft, context: Context): Candidate {
  const { entry, message } = draft;
  const { statuses } = context;
  const reasons: Clue[] = [];
  const terms: string[] = [];
  let score = entry.prominence * 0.02;
  if (draft.code) {
    score += codeScores[draft.code] * (draft.altered ? 0.35 : 1);
    const found = draft.hit ? context.evidence.text.slice(draft.hit.start, draft.hit.end) : entry.name;
    reasons.push(
      draft.instance
        ? { kind: 'template-instance', detail: `${found}.${draft.instance}` }
        : { kind: 'code-in-text', detail: found.replace(/\s+/g, ' ') },
    );
    terms.push(found.toLowerCase());
  }
  if (draft.typo) {
    score += 45;
    reasons.push({ kind: 'typo', detail: draft.typo });
  }
  if (message) {
    score += scoreMessage(message, context);
    reasons.push({ kind: 'message-fits', detail: String(Math.round(100 * message.coverage)) });
  }
  const status = statuses.find((item) => entry.statuses.includes(item));
  if (status !== undefined) {
    score += 4;
    reasons.push({ kind: 'status', detail: String(status) });
  } else if (statuses.length && entry.statuses.length) score -= 3;
  return { entry, score, confidence: rate(draft, context), reasons, terms, ...(message ? { message } : {}) };
}

function scoreMessage(message: MessageHit, { evidence }: Context): number {
  const fit = value(message, evidence);
  // Long messages say more, but never as much as the code itself.
  return ((70 * fit) / (fit + 4)) * (message.words >= 4 ? 1 : 0.6) * Math.min(1, measureFit(message, evidence) / 0.6);
}

function rate(draft: Draft, context: Context): Confidence {
  const { entry, message } = draft;
  if (!entry.isCode) return 'weak';
  const byMessage = message ? rateMessage(draft, message, context) : 'weak';
  if (draft.typo) return byMessage === 'weak' ? (context.hasMark && !context.isForeign ? 'likely' : 'weak') : 'likely';
  if (!draft.code || draft.code === 'spaced' || draft.altered)
    return byMessage === 'exact' && (context.shared.length > 1 || draft.altered) ? 'likely' : byMessage;
  const fits = message !== undefined && fitsCode(message, context.hasMark);
  if (context.evidence.alone) return 'exact';
  if (fits && (context.hasMark || !context.isForeign)) return 'exact';
  if (context.hasMark) return !context.isForeign || !entry.isGeneric || fits ? 'exact' : 'likely';
  if (context.isForeign) return 'weak';
  if (!entry.isGeneric) return 'exact';
  if (context.saysSomething) return 'weak';
  return draft.code === 'field' || countLatin(context.evidence) < 12 ? 'likely' : 'weak';
}

/** Words that are no Chinese characters: what is said in Chinese around a code is a reader's, not another program's. */
function countLatin({ tokens, from, to }: Evidence): number {
  return tokens.words.slice(from, to).filter((word) => !isHan(word.charCodeAt(0))).length;
}

/** For a message beside its own code less is asked: live ones are cut, and say more or less than the documented one. */
function fitsCode({ words, coverage, run, weight }: MessageHit, hasMark: boolean): boolean {
  return (words >= 4 && coverage >= (hasMark ? 0.5 : 0.6)) || (words >= 6 && coverage >= 0.4) || (run >= 5 && weight > 1.5);
}

function rateMessage(draft: Draft, message: MessageHit, context: Context): Confidence {
  const { evidence, hasMark, isForeign, foreign } = context;
  const withoutCode = !draft.code || draft.code === 'spaced';
  // Another message fits better, or a code says otherwise.
  if (withoutCode && (value(message, evidence) < context.best * 0.96 || context.codeFits || (context.hasCode && !isSure(message))))
    return 'weak';
  const fit = message.words >= 5 ? Math.max(message.coverage, 0.9 * measureFit(message, evidence)) : message.coverage;
  const alone = message.to - message.from >= 0.8 * (evidence.to - evidence.from);
  if (message.words < 4 || message.weight < 1.2) return message.words >= 3 && fit > 0.95 && hasMark && !foreign ? 'likely' : 'weak';
  // What the platform says, other clouds say to the letter as well.
  if (withoutCode && message.variant.section === 'p' && !hasMark) return 'weak';
  if (isForeign || foreign) return fit >= 0.85 && hasMark ? 'likely' : 'weak';
  // A piece of a message without any mark of Ark is a guess, however well it fits.
  if (!hasMark && message.coverage < 0.6) return 'weak';
  if (fit >= (hasMark ? 0.8 : 0.92)) return 'exact';
  if (hasMark && fit >= 0.5 && message.weight >= 1.5) return 'likely';
  if (fit >= 0.85) return 'likely';
  return alone && fit >= 0.6 && message.run >= 6 && message.weight >= 2 ? 'likely' : 'weak';
}

/** The text ends, or says that it was cut, within or right behind the message. */
function isCut(text: string, tokens: Tokens, to: number, message: MessageHit): boolean {
  const end = tokens.ends[message.to - 1] ?? 0;
  return to - message.to <= 2 || /^\W{0,3}(?:…|\.\.\.)/.test(text.slice(end, end + 8));
}

function isSure(message: MessageHit): boolean {
  return message.coverage >= 0.8 && message.words >= 5;
}
