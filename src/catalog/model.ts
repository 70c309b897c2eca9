/** The catalog as pages, data and search use it: references resolved, everything computable computed. Pure. */
import { expandSets, familyCodes, findSection, findVerdict, hasType, nameSource, usualTypes } from './usual.ts';
import { findPlaceholders, nameToken, toSlug } from './text/placeholders.ts';
import {
  defaultSource,
  type Actor,
  type Bilingual,
  type CatalogSource,
  type Category,
  type EntrySource,
  type ItemOf,
  type LimitSource,
  type Link,
  type MessageSource,
  type ReasonSource,
  type RetryVerdict,
  type Section,
  type SharedKind,
  type Source,
  type SourceKind,
  type Statement,
} from './schema.ts';
import { computeEntryState, type State } from './state.ts';
import { dropPieces } from './text/template.ts';

/** A source with its id. */
export interface SourceRef extends Source {
  id: string;
}

/** A statement with what it rests on. */
export interface Fact extends Bilingual {
  /** Who stands behind it; `advice` is our own. */
  basis: SourceKind | 'advice';
  source?: SourceRef;
  /** Of a shared statement. */
  id?: string;
  /** The same with the values of the reader, where it has any: see `template.ts`. */
  template?: Bilingual;
}

/** A placeholder of a message or code, with what stands for it in words. */
export interface Placeholder extends Bilingual {
  token: string;
  name: string;
}

/** Whose turn it is, and whether the same request helps. */
export interface Verdict {
  actor: Actor;
  retry: RetryVerdict;
}

/** What an entry or one of its variants says. */
export interface Guidance extends Pick<MessageSource, 'summary' | keyof Verdict> {
  explanation?: Fact | undefined;
  retryWhy?: Fact | undefined;
  causes: Fact[];
  steps: Fact[];
  avoid: Fact[];
}

/** Guidance with everything that a reader must learn. */
export interface WholeGuidance extends Omit<Guidance, 'summary' | 'explanation' | keyof Verdict>, Verdict {
  summary: Bilingual;
  explanation: Fact;
}

/** One message of an entry. */
export interface Message extends Pick<MessageSource, 'label' | 'status' | 'codeN' | 'text'> {
  /** The anchor on the page. */
  anchor: string;
  section: Section;
  type: string | null;
  statusNote?: Bilingual | undefined;
  textNote?: Bilingual | undefined;
  placeholders: Placeholder[];
  /** Absent where the summary says it. */
  meaning?: (Bilingual & { quotedFrom?: SourceRef | undefined; links: Readonly<Record<string, Link>> }) | undefined;
  /** The official meaning in English, to the letter. */
  byteplus?: { text: string; source: SourceRef } | undefined;
  seen: SourceRef[];
  absent: SourceRef[];
  wordings: { text: string; source: SourceRef; placeholders: Placeholder[]; note?: Bilingual | undefined }[];
  /** What this variant says for itself; empty where the entry speaks for it. */
  own: Guidance;
  /** What holds for this variant: its own guidance over that of the entry. */
  guidance: WholeGuidance;
}

/** What may be left out in the file, given. */
type Given<Type> = { [Key in keyof Type]-?: Exclude<Type[Key], undefined> };

/** What many reasons share. */
type Family = Omit<ItemOf<'families'>, 'steps' | 'codes' | keyof Verdict> & Verdict & { steps: Fact[]; codes: readonly string[] };

/** What exactly was wrong within one code. Texts may hold {placeholders} and [[optional pieces]]: see `template.ts`. */
export interface Reason
  extends
    Given<Pick<ReasonSource, 'id' | 'title' | 'params' | 'apis' | 'models' | 'messages' | 'when' | 'sure' | 'words' | 'seen' | 'samples'>>,
    Pick<ReasonSource, 'note' | 'statuses' | 'yields' | 'elsewhere'>,
    Verdict {
  family?: Family | undefined;
  means: Fact;
  /** Its own steps, else those of its family or entry. */
  steps: Fact[];
  clientSteps: { client: ItemOf<'clients'>; step: Bilingual }[];
  limits: LimitSource[];
  source?: SourceRef | undefined;
  /** What people ask who mean it: see `questions.ts`. */
  questions: readonly string[];
}

/** What a status without a body can mean. */
export interface StatusAdvice extends Pick<ItemOf<'statusAdvice'>, 'status' | 'tell'> {
  first: Entry[];
  steps: Fact[];
}

