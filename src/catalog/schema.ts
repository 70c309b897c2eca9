/**
 * The shape of `content/errors.yaml`. Types, the editor's JSON Schema and the first rule of the catalog come from here.
 * Descriptions are shown by editors when an author hovers a field, so they are written for authors.
 */
import { z } from 'zod';

/** The parts of the file that define statements for several entries. */
export const sharedKinds = ['causes', 'steps', 'avoid', 'ticket', 'verdicts', 'notes'] as const;
/** Statements that are defined once and named by their ids. */
export type SharedKind = (typeof sharedKinds)[number];
/** What the file can name. Guides are files; everything else is defined in this one. */
export const referenceKinds = [
  ...sharedKinds,
  'sources',
  'sets',
  'links',
  'placeholders',
  'categories',
  'families',
  'limits',
  'limitSources',
  'clients',
  'errors',
  'guides',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

const filled = z.string().regex(/\S/, 'must not be blank');

const text = filled.meta({
  kind: 'own',
  description:
    'Plain text. `code` marks code, [words](link-id) a link of `links:`, [words](error:Code) a code page, [words](guide:name) a guide. No HTML.',
});

const literal = filled.meta({ kind: 'literal', description: 'Exactly as the service prints it: never translated, never tidied.' });

const literals = z.array(literal).optional();

/** Pieces of it. */
const marks = z.array(literal.meta({ kind: 'mark' })).min(1);

/** The languages of the texts. */
export const textLocales = ['zh', 'en'] as const;

/** The same in each language: the only place of the schema that names them. */
const inEach = <Item extends z.ZodType>(item: Item) => z.strictObject({ zh: item, en: item });

const keywords = inEach(z.array(text.meta({ kind: 'keyword' })));

const bilingual = inEach(text).describe('The same statement in 简体中文 and English, each written for its readers.');

const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case: small letters, digits and single hyphens')
  .meta({ kind: 'id', description: 'Permanent once published. kebab-case.' });

/** What codes are made of: each becomes an address. A rule says it to authors, editors mark it. */
export const codePattern = /^(?=[A-Za-z0-9{])(?!.*\.\.)(?=.*[A-Za-z0-9}]$)[A-Za-z0-9_.{}-]{1,100}$/;

const references = new Map<ReferenceKind, z.ZodString>();
/** What is named by more than an id of its own part. */
const named: Readonly<Partial<Record<ReferenceKind, string>>> = {
  errors: 'A code, or the id of an entry without one.',
  sets: 'An id of `sources:`, or of `sets:`, which stands for all of its sources.',
};

/** The id of something that is defined elsewhere in the file: rules look whether it is, and editors complete it. One piece of schema for each kind. */
function refer(refers: ReferenceKind, pattern: z.ZodString = z.string()): z.ZodString {
  const description = named[refers] ?? `An id of \`${refers}:\`.`;
  const known = references.get(refers) ?? pattern.meta({ refers, description });
  references.set(refers, known);
  return known;
}

const codes = z.array(refer('errors'));
const sourceId = refer('sources');
const sourceIds = z.array(sourceId);
const placeholderIds = z.array(refer('placeholders')).optional();
const links = z.array(refer('links')).optional();
const guides = z.array(refer('guides')).optional();
const strings = z.array(z.string());
const statusCode = z.number().int().min(100).max(599);

const httpsUrl = z
  .string()
  .regex(/^https:\/\/[^\s]+$/, 'must be an https address')
  .meta({ kind: 'address', description: 'An https address, exactly as its source has it.' });

const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date written YYYY-MM-DD')
  .meta({ kind: 'date', description: 'A date, YYYY-MM-DD.' });

/** Which part of the documentation a message belongs to. */
export const sections = ['inference', 'fine-tuning', 'managed-agent', 'platform', 'client'] as const;

/** Who stands behind a statement. It is shown beside the statement, so readers can tell advice from documentation. */
export const sourceKinds = ['official', 'observed', 'sdk', 'secondary'] as const;

const source = z.strictObject({
  kind: z
    .enum(sourceKinds)
    .describe(
      'official: of Volcano Engine or BytePlus. observed: a response that someone published, or a test of our own. sdk: code of an SDK or client. secondary: someone else’s copy, list or notes.',
    ),
  title: bilingual.optional().describe('Left out: the name of the GitHub issue or pull request at `url`.'),
  url: httpsUrl.optional().describe('Where a reader can open what was read. Left out where the title must say what it was.'),
  copyOf: httpsUrl.optional().describe('The official page that this is a copy of; it may read differently today.'),
  date: z
    .string()
    .regex(
      /^(?:undated|(?:before |after )?\d{4}(?:-\d{2}){0,2}(?: or (?:later|earlier))?)(?:, (?:before |after )?\d{4}(?:-\d{2}){0,2}(?: or (?:later|earlier))?)*$/,
      'must be made of `undated` and dates, with `before`, `after`, `or later` or `or earlier`',
    )
    .meta({ kind: 'date' })
    .optional()
    .describe('When the source was current, as exactly as known: a date, a month, `before 2024-07`, `2025-11 or later`, `undated, 2026`.'),
  snapshot: z.boolean().optional().describe('true for a dated state of the official error page: code pages list which have a message.'),
  role: z.enum(['baseline', 'current']).optional().describe('baseline: what the catalog started from. current: what is documented today.'),
  coverage: bilingual.optional().describe('How much of the source could be seen, or how to repeat a test.'),
  complete: z
    .strictObject({ sections: z.array(z.enum(sections)).min(1), statuses: z.array(z.number().int()).min(1).optional() })
    .optional()
    .describe('The sections, and of these the statuses, that could be seen in full: anything else is absent from this snapshot.'),
});

const token = z.string().regex(/^(?:\{\{\w+\}\}|\{\w*\}|%[sqd])$/, 'must be a placeholder such as `{id}`, `{{Name}}` or `%s`');

const placeholder = bilingual.extend({
  tokens: z.array(token).optional().describe('What stands for it in texts, beside its own name in braces. A message need not name these.'),
});

const link = z.strictObject({
  url: httpsUrl,
  title: bilingual,
  byteplus: httpsUrl.optional().describe('The same page of BytePlus. A console link without it is of no use to a reader there.'),
});

/** The two clouds that run Ark: each has its own accounts, keys, consoles and hosts. */
export const clouds = ['volcengine', 'byteplus'] as const;

/** One base URL, and what goes with it. */
const endpoint = z.strictObject({
  url: httpsUrl.describe('Up to where the client adds its paths.'),
  cloud: z.enum(clouds),
  region: z.string(),
  product: z.enum(['pay-as-you-go', 'coding-plan', 'agent-plan', 'control-plane']),
  protocol: z.enum(['openai', 'anthropic', 'openapi']),
  key: bilingual.describe('The credential that it takes.'),
  models: bilingual.describe('The form of model names that it takes.'),
  source: sourceId,
});

/** Whose turn it is. */
export const actors = ['caller', 'account', 'platform'] as const;
/** Whether sending the same request again helps. */
export const retryVerdicts = ['never', 'after-fix', 'backoff', 'later'] as const;
const actor = z
  .enum(actors)
  .describe('Who must act. caller: who writes the code. account: owner or administrator of the account. platform: Volcano Engine.');
const retry = z
  .enum(retryVerdicts)
  .describe(
    'never: it never succeeds. after-fix: after a change. backoff: wait seconds, more each time. later: wait minutes or until a time.',
  );

const category = z.strictObject({
  id,
  name: bilingual,
  description: bilingual,
  section: z.enum(sections).optional().describe('The section of its messages, unless they name another.'),
  actor: actor.optional().describe('Who must act on its entries, unless they say someone else.'),
  retry: retry.optional().describe('The same for `retry:`.'),
  ticket: z.array(id).optional().describe('What its entries have as `ticket:`, unless they have a list of their own (`[]` for none).'),
  links: links.describe('The same for `links:`.'),
  guides: guides.describe('The same for `guides:`.'),
});

const statement = bilingual.extend({
  source: sourceId.optional().describe('Who says so, an id of `sources:`. Left out: it is our own advice and shown as such.'),
});

const statementOrRef = (kind: SharedKind): z.ZodUnion<readonly [z.ZodString, typeof statement]> =>
  z.union([refer(kind, id), statement]).describe('A statement, or the id of a shared one, defined once at the top of the file.');
/** A remark on a message or wording, or the id of a shared one. */
const remark = z.union([refer('notes', id), bilingual]);
const remarks = z.array(statementOrRef('notes')).optional();
const causes = z.array(statementOrRef('causes')).min(1);
const steps = z.array(statementOrRef('steps')).min(1);

/** What an entry says once, and a message variant may say differently for itself. */
const guidance = z.object({
  summary: bilingual.describe('One sentence: what happened, in words of the reader.'),
  explanation: statementOrRef('notes').describe('Two or three sentences: what it means, when it happens. Not a repetition of the summary.'),
  actor,
  retry,
  retryWhy: statementOrRef('verdicts').describe('Why that verdict, in one sentence. Left out where `after-fix` says it all.'),
  causes: causes.describe('Likely causes, most likely first. Left out: summary and explanation say them.'),
  steps: steps.describe('What to do, each an action, in order. The first one is shown above the fold and in ticket replies.'),
  avoid: z.array(statementOrRef('avoid')).min(1).describe('What people try that does not help or makes it worse.'),
});

const quote = z.strictObject({ text: literal, source: sourceId });

const wording = quote.extend({
  placeholders: placeholderIds.describe('As of the message itself.'),
  note: remark.optional().describe('What is worth knowing of this wording.'),
});

const meaning = bilingual.extend({
  quotedFrom: sourceId.optional().describe('The source, where `zh` is quoted word for word; `en` is then our rendering of it.'),
  links: z
    .record(z.string(), refer('links'))
    .optional()
    .describe('Words of the quoted `zh` that are a link there, each with an id of `links:`. Our own text uses [words](link-id).'),
});

const message = z.strictObject({
  id: id.optional().describe('The anchor of this variant on the page. Needed when a code has several messages.'),
  label: bilingual.optional().describe('A few words that tell this variant from the others. Needed when a code has several messages.'),
  section: z
    .enum(sections)
    .optional()
    .describe(
      'Left out: that of the category. platform: 公共错误码 of the OpenAPI gateway. client: made by the client. Others: parts of Ark’s page.',
    ),
  status: statusCode.nullable().describe('HTTP status; null where no source gives it.'),
  type: z.string().nullable().optional().describe('The literal `type`; null where no source gives one. Left out: the usual one.'),
  codeN: z.number().int().optional().describe('The number that the OpenAPI gateway sends beside the code.'),
  statusNote: remark.optional().describe('Says why the status does not go with the type, or that it is inferred.'),
  text: literal.nullable().describe('The literal documented message; null where nobody knows it.'),
  textNote: remark.optional().describe('Why the message is unknown, cut or odd. Needed when `text` is null.'),
  placeholders: placeholderIds.describe('The names of all placeholders in `text`, in order. Left out: the usual name of each.'),
  meaning: meaning.optional().describe('What it means. Left out: the summary says it.'),
  byteplus: quote.optional().describe('The official meaning in English, word for word, where BytePlus publishes one.'),
  seen: z
    .array(refer('sets'))
    .min(1)
    .describe('The sources in which this message (or, where a source lists codes only, the code) was seen.'),
  absent: sourceIds.optional().describe('Snapshots that do not have it. Left out: computed from those with `complete:`.'),
  wordings: z.array(wording).optional().describe('Other literal texts of the same meaning: they are recognized when pasted.'),
  ...guidance.partial().shape,
});

/** How sure it is that the steps of a reason mend it. */
export const certainties = ['confirmed', 'official', 'inferred'] as const;

/** Reasons that name no source were collected together. */
export const defaultSource = 'reasons-2026-11';

/** The parts of the API that a reason can belong to. */
export const apis = [
  'chat',
  'responses',
  'images',
  'video',
  'embeddings',
  'files',
  'assets',
  'anthropic',
  'context',
  'plan',
  'any',
] as const;

const template = text.describe('May hold {placeholders}: the values of the reader. [[ … ]] is left out where a value in it is not known.');
const bilingualTemplate = inEach(template);

/** What many reasons share: the shape of the fault, its steps in the values of the reader. */
const family = z.strictObject({
  id,
  title: bilingualTemplate.describe('What happened, with the values of the reader: `{param} is above its limit`.'),
  codes: codes.min(1).optional().describe('The entries under which this family may be claimed. Left out: those of a wrong parameter.'),
  details: marks.describe('Literal pieces of messages that tell the family, values as {placeholders}. Compared word by word.'),
  summary: bilingualTemplate.optional().describe('What its reasons mean that do not say it. Left out: their titles say it all.'),
  steps: steps.describe('One or two actions, with the values of the reader.'),
  actor: actor.optional(),
  retry: retry.optional(),
});

/** The page that gives limits, and how it was read. */
const limitSource = z.strictObject({
  url: httpsUrl,
  copy: z.string().meta({ kind: 'date' }).describe('When the copy that was read was current.'),
  confidence: z.enum(['official-copy', 'official-sdk', 'secondary']),
});

const row = z.strictObject({ models: strings, value: z.string(), note: bilingual.optional() });

/** A limit of a parameter, by model, as a source gives it. */
const limit = z.strictObject({
  id,
  params: strings.min(1),
  title: bilingual,
  rows: z.array(row).min(1).describe('`models` are the beginnings of model names; an empty list means all others.'),
  source: z.union([refer('limitSources'), limitSource]),
  conflict: bilingual.optional().describe('Where copies differ: both values with their dates.'),
});

/** A program or library that prints errors of Ark in its own way. */
const client = z.strictObject({
  id,
  name: z.string(),
  marks: marks.describe(
    'Literal pieces of what it prints. Letter case counts. `^` stands for the beginning of a line or of its first word, `nnn` for any status.',
  ),
  says: z
    .record(z.string().regex(/^[45]\d\d$/, 'a status such as `401`'), marks)
    .optional()
    .describe('What it shows instead of a response, by the status that it stands for. These sentences are marks as well.'),
  body: bilingual.optional().describe('Where it may print a status only: how to see the response of Ark.'),
});

/** Whose a text can be that is not of Ark: another product of Volcano Engine, another vendor, a sentence that a client wrote by itself. */
const origin = z.strictObject({
  id,
  name: bilingual,
  kind: z.enum(['product', 'client-own-text']).optional().describe('product: of another service. Left out: client-own-text.'),
  marks: marks.describe('Literal pieces of such texts. Letter case counts.'),
  tell: bilingual.describe('What the text is, and the way to its own pages or to the response of Ark.'),
});

/** What tells a failure without a code. */
const failureMark = z.strictObject({
  failure: refer('errors').describe('A failure without a code.'),
  marks: marks.describe('Literal pieces of a line, in lower case. `^` and `$` stand for its beginning and its end, `nnn` for any status.'),
  statuses: z.array(statusCode).optional().describe('What means it where a text has nothing but a status.'),
});

/** What a status alone can mean. */
const statusAdvice = z.strictObject({
  status: statusCode,
  tell: bilingual,
  first: codes.describe('The most common codes of this status, first.'),
  steps,
});

/** What exactly was wrong within one code. */
const reason = z.strictObject({
  id: id.describe('Permanent: the address of its page.'),
  family: refer('families').optional().describe('An id of `families:`, which brings steps, title and verdict.'),
  title: bilingual.describe('A few words, without placeholders, unlike its siblings’.'),
  params: strings.min(1).optional().describe('Whole paths; `[n]` is any index. The reason is claimed only where the text has one of them.'),
  apis: z.array(z.enum(apis)).min(1).optional().describe('Left out: any.'),
  models: strings.optional(),
  messages: literals.describe(
    'Templates with {placeholders}: a text must contain all words of one; `$` is the end of a line. Left out where `when` alone tells it.',
  ),
  when: z
    .record(z.string(), z.string().meta({ kind: 'pattern' }))
    .optional()
    .describe('Regular expressions that captured values must match, by placeholder.'),
  yields: z
    .literal(true)
    .optional()
    .describe('For failures: its messages say that it failed, not why. Any other reason in the text is shown instead.'),
  elsewhere: z
    .literal(true)
    .optional()
    .describe('For failures: its messages name a server that is not Ark. What else the text says of a network is about that server.'),
  means: statement.optional().describe('One sentence: what it means. Left out: the family says it, or the title says it all.'),
  steps: steps.optional().describe('What to do. Left out: the steps of the family, else of the entry.'),
  clientSteps: z.record(refer('clients'), bilingualTemplate).optional().describe('The setting of a client, by an id of `clients:`.'),
  limits: z.array(refer('limits')).optional().describe('Ids of `limits:`.'),
  actor: actor.optional(),
  retry: retry.optional(),
  statuses: z
    .array(statusCode)
    .optional()
    .describe('HTTP statuses, where those of its code or failure do not fit. `[]`: nothing was sent.'),
  sure: z.enum(certainties).optional().describe('How sure the steps are. Left out: inferred, our own advice.'),
  words: keywords.partial().describe('What people type when they look for this, in either language or both.'),
  seen: z.array(httpsUrl).optional().describe('Public posts that show it.'),
  source: sourceId.optional().meta({ description: `Left out: \`${defaultSource}\`.` }),
  note: bilingual.optional(),
  samples: literals.describe('Raw texts that must lead to this reason.'),
});

const entry = z.strictObject({
  code: literal
    .meta({ kind: 'code', pattern: codePattern.source })
    .optional()
    .describe('The literal code of the API. A template code keeps its braces: InvalidParameter.{{Parameter}}.'),
  id: id.optional().describe('Instead of `code`, for a failure that carries no code: an id of our own.'),
  carrier: z.enum(['code', 'error.type']).optional().describe('The field of the response that contains the code; left out: `code`.'),
  placeholders: placeholderIds.describe('The names of the placeholders in `code`, in order. Left out: the usual ones.'),
  example: literal.optional().describe('A value that stands for the placeholder of a template code in the live service: `File`.'),
  category: refer('categories').describe('An id of `categories:`.'),
  title: bilingual.describe('A few words that say what happened. Not the code.'),
  keywords: keywords.describe('What people type when they look for this: everyday words. Not words of the code, title or message.'),
  ...guidance.partial({ actor: true, retry: true, retryWhy: true, causes: true, avoid: true }).shape,
  messages: z.array(message).min(1).describe('One item per message that means something else. The most common first.'),
  renamedTo: z
    .strictObject({ code: refer('errors'), certainty: z.enum(['strong', 'inferred', 'weak']), evidence: bilingual })
    .optional()
    .describe('The code that took this one’s place. This page then points onward.'),
  tell: bilingual.optional().describe('What distinguishes it from codes that are taken for it: shown where they list it as a look-alike.'),
  lookalikes: z
    .array(z.union([refer('errors'), z.strictObject({ code: refer('errors'), ...bilingual.shape })]))
    .optional()
    .describe('Codes that are easily taken for this one. A bare code brings its own `tell:`; another sentence is for this pair alone.'),
  ticket: z.array(statementOrRef('ticket')).optional().describe('What to have ready for a support ticket, and where to find it.'),
  related: codes.optional().describe('Codes (or ids) worth a look. Not this one.'),
  links: links.describe('Ids of `links:`: official pages.'),
  guides: guides.describe('Names of guides: files below src/content/docs/{locale}/guides/.'),
  reasons: z.array(reason).optional().describe('What exactly was wrong, told by the message, the parameter or the model.'),
  samples: literals.describe('What programs print: each must be recognized as this code. Records go to `wordings:` with their source.'),
  conflicts: remarks.describe('Where sources disagree. Shown, not settled.'),
  notes: remarks.describe('Anything else worth knowing: history, changes of meaning, oddities.'),
});

const change = z.strictObject({
  date: isoDate,
  id,
  title: bilingual,
  text: bilingual,
  codes: codes.optional(),
});

/** One whole catalog file. */
export const catalogSchema = z
  .strictObject({
    edition: isoDate.describe('The day as of which the facts were collected.'),
    sources: z.record(id, source),
    sets: z.record(id, sourceIds.min(2)).optional().describe('Sources that often hold the same: in `seen:` the id stands for all.'),
    links: z.record(id, link),
    endpoints: z.array(endpoint).optional().describe('Every base URL with its product, protocol, key and model names.'),
    placeholders: z.record(id, placeholder).describe('What stands for a value in messages and codes. Messages name `%s` in order.'),
    categories: z.array(category).min(1),
    causes: z.record(id, statement).optional().describe('Shared causes.'),
    steps: z.record(id, statement).optional().describe('Shared steps.'),
    avoid: z.record(id, statement).optional().describe('Shared negative advice.'),
    ticket: z.record(id, statement).optional().describe('Shared things to have ready for a ticket.'),
    verdicts: z.record(id, statement).optional().describe('Shared reasons of a verdict.'),
    notes: z.record(id, statement).optional().describe('Shared remarks, for any field of remarks.'),
    values: z.record(id, bilingual).optional().describe('The {placeholders} of reasons, each with plain words for an unknown value.'),
    families: z.array(family).optional().describe('What many reasons share.'),
    limitSources: z.record(id, limitSource).optional().describe('The pages of limits that several share.'),
    limits: z.array(limit).optional().describe('Limits that reasons refer to.'),
    clients: z.array(client).optional().describe('Clients that can be told from what they print.'),
    origins: z.array(origin).optional().describe('Whose a text can be that is not of Ark.'),
    failureMarks: z.array(failureMark).optional().describe('What tells failures without a code, the most telling first.'),
    statusAdvice: z.array(statusAdvice).optional().describe('What a status without a body can mean.'),
    changes: z.array(change).min(1).describe('What changed in this catalog, newest first. Feeds are made of it.'),
    errors: z.array(entry).min(1),
  })
  .meta({
    title: 'Ark error catalog',
    description: 'One entry per error code of the Volcano Engine Ark model API, in 简体中文 and English.',
  });

/** The file as its author wrote it. What goes without saying in it is computed by `model.ts`. */
export type CatalogSource = z.infer<typeof catalogSchema> & {
  /** What people ask, from a file of its own: see `questions.ts`. */
  questions?: Record<string, string[]>;
};
/** An item of one of its lists. */
export type ItemOf<List extends keyof CatalogSource> = CatalogSource[List] extends readonly (infer Item)[] | undefined ? Item : never;
export type EntrySource = ItemOf<'errors'>;
export type MessageSource = EntrySource['messages'][number];
export type ReasonSource = NonNullable<EntrySource['reasons']>[number];
export type Statement = z.infer<typeof statement>;
export type Bilingual = z.infer<typeof bilingual>;
/** A limit with its source in its place. */
export type LimitSource = Omit<ItemOf<'limits'>, 'source'> & { source: z.infer<typeof limitSource> };
/** One word of each list above. */
export type Api = (typeof apis)[number];
export type Certainty = (typeof certainties)[number];
export type Source = z.infer<typeof source> & { title: Bilingual };
export type Link = z.infer<typeof link>;
/** What a category says of itself; the rest is for its entries. */
export type Category = Pick<z.infer<typeof category>, 'id' | 'name' | 'description'>;
export type Actor = (typeof actors)[number];
export type RetryVerdict = (typeof retryVerdicts)[number];
export type Section = (typeof sections)[number];
export type SourceKind = (typeof sourceKinds)[number];
