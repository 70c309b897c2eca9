/** Evidence by messages that stand in a text, whole, in part, or cut. */
import type { Document } from '../document.ts';
import type { Finding } from '../evidence.ts';
import type { MessageHit } from './message.ts';
import { readValues } from './values.ts';

/** Messages of fewer words, or of less telling ones, are in use elsewhere. */
const fewWords = 4;
const fewWordsStrength = 0.5;
const commonWeight = 1.2;
const commonStrength = 0.7;
/** What the OpenAPI gateway says, other clouds say to the letter as well. */
const platformStrength = 0.25;
/** A piece of a message without any mark of Ark is a guess. */
const unmarkedPiece = 0.8;
const unmarkedPieceStrength = 0.5;
/** What clients print for failures without a code is told by its own table; as messages such lines resemble each other. */
const failureStrength = 0.6;
const wholeLine = 0.9;
/** What a question is worth that is a piece of a message, and the weight of words from which it is worth all of it. */
const pieceStrength = 0.35;
const telling = 3;
/** How much a strange word between the words of the message takes away. */
const strangeShare = 0.6;
const yieldFit = 0.75;
/** A part that fits is a little less than the whole. */
const partFit = 0.87;

export function recogniseMessages(document: Document, hits: readonly MessageHit[]): Finding[] {
  return hits.map((hit): Finding => {
    const fit = measureFit(hit, document) * (yields(hit, hits) ? yieldFit : 1);
    const cover = document.isTyped ? hit.words / (document.to - document.from) : 0;
    const whole =
      fit *
      fit *
      fit *
      (hit.words / (hit.words + strangeShare * hit.strange)) *
      (hit.words < fewWords ? fewWordsStrength : 1) *
      (hit.weight < commonWeight ? commonStrength : 1) *
      (hit.variant.section === 'p' && !document.origin.own ? platformStrength : 1) *
      (!document.isTyped && !document.origin.own && hit.coverage < unmarkedPiece ? unmarkedPieceStrength : 1) *
      (hit.entry.isCode ? 1 : hit.coverage < wholeLine ? failureStrength / 2 : failureStrength);
    // Of a question that is a piece of a message, it counts how much of the question the message explains.
    const strength = Math.max(whole, pieceStrength * cover * cover * Math.min(1, hit.weight / telling));
    return {
      entry: hit.entry,
      kind: 'message',
      strength,
      from: hit.from,
      to: hit.to,
      shown: { kind: 'message-fits', detail: String(Math.round(100 * hit.coverage)) },
      variant: hit.variant,
      wording: hit.wording,
      weight: hit.weight,
      // Read when asked for: most hits are rivals.
      get values() {
        return readValues(hit.template, hit.path, document);
      },
    };
  });
}

/** A message that ends in a placeholder fits everything that begins like it: it yields to one that goes on to fit. */
function yields(hit: MessageHit, hits: readonly MessageHit[]): boolean {
  return (
    hit.template.gaps.at(-1) !== undefined &&
    hits.some((rival) => Math.abs(rival.from - hit.from) <= 1 && rival.words >= hit.words + 2 && rival.weight > hit.weight)
  );
}

/** The part of a message that was found, or a little less than the part of what the text can show: what lies before its beginning or behind its end is only unseen. */
function measureFit(hit: MessageHit, { text, tokens, from, to }: Document): number {
  if (hit.words <= fewWords) return hit.coverage;
  const end = tokens.ends[hit.to - 1] ?? 0;
  const isCut = to - hit.to <= 2 || /^\W{0,3}(?:…|\.\.\.)/.test(text.slice(end, end + 8));
  const unseen = (hit.from - from <= 1 ? hit.missingBefore : 0) + (isCut ? hit.missingAfter : 0);
  return Math.max(hit.coverage, partFit * Math.min(1, hit.coverage / Math.max(0.05, 1 - unseen)));
}
