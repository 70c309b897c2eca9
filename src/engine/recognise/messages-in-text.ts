/** Evidence by messages that stand in a text, whole, in part, or cut. */
import type { Document } from '../read/document.ts';
import type { Finding } from '../evidence.ts';
import type { MessageHit } from './message.ts';
import { messageFactors as factors } from '../weights.ts';
import { readValues } from './values.ts';

export function recogniseMessages(document: Document, hits: readonly MessageHit[]): Finding[] {
  return hits.map((hit): Finding => {
    const fit = measureFit(hit, document) * (yields(hit, hits) ? factors.yields : 1);
    const cover = document.isTyped ? hit.words / (document.to - document.from) : 0;
    const whole =
      fit ** 3 *
      (hit.words / (hit.words + factors.strangeWord * hit.strange)) *
      (hit.words < factors.fewWords.upTo ? factors.fewWords.factor : 1) *
      (hit.weight < factors.embedded.below && isEmbedded(hit, document) ? factors.embedded.factor : 1) *
      (hit.variant.section === 'p' && (!document.origin.own || hit.words <= factors.fewWords.upTo) ? factors.platform : 1) *
      (!document.isTyped &&
      !document.origin.own &&
      !isWholeBeginning(hit) &&
      !isAll(hit, document) &&
      hit.coverage < factors.unmarkedPiece.below
        ? factors.unmarkedPiece.factor
        : 1) *
      (hit.entry.isCode ? 1 : hit.coverage < factors.failure.wholeFrom ? factors.failure.piece : factors.failure.whole);
    // Of a question that is a piece of a message, it counts how much of the question the message explains.
    const strength = Math.max(whole, factors.question.factor * cover ** 2 * Math.min(1, hit.weight / factors.question.tellingFrom));
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

/**
 * A message that ends in a placeholder fits everything that begins like it: it yields to one that goes on to fit. One that is not whole yields
 * to a failure that is, in the same words.
 */
function yields(hit: MessageHit, hits: readonly MessageHit[]): boolean {
  const isOpen = hit.template.gaps.at(-1) !== undefined;
  return hits.some((rival) => {
    const goesOn = rival.to > hit.to && rival.words >= hit.words + 2 && rival.weight > hit.weight;
    if (isOpen && Math.abs(rival.from - hit.from) <= 1 && goesOn) return true;
    return !rival.entry.isCode && rival.coverage === 1 && hit.coverage < 1 && rival.from <= hit.from && rival.to >= hit.to;
  });
}

/** The part of a message that was found; its beginning whole, or a piece that is all of the text, is nearly all of it. */
function measureFit(hit: MessageHit, document: Document): number {
  if (hit.words <= factors.fewWords.upTo) return hit.coverage;
  if (isWholeBeginning(hit)) return factors.beginning;
  // Around a piece that is all of the text everything is only unseen.
  return isAll(hit, document) ? Math.max(hit.coverage, factors.part) : hit.coverage;
}

/** In the middle of somebody’s sentence or name: a word stands directly before it or behind it, with nothing but a blank or an underscore between. */
function isEmbedded({ from, to }: MessageHit, { text, tokens }: Document): boolean {
  const start = tokens.starts[from] ?? 0;
  const end = tokens.ends[to - 1] ?? 0;
  return /(?:\w |_)\n|\n(?: \w|_)/.test(`${text.slice(Math.max(0, start - 2), start)}\n${text.slice(end, end + 2)}`);
}

/** The text is a piece of the message, and nothing else. */
function isAll(hit: MessageHit, { from, to }: Document): boolean {
  return hit.from === from && hit.to === to && hit.strange === 0 && hit.words > factors.fewWords.upTo;
}

function isWholeBeginning({ isBeginning, words, weight }: MessageHit): boolean {
  return isBeginning && words > factors.fewWords.upTo && weight > factors.tellingBeginning;
}
