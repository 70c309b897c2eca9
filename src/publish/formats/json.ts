/** The catalog as data for programs: `/errors.json`, `/errors/{slug}.json`, and the JSON Schema that both keep to. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Catalog, Entry, Fact, Guidance, Message, Reason } from '../../catalog/model.ts';
import { actors, apis, certainties, retryVerdicts, sections, sourceKinds, type Bilingual } from '../../catalog/schema.ts';
import { findSdkBehaviour } from '../../catalog/sdk.ts';
import { dropEnd } from '../../catalog/text/template.ts';
import { locales, mapLocales, type Locale } from '../../i18n/locales.ts';
import { entryFields, listSections, type Contents, type PageSection, type Subject } from '../subject/fields.ts';
import { getMarkdown, getNeutral, getPage } from '../subject/heads.ts';
import { buildPattern } from './pattern.ts';
import { buildReply } from '../replies/reply.ts';
import { makeReader, toMarkup } from '../texts.ts';
import { toAbsolute, urls } from '../urls.ts';

/** Raised by one in its first part when something published is removed or changes its meaning. Adding does not count. */
const formatVersion = '1.1';

const text = (description: string): z.ZodString => z.string().meta({ description });
const texts = (description: string): z.ZodArray<z.ZodString> => z.array(z.string()).meta({ description });

const bilingual = z
  .object({ zh: text('In Simplified Chinese.'), en: text('In English.') } satisfies Record<Locale, z.ZodString>)
  .meta({ id: 'bilingual', description: 'The same in both languages.' });
const fact = bilingual
  .extend({
    basis: z.enum([...sourceKinds, 'advice']).meta({ description: 'Who says so, as `kind` of a source. `advice` is the site’s own.' }),
    source: text('An id of the sources: `sources` of errors.json, `sourceDetails` of a single file.').optional(),
  })
  .meta({ id: 'fact', description: 'A statement of ours, and what it rests on.' });
const facts = (description: string): z.ZodArray<typeof fact> => z.array(fact).meta({ description });
const placeholder = bilingual
  .extend({
    token: text('As it stands in the text: `%s`, `{id}`.'),
    name: text('What it stands for. Marks in replies and groups in patterns have this name.'),
  })
  .meta({ id: 'placeholder', description: 'A part of a message that varies; `zh` and `en` say in words what stands there.' });
/** The sentence is the same wherever a verdict stands; what holds where it is absent is not. */
const verdict = {
  actor: z
    .enum(actors)
    .meta({ description: 'Who must act: caller (the calling code), account (its owner or administrator), platform (Volcano Engine).' }),
  retry: z
    .enum(retryVerdicts)
    .meta({ description: 'Whether the same request helps: never, after-fix, backoff (seconds), later (minutes, or a time given).' }),
};
const inherits = 'Of a message variant that says nothing of its own: absent or empty; then that of the entry holds.';
const guidance = {
  summary: bilingual.optional().meta({ description: `What happened, in one sentence. ${inherits}` }),
  actor: verdict.actor.optional().meta({
    description: `${verdict.actor.description} Of an entry it holds where nothing tells the case: an item of \`messages\` or \`reasons\` that fits overrides it. ${inherits}`,
  }),
  retry: verdict.retry.optional().meta({ description: `${verdict.retry.description} Overridden and inherited as \`actor\` is.` }),
  retryWhy: fact.optional().meta({ description: `Why that \`retry\`. ${inherits}` }),
  explanation: fact.optional().meta({ description: `What it means and when it happens, in some sentences. ${inherits}` }),
  causes: facts(`Likely causes, the most likely first. Empty also where \`explanation\` names them. ${inherits}`),
  steps: facts(`What to do, in order. ${inherits}`),
  avoid: facts(`What people try that does not help or makes it worse. ${inherits}`),
};
const wording = z
  .object({
    text: text('The literal message.'),
    pattern: z.string().nullable().meta({ description: 'As that of the message.' }),
    source: text('An id of the sources.'),
  })
  .meta({ id: 'wording' });
