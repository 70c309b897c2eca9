/** From evidence to candidates: points add up per entry, certainty follows from the points and from the distance to the next. */
import type { Document } from './document.ts';
import type { IndexedEntry, Variant } from './entries.ts';
import type { Finding } from './evidence.ts';
import { isCodeName } from './fields.ts';
import type { Confidence, Evidence, Value } from './types.ts';
import {
  context,
  limits,
  longMessagePoints,
  longMessageWeight,
  messageFactors,
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
  reason?: { id: string; title: string };
  family?: { id: string; title: string };
  values: readonly Value[];
}

const strongCodes: ReadonlySet<Finding['kind']> = new Set(['code-field', 'code-literal', 'code-loose']);
/** Groups of evidence that can make an answer certain, and likely: single words and a status cannot. */
const certainGroups: ReadonlySet<string> = new Set(['code', 'message', 'reason']);
const likelyGroups: ReadonlySet<string> = new Set([
  ...certainGroups,
  'short-message',
  'family',
  'failure',
  'all-words',
  'copied',
  'names-parameter',
]);

/** Better first; among equals the more common one, then the one that stands first in the catalogue. */
export function compare(a: Candidate, b: Candidate): number {
  return b.score - a.score || b.entry.prominence - a.entry.prominence || a.entry.at - b.entry.at;
}

export function score(findings: readonly Finding[], document: Document): Candidate[] {
  const byEntry = new Map<IndexedEntry, Finding[]>();
  for (const finding of findings) {
    const list = byEntry.get(finding.entry);
    if (list) list.push(finding);
    else byEntry.set(finding.entry, [finding]);
  }
  const hasCode = findings.some((finding) => strongCodes.has(finding.kind));
  const unknown = findUnknownCode(document, findings) !== undefined;
  const drafts = [...byEntry]
    .map(([entry, list]) => add(entry, list, document, hasCode, unknown))
    .sort((a, b) => compare(a.candidate, b.candidate));
  const scores = drafts.map(({ candidate }) => candidate.score);
  for (const [at, { candidate, groups, held, isNamed }] of drafts.entries()) {
    const behind = (scores[0] ?? 0) - candidate.score;
    const ahead = candidate.score - (scores[at === 0 ? 1 : 0] ?? 0);
    const sure = candidate.score - held;
    const canBeSure = [...groups].some((group) => certainGroups.has(group)) && (held === 0 || candidate.fit >= limits.wholeMessage);
    if (![...groups].some((group) => likelyGroups.has(group))) continue;
    if (!candidate.isCoded && behind > thresholds.exact.distance) continue;
    // Everybody's network fails alike: without a mark of Ark, or with one of a gateway, it is not told whose failure that is.
    if (!candidate.entry.isCode && !isNamed && (!document.origin.own || document.origin.foreign || document.origin.isElsewhere)) continue;
    // A name in use elsewhere, with the mark of whoever uses it.
    if (candidate.entry.isGeneric && !candidate.reason && document.origin.foreign && (!document.origin.own || document.origin.isLoose))
      continue;
    if (candidate.entry.isCode && sure >= thresholds.exact.points && canBeSure && (candidate.isCoded || ahead >= thresholds.exact.distance))
      candidate.confidence = 'exact';
    else if (sure >= thresholds.likely.points) candidate.confidence = 'likely';
  }
  return drafts.map(({ candidate }) => candidate);
}

interface Draft {
  candidate: Candidate;
  groups: ReadonlySet<string>;
  /** Points that count for the order of answers, not for their certainty. */
  held: number;
  /** It was asked for by its name. */
  isNamed: boolean;
}

