/** From evidence to candidates: points add up per entry, certainty follows from the points and from the distance to the next. */
import type { Document } from './read/document.ts';
import type { IndexedEntry, Variant } from './index/entries.ts';
import type { Finding } from './evidence.ts';
import { keepFirst } from './keep-first.ts';
import { isCodeName } from './read/fields.ts';
import type { Confidence, Evidence, Value } from './explanation.ts';
import {
  context,
  hidesFailure,
  limits,
  longMessagePoints,
  longMessageWeight,
  messageFactors,
  ofNetwork,
  prominencePoints,
  reasonFactors,
  thresholds,
  weights,
  withoutAnswer,
} from './weights.ts';

/** An entry with all that speaks for it. */
export interface Candidate {
  entry: IndexedEntry;
  score: number;
  confidence: Confidence;
  holds: boolean;
  evidence: Evidence[];
  terms: string[];
  variant?: Variant;
  wording?: number;
  instance?: string;
  /** How well its message fits, 0 to 1. */
  fit: number;
  /** Its code stands in the text as a code, not as the name of a class or as words. */
  isCoded: boolean;
  /** A failure told by its own words in a text that does not say whose it is. */
  isUnmarked?: boolean;
  reason?: { id: string; title: string };
  family?: { id: string; title: string };
  values: readonly Value[];
}

/** Groups of evidence that a mark of Ark makes more telling. */
const markedGroups = ['code', 'message', 'reason', 'family', 'failure'];
const strongCodes: ReadonlySet<Finding['kind']> = new Set(['code-field', 'code-literal', 'code-loose']);
/** Something is in the code, the code in something, or nearly the code: good evidence, and no certainty. */
const pieces: ReadonlySet<Finding['kind']> = new Set(['code-class', 'code-cut', 'code-near', 'code-part', 'code-prefix', 'code-spaced']);
/** Groups of evidence that can make an answer certain, and likely: single words and a status cannot. */
const certainGroups: ReadonlySet<string> = new Set(['code', 'message', 'reason']);
/** What single words tell. */
const wordGroups: ReadonlySet<string> = new Set(['words', 'asked', 'all-words', 'code-piece', 'status']);
const likelyGroups: ReadonlySet<string> = new Set([
  ...certainGroups,
  'short-message',
  'code-piece',
  'family',
  'failure',
  'all-words',
  'names-parameter',
]);

/** Better first; among equals the more common one, then the one that stands first in the catalog. */
export function compare(a: Candidate, b: Candidate): number {
  return b.score - a.score || b.entry.prominence - a.entry.prominence || a.entry.at - b.entry.at;
}

/** The best finding of each group, with its points. */
type Best = ReadonlyMap<string, { finding: Finding; points: number }>;

interface Draft {
  candidate: Candidate;
  best: Best;
  /** It was asked for by its name. */
  isNamed: boolean;
  /** The points that count for certainty: what others asked is none. */
  firm: number;
}

/** What holds for all entries that a text may mean. */
interface Shared {
  document: Document;
  /** Some code stands there as one. */
  hasCode: boolean;
  /** The code field names something that Ark does not have. */
  hasUnknownCode: boolean;
  /** A reason says that another server is meant. */
  isElsewhere: boolean;
}

export function score(findings: readonly Finding[], document: Document): Candidate[] {
  const byEntry = new Map<IndexedEntry, Finding[]>();
  for (const finding of findings) {
    const list = byEntry.get(finding.entry);
    if (list) list.push(finding);
    else byEntry.set(finding.entry, [finding]);
  }
  const shared: Shared = {
    document,
    hasCode: findings.some(({ kind }) => strongCodes.has(kind)),
    hasUnknownCode: findUnknownCode(document, findings) !== undefined,
    isElsewhere: findings.some(({ isElsewhere }) => isElsewhere),
  };
  const drafts = [...byEntry].map(([entry, list]) => draft(entry, list, shared)).sort((a, b) => compare(a.candidate, b.candidate));
  const [first, second] = drafts.toSorted((a, b) => b.firm - a.firm);
  for (const each of drafts) decide(each, document, first, second, each === drafts[0]);
  return drafts.map(({ candidate }) => candidate);
}

