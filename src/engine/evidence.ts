/** What recognisers yield: evidence that an entry, one of its messages, or a reason is meant. */
import type { IndexedEntry, Variant } from './index/entries.ts';
import type { Evidence } from './explanation.ts';
import type { weights } from './weights.ts';

/** A row of the table of weights. */
export type Kind = keyof typeof weights;

/** One piece of evidence. */
export interface Finding {
  entry: IndexedEntry;
  kind: Kind;
  /** 0 to 1: how much of the weight of its kind it has. */
  strength: number;
  /** Positions of the first token, and of the one after the last; left out where it speaks of the whole text. */
  from?: number;
  to?: number;
  /** What readers and programs are told. */
  shown: Evidence;
  /** The message of the entry that it tells, and which of its wordings. */
  variant?: Variant;
  wording?: number;
  /** How telling the words found are, for choosing among messages. */
  weight?: number;
  /** The part of the text of a template code that stands for its placeholder. */
  instance?: string;
  /** The reason or family that it tells, by id. */
  reason?: { id: string; title: string };
  family?: { id: string; title: string };
  /** That reason is about a server other than Ark. */
  isElsewhere?: boolean;
  /** Values of the reader, by placeholder. */
  values?: readonly { name: string; value: string }[];
  /** It covers everything that was asked. */
  whole?: boolean;
  /** A failure that the message field itself tells, not what stands around it. */
  isSaid?: boolean;
  /** Terms to highlight. */
  terms?: readonly string[];
}
