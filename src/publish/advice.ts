/**
 * What the card of the box needs beside the answer: the steps of one entry, of its reasons and families, in one language, as templates
 * (see `catalog/template.ts`). Served in parts: what is known of the code alone at `urls.advice(locale, slug)`, each reason and family at
 * `urls.advice(locale, slug, id)`; for a status without a body at `urls.statusAdvice(locale, status)`.
 */
import { getEntriesOfStatus, type Catalog, type Entry, type Reason, type StatusAdvice } from '../catalog/model.ts';
import type { Bilingual, Certainty, LimitSource } from '../catalog/schema.ts';
import { listPlaceholders } from '../catalog/template.ts';
import type { Locale } from '../i18n/locales.ts';
import { collectByteplusLinks, collectLinks, getKnown, getTemplate, getWords } from './texts.ts';

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
  title: string;
  steps: string[];
  /** Steps for one client, by its id: shown second. */
  clientSteps?: Record<string, string>;
  /** What tells those clients in a text. */
  clientMarks?: Record<string, string[]>;
  limits?: AdviceLimit[];
  note?: string;
  sure: Certainty;
}

/** `/{locale}/errors/{slug}.advice.json` and `/{locale}/errors/{slug}/{reason or family}.advice.json` */
export interface AdviceJson {
  steps: string[];
  /** Of message variants with steps of their own, by anchor. */
  messages: Record<string, { steps: string[] }>;
  reasons: Record<string, AdviceReason>;
  /** What tells each message variant from the others, by its anchor. */
  labels: Record<string, string>;
  /** Titles are templates. */
  families: Record<string, { title: string; steps: string[] }>;
  /** How many reasons the code has in all. */
  reasonCount: number;
  /** Where the links in the steps lead, by target as written: `model-list`, `error:Code`, `guide:name`. */
  links: Record<string, string>;
  /** Where they lead on BytePlus, if that differs; empty for nowhere. */
  byteplus?: Record<string, string>;
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
    labels: Object.fromEntries(entry.messages.flatMap(({ anchor, label }) => (label ? [[anchor, label[locale]]] : []))),
    reasons: Object.fromEntries(entry.reasons.map((reason) => [reason.id, toAdviceReason(reason, locale)])),
    families: Object.fromEntries(families.map((family) => [family.id, { title: family.title[locale], steps: say(family.steps) }])),
    reasonCount: entry.reasons.length,
  };
  const texts = listTexts(advice);
  return {
    ...advice,
    links: collectLinks(texts, locale, catalog.links),
    byteplus: collectByteplusLinks(texts, catalog.links),
    words: getWords({ catalog }, locale),
  };
}

/** The advice in the parts that it is served in: that of the code by itself under the empty name, then those of its reasons and families by their ids. */
export function buildAdviceParts(entry: Entry, catalog: Catalog, locale: Locale): Map<string, AdviceJson> {
  const advice = buildAdvice(entry, catalog, locale);
  const { steps, messages, labels, reasons, families } = advice;
  const pick = (part: Pick<AdviceJson, 'steps' | 'messages' | 'labels' | 'reasons' | 'families'>): AdviceJson => {
    const texts = listTexts(part);
    const links = collectLinks(texts, locale, catalog.links);
    const byteplus = collectByteplusLinks(texts, catalog.links);
    return { ...advice, ...part, links, byteplus, words: pickKeys(advice.words, new Set(texts.flatMap(listPlaceholders))) };
  };
  const ids = new Set([...Object.keys(reasons), ...Object.keys(families)]);
  return new Map([
    ['', pick({ steps, messages, labels, reasons: {}, families: {} })],
    ...[...ids].map((id): [string, AdviceJson] => {
      const own = new Set([id]);
      return [id, pick({ steps: [], messages: {}, labels: {}, reasons: pickKeys(reasons, own), families: pickKeys(families, own) })];
    }),
  ]);
}

function pickKeys<Value>(record: Readonly<Record<string, Value>>, keys: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.has(key)));
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
  const { title, steps, clientSteps, limits, note, sure } = reason;
  // The limit in the reader’s message goes before that of a table, so it is left to `chooseSteps`.
  const known = Object.entries(getKnown({ reason })).filter(([name]) => name !== 'limit');
  return {
    title: title[locale],
    steps: steps.map((step) => known.reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), getTemplate(step)[locale])),
    ...(clientSteps.length
      ? {
          clientSteps: Object.fromEntries(clientSteps.map(({ client, step }) => [client.id, step[locale]])),
          clientMarks: Object.fromEntries(clientSteps.map(({ client }) => [client.id, client.marks])),
        }
      : {}),
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