function draft(entry: IndexedEntry, findings: readonly Finding[], shared: Shared): Draft {
  const best = pickBest(findings, shared.document.isTyped);
  const get = (group: string): Finding | undefined => best.get(group)?.finding;
  const [code, message, reason] = [get('code'), get('message'), get('reason')];
  const strength = message?.strength ?? 0;
  const isNamed = findings.some(({ kind }) => kind === 'own-name');
  // What was asked for in words may be a reason as well.
  const told = isNamed ? undefined : (reason ?? ['family', 'names-parameter', 'words'].map(get).find(Boolean));
  const ordered = [...best.values()].sort((a, b) => b.points - a.points).map(({ finding }) => finding);
  let points = entry.prominence * prominencePoints + measureContext(entry, best, shared);
  for (const item of best.values()) points += item.points;
  return {
    best,
    isNamed,
    firm: points - (best.get('asked')?.points ?? 0),
    candidate: {
      entry,
      score: points,
      confidence: 'weak',
      holds: findings.some(({ whole }) => whole),
      // Of each kind the strongest.
      evidence: keepFirst(
        [...ordered, ...findings.filter(({ kind }) => weights[kind].group === 'words')].map(({ shown }) => shown),
        ({ kind }) => kind,
      ),
      terms: [...new Set(ordered.flatMap(({ terms = [] }) => terms))],
      ...(message?.variant && strength >= limits.partOfMessage ? { variant: message.variant, wording: message.wording ?? 0 } : {}),
      ...(code?.instance === undefined ? {} : { instance: code.instance }),
      fit: strength,
      isCoded: isCode(code),
      ...(told?.reason ? { reason: told.reason } : {}),
      ...(told?.family ? { family: told.family } : {}),
      values: keepFirst([...(told?.values ?? []), ...(message?.values ?? [])], ({ name }) => name),
    },
  };
}

function pickBest(findings: readonly Finding[], isTyped: boolean): Best {
  const best = new Map<string, { finding: Finding; points: number }>();
  for (const finding of findings) {
    const { kind, strength, weight = 0 } = finding;
    const group = weights[kind].group === 'context' ? kind : weights[kind].group;
    const bonus = kind === 'message' ? longMessagePoints * (1 - Math.exp(-weight / longMessageWeight)) : 0;
    const points = (weights[kind][isTyped ? 'typed' : 'pasted'] + bonus) * strength;
    const rival = best.get(group);
    if (!rival || points > rival.points || (points === rival.points && weight > (rival.finding.weight ?? 0)))
      best.set(group, { finding, points });
  }
  return best;
}

/** What the surroundings of a text add to its evidence for an entry, and take away. */
function measureContext(entry: IndexedEntry, best: Best, { document, hasCode, hasUnknownCode, isElsewhere }: Shared): number {
  const { origin, statuses, from, to } = document;
  const code = best.get('code')?.finding;
  const message = best.get('message')?.finding;
  const isCoded = isCode(code);
  const marked = markedGroups.flatMap((group) => best.get(group) ?? []);
  const strength = message?.strength ?? 0;
  const fits =
    best.has('reason') ||
    strength >= limits.fittingMessage ||
    (strength >= limits.partOfMessage && (message?.weight ?? 0) >= limits.tellingPart);
  let points = 0;
  if (code && isCoded && code.from === from && code.to === to) points += context.alone;
  if (origin.own) points += context.own * Math.min(1, Math.max(0, ...marked.map((item) => item.points)) / context.fullOwn);
  // That a client has spoken is no sign against a failure without a code: such failures are told by clients.
  if (origin.foreign && (entry.isCode || !origin.isClient))
    points += origin.own && !hasUnknownCode ? context.foreignBesideOwn : context.foreign;
  if (hasCode && !isCoded) points += context.elsewhere;
  // The network of a registry of packages is not that of Ark.
  if (isElsewhere && ofNetwork.has(entry.name) && !best.get('reason')?.finding.isElsewhere) points += context.elsewhere;
  if (code && isCoded && entry.isGeneric && !origin.own && !fits && saysSomething(document, code)) points += context.otherMessage;
  if (document.isSuccess) points += context.success;
  // The code and the status beside a message that says so are those of whoever passed it on.
  if (!best.get('failure')?.finding.isSaid) {
    // The entry of the unknown code’s own beginning is the nearest there is.
    if (hasUnknownCode && !isCoded && marked.some(({ finding }) => finding.kind !== 'family') && code?.kind !== 'code-prefix')
      points += context.unknownCode;
    // A whole sentence of its own may name a status: that of a proxy, or one that the client made up.
    const isWhole = (best.get('reason')?.finding.weight ?? 0) > reasonFactors.telling;
    if (withoutAnswer.has(entry.name) && !isWhole && statuses.some((status) => status !== 408)) points += context.contradicted;
  }
  if (statuses.length > 0 && entry.statuses.length > 0 && !statuses.some((item) => entry.statuses.includes(item)))
    points += context.otherStatus;
  return points;
}