const message = z
  .object({
    id: text('The anchor of this variant on the page.'),
    label: bilingual.optional().meta({ description: 'What tells this variant from the others of its code.' }),
    section: z.enum(sections).meta({
      description:
        'Where it is documented: a part of Ark’s page of error codes, or platform (common codes of the OpenAPI gateway). client: made by the client, not sent by the service.',
    }),
    status: z.number().int().nullable().meta({ description: 'The HTTP status; null where no source gives one.' }),
    type: z.string().nullable().meta({ description: 'The literal `type` of the response; null where no source gives one.' }),
    codeN: z.number().int().optional().meta({ description: 'The number that the OpenAPI gateway sends beside the code.' }),
    text: z.string().nullable().meta({ description: 'The literal documented message, or null where nobody knows it.' }),
    pattern: z.string().nullable().meta({
      description:
        'A regular expression (ECMAScript, flags isu) to search for in a live answer; groups are named after the placeholders, with _ for -. null where the message is unknown. Search with the patterns of the code that came: some are so short that they stand in messages of other codes. For Python write (?P< for (?<.',
    }),
    placeholders: z.array(placeholder).meta({ description: 'Those of `text`, in order.' }),
    meaning: bilingual.meta({ description: 'What it means, from the official page where one says it.' }),
    meaningQuotedFrom: text('When meaning.zh is the official text to the letter: its source.').optional(),
    byteplus: z
      .object({ text: text('To the letter.'), source: text('An id of the sources.') })
      .optional()
      .meta({ description: 'The official meaning in English, to the letter, where BytePlus publishes one.' }),
    wordings: z.array(wording).meta({ description: 'Other literal texts of the same meaning, each with a pattern of its own.' }),
    seen: texts('Ids of the sources in which it was seen.'),
    ...guidance,
  })
  .meta({ id: 'message', description: 'One message of a code. What it does not say for itself, the entry says.' });
const sdk = z
  .object({
    plane: z.enum(['data', 'control']).meta({ description: 'Which SDK makes the call: of inference (data), of the OpenAPI (control).' }),
    retries: z
      .object({
        python: z.boolean().meta({ description: 'volcengine-python-sdk.' }),
        go: z.boolean().meta({ description: 'volcengine-go-sdk.' }),
        java: z.boolean().meta({ description: 'volcengine-java-sdk.' }),
      })
      .meta({ description: 'Whether each official SDK sends the request again by itself. They look at the status only.' }),
    fit: z.enum(['useless', 'too-early', 'too-short', 'missing', 'fine']).meta({
      description:
        'How that suits this code. useless: an SDK retries what cannot succeed. too-early: it retries within seconds what takes minutes. too-short: its retries end before the limit does. missing: none retries what is worth a retry. fine: no conflict.',
    }),
  })
  .meta({ id: 'sdk', description: 'The official SDKs and one error.' });
const limit = z
  .object({
    id: text('Of the site’s own.'),
    title: bilingual.meta({ description: 'What is limited.' }),
    rows: z
      .array(
        z.object({
          models: texts('Beginnings of model names.'),
          value: text('The limit, as its source gives it.'),
          note: bilingual.optional().meta({ description: 'A condition of it.' }),
        }),
      )
      .meta({
        description: 'The first row whose `models` holds the beginning of the model’s name is the one; an empty list means all others.',
      }),
    url: text('The page that gives it.'),
    asOf: text('When the copy that was read was current.'),
    conflict: bilingual.optional().meta({ description: 'Where copies differ: both values.' }),
  })
  .meta({ id: 'limit', description: 'A documented limit of a parameter, by model.' });
const addresses = z
  .object({
    page: bilingual.meta({ description: 'The page in each language.' }),
    markdown: bilingual.meta({ description: 'The same as Markdown.' }),
    neutral: text('The address for tickets, without a language.'),
  })
  .meta({ id: 'addresses' });
const aboutUrls = { description: 'Where to read it.' };
const reason = z
  .object({
    id: text('Permanent, unique within the code.'),
    title: bilingual.meta({ description: 'A few words.' }),
    family: text('What it shares its steps with: an id that `resolve.mjs` gives where it knows no more.').optional(),
    meaning: bilingual.meta({ description: 'What it means, in one sentence.' }),
    params: texts('The parameters that it is about: whole paths; [n] is any index.'),
    apis: z.array(z.enum(apis)).meta({ description: 'The parts of the API that it occurs in.' }),
    models: texts('Beginnings of model names, where it is about certain models.'),
    messages: texts(
      'The literal messages that tell it; {name} stands for a value. Several reasons may share one, and values, parameters, or models then decide: `resolve.mjs` tells them apart.',
    ),
    actor: verdict.actor.meta({ description: `${verdict.actor.description} In place of that of the entry.` }),
    retry: verdict.retry.meta({ description: `${verdict.retry.description} In place of that of the entry.` }),
    steps: facts(
      'What to do, in order, in place of the steps of the entry. Where a value of the reader belongs, plain words stand for it.',
    ),
    sure: z.enum(certainties).meta({ description: 'How sure the steps are: it worked for somebody, it is documented, it is inferred.' }),
    limits: z.array(limit).meta({ description: 'The limits that were met.' }),
    note: bilingual.optional().meta({ description: 'What else is worth knowing.' }),
    seen: texts('Public posts that show it: addresses.'),
    urls: addresses.meta(aboutUrls),
  })
  .meta({ id: 'reason', description: 'What exactly was wrong within one code.' });

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
/** What stands in the fields that are made from the list of the page’s fields. */
const descriptions: Readonly<Record<string, string>> = {
  remarks: 'What is odd about the code itself: where it stands, what varies in it.',
  samples: 'What programs print, filled in by us: no records.',
  ticket: 'What to have ready for a support ticket, and where to find it.',
  conflicts: 'Where sources disagree.',
  notes: 'What else is worth knowing.',
  renaming: 'What shows that `renamedTo` took its place.',
  related: 'Codes (`code`, not `slug`) worth a look, or ids of situations.',
  guides: 'Names of guides that help: {zh,en}/guides/{name}/ beside errors.json.',
  formerNames: 'Codes whose place this one took.',
  gaps: 'That something of the entry is not known.',
};
const fieldShapes = Object.fromEntries(
  entryFields.flatMap(({ key, kind }) => {
    const shape = forms[kind]?.shape.optional();
    return shape ? [[key, shape.meta({ description: descriptions[key] ?? '' })]] : [];
  }),
);