function add(entry: IndexedEntry, findings: readonly Finding[], document: Document, hasCode: boolean, unknown: boolean): Draft {
  const { origin, statuses, isTyped, from, to } = document;
  const worth = ({ kind, strength, weight }: Finding): number =>
    (weights[kind][isTyped ? 'typed' : 'pasted'] +
      (kind === 'message' ? longMessagePoints * (1 - Math.exp(-(weight ?? 0) / longMessageWeight)) : 0)) *
    strength;
  const best = new Map<string, { finding: Finding; points: number }>();
  for (const finding of findings) {
    const group = weights[finding.kind].group === 'context' ? finding.kind : weights[finding.kind].group;
    const points = worth(finding);
    const rival = best.get(group);
    if (!rival || points > rival.points || (points === rival.points && (finding.weight ?? 0) > (rival.finding.weight ?? 0)))
      best.set(group, { finding, points });
  }
  const code = best.get('code')?.finding;
  const message = best.get('message')?.finding;
  const reason = best.get('reason')?.finding;
  const isCoded = code !== undefined && strongCodes.has(code.kind);
  const isMarked = code ?? message ?? reason ?? best.get('failure')?.finding;
  let points = entry.prominence * prominencePoints;
  for (const item of best.values()) points += item.points;
  if (code && isCoded && code.from === from && code.to === to) points += context.alone;
  const marked = Math.max(...['code', 'message', 'reason', 'family', 'failure'].map((group) => best.get(group)?.points ?? 0));
  if (origin.own)
    points += context.own * Math.min(1, marked / context.fullOwn) * (origin.isLoose && isCoded && entry.isGeneric ? context.looseOwn : 1);
  if (origin.foreign) points += origin.own ? context.foreignBesideOwn : context.foreign;
  if (hasCode && !isCoded) points += context.elsewhere;
  // The entry of the unknown code’s own beginning is the nearest there is.
  if (unknown && !isCoded && isMarked && code?.kind !== 'code-prefix') points += context.unknownCode;
  const strength = message?.strength ?? 0;
  const fits =
    reason !== undefined ||
    strength >= limits.fittingMessage ||
    (strength >= limits.partOfMessage && (message?.weight ?? 0) >= limits.tellingPart);
  if (isCoded && entry.isGeneric && !origin.own && !fits && saysSomething(document, code)) points += context.otherMessage;
  if (document.isSuccess) points += context.success;
  // A whole sentence of its own may name a status: that of a proxy, or one that the client made up.
  if (withoutAnswer.has(entry.name) && (reason?.weight ?? 0) <= reasonFactors.telling && statuses.some((status) => status !== 408))
    points += context.contradicted;
  if (statuses.length > 0 && entry.statuses.length > 0 && !statuses.some((item) => entry.statuses.includes(item)))
    points += context.otherStatus;
  const ordered = [...best.values()].sort((a, b) => b.points - a.points).map(({ finding }) => finding);
  // What was asked for in words may be a reason as well.
  const isNamed = findings.some(({ kind }) => kind === 'own-name');
  const told = isNamed
    ? undefined
    : (reason ?? ['family', 'names-parameter', 'words'].map((group) => best.get(group)?.finding).find(Boolean));
  return {
    held: !origin.own && !isCoded && (message ?? reason ?? best.get('family')) ? context.unmarked : 0,
    isNamed,
    groups: new Set(
      [...best].flatMap(([group, { finding, points }]) =>
        points < context.leastTelling ? [] : isShort(finding) ? ['short-message'] : [group],
      ),
    ),
    candidate: {
      entry,
      score: points,
      confidence: 'weak',
      holds: findings.some(({ whole }) => whole),
      evidence: dropDoubles([...ordered, ...findings.filter(({ kind }) => weights[kind].group === 'words')].map(({ shown }) => shown)),
      terms: [...new Set(ordered.flatMap(({ terms = [] }) => terms))],
      ...(message?.variant && strength >= limits.partOfMessage ? { variant: message.variant, wording: message.wording ?? 0 } : {}),
      ...(code?.instance === undefined ? {} : { instance: code.instance }),
      fit: message?.strength ?? 0,
      isCoded,
      ...(told?.reason ? { reason: told.reason } : {}),
      ...(told?.family ? { family: told.family } : {}),
      values: mergeValues(told?.values ?? [], message?.values ?? []),
    },
  };
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
      key === 'code' && isCodeName(value) && !findings.some(({ kind, shown }) => kind === 'code-near' && shown.detail === value),
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

function dropDoubles(evidence: readonly Evidence[]): Evidence[] {
  return [...new Map(evidence.map((item) => [item.kind, item])).values()];
}

function mergeValues(first: readonly Value[], then: readonly Value[]): Value[] {
  return [...first, ...then.filter(({ name }) => !first.some((value) => value.name === name))];
}
