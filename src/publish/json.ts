/** The catalogue as data for programs: `/errors.json`, `/errors/{slug}.json`, and the JSON Schema that both keep to. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Catalog, Entry, Fact, Guidance, Message } from '../catalog/model.ts';
import { actors, retryVerdicts, sections, sourceKinds, type Bilingual } from '../catalog/schema.ts';
import { getSdkBehaviour } from '../catalog/sdk.ts';
import { toAbsolute, urls } from './urls.ts';
import { pickAnswer } from './answer.ts';
import { buildPattern } from './pattern.ts';
import { buildReply } from './reply.ts';

/** Raised by one in its first part when something published is removed or changes its meaning. Adding does not count. */
export const formatVersion = '1.0';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const fact = bilingual.extend({
  basis: z.enum([...sourceKinds, 'advice']).meta({ description: 'Who says so. `advice` is the site’s own.' }),
  source: z.string().optional().meta({ description: 'An id of `sources`.' }),
});
const perLocale = z.object({ zh: z.string(), en: z.string() });
const placeholder = bilingual.extend({ token: z.string(), name: z.string() });
const guidance = {
  summary: bilingual.optional(),
  actor: z
    .enum(actors)
    .optional()
    .meta({ description: 'Who must act: caller (the calling code), account (its owner or administrator), platform (Volcano Engine).' }),
  retry: z
    .enum(retryVerdicts)
    .optional()
    .meta({ description: 'Whether the same request helps: never, after-fix, backoff (seconds), later (minutes, or a time given).' }),
  retryWhy: fact.optional(),
  explanation: fact.optional(),
  causes: z.array(fact),
  steps: z.array(fact),
  avoid: z.array(fact),
};
const message = z.object({
  id: z.string().meta({ description: 'The anchor of this variant on the page.' }),
  label: bilingual.optional(),
  section: z.enum(sections),
  status: z.number().int().nullable(),
  type: z.string().nullable(),
  codeN: z.number().int().optional(),
  text: z.string().nullable().meta({ description: 'The literal documented message, or null where nobody knows it.' }),
  pattern: z.string().nullable().meta({
    description:
      'A regular expression (ECMAScript, flags isu) to search for in a live answer; groups are named after the placeholders, with _ for -. null where the message is unknown.',
  }),
  placeholders: z.array(placeholder),
  meaning: bilingual,
  meaningQuotedFrom: z.string().optional().meta({ description: 'When meaning.zh is the official text to the letter: its source.' }),
  wordings: z
    .array(z.object({ text: z.string(), pattern: z.string().nullable(), source: z.string() }))
    .meta({ description: 'Other literal texts of the same meaning, each with a pattern of its own.' }),
  seen: z.array(z.string()),
  ...guidance,
});
const sdk = z.object({
  plane: z.enum(['data', 'control']),
  retries: z
    .object({ python: z.boolean(), go: z.boolean(), java: z.boolean() })
    .meta({ description: 'Whether each official SDK sends the request again by itself. They look at the status only.' }),
  fit: z.enum(['useless', 'too-early', 'too-short', 'missing', 'fine']).meta({ description: 'How that suits this code.' }),
});
const error = z.object({
  code: z.string(),
  slug: z.string(),
  category: z.string(),
  title: bilingual,
  state: z.enum(['current', 'newer', 'gone', 'renamed', 'undocumented', 'situation']),
  statuses: z.array(z.number().int()),
  carrier: z.enum(['code', 'error.type']).meta({ description: 'The field of the answer in which the code stands.' }),
  keywords: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  ...guidance,
  messages: z.array(message),
  sdk: sdk.optional(),
  renamedTo: z.object({ code: z.string(), certainty: z.enum(['strong', 'inferred', 'weak']) }).optional(),
  formerNames: z.array(z.string()),
  lookalikes: z.array(z.object({ code: z.string(), tell: bilingual })),
  ticket: z.array(fact),
  related: z.array(z.string()),
  links: z.array(z.object({ url: z.string(), title: bilingual })),
  guides: z.array(z.string()),
  sources: z.array(z.string()),
  urls: z.object({ page: perLocale, markdown: perLocale, neutral: z.string(), json: z.string() }),
});