const error = z
  .object({
    ...fieldShapes,
    code: text('The literal code of the API. A template code keeps its braces: InvalidParameter.{{Parameter}}.'),
    slug: text('The code as it stands in addresses: a template code without its braces.'),
    category: text('An id of `categories` in errors.json.'),
    title: bilingual.meta({ description: 'What happened, in a few words.' }),
    state: z.enum(['current', 'newer', 'gone', 'renamed', 'undocumented', 'situation']).meta({
      description:
        'How it stands to the official pages. current: documented today. newer: documented today, not in the version that this catalog began with. gone: documented once, not today. renamed: `renamedTo` took its place. undocumented: in no official page seen. situation: a failure without a code.',
    }),
    statuses: z.array(z.number().int()).meta({ description: 'The HTTP statuses of all messages.' }),
    carrier: z.enum(['code', 'error.type']).meta({
      description: 'The field of the answer in which the code stands. Of an item of `situations`, which has no code, it says nothing.',
    }),
    keywords: z
      .object({ zh: texts('Chinese ones.'), en: texts('English ones.') } satisfies Record<Locale, z.ZodArray<z.ZodString>>)
      .meta({ description: 'What people type when they look for it.' }),
    ...guidance,
    reasons: z.array(reason).meta({ description: 'What exactly was wrong, told by the message, the parameter or the model.' }),
    messages: z.array(message).meta({ description: 'One item per message that means something else, in the order of the page.' }),
    sdk: sdk
      .optional()
      .meta({ description: 'What the official SDKs do when it comes. Absent where it is not known which of them makes the call.' }),
    renamedTo: z
      .object({
        code: text('Its `code`.'),
        certainty: z.enum(['strong', 'inferred', 'weak']).meta({ description: 'How well that is shown; `renaming` says by what.' }),
      })
      .optional()
      .meta({ description: 'The code that took its place.' }),
    formerNames: texts(descriptions['formerNames'] ?? ''),
    lookalikes: z
      .array(z.object({ code: text('Its `code`.'), tell: bilingual.meta({ description: 'What distinguishes that code.' }) }))
      .meta({ description: 'Codes that are easily taken for this one.' }),
    ticket: facts(descriptions['ticket'] ?? ''),
    related: texts(descriptions['related'] ?? ''),
    links: z
      .array(z.object({ url: text('Its address.'), title: bilingual.meta({ description: 'Its name.' }) }))
      .meta({ description: 'Official pages that help.' }),
    guides: texts(descriptions['guides'] ?? ''),
    sources: texts('Ids of all sources that the entry rests on: `sources` of errors.json, `sourceDetails` of a single file.'),
    urls: addresses
      .extend({ json: text('This entry alone, with replies.') })
      .meta({ id: 'entryAddresses' })
      .meta(aboutUrls),
  })
  .meta({ id: 'error', description: 'One error code, or one failure without a code.' });

const linkTargets = z
  .record(
    z.string(),
    z.object({
      url: text('The page.'),
      byteplus: text('The same page of BytePlus.').optional(),
      title: bilingual.meta({ description: 'The name of the page.' }),
    }),
  )
  .meta({ id: 'linkTargets' });
const aboutLinkTargets = {
  description: 'Where `[words](id)` in the texts of this file leads, by id; `byteplus` for readers on that cloud.',
};
const source = z
  .object({
    kind: z.enum(sourceKinds).meta({
      description:
        'official: of Volcano Engine or BytePlus. observed: a published response, or a test of our own. sdk: code of an SDK or client. secondary: someone else’s copy or list.',
    }),
    title: bilingual.meta({ description: 'What it is.' }),
    url: text('Where it was read, if anyone can.').optional(),
    date: text('When it was current, as exactly as known, for people: a date, a month, `before 2024-07`.').optional(),
  })
  .meta({ id: 'source', description: 'What statements rest on.' });

