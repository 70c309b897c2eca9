/** The catalog as data for programs: `/errors.json`, `/errors/{slug}.json`, and the JSON Schema that both keep to. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Catalog, Entry, Fact, Guidance, Message, Reason } from '../../catalog/model.ts';
import { actors, apis, certainties, retryVerdicts, sections, sourceKinds, type Bilingual } from '../../catalog/schema.ts';
import { findSdkBehaviour } from '../../catalog/sdk.ts';
import { locales, mapLocales, type Locale } from '../../i18n/locales.ts';
import { entryFields, listSections, type Contents, type PageSection, type Subject } from '../subject/fields.ts';
import { getMarkdown, getNeutral, getPage } from '../subject/heads.ts';
import { buildPattern } from './pattern.ts';
import { buildReply } from '../replies/reply.ts';
import { makeReader, toMarkup } from '../texts.ts';
import { toAbsolute, urls } from '../urls.ts';

/** Raised by one in its first part when something published is removed or changes its meaning. Adding does not count. */
const formatVersion = '1.1';

const bilingual = z.object(mapLocales(() => z.string()));
const fact = bilingual.extend({
  basis: z.enum([...sourceKinds, 'advice']).meta({ description: 'Who says so. `advice` is the site’s own.' }),
  source: z.string().optional().meta({ description: 'An id of `sources`.' }),
});
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
  byteplus: z
    .object({ text: z.string(), source: z.string() })
    .optional()
    .meta({ description: 'The official meaning in English, to the letter, where BytePlus publishes one.' }),
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
const limit = z.object({
  id: z.string(),
  title: bilingual,
  rows: z.array(z.object({ models: z.array(z.string()), value: z.string(), note: bilingual.optional() })).meta({
    description: 'The first row whose `models` holds the beginning of the model’s name is the one; an empty list means all others.',
  }),
  url: z.string(),
  asOf: z.string(),
  conflict: bilingual.optional(),
});
const reason = z.object({
  id: z.string().meta({ description: 'Permanent, unique within the code.' }),
  title: bilingual,
  family: z.string().optional().meta({ description: 'What it shares its steps with.' }),
  meaning: bilingual,
  params: z.array(z.string()).meta({ description: 'Whole paths; [n] is any index.' }),
  apis: z.array(z.enum(apis)),
  models: z.array(z.string()).meta({ description: 'Beginnings of model names, where it is about certain models.' }),
  messages: z.array(z.string()).meta({ description: 'The literal messages that tell it; {name} stands for a value.' }),
  actor: z.enum(actors),
  retry: z.enum(retryVerdicts),
  steps: z.array(fact).meta({ description: 'Where a value of the reader belongs, plain words stand for it.' }),
  sure: z.enum(certainties).meta({ description: 'How sure the steps are: it worked for somebody, it is documented, it is inferred.' }),
  limits: z.array(limit),
  note: bilingual.optional(),
  seen: z.array(z.string()).meta({ description: 'Public posts that show it.' }),
  urls: z.object({ page: bilingual, markdown: bilingual, neutral: z.string() }),
});

interface Form<Content> {
  shape: z.ZodType;
  write: (content: Content, read: ReadBoth) => unknown;
}
const factForm: Form<Fact[]> = { shape: z.array(fact), write: (content, read) => content.map((item) => toFactJson(item, read)) };
const wordForm: Form<string[]> = { shape: z.array(z.string()), write: (content) => content };
/** The form in data of each kind of content that has one; the others are set down by hand below. */
const forms: { [Kind in keyof Contents]?: Form<Contents[Kind]> } = {
  texts: { shape: z.array(bilingual), write: (content, read) => content.map(read) },
  prose: factForm,
  list: factForm,
  steps: factForm,
  codes: { shape: z.array(z.string()), write: (content) => content.map(({ name }) => name) },
  literals: wordForm,
  guides: wordForm,
};
const fieldShapes = Object.fromEntries(entryFields.flatMap(({ key, kind }) => (forms[kind] ? [[key, forms[kind].shape.optional()]] : [])));

const error = z.object({
  ...fieldShapes,
  code: z.string(),
  slug: z.string(),
  category: z.string(),
  title: bilingual,
  state: z.enum(['current', 'newer', 'gone', 'renamed', 'undocumented', 'situation']),
  statuses: z.array(z.number().int()),
  carrier: z.enum(['code', 'error.type']).meta({ description: 'The field of the answer in which the code stands.' }),
  keywords: z.object(mapLocales(() => z.array(z.string()))),
  ...guidance,
  reasons: z.array(reason).meta({ description: 'What exactly was wrong, told by the message, the parameter or the model.' }),
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
  urls: z.object({ page: bilingual, markdown: bilingual, neutral: z.string(), json: z.string() }),
});

