/** From candidates to what readers and programs get: one of each entry, in order, and no more than helps. */
import type { IndexedEntry } from './index/entries.ts';
import { compare, type Candidate } from './score.ts';
import { tokenize } from './read/text.ts';
import type { Confidence, Evidence } from './explanation.ts';
import type { Answer } from './types.ts';
import { limits } from './weights.ts';

export const rank: Readonly<Record<Confidence, number>> = { weak: 0, likely: 1, exact: 2 };

/** An entry that nothing speaks for yet. */
export function guess(entry: IndexedEntry): Candidate {
  return { entry, score: 0, confidence: 'weak', holds: false, evidence: [], terms: [], fit: 0, isCoded: false, values: [] };
}

/** Of several candidates for one entry the best; with former names the codes that took their places. */
export function mergeCandidates(candidates: readonly Candidate[], entries: readonly IndexedEntry[]): Candidate[] {
  const merged = new Map<IndexedEntry, Candidate>();
  for (const candidate of candidates) {
    const rival = merged.get(candidate.entry);
    const ahead = rival ? rank[candidate.confidence] - rank[rival.confidence] : 1;
    if (!rival || ahead > 0 || (ahead === 0 && compare(candidate, rival) < 0)) merged.set(candidate.entry, candidate);
  }
  addFormerNames(merged, entries);
  return [...merged.values()];
}

/** Who asks for a former name wants the code that took its place as well. */
function addFormerNames(merged: Map<IndexedEntry, Candidate>, entries: readonly IndexedEntry[]): void {
  for (const { entry, confidence, score: points } of [...merged.values()]) {
    const target = entry.target === undefined ? undefined : entries[entry.target];
    if (!target || confidence === 'weak' || merged.has(target)) continue;
    merged.set(target, { ...guess(target), score: points / 2, holds: true, evidence: [{ kind: 'former-name', detail: entry.name }] });
  }
}

/** Certain ones first. Among guesses those that hold all that was asked stand before those that merely resemble. */
export function compareAnswers(a: Candidate, b: Candidate): number {
  return rank[b.confidence] - rank[a.confidence] || (a.confidence === 'weak' ? Number(b.holds) - Number(a.holds) : 0) || compare(a, b);
}

const words: ReadonlySet<Evidence['kind']> = new Set(['word-in-title', 'word-in-message', 'keyword', 'typo']);

/** Single words are all that speaks for it. */
function isOfWords({ evidence }: Candidate): boolean {
  return evidence.every(({ kind }) => words.has(kind));
}

/** Beside a certain answer stand only those that share its message or whose code stands there too; beside guesses, what is not far weaker. */
export function prune(ranked: readonly Candidate[], showsAll: boolean, limit: number): Candidate[] {
  const [best] = ranked;
  // Single words that weigh less than what says that the text is somebody else’s.
  if (!best || (best.score <= 0 && isOfWords(best))) return [];
  return ranked
    .filter((candidate) => {
      if (candidate === best || candidate.confidence !== 'weak' || candidate.evidence.some(({ kind }) => kind === 'former-name'))
        return true;
      if (best.confidence === 'exact' && !showsAll) return candidate.fit > 0 && candidate.fit >= limits.shownBesideCertain * best.fit;
      if (candidate.holds) return true;
      // Of what a program printed some words stand in every entry.
      return candidate.score >= best.score * (!showsAll && isOfWords(candidate) ? limits.shownForWords : limits.shownShare);
    })
    .slice(0, limit);
}

/** Who must act, and whether a retry helps: of the reason or variant that was recognised, else of the entry. */
export function verdictOf(candidate: Candidate): Pick<Answer, 'actor' | 'retry'> {
  const { entry, variant, reason } = candidate;
  const { actor, retry } = (reason && entry.reasons?.get(reason.id)) ?? (isOneOfMany(candidate) ? variant : undefined) ?? entry;
  return { ...(actor ? { actor } : {}), ...(retry ? { retry } : {}) };
}

/** One message of several was told apart. */
function isOneOfMany({ entry, variant }: Candidate): boolean {
  return variant !== undefined && entry.variants.length > 1;
}

export function toAnswer(candidate: Candidate): Answer {
  const { entry, variant, wording = 0, confidence, holds, evidence, reason, family } = candidate;
  const text = variant?.texts[wording] ?? entry.variants.find((item) => item.texts[0])?.texts[0];
  const told = isOneOfMany(candidate) ? variant : undefined;
  return {
    code: entry.name,
    isCode: entry.isCode,
    slug: entry.slug,
    title: entry.title,
    statuses: told ? entry.statuses.filter((status) => status === told.status) : entry.statuses,
    category: entry.category,
    ...verdictOf(candidate),
    ...(told?.anchor ? { variant: told.anchor } : {}),
    ...(told?.label ? { variantLabel: told.label } : {}),
    ...(text ? { message: text } : {}),
    confidence,
    holds,
    ...(candidate.isUnmarked ? { unmarked: true } : {}),
    evidence,
    ...(reason ? { reason } : {}),
    ...(family ? { family } : {}),
    open: told || reason ? [] : entry.variants,
    terms: candidate.terms.filter((term) => term.length > 1 || tokenize(term).words.length > 0),
    score: Math.round(candidate.score * 100) / 100,
  };
}