/** Everything about one code, or about one failure without a code. */
export interface Entry extends Pick<EntrySource, 'example' | 'title' | 'keywords'> {
  /** The literal code, or our own id of a failure without a code. */
  name: string;
  kind: 'code' | 'situation';
  slug: string;
  carrier: 'code' | 'error.type';
  codePlaceholders: Placeholder[];
  category: Category;
  guidance: WholeGuidance;
  messages: Message[];
  /** Distinct, in the order of the messages. */
  statuses: number[];
  state: State;
  /** Snapshots of the official page in which the code stands, and those in which it is known to be absent, oldest first. */
  snapshots: { source: SourceRef; present: boolean }[];
  /** Every source the entry rests on, in the order of the file. */
  sources: SourceRef[];
  renamedTo?: Omit<NonNullable<EntrySource['renamedTo']>, 'code'> & { entry: Entry };
  /** Entries whose place this one took. */
  formerNames: Entry[];
  lookalikes: { entry: Entry; tell: Bilingual }[];
  ticket: Fact[];
  related: Entry[];
  links: (Link & { id: string })[];
  guides: string[];
  reasons: Reason[];
  /** What people ask who mean it: see `questions.ts`. */
  questions: readonly string[];
  samples: string[];
  conflicts: Fact[];
  notes: Fact[];
  /** Fields of the guidance that cannot be given, for want of facts. */
}

/** The whole file, resolved. */
export interface Catalog extends Pick<CatalogSource, 'edition' | 'changes' | 'links'> {
  entries: Entry[];
  categories: Category[];
  /** The statuses that occur, or that there is advice for, ascending. */
  statuses: number[];
  sources: SourceRef[];
  /** Plain words for values that are not known, by placeholder. */
  values: Readonly<Record<string, Bilingual>>;
  families: Family[];
  clients: ItemOf<'clients'>[];
  /** Whose a text can be that is not of Ark. */
  origins: ItemOf<'origins'>[];
  endpoints: (Omit<ItemOf<'endpoints'>, 'source'> & { source: SourceRef | undefined })[];
  /** What tells failures without a code, the most telling first. */
  failureMarks: (Omit<ItemOf<'failureMarks'>, 'failure'> & { entry: Entry })[];
  statusAdvice: StatusAdvice[];
  byName: ReadonlyMap<string, Entry>;
  bySlug: ReadonlyMap<string, Entry>;
}

/** Resolves a catalog that has passed all rules. References that lead nowhere were found by the rules and are left out. */
export function buildCatalog(source: CatalogSource): Catalog {
  const { edition, changes, links, values = {}, families = [], clients = [], origins = [], statusAdvice = [] } = source;
  const sources = Object.entries(source.sources).map(([id, { complete: _complete, ...value }]): SourceRef => ({
    id,
    ...value,
    title: value.title ?? nameSource(value.url) ?? { zh: id, en: id },
  }));
  const categories = source.categories.map(({ id, name, description }) => ({ id, name, description }));
  const context: Context = { source, sources: mapBy(sources, 'id'), families: new Map() };
  for (const { actor = 'caller', retry = 'after-fix', codes = familyCodes, ...raw } of families)
    context.families.set(raw.id, { ...raw, actor, retry, codes, steps: resolveTemplates(raw.steps, 'steps', context) });
  const categoryById = mapBy(categories, 'id');
  const entries = source.errors.map((raw) => {
    const category = categoryById.get(raw.category);
    if (!category) throw new Error(`${raw.category}: the rules let an unknown category pass`);
    return buildEntry(raw, category, context);
  });
  const byName = mapBy(entries, 'name');
  const tells = new Map(source.errors.map((raw) => [raw.code ?? raw.id, raw.tell]));
  for (const raw of source.errors) connect(raw, byName, tells);
  const statuses = new Set([...entries.flatMap((entry) => entry.statuses), ...statusAdvice.map(({ status }) => status)]);
  return {
    ...{ edition, changes, links, values, clients, origins, entries, categories, sources, byName },
    statuses: [...statuses].sort((a, b) => a - b),
    families: [...context.families.values()],
    endpoints: (source.endpoints ?? []).map((item) => ({ ...item, source: context.sources.get(item.source) })),
    failureMarks: (source.failureMarks ?? []).flatMap(({ failure, ...rest }) =>
      pick([failure], byName).map((entry) => ({ ...rest, entry })),
    ),
    statusAdvice: statusAdvice.map(({ status, tell, first, steps }) => ({
      ...{ status, tell },
      first: pick(first, byName),
      steps: resolveList(steps, 'steps', context),
    })),
    bySlug: mapBy(entries, 'slug'),
  };
}