const linkTargets = z
  .record(z.string(), z.object({ url: z.string(), byteplus: z.string().optional(), title: bilingual }))
  .meta({ description: 'Where `[words](id)` in the texts of this file leads, by id; `byteplus` for readers on that cloud.' });

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
  linkTargets,
});
const reply = bilingual.meta({
  description:
    'A ticket reply, ready to send; ⟦name⟧ stands for a value of the case at hand, ⟦name|words⟧ for a value or else these words, ⟬…⟭ falls away where a value in it is not known.',
});
const singleShape = error.extend({
  version: catalogShape.shape.version,
  format: catalogShape.shape.format,
  hash: catalogShape.shape.hash,
  unofficial: z.literal(true),
  linkTargets,
  reply,
  messages: z.array(message.extend({ reply })),
  reasons: z.array(reason.extend({ reply })),
});

export type CatalogJson = z.infer<typeof catalogShape>;
type ErrorJson = z.infer<typeof error>;
type SingleErrorJson = z.infer<typeof singleShape>;

/** The schema of `/errors.json` (`#/$defs/catalog`) and of a single code’s file (`#/$defs/single`); the root accepts either. */
export function buildJsonSchema(): Record<string, unknown> {
  const define = (shape: z.ZodType): Record<string, unknown> => {
    const { $schema: _schema, ...definition } = z.toJSONSchema(shape, { io: 'input' });
    return definition;
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: toAbsolute(urls.dataSchema()),
    title: 'errors.json and errors/{slug}.json of the Ark error reference',
    description: [
      'Stability: within format 1.x nothing published is removed, renamed, retyped or changes its meaning. Codes, fields and values of enumerations are added: ignore those you do not know.',
      'Texts of ours are plain but for `code` in backticks and [words](target), where the words may be `code` too. A target is an id of `linkTargets`, or error:Code for the page of that `code`, or guide:name for {zh,en}/guides/{name}/ beside this file.',
    ].join(' '),
    type: 'object',
    anyOf: [{ $ref: '#/$defs/catalog' }, { $ref: '#/$defs/single' }],
    $defs: { catalog: define(catalogShape), single: define(singleShape) },
  };
}

export function buildCatalogJson(catalog: Catalog): CatalogJson {
  const listAll = (kind: Entry['kind']): ErrorJson[] =>
    catalog.entries.filter((entry) => entry.kind === kind).map((entry) => toErrorJson(entry, catalog));
  const [errors, situations] = [listAll('code'), listAll('situation')];
  const linkTargets = pickLinkTargets([errors, situations], catalog);
  return {
    ...describeVersion(catalog, { errors, situations, linkTargets }),
    unofficial: true,
    categories: catalog.categories,
    sources: Object.fromEntries(catalog.sources.map((source) => [source.id, pickFields(source, 'kind', 'title', 'url', 'date')])),
    errors,
    situations,
    linkTargets,
  };
}

export function buildErrorJson(entry: Entry, catalog: Catalog): SingleErrorJson {
  const entryJson = toErrorJson(entry, catalog);
  const own = { ...entryJson, linkTargets: pickLinkTargets(entryJson, catalog) };
  const replyTo = (part: Pick<Subject, 'message' | 'reason'>): Bilingual =>
    mapLocales((locale) => buildReply({ catalog, entry, ...part }, locale));
  return {
    ...describeVersion(catalog, own),
    unofficial: true,
    ...own,
    messages: own.messages.map((item, index) => ({ ...item, reply: replyTo({ message: entry.messages[index] }) })),
    reasons: own.reasons.map((item, index) => ({ ...item, reply: replyTo({ reason: entry.reasons[index] }) })),
    reply: replyTo({}),
  };
}

/** Where the links in the texts lead, of those that are used. The other targets, `error:` and `guide:`, say it themselves. */
function pickLinkTargets(content: unknown, { links }: Catalog): CatalogJson['linkTargets'] {
  const used = new Set([...JSON.stringify(content).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target]) => target));
  return Object.fromEntries(Object.entries(links).filter(([id]) => used.has(id)));
}

function describeVersion(catalog: Catalog, content: unknown): Pick<CatalogJson, 'version' | 'format' | 'hash'> {
  const facts = JSON.stringify(content, (key, value: unknown) => (key === 'urls' ? undefined : value));
  const hash = createHash('sha256').update(facts).digest('hex');
  return { version: `${catalog.edition}+${hash.slice(0, 8)}`, format: formatVersion, hash };
}

