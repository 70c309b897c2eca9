/**
 * What the card of the box needs beside the answer: the steps of one entry, of its reasons and families, in one language, as templates
 * (see `catalog/text/template.ts`). Served in parts: what is known of the code alone at `urls.advice(locale, slug)`, each reason and family at
 * `urls.advice(locale, slug, id)`; for a status without a body at `urls.statusAdvice(locale, status)`.
 */
import { parseInline } from '../../catalog/text/inline.ts';
import { getEntriesOfStatus, type Catalog, type Entry, type Reason, type StatusAdvice } from '../../catalog/model.ts';
import type { Bilingual, Certainty, LimitSource } from '../../catalog/schema.ts';
import { listValueNames } from '../../catalog/text/template.ts';
import type { Locale } from '../../i18n/locales.ts';
import { toByteplusCode } from '../byteplus-code.ts';
import { getByteplusUrl } from '../cloud.ts';
import type { LimitTable } from './limits.ts';
import { getKnown, getTemplate, getWords, resolveTarget } from '../texts.ts';

export interface AdviceContext {
  /** Where the links in the steps lead, by target as written: `model-list`, `error:Code`, `guide:name`. */
  links: Record<string, string>;
  /** Where they lead on BytePlus, if that differs; empty for nowhere. A page of ours is told the cloud. With them code that is other code there, in backticks. */
  byteplus: Record<string, string>;
  /** Plain words for values that are not known, by placeholder. */
  words: Record<string, string>;
}

export interface AdviceReason {
  title: string;
  steps: string[];
  /** Clients with a step of their own, which is shown second; the marks tell the client in a text. */
  clients?: { id: string; marks: string[]; step: string }[] | undefined;
  limits?: LimitTable[] | undefined;
  note?: string | undefined;
  sure: Certainty;
}

/** `/{locale}/errors/{slug}.advice.json` and `/{locale}/errors/{slug}/{reason or family}.advice.json` */
export interface AdviceJson extends AdviceContext {
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
}

/** `/{locale}/status/{status}.advice.json` */
export interface StatusAdviceJson extends AdviceContext {
  /** Of all its entries. */
  count: number;
  tell: string;
  steps: string[];
  /** The most common codes of this status. */
  first: { code: string; slug: string; title: string }[];
  /** How to see the body with one client, by its id. */
  bodies: Record<string, string>;
}

/** The parts in which the advice on a code is served: that on the code itself has no name, those on its reasons and families have their ids. */
export function listAdviceParts(entry: Entry, catalog: Catalog): string[] {
  return [...new Set(['', ...[...entry.reasons, ...listFamilies(entry, catalog)].map(({ id }) => id)])];
}

/** @param part one of `listAdviceParts` */
export function buildAdvice(entry: Entry, catalog: Catalog, locale: Locale, part: string): AdviceJson {
  const say = (texts: readonly Bilingual[]): string[] => texts.map((text) => getTemplate(text)[locale]);
  const isIn = ({ id }: { id: string }): boolean => part === id;
  const messages = part ? [] : entry.messages;
  const advice = {
    steps: part ? [] : say(entry.guidance.steps),
    messages: Object.fromEntries(messages.flatMap(({ anchor, own }) => (own.steps.length ? [[anchor, { steps: say(own.steps) }]] : []))),
    labels: Object.fromEntries(messages.flatMap(({ anchor, label }) => (label ? [[anchor, label[locale]]] : []))),
    reasons: Object.fromEntries(entry.reasons.filter(isIn).map((reason) => [reason.id, toAdviceReason(reason, locale)])),
    families: Object.fromEntries(
      listFamilies(entry, catalog)
        .filter(isIn)
        .map((family) => [family.id, { title: family.title[locale], steps: say(family.steps) }]),
    ),
    reasonCount: entry.reasons.length,
  };
  return { ...advice, ...collectContext(advice, catalog, locale) };
}

/** What the templates of a piece of advice need to be read. */
function collectContext(advice: object, catalog: Catalog, locale: Locale): AdviceContext {
  const texts = listTexts(advice);
  const named = new Set(texts.flatMap(listValueNames));
  const parts = texts.flatMap(parseInline);
  const targets = parts.flatMap((part) => (part.kind === 'link' ? [part.target] : []));
  const code = parts.flatMap(({ kind, text }): [string, string][] => {
    const own = kind === 'code' && toByteplusCode(text);
    return own ? [[`\`${text}\``, own]] : [];
  });
  const collectUrls = (find: (target: string) => string | undefined): Record<string, string> =>
    Object.fromEntries(targets.map((target) => [target, find(target)]).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return {
    links: collectUrls((target) => resolveTarget(target, locale, catalog.links)?.url),
    byteplus: {
      ...Object.fromEntries(code),
      ...collectUrls((target) => {
        const link = catalog.links[target];
        return link ? getByteplusUrl(link) : `${resolveTarget(target, locale, catalog.links)?.url ?? ''}#?cloud=byteplus`;
      }),
    },
    words: Object.fromEntries(
      Object.entries(getWords({ catalog }, locale)).filter(
        ([key]) => named.has(key) || [...named].some((name) => key.startsWith(`${name}-`)),
      ),
    ),
  };
}

function listFamilies({ name }: Entry, { families }: Catalog): Catalog['families'] {
  return families.filter(({ codes }) => codes.includes(name));
}

export function buildStatusAdvice({ status, tell, steps, first }: StatusAdvice, catalog: Catalog, locale: Locale): StatusAdviceJson {
  const advice = {
    count: getEntriesOfStatus(catalog, status).length,
    tell: tell[locale],
    steps: steps.map((step) => getTemplate(step)[locale]),
    first: first.map(({ name, slug, title }) => ({ code: name, slug, title: title[locale] })),
    bodies: Object.fromEntries(catalog.clients.flatMap(({ id, body }) => (body ? [[id, body[locale]]] : []))),
  };
  return { ...advice, ...collectContext(advice, catalog, locale) };
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
    clients: clientSteps.length ? clientSteps.map(({ client: { id, marks }, step }) => ({ id, marks, step: step[locale] })) : undefined,
    limits: limits.length ? limits.map((limit) => toAdviceLimit(limit, locale)) : undefined,
    note: note?.[locale],
    sure,
  };
}

function toAdviceLimit({ title, params, rows, source }: LimitSource, locale: Locale): LimitTable {
  return {
    title: title[locale],
    params,
    rows: rows.map(({ models, value }) => ({ models, value })),
    url: source.url,
    asOf: source.copy,
  };
}