const head = {
  version: text('The day as of which the facts were collected, and the first characters of `hash` of this file.'),
  format: text('Version of this format. Its first part changes only when something published is removed or changes its meaning.'),
  hash: text('sha256, hexadecimal, of the content without addresses: equal hashes mean equal facts, wherever the site is published.'),
  unofficial: z.literal(true).meta({ description: 'Volcano Engine does not publish this.' }),
};
const catalogShape = z
  .object({
    ...head,
    categories: z
      .array(
        z.object({
          id: text('Stands in addresses.'),
          name: bilingual.meta({ description: 'A few words.' }),
          description: bilingual.meta({ description: 'What belongs to it.' }),
        }),
      )
      .meta({ description: 'What the entries are sorted by.' }),
    sources: z.record(z.string(), source).meta({ description: 'All sources, by id.' }),
    errors: z.array(error).meta({ description: 'One item per error code.' }),
    situations: z.array(error).meta({ description: 'Failures without a code. `code` is an id of the site’s own, no code of the API.' }),
    linkTargets: linkTargets.meta(aboutLinkTargets),
  })
  .meta({ id: 'catalog', description: 'errors.json.' });
const reply = bilingual.meta({
  description:
    'A ticket reply, ready to send; ⟦name⟧ stands for a value of the case at hand, ⟦name|words⟧ for a value or else these words, ⟬…⟭ falls away where a value in it is not known.',
});
const singleShape = error
  .extend({
    ...head,
    linkTargets: linkTargets.meta(aboutLinkTargets),
    sourceDetails: z.record(z.string(), source).meta({ description: 'The sources that ids in this file name, by id.' }),
    reply,
    messages: z.array(message.extend({ reply }).meta({ id: 'messageWithReply' })).meta({ description: error.shape.messages.description }),
    reasons: z.array(reason.extend({ reply }).meta({ id: 'reasonWithReply' })).meta({ description: error.shape.reasons.description }),
  })
  .meta({ id: 'single', description: 'errors/{slug}.json: one entry, with what it needs of the rest.' });

export type CatalogJson = z.infer<typeof catalogShape>;
type ErrorJson = z.infer<typeof error>;
type SingleErrorJson = z.infer<typeof singleShape>;

/** The schema of `/errors.json` (`#/$defs/catalog`) and of a single code’s file (`#/$defs/single`); the root accepts either. */
export function buildJsonSchema(): Record<string, unknown> {
  const { $defs } = z.toJSONSchema(z.union([catalogShape, singleShape]), { io: 'input' });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: toAbsolute(urls.dataSchema()),
    title: 'errors.json and errors/{slug}.json of the Ark error reference',
    description: [
      'Stability: within format 1.x nothing published is removed, renamed, retyped or changes its meaning. Codes, fields and values of enumerations are added: ignore those you do not know, and validate with the schema of today, not with a copy.',
      'Texts of ours are plain but for `code` in backticks and [words](target), where the words may be `code` too. A target is an id of `linkTargets`, or error:Code for the page of that `code`, or guide:name for {zh,en}/guides/{name}/ beside this file.',
    ].join(' '),
    type: 'object',
    anyOf: [{ $ref: '#/$defs/catalog' }, { $ref: '#/$defs/single' }],
    $defs,
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
    sources: describeSources(catalog.sources),
    errors,
    situations,
    linkTargets,
  };
}

export function buildErrorJson(entry: Entry, catalog: Catalog): SingleErrorJson {
  const entryJson = toErrorJson(entry, catalog);
  const own = { ...entryJson, linkTargets: pickLinkTargets(entryJson, catalog), sourceDetails: pickSources(entryJson, catalog) };
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

/** The sources that a content names, wherever it does. */
function pickSources(content: unknown, { sources }: Catalog): CatalogJson['sources'] {
  const used = new Set<unknown>();
  JSON.stringify(content, (key, value: unknown) => {
    if (['source', 'sources', 'seen', 'meaningQuotedFrom'].includes(key)) for (const id of [value].flat()) used.add(id);
    return value;
  });
  return describeSources(sources.filter(({ id }) => used.has(id)));
}

function describeSources(sources: Catalog['sources']): CatalogJson['sources'] {
  return Object.fromEntries(sources.map((item) => [item.id, pickFields(item, 'kind', 'title', 'url', 'date')]));
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
    ...pickFields(item, 'params', 'apis', 'models', 'actor', 'retry'),
    messages: item.messages.map(dropEnd),
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
