/** One stretch of text with what everybody asks about it, read once: words, fields, statuses, whose marks it bears. */
import { squash } from '../../catalog/text/squash.ts';
import { findStatuses, readFields, type Field } from './fields.ts';
import { findOrigin, type Origin, type OtherOrigin } from './origins.ts';
import { findPlace, foldWidth, tidyText, tokenize, unwrapLines, type Tokens } from './text.ts';
import { readLength } from '../weights.ts';

/** A text as recognisers read it. */
export interface ReadText {
  /** Tidied and folded: what everything is found in. */
  text: string;
  /** Of the same length, not folded: what values are read from. */
  literal: string;
  tokens: Tokens;
}

/** The stretch of a source that tells of one failure. */
export interface Document extends ReadText {
  /** Token positions of the stretch. */
  from: number;
  to: number;
  /** The stretch as text. */
  part: string;
  /** The same to the letter: what values are read from. */
  literalPart: string;
  /** Somebody typed it: words, a code, a question. Otherwise a program printed it. */
  isTyped: boolean;
  fields: Field[];
  /** HTTP statuses that the text names as such, most telling first. */
  statuses: number[];
  origin: Origin;
  /** The response of a call that succeeded. */
  isSuccess: boolean;
}

/** Why the model stopped, and no error beside it. */
const success = /finish_reason["']?\s*[:=]\s*["'](?:stop|tool_calls)/i;
const failure = /\berror["']?\s*[:=]/i;

/** What tells whose a text is. */
export interface Known {
  /** Documented types, squashed: a type of Ark marks a text as its own. */
  types: ReadonlySet<string>;
  /** Origins of the catalog. */
  origins: readonly OtherOrigin[];
  /** Sentences that programs show instead of a status. */
  says: readonly { status: number; marks: readonly string[] }[];
}

export function readText(text: string, isWhole: boolean): ReadText {
  const literal = tidyText(isWhole && text.length < readLength ? unwrapLines(text) : text);
  const folded = foldWidth(literal);
  return { text: folded, literal, tokens: tokenize(folded) };
}

/**
 * @param around what is read for marks: the stretch, or all of a short text
 * @param known what tells whose a text is
 */
export function readDocument(source: ReadText, start: number, end: number, isTyped: boolean, around: string, known: Known): Document {
  const { text, tokens } = source;
  const from = findPlace(tokens.starts, start);
  const to = findPlace(tokens.starts, end);
  const fields = readFields(text, tokens, from, to);
  const origin = findOrigin(around, known.origins);
  const statuses = findStatuses(around, isTyped);
  const said = statuses.length ? undefined : known.says.find(({ marks }) => marks.some((mark) => around.includes(mark)));
  // A documented type of Ark in the field for it is a mark of Ark as well.
  const own = origin.own || fields.some(({ key, value }) => key === 'type' && known.types.has(squash(value)));
  return {
    ...source,
    from,
    to,
    part: text.slice(start, end),
    literalPart: source.literal.slice(start, end),
    isTyped,
    fields,
    statuses: said ? [said.status] : statuses,
    origin: { ...origin, own },
    isSuccess: success.test(around) && !failure.test(around),
  };
}