function mapBy<Key extends string, Item extends Readonly<Record<Key, string>>>(items: readonly Item[], key: Key): Map<string, Item> {
  return new Map(items.map((item) => [item[key], item]));
}

/** Those that there are. */
function pick<Item>(ids: readonly string[] | undefined, from: ReadonlyMap<string, Item>): Item[] {
  return (ids ?? []).flatMap((id) => from.get(id) ?? []);
}

/** In the order of the file. */
export function getEntriesOfCategory(catalog: Catalog, category: string): Entry[] {
  return catalog.entries.filter((entry) => entry.category.id === category);
}

/** The entries with a message of this status, in the order of the file. */
export function getEntriesOfStatus(catalog: Catalog, status: number): Entry[] {
  return catalog.entries.filter((entry) => entry.statuses.includes(status));
}

interface Context {
  source: CatalogSource;
  sources: ReadonlyMap<string, SourceRef>;
  families: Map<string, Family>;
}

function buildEntry(raw: EntrySource, category: Category, context: Context): Entry {
  const { title, keywords, example, carrier = 'code', samples = [] } = raw;
  const name = raw.code ?? raw.id ?? '';
  const guidance = buildWholeGuidance(raw, context);
  const messages = raw.messages.map((message, index) => buildMessage(message, index, raw, guidance, context));
  const home = context.source.categories.find(({ id }) => id === raw.category);
  const { links = home?.links ?? [], guides = home?.guides ?? [] } = raw;
  const conflicts = resolveTemplates(raw.conflicts, 'notes', context);
  const notes = resolveTemplates(raw.notes, 'notes', context);
  const ticket = resolveList(raw.ticket ?? home?.ticket, 'ticket', context);
  return {
    ...{ name, carrier, example, category, title, keywords, guidance, messages, ticket, guides, samples, conflicts, notes },
    kind: raw.code === undefined ? 'situation' : 'code',
    slug: toSlug(name),
    codePlaceholders: buildPlaceholders(name, raw.placeholders, context),
    statuses: [...new Set(messages.flatMap((message) => message.status ?? []))],
    state: computeEntryState(raw, messages),
    // A failure without a code is on no page of codes, even where a source of it is one.
    snapshots: raw.code === undefined ? [] : collectSnapshots(messages, context),
    sources: collectSources([...ticket, ...conflicts, ...notes], messages, guidance, context),
    formerNames: [],
    lookalikes: [],
    related: [],
    links: links.flatMap((id) => (context.source.links[id] ? [{ id, ...context.source.links[id] }] : [])),
    reasons: (raw.reasons ?? []).map((reason) => buildReason(reason, raw, guidance, context)),
    questions: context.source.questions?.[name] ?? [],
  };
}

function buildReason(raw: ReasonSource, entry: EntrySource, verdict: Verdict, context: Context): Reason {
  const family = raw.family === undefined ? undefined : context.families.get(raw.family);
  const { params = [], apis = ['any'], models = [], messages = [], when = {}, sure = 'inferred', seen = [], samples = [] } = raw;
  const own = resolveTemplates(raw.steps, 'steps', context);
  return {
    ...{ ...raw, params, apis, models, messages, when, sure, seen, samples },
    family,
    means: toFact(raw.means ?? family?.summary ?? raw.title, context),
    steps: own.length ? own : (family?.steps ?? resolveTemplates(entry.steps, 'steps', context)),
    clientSteps: Object.entries(raw.clientSteps ?? {}).flatMap(([id, step]) => {
      const client = context.source.clients?.find((item) => item.id === id);
      return client ? [{ client, step }] : [];
    }),
    limits: (raw.limits ?? []).flatMap((id) => findLimit(id, context.source) ?? []),
    actor: raw.actor ?? family?.actor ?? verdict.actor,
    retry: raw.retry ?? family?.retry ?? verdict.retry,
    source: context.sources.get(raw.source ?? defaultSource),
    questions: context.source.questions?.[`${entry.code ?? entry.id ?? ''}/${raw.id}`] ?? [],
  };
}