function toErrorJson(entry: Entry, catalog: Catalog): ErrorJson {
  const { renamedTo } = entry;
  const read = makeTexts({ catalog });
  return {
    ...Object.fromEntries(listSections({ catalog, entry }).flatMap((section) => toContentJson(section, read))),
    code: entry.name,
    slug: entry.slug,
    category: entry.category.id,
    ...pickFields(entry, 'title', 'state', 'statuses', 'carrier', 'keywords'),
    ...toGuidanceJson(entry.guidance, read),
    reasons: entry.reasons.map((item) => toReasonJson(item, entry, catalog)),
    messages: entry.messages.map((item) => toMessageJson(item, read)),
    sdk: findSdkBehaviour(entry),
    renamedTo: renamedTo && { code: renamedTo.entry.name, certainty: renamedTo.certainty },
    formerNames: entry.formerNames.map((former) => former.name),
    lookalikes: entry.lookalikes.map(({ entry: other, tell }) => ({ code: other.name, tell })),
    ticket: entry.ticket.map((item) => toFactJson(item, read)),
    related: entry.related.map((other) => other.name),
    links: entry.links.map((link) => pickFields(link, 'url', 'title')),
    guides: entry.guides,
    sources: entry.sources.map((source) => source.id),
    urls: { ...listUrls({ entry }), json: toAbsolute(urls.errorJson(entry.slug)) },
  };
}

function listUrls(subject: Pick<Subject, 'entry' | 'reason'>): z.infer<typeof reason>['urls'] {
  return {
    page: mapLocales((locale) => toAbsolute(getPage(subject, locale))),
    markdown: mapLocales((locale) => toAbsolute(getMarkdown(subject, locale))),
    neutral: toAbsolute(getNeutral(subject)),
  };
}

/** A text in our own markup, plain words where a value would stand. */
type ReadBoth = (text: Bilingual) => Bilingual;

function makeTexts(subject: Pick<Subject, 'catalog' | 'reason'>): ReadBoth {
  const readers = mapLocales((locale: Locale) => makeReader(subject, locale));
  return (text) => mapLocales((locale) => toMarkup(readers[locale](text)));
}

/** A field whose content has a form of its own. */
function toContentJson({ key, kind, content }: PageSection, read: ReadBoth): [string, unknown][] {
  const form: Form<never> | undefined = forms[kind];
  return form ? [[key, form.write(content as never, read)]] : [];
}

function toReasonJson(item: Reason, entry: Entry, catalog: Catalog): z.infer<typeof reason> {
  const read = makeTexts({ catalog, reason: item });
  return {
    id: item.id,
    title: item.title,
    family: item.family?.id,
    meaning: read(item.means),
    ...pickFields(item, 'params', 'apis', 'models', 'messages', 'actor', 'retry'),
    steps: item.steps.map((step) => toFactJson(step, read)),
    sure: item.sure,
    limits: item.limits.map(({ id, title, rows, source, conflict }) => ({
      id,
      title: read(title),
      rows,
      url: source.url,
      asOf: source.copy,
      conflict: conflict && read(conflict),
    })),
    note: item.note && read(item.note),
    seen: item.seen,
    urls: listUrls({ entry, reason: item }),
  };
}

function toMessageJson(item: Message, read: ReadBoth): ErrorJson['messages'][number] {
  return {
    id: item.anchor,
    ...pickFields(item, 'label', 'section', 'status', 'type', 'codeN', 'text'),
    pattern: item.text === null ? null : (buildPattern(item.text, item.placeholders) ?? null),
    placeholders: item.placeholders.map((each) => ({ token: each.token, name: each.name, ...pickFields(each, ...locales) })),
    meaning: pickFields(item.meaning ?? item.guidance.summary, ...locales),
    meaningQuotedFrom: item.meaning?.quotedFrom?.id,
    byteplus: item.byteplus && { text: item.byteplus.text, source: item.byteplus.source.id },
    wordings: item.wordings.map(({ text, source, placeholders }) => ({
      text,
      pattern: buildPattern(text, placeholders) ?? null,
      source: source.id,
    })),
    seen: item.seen.map((source) => source.id),
    ...toGuidanceJson(item.own, read),
  };
}

/** These fields alone, to the letter. */
function pickFields<Item, Key extends keyof Item>(item: Item, ...keys: Key[]): Pick<Item, Key> {
  return Object.fromEntries(keys.map((key) => [key, item[key]])) as Pick<Item, Key>;
}

function toGuidanceJson(item: Guidance, read: ReadBoth): Pick<ErrorJson, keyof typeof guidance> {
  const toFacts = (list: readonly Fact[]): z.infer<typeof fact>[] => list.map((each) => toFactJson(each, read));
  return {
    summary: item.summary && read(item.summary),
    actor: item.actor,
    retry: item.retry,
    retryWhy: item.retryWhy && toFactJson(item.retryWhy, read),
    explanation: item.explanation && toFactJson(item.explanation, read),
    causes: toFacts(item.causes),
    steps: toFacts(item.steps),
    avoid: toFacts(item.avoid),
  };
}

function toFactJson({ basis, source, ...text }: Fact, read: ReadBoth): z.infer<typeof fact> {
  return { ...read(text), basis, source: source?.id };
}
