/**
 * What the card of the box needs beside the answer: the steps of one entry, of its reasons and families, in one language, as templates
 * (see `catalog/template.ts`). Served at `urls.advice(locale, slug)` and, for a status without a body, at `urls.statusAdvice(locale, status)`.
 */
import type { Certainty } from '../catalog/schema.ts';

/** A limit of a parameter, the first row that fits the model of the reader holds. */
export interface AdviceLimit {
  title: string;
  /** Paths of parameters, `[n]` for any index. */
  params: string[];
  /** Beginnings of model names (none: all others) and the limit. */
  rows: { models: string[]; value: string }[];
  url: string;
  asOf: string;
}

export interface AdviceReason {
  steps: string[];
  /** Steps for one client, by its id: shown second. */
  clientSteps?: Record<string, string>;
  limits?: AdviceLimit[];
  note?: string;
  sure: Certainty;
}

/** `/{locale}/errors/{slug}.advice.json` */
export interface AdviceJson {
  steps: string[];
  /** Of message variants with steps of their own, by anchor. */
  messages: Record<string, { steps: string[] }>;
  reasons: Record<string, AdviceReason>;
  families: Record<string, { steps: string[] }>;
  /** Where the links in the steps lead, by target as written: `model-list`, `error:Code`, `guide:name`. */
  links: Record<string, string>;
  /** Plain words for values that are not known, by placeholder. */
  words: Record<string, string>;
}

/** `/{locale}/status/{status}.advice.json` */
export interface StatusAdviceJson {
  status: number;
  tell: string;
  steps: string[];
  /** The most common codes of this status. */
  first: { code: string; slug: string; title: string }[];
  /** How to see the body with one client, by its id. */
  bodies: Record<string, string>;
  links: Record<string, string>;
  words: Record<string, string>;
}