function findLimit(id: string, { limits, limitSources }: CatalogSource): LimitSource | undefined {
  const limit = limits?.find((item) => item.id === id);
  const source = typeof limit?.source === 'string' ? limitSources?.[limit.source] : limit?.source;
  return limit && source && { ...limit, source };
}

/** Links between entries, once all of them exist. */
function connect(
  raw: EntrySource,
  byName: ReadonlyMap<string, Entry>,
  tells: ReadonlyMap<string | undefined, Bilingual | undefined>,
): void {
  const entry = byName.get(raw.code ?? raw.id ?? '');
  if (!entry) return;
  entry.related = pick(raw.related, byName);
  entry.lookalikes = (raw.lookalikes ?? []).flatMap((item) => {
    const { code, ...own } = typeof item === 'string' ? { code: item } : item;
    const tell = 'zh' in own ? own : tells.get(code);
    return tell ? pick([code], byName).map((other) => ({ entry: other, tell })) : [];
  });
  if (!raw.renamedTo) return;
  const { code, ...renaming } = raw.renamedTo;
  for (const target of pick([code], byName)) {
    entry.renamedTo = { ...renaming, entry: target };
    target.formerNames.push(entry);
  }
}

function buildMessage(raw: MessageSource, index: number, entry: EntrySource, entryGuidance: WholeGuidance, context: Context): Message {
  const own = buildGuidance(raw, context);
  const guidance = mergeGuidance(own, entryGuidance);
  const section = findSection(raw, entry, context.source.categories) ?? 'inference';
  const usualType = raw.status !== null && hasType(section, entry.carrier) ? usualTypes[raw.status] : undefined;
  const { label, status, codeN, text, meaning } = raw;
  const seen = pickSources(raw.seen, context);
  const published = raw.byteplus && context.sources.get(raw.byteplus.source);
  const absent = raw.absent ?? (entry.code === undefined || entry.carrier ? [] : findAbsent(seen, status, section, context));
  return {
    ...{ label, section, status, codeN, text, seen, own, guidance },
    anchor: raw.id ?? `message-${index + 1}`,
    type: raw.type === undefined ? (usualType ?? null) : raw.type,
    statusNote: resolve(raw.statusNote, 'notes', context),
    textNote: resolve(raw.textNote, 'notes', context),
    placeholders: buildPlaceholders(text ?? '', raw.placeholders, context),
    meaning: meaning && {
      zh: meaning.zh,
      en: meaning.en,
      quotedFrom: context.sources.get(meaning.quotedFrom ?? ''),
      links: Object.fromEntries(
        Object.entries(meaning.links ?? {}).flatMap(([words, id]) => (context.source.links[id] ? [[words, context.source.links[id]]] : [])),
      ),
    },
    byteplus: raw.byteplus && published && { text: raw.byteplus.text, source: published },
    absent: pickSources(absent, context),
    wordings: (raw.wordings ?? []).flatMap((wording) =>
      pick([wording.source], context.sources).map((source) => ({
        text: wording.text,
        source,
        placeholders: buildPlaceholders(wording.text, wording.placeholders, context),
        note: resolve(wording.note, 'notes', context),
      })),
    ),
  };
}

/**
 * A message of a code is absent from the snapshots that were seen in full and do not hold it.
 * That something newer than the baseline is absent from what is older than it goes without saying.
 */
function findAbsent(seen: readonly SourceRef[], status: number | null, section: Section, { source }: Context): string[] {
  const snapshots = Object.entries(source.sources).filter(([, { snapshot }]) => snapshot);
  const baseline = snapshots.findIndex(([, { role }]) => role === 'baseline');
  const isSeen = (id: string): boolean => seen.some((item) => item.id === id);
  const first = snapshots.findIndex(([id]) => isSeen(id));
  return snapshots.flatMap(([id, { complete }], at) => {
    const covers = complete?.sections.includes(section) && (!complete.statuses || complete.statuses.some((item) => item === status));
    return first >= 0 && covers && !isSeen(id) && (first <= baseline || at >= baseline) ? id : [];
  });
}

function buildWholeGuidance(raw: EntrySource, context: Context): WholeGuidance {
  const { actor = 'caller', retry = 'after-fix' } = findVerdict(raw, context.source.categories);
  // Every entry has one: the rules refuse the id of a note that is not there.
  const { explanation = toFact(raw.summary, context), ...guidance } = buildGuidance(raw, context);
  return { ...guidance, summary: raw.summary, explanation, actor, retry };
}