const catalogShape = z.object({
  version: z.string().meta({ description: 'The day as of which the facts were collected, and the first characters of the content hash.' }),
  format: z.string().meta({
    description: 'Version of this format. Its first part changes only when something published is removed or changes its meaning.',
  }),
  hash: z.string().meta({
    description: 'sha256, hexadecimal, of the content without addresses: equal hashes mean equal facts, wherever the site is published.',
  }),
  unofficial: z.literal(true),
  categories: z.array(z.object({ id: z.string(), name: bilingual, description: bilingual })),
  sources: z.record(
    z.string(),
    z.object({ kind: z.enum(sourceKinds), title: bilingual, url: z.string().optional(), date: z.string().optional() }),
  ),
  errors: z.array(error).meta({ description: 'One item per error code.' }),
  situations: z.array(error).meta({ description: 'Failures without a code. `code` is an id of the site’s own, no code of the API.' }),
});
const reply = perLocale.meta({ description: 'A ticket reply, ready to send; ⟦name⟧ stands for a value of the case at hand.' });
const singleShape = error.extend({
  version: catalogShape.shape.version,
  format: catalogShape.shape.format,
  hash: catalogShape.shape.hash,
  unofficial: z.literal(true),
  reply,
  messages: z.array(message.extend({ reply })),
});

export type CatalogJson = z.infer<typeof catalogShape>;
export type ErrorJson = z.infer<typeof error>;
export type SingleErrorJson = z.infer<typeof singleShape>;

/** The schema of `/errors.json` (and, under `$defs`, of a single code’s file). */
export function buildJsonSchema(site: URL | string | undefined): Record<string, unknown> {
  const whole = z.toJSONSchema(catalogShape, { io: 'input' });
  const single = z.toJSONSchema(singleShape, { io: 'input' });
  delete single.$schema;
  return {
    $id: toAbsolute(urls.catalogSchema(), site),
    title: 'errors.json of the Ark error reference',
    description:
      'Stability: within format 1.x nothing published is removed, renamed, retyped or changes its meaning. Codes, fields and values of enumerations are added: ignore those you do not know.',
    ...whole,
    $defs: { ...(whole.$defs ?? {}), single },
  };
}

export function buildCatalogJson(catalog: Catalog, site: URL | string | undefined): CatalogJson {
  const all = catalog.entries.map((entry) => toErrorJson(entry, site));
  const kind = new Map(catalog.entries.map((entry) => [entry.name, entry.kind]));
  const errors = all.filter((item) => kind.get(item.code) === 'code');
  const situations = all.filter((item) => kind.get(item.code) === 'situation');
  return {
    ...describeVersion(catalog, { errors, situations }),
    unofficial: true,
    categories: catalog.categories,
    sources: Object.fromEntries(
      catalog.sources.map(({ id, kind: basis, title, url, date }) => [
        id,
        { kind: basis, title, ...(url ? { url } : {}), ...(date ? { date } : {}) },
      ]),
    ),
    errors,
    situations,
  };
}

export function buildErrorJson(entry: Entry, catalog: Catalog, site: URL | string | undefined): SingleErrorJson {
  const own = toErrorJson(entry, site);
  const replyTo = (message: Message | undefined): Bilingual => ({
    zh: buildReply(entry, message, 'zh', catalog, site),
    en: buildReply(entry, message, 'en', catalog, site),
  });
  const messages = own.messages.map((item, index) => ({ ...item, reply: replyTo(entry.messages[index]) }));
  return { ...describeVersion(catalog, own), unofficial: true, ...own, messages, reply: replyTo(undefined) };
}