/** How sure a draft is, by its points, its kinds of evidence, and its distance to the others. */
function decide(draft: Draft, { origin }: Document, first: Draft | undefined, second: Draft | undefined, isBest: boolean): void {
  const { candidate, best, isNamed, firm } = draft;
  const { entry, isCoded, reason } = candidate;
  const { own, foreign, isClient, isLoose, isElsewhere, isModelApi } = origin;
  const groups = [...best].flatMap(([group, { finding, points }]) =>
    points < context.leastTelling ? [] : [isShort(finding) ? 'short-message' : pieces.has(finding.kind) ? 'code-piece' : group],
  );
  const behind = (first?.firm ?? 0) - firm;
  const ahead = firm - ((draft === first ? second : first)?.firm ?? 0);
  // Of several that words find alike, none is what was meant; nor where those who asked so meant another.
  if (groups.every((group) => wordGroups.has(group)) && (ahead < thresholds.distance || !isBest)) return;
  if (!groups.some((group) => likelyGroups.has(group)) || (!isCoded && behind > thresholds.distance)) return;
  // Everybody's network fails alike: without a mark of Ark, or with one of a gateway, it is not told whose failure that is.
  if (!entry.isCode && !isNamed && (!own || foreign || isElsewhere || entry.name === hidesFailure)) {
    candidate.isUnmarked =
      draft === first && (!foreign || isClient || own) && (!isElsewhere || isModelApi) && (reason !== undefined || best.has('failure'));
    return;
  }
  // A piece of a message within a sentence of the client’s own.
  if (isClient && !isCoded && !reason && candidate.fit < limits.wholeMessage) return;
  // A name in use elsewhere, with the mark of whoever uses it.
  if (entry.isGeneric && !reason && foreign && (!own || isLoose)) return;
  // Points that count for the order of answers, not for their certainty.
  const held = !own && !isCoded && ['message', 'reason', 'family'].some((group) => best.has(group)) ? context.unmarked : 0;
  const sure = firm - held;
  const canBeExact =
    entry.isCode &&
    groups.some((group) => certainGroups.has(group)) &&
    (held === 0 || candidate.fit >= limits.wholeMessage) &&
    (isCoded || ahead >= thresholds.distance);
  if (canBeExact && sure >= thresholds.exact) candidate.confidence = 'exact';
  else if (sure >= thresholds.likely) candidate.confidence = 'likely';
}

/** The code stands there as a code. */
function isCode(code: Finding | undefined): boolean {
  return code !== undefined && strongCodes.has(code.kind);
}

/** A message of few words: others say it, too. */
function isShort({ kind, from = 0, to = 0 }: Finding): boolean {
  return kind === 'message' && to - from <= messageFactors.fewWords.upTo;
}

/** A code field that names something unknown. */
export function findUnknownCode({ fields }: Document, findings: readonly Finding[]): string | undefined {
  if (findings.some((finding) => strongCodes.has(finding.kind))) return undefined;
  return fields.find(
    ({ key, value }) =>
      key === 'code' &&
      isCodeName(value) &&
      !findings.some(({ kind, shown }) => (kind === 'code-near' || kind === 'code-cut' || kind === 'reason') && shown.detail === value),
  )?.value;
}

/** The text says something of its own beside the code: a message of three words or more. */
function saysSomething({ fields, tokens, text, to }: Document, { to: last = to }: Finding): boolean {
  const field = fields.find((item) => item.key === 'message');
  if (field) {
    const next = fields.find((item) => item.token > field.token && item.start > field.start);
    return (next ? next.token - 1 : to) - field.token >= 2;
  }
  const end = tokens.ends[last - 1] ?? 0;
  return to - last >= 2 && /^["'`\])]{0,2}\s?[:-]\s*[a-z]/i.test(text.slice(end, end + 8));
}