function buildGuidance(raw: EntrySource | MessageSource, context: Context): Guidance {
  return {
    summary: raw.summary,
    explanation: resolveFact(raw.explanation, 'notes', context),
    actor: raw.actor,
    retry: raw.retry,
    retryWhy: resolveFact(raw.retryWhy, 'verdicts', context),
    causes: resolveList(raw.causes, 'causes', context),
    steps: resolveList(raw.steps, 'steps', context),
    avoid: resolveList(raw.avoid, 'avoid', context),
  };
}

function mergeGuidance(own: Guidance, base: WholeGuidance): WholeGuidance {
  return {
    summary: own.summary ?? base.summary,
    explanation: own.explanation ?? base.explanation,
    actor: own.actor ?? base.actor,
    retry: own.retry ?? base.retry,
    // Another verdict has another reason.
    retryWhy: own.retryWhy ?? (own.retry ? undefined : base.retryWhy),
    causes: own.causes.length ? own.causes : base.causes,
    steps: own.steps.length ? own.steps : base.steps,
    avoid: own.avoid.length ? own.avoid : base.avoid,
  };
}

function resolveList(list: readonly (string | Statement)[] | undefined, kind: SharedKind, context: Context): Fact[] {
  return resolveTemplates(list, kind, context).map((fact) => {
    const { zh, en } = fact;
    if (!zh.includes('[[') && !en.includes('[[')) return fact;
    return { ...fact, zh: dropPieces(zh, {}), en: dropPieces(en, {}), template: { zh, en } };
  });
}

/** The same for reasons and families, whose texts are filled with values wherever they are shown. */
function resolveTemplates(list: readonly (string | Statement)[] | undefined, kind: SharedKind, context: Context): Fact[] {
  return (list ?? []).flatMap((item) => {
    const fact = resolveFact(item, kind, context);
    return fact ? [{ ...fact, ...(typeof item === 'string' ? { id: item } : {}) }] : [];
  });
}

function resolveFact(item: string | Statement | undefined, kind: SharedKind, context: Context): Fact | undefined {
  const statement = resolve(item, kind, context);
  return statement && toFact(statement, context);
}

/** The statement itself, where a shared one is named. */
function resolve(item: string | Statement | undefined, kind: SharedKind, { source }: Context): Statement | undefined {
  return typeof item === 'string' ? source[kind]?.[item] : item;
}

function toFact({ zh, en, source: id }: Statement, context: Context): Fact {
  const source = id === undefined ? undefined : context.sources.get(id);
  return source ? { zh, en, basis: source.kind, source } : { zh, en, basis: 'advice' };
}

function buildPlaceholders(text: string, names: readonly string[] | undefined, { source }: Context): Placeholder[] {
  return findPlaceholders(text).flatMap((token, index) => {
    const name = names ? names[index] : nameToken(token, source.placeholders);
    const meaning = name === undefined ? undefined : source.placeholders[name];
    return name !== undefined && meaning ? [{ token, name, zh: meaning.zh, en: meaning.en }] : [];
  });
}

/** A set of sources stands for all of them. */
function pickSources(ids: readonly string[], { source, sources }: Context): SourceRef[] {
  return expandSets(ids, source.sets).flatMap((id) => sources.get(id ?? '') ?? []);
}

function collectSnapshots(messages: readonly Message[], context: Context): Entry['snapshots'] {
  const present = new Set(messages.flatMap((message) => message.seen.map((source) => source.id)));
  const absent = new Set(messages.flatMap((message) => message.absent.map((source) => source.id)));
  return [...context.sources.values()]
    .filter((source) => source.snapshot && (present.has(source.id) || absent.has(source.id)))
    .map((source) => ({ source, present: present.has(source.id) }));
}

function collectSources(remarks: readonly Fact[], messages: readonly Message[], guidance: Guidance, context: Context): SourceRef[] {
  const said = [guidance, ...messages.map((message) => message.own)].flatMap((item) => [
    ...[item.explanation, item.retryWhy],
    ...[...item.causes, ...item.steps, ...item.avoid],
  ]);
  const used = new Set<SourceRef | undefined>([
    ...messages.flatMap((message) => [...message.seen, ...message.wordings.map((wording) => wording.source)]),
    ...[...said, ...remarks].map((fact) => fact?.source),
  ]);
  return [...context.sources.values()].filter((source) => used.has(source));
}