function describeVersion(catalog: Catalog, content: unknown): Pick<CatalogJson, 'version' | 'format' | 'hash'> {
  const facts = JSON.stringify(content, (key, value: unknown) => (key === 'urls' ? undefined : value));
  const hash = createHash('sha256').update(facts).digest('hex');
  return { version: `${catalog.edition}+${hash.slice(0, 8)}`, format: formatVersion, hash };
}

function toErrorJson(entry: Entry, site: URL | string | undefined): ErrorJson {
  const absolute = (path: string): string => toAbsolute(path, site);
  const first = entry.messages[0];
  const behaviour = first && getSdkBehaviour(first.status, first.section, pickAnswer(entry).retry);
  return {
    code: entry.name,
    slug: entry.slug,
    category: entry.category.id,
    title: entry.title,
    state: entry.state,
    statuses: entry.statuses,
    carrier: entry.carrier,
    keywords: entry.keywords,
    ...toGuidanceJson(entry.guidance),
    messages: entry.messages.map(toMessageJson),
    ...(behaviour ? { sdk: behaviour } : {}),
    ...(entry.renamedTo ? { renamedTo: { code: entry.renamedTo.entry.name, certainty: entry.renamedTo.certainty } } : {}),
    formerNames: entry.formerNames.map((former) => former.name),
    lookalikes: entry.lookalikes.map(({ entry: other, tell }) => ({ code: other.name, tell })),
    ticket: entry.ticket.map(toFactJson),
    related: entry.related.map((other) => other.name),
    links: entry.links.map(({ url, title }) => ({ url, title })),
    guides: entry.guides,
    sources: entry.sources.map((source) => source.id),
    urls: {
      page: { zh: absolute(urls.error('zh', entry.slug)), en: absolute(urls.error('en', entry.slug)) },
      markdown: { zh: absolute(urls.errorMarkdown('zh', entry.slug)), en: absolute(urls.errorMarkdown('en', entry.slug)) },
      neutral: absolute(urls.neutral(entry.slug)),
      json: absolute(urls.errorJson(entry.slug)),
    },
  };
}

function toMessageJson(item: Message): ErrorJson['messages'][number] {
  return {
    id: item.anchor,
    ...(item.label ? { label: item.label } : {}),
    section: item.section,
    status: item.status,
    type: item.type,
    ...(item.codeN === undefined ? {} : { codeN: item.codeN }),
    text: item.text,
    pattern: item.text === null ? null : (buildPattern(item.text, item.placeholders) ?? null),
    placeholders: item.placeholders.map(({ token, name, zh, en }) => ({ token, name, zh, en })),
    meaning: { zh: item.meaning.zh, en: item.meaning.en },
    ...(item.meaning.quotedFrom ? { meaningQuotedFrom: item.meaning.quotedFrom.id } : {}),
    wordings: item.wordings.map(({ text, source, placeholders }) => ({
      text,
      pattern: buildPattern(text, placeholders) ?? null,
      source: source.id,
    })),
    seen: item.seen.map((source) => source.id),
    ...toGuidanceJson(item.own),
  };
}

function toGuidanceJson(item: Guidance): Pick<ErrorJson, keyof typeof guidance> {
  return {
    ...(item.summary ? { summary: toBilingual(item.summary) } : {}),
    ...(item.actor ? { actor: item.actor } : {}),
    ...(item.retry ? { retry: item.retry } : {}),
    ...(item.retryWhy ? { retryWhy: toFactJson(item.retryWhy) } : {}),
    ...(item.explanation ? { explanation: toFactJson(item.explanation) } : {}),
    causes: item.causes.map(toFactJson),
    steps: item.steps.map(toFactJson),
    avoid: item.avoid.map(toFactJson),
  };
}

function toFactJson({ zh, en, basis, source }: Fact): z.infer<typeof fact> {
  return { zh, en, basis, ...(source ? { source: source.id } : {}) };
}

function toBilingual({ zh, en }: Bilingual): Bilingual {
  return { zh, en };
}
