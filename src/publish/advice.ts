/**
 * What the card of the box needs beside the answer: the steps of one entry, of its reasons and families, in one language, as templates
 * (see `catalog/template.ts`). Served at `urls.advice(locale, slug)` and, for a status without a body, at `urls.statusAdvice(locale, status)`.
 */
import { getEntriesOfStatus, type Catalog, type Entry, type Reason, type StatusAdvice } from '../catalog/model.ts';
import type { Bilingual, Certainty, LimitSource } from '../catalog/schema.ts';
import type { Locale } from '../i18n/locales.ts';
import { collectLinks, getKnown, getTemplate, getWords } from './texts.ts';

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
  /** Of all its entries. */
  count: number;
  tell: string;
  steps: string[];
  /** The most common codes of this status. */
  first: { code: string; slug: string; title: string }[];
  /** How to see the body with one client, by its id. */
  bodies: Record<string, string>;
  links: Record<string, string>;
  words: Record<string, string>;
}

export function buildAdvice(entry: Entry, catalog: Catalog, locale: Locale): AdviceJson {
  const say = (texts: readonly Bilingual[]): string[] => texts.map((text) => getTemplate(text)[locale]);
  const families = catalog.families.filter(({ codes }) => codes.includes(entry.name));
  const advice = {
    steps: say(entry.guidance.steps),
    messages: Object.fromEntries(
      entry.messages.flatMap(({ anchor, own }) => (own.steps.length ? [[anchor, { steps: say(own.steps) }]] : [])),
    ),
    reasons: Object.fromEntries(entry.reasons.map((reason) => [reason.id, toAdviceReason(reason, locale)])),
    families: Object.fromEntries(families.map((family) => [family.id, { steps: say(family.steps) }])),
  };
  return { ...advice, links: collectLinks(listTexts(advice), locale, catalog.links), words: getWords({ catalog }, locale) };
}

export function buildStatusAdvice(status: StatusAdvice, catalog: Catalog, locale: Locale): StatusAdviceJson {
  const advice = {
    status: status.status,
    count: getEntriesOfStatus(catalog, status.status).length,
    tell: status.tell[locale],
    steps: status.steps.map((step) => getTemplate(step)[locale]),
    first: status.first.map(({ name, slug, title }) => ({ code: name, slug, title: title[locale] })),
    bodies: Object.fromEntries(catalog.clients.flatMap(({ id, body }) => (body ? [[id, body[locale]]] : []))),
  };
  return { ...advice, links: collectLinks(listTexts(advice), locale, catalog.links), words: getWords({ catalog }, locale) };
}

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(listTexts) : [];
}

function toAdviceReason(reason: Reason, locale: Locale): AdviceReason {
  const { steps, clientSteps, limits, note, sure } = reason;
  // The limit in the reader’s message goes before that of a table, so it is left to `chooseSteps`.
  const known = Object.entries(getKnown({ reason })).filter(([name]) => name !== 'limit');
  return {
    steps: steps.map((step) => known.reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), getTemplate(step)[locale])),
    ...(clientSteps.length ? { clientSteps: Object.fromEntries(clientSteps.map(({ client, step }) => [client.id, step[locale]])) } : {}),
    ...(limits.length ? { limits: limits.map((limit) => toAdviceLimit(limit, locale)) } : {}),
    ...(note ? { note: note[locale] } : {}),
    sure,
  };
}

function toAdviceLimit({ title, params, rows, source }: LimitSource, locale: Locale): AdviceLimit {
  return {
    title: title[locale],
    params,
    rows: rows.map(({ models, value }) => ({ models, value })),
    url: source.url,
    asOf: source.copy,
  };
}
