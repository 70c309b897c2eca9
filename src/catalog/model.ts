/** The catalogue as pages, data and search use it: references resolved, everything computable computed. Pure. */
import { nameSource } from './complete.ts';
import type {
  Api,
  Bilingual,
  CatalogSource,
  Certainty,
  ClientSource,
  Endpoint,
  FamilySource,
  LimitSource,
  OriginSource,
  ReasonSource,
  StatusAdviceSource,
  Category,
  Change,
  EntrySource,
  MessageSource,
  Link,
  Actor,
  RetryVerdict,
  Section,
  Source,
  SharedKind,
  SourceKind,
  StatementOrRef,
  Statement,
} from './schema.ts';
import { findPlaceholders, toSlug } from './placeholders.ts';
import { defaultSource } from './schema.ts';
import { computeEntryState, type State } from './state.ts';
import { dropPieces } from './template.ts';

/** Who stands behind a statement; `advice` is our own. */
export type Basis = SourceKind | 'advice';

export interface SourceRef extends Source {
  id: string;
}

export interface Fact extends Bilingual {
  basis: Basis;
  source?: SourceRef;
  /** The same with the values of the reader, where it has any: see `template.ts`. */
  template?: Bilingual;
}

export interface Placeholder extends Bilingual {
  token: string;
  name: string;
}

/** What an entry or one of its variants says. */
export interface Guidance {
  summary?: Bilingual;
  explanation?: Fact;
  actor?: Actor;
  retry?: RetryVerdict;
  retryWhy?: Fact;
  causes: Fact[];
  steps: Fact[];
  avoid: Fact[];
}

/** Guidance with everything that a reader must learn. */
export interface WholeGuidance extends Guidance {
  summary: Bilingual;
  explanation: Fact;
  actor: Actor;
  retry: RetryVerdict;
}

/** Whose turn it is, and whether the same request helps. */
export interface Verdict {
  actor: Actor;
  retry: RetryVerdict;
}

export interface Wording {
  text: string;
  source: SourceRef;
  placeholders: Placeholder[];
  note?: Bilingual;
}

export interface Message {
  /** The anchor on the page. */
  anchor: string;
  label?: Bilingual;
  section: Section;
  status: number | null;
  type: string | null;
  codeN?: number;
  statusNote?: Bilingual;
  text: string | null;
  textNote?: Bilingual;
  placeholders: Placeholder[];
  /** Absent where the summary says it. */
  meaning?: Bilingual & { quotedFrom?: SourceRef; links: Readonly<Record<string, Link>> };
  /** The official meaning in English, to the letter. */
  byteplus?: { text: string; source: SourceRef };
  seen: SourceRef[];
  absent: SourceRef[];
  wordings: Wording[];
  /** What this variant says for itself; empty where the entry speaks for it. */
  own: Guidance;
  /** What holds for this variant: its own guidance over that of the entry. */
  guidance: WholeGuidance;
  verdict: Verdict;
}

/** What many reasons share. */
export interface Family {
  id: string;
  title: Bilingual;
  codes: string[];
  details: string[];
  summary?: Bilingual | undefined;
  steps: Fact[];
  actor: Actor;
  retry: RetryVerdict;
}

/** What exactly was wrong within one code. Texts may hold {placeholders} and [[optional pieces]]: see `template.ts`. */
export interface Reason {
  id: string;
  family?: Family;
  title: Bilingual;
  params: string[];
  apis: Api[];
  models: string[];
  messages: string[];
  when: Readonly<Record<string, string>>;
  means: Fact;
  /** Its own steps, else those of its family or entry. */
  steps: Fact[];
  clientSteps: { client: ClientSource; step: Bilingual }[];
  limits: LimitSource[];
  actor: Actor;
  retry: RetryVerdict;
  sure: Certainty;
  words: { zh: string[]; en: string[] };
  seen: string[];
  source?: SourceRef;
  note?: Bilingual;
  samples: string[];
}

/** What a status without a body can mean. */
export interface StatusAdvice {
  status: number;
  tell: Bilingual;
  first: Entry[];
  steps: Fact[];
}

export interface Entry {
  /** The literal code, or our own id of a failure without a code. */
  name: string;
  kind: 'code' | 'situation';
  slug: string;
  carrier: 'code' | 'error.type';
  codePlaceholders: Placeholder[];
  /** What stands for the placeholder in an example. */
  example: string | undefined;
  category: Category;
  title: Bilingual;
  keywords: { zh: string[]; en: string[] };
  guidance: WholeGuidance;
  messages: Message[];
  /** Distinct, in the order of the messages. */
  statuses: number[];
  state: State;
  /** Snapshots of the official page in which the code stands, and those in which it is known to be absent, oldest first. */
  snapshots: { source: SourceRef; present: boolean }[];
  /** Every source the entry rests on, in the order of the file. */
  sources: SourceRef[];
  renamedTo?: { entry: Entry; certainty: 'strong' | 'inferred' | 'weak'; evidence: Bilingual };
  /** Entries whose place this one took. */
  formerNames: Entry[];
  lookalikes: { entry: Entry; tell: Bilingual }[];
  ticket: Fact[];
  related: Entry[];
  links: (Link & { id: string })[];
  guides: string[];
  reasons: Reason[];
  samples: string[];
  conflicts: Fact[];
  notes: Fact[];
  /** Fields of the guidance that cannot be given, for want of facts. */
  exempt: string[];
}

export interface Catalog {
  edition: string;
  entries: Entry[];
  categories: Category[];
  /** The statuses that occur, or that there is advice for, ascending. */
  statuses: number[];
  changes: Change[];
  sources: SourceRef[];
  links: Readonly<Record<string, Link>>;
  /** Plain words for values that are not known, by placeholder. */
  values: Readonly<Record<string, Bilingual>>;
  families: Family[];
  clients: ClientSource[];
  /** Whose a text can be that is not of Ark. */
  origins: OriginSource[];
  endpoints: (Omit<Endpoint, 'source'> & { source: SourceRef | undefined })[];
  statusAdvice: StatusAdvice[];
  byName: ReadonlyMap<string, Entry>;
  bySlug: ReadonlyMap<string, Entry>;
}

/** Resolves a catalogue that has passed all rules. References that lead nowhere were found by the rules and are left out. */
export function buildCatalog(source: CatalogSource): Catalog {
  const sources: SourceRef[] = Object.entries(source.sources).map(([id, value]) => ({
    id,
    ...value,
    title: value.title ?? nameSource(value.url) ?? { zh: id, en: id },
  }));
  const context: Context = {
    source,
    sources: new Map(sources.map((item) => [item.id, item])),
    categories: new Map(source.categories.map((item) => [item.id, item])),
    families: new Map(),
  };
  for (const raw of source.families ?? []) context.families.set(raw.id, buildFamily(raw, context));
  const entries = source.errors.map((entry) => buildEntry(entry, context));
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  source.errors.forEach((raw, index) => {
    const entry = entries[index];
    if (entry) connect(entry, raw, byName);
  });
  const advised = (source.statusAdvice ?? []).map(({ status }) => status);
  const statuses = [...new Set([...entries.flatMap((entry) => entry.statuses), ...advised])].sort((a, b) => a - b);
  return {
    edition: source.edition,
    entries,
    categories: source.categories,
    statuses,
    changes: source.changes,
    sources,
    links: source.links,
    values: source.values ?? {},
    families: [...context.families.values()],
    clients: source.clients ?? [],
    origins: source.origins ?? [],
    endpoints: (source.endpoints ?? []).map((item) => ({ ...item, source: context.sources.get(item.source) })),
    statusAdvice: (source.statusAdvice ?? []).map((item) => buildStatusAdvice(item, byName, context)),
    byName,
    bySlug: new Map(entries.map((entry) => [entry.slug, entry])),
  };
}

export function getEntriesOfCategory(catalog: Catalog, category: string): readonly Entry[] {
  let groups = byCategory.get(catalog);
  if (!groups) byCategory.set(catalog, (groups = Map.groupBy(catalog.entries, (entry) => entry.category.id)));
  return groups.get(category) ?? [];
}

/** Every page of a code asks for its neighbours. */
const byCategory = new WeakMap<Catalog, Map<string, Entry[]>>();

export function getEntriesOfStatus(catalog: Catalog, status: number): Entry[] {
  return catalog.entries.filter((entry) => entry.statuses.includes(status));
}

interface Context {
  source: CatalogSource;
  sources: ReadonlyMap<string, SourceRef>;
  categories: ReadonlyMap<string, Category>;
  families: Map<string, Family>;
}

function buildEntry(raw: EntrySource, context: Context): Entry {
  const name = raw.code ?? raw.id ?? '';
  const guidance = buildWholeGuidance(raw, context);
  const messages = raw.messages.map((message, index) => buildMessage(message, index, guidance, context));
  const category = context.categories.get(raw.category);
  if (!category) throw new Error(`${name}: the rules let an unknown category pass`);
  const links = (raw.links ?? []).flatMap((id) => (context.source.links[id] ? [{ id, ...context.source.links[id] }] : []));
  return {
    name,
    kind: raw.code === undefined ? 'situation' : 'code',
    slug: toSlug(name),
    carrier: raw.carrier ?? 'code',
    codePlaceholders: buildPlaceholders(name, raw.placeholders, context),
    example: raw.example,
    category,
    title: raw.title,
    keywords: raw.keywords,
    guidance,
    messages,
    statuses: [...new Set(messages.flatMap((message) => (message.status === null ? [] : [message.status])))],
    state: computeEntryState(raw, context.source.sources),
    snapshots: collectSnapshots(messages, context),
    sources: collectSources(raw, messages, guidance, context),
    formerNames: [],
    lookalikes: [],
    ticket: resolveList(raw.ticket, 'ticket', context),
    related: [],
    links,
    guides: raw.guides ?? [],
    reasons: (raw.reasons ?? []).map((reason) => buildReason(reason, raw, context)),
    samples: raw.samples ?? [],
    conflicts: raw.conflicts.map((item) => toFact(item, context)),
    notes: raw.notes.map((item) => toFact(item, context)),
    exempt: Object.keys(raw.exempt ?? {}),
  };
}

function buildFamily(raw: FamilySource, context: Context): Family {
  return {
    id: raw.id,
    title: raw.title,
    codes: raw.codes,
    details: raw.details,
    summary: raw.summary,
    steps: resolveTemplates(raw.steps, 'steps', context),
    actor: raw.actor ?? 'caller',
    retry: raw.retry ?? 'after-fix',
  };
}

function buildReason(raw: ReasonSource, entry: EntrySource, context: Context): Reason {
  const family = raw.family === undefined ? undefined : context.families.get(raw.family);
  const own = resolveTemplates(raw.steps, 'steps', context);
  const source = context.sources.get(raw.source ?? defaultSource);
  return {
    id: raw.id,
    ...(family ? { family } : {}),
    title: raw.title,
    params: raw.params ?? [],
    apis: raw.apis ?? ['any'],
    models: raw.models ?? [],
    messages: raw.messages ?? [],
    when: raw.when ?? {},
    means: toFact(raw.means ?? family?.summary ?? raw.title, context),
    steps: own.length ? own : (family?.steps ?? resolveTemplates(entry.steps, 'steps', context)),
    clientSteps: Object.entries(raw.clientSteps ?? {}).flatMap(([id, step]) => {
      const client = context.source.clients?.find((item) => item.id === id);
      return client ? [{ client, step }] : [];
    }),
    limits: (raw.limits ?? []).flatMap((id) => context.source.limits.find((item) => item.id === id) ?? []),
    actor: raw.actor ?? family?.actor ?? entry.actor,
    retry: raw.retry ?? family?.retry ?? entry.retry,
    sure: raw.sure ?? 'inferred',
    words: raw.words,
    seen: raw.seen ?? [],
    ...(source ? { source } : {}),
    ...(raw.note ? { note: raw.note } : {}),
    samples: raw.samples ?? [],
  };
}

function buildStatusAdvice(raw: StatusAdviceSource, byName: ReadonlyMap<string, Entry>, context: Context): StatusAdvice {
  return {
    status: raw.status,
    tell: raw.tell,
    first: raw.first.flatMap((name) => byName.get(name) ?? []),
    steps: resolveList(raw.steps, 'steps', context),
  };
}

/** Links between entries, once all of them exist. */
function connect(entry: Entry, raw: EntrySource, byName: ReadonlyMap<string, Entry>): void {
  entry.related = (raw.related ?? []).flatMap((name) => byName.get(name) ?? []);
  entry.lookalikes = raw.lookalikes.flatMap(({ code, tell }) => {
    const other = byName.get(code);
    return other ? [{ entry: other, tell }] : [];
  });
  const target = raw.renamedTo && byName.get(raw.renamedTo.code);
  if (raw.renamedTo && target) {
    entry.renamedTo = { entry: target, certainty: raw.renamedTo.certainty, evidence: raw.renamedTo.evidence };
    target.formerNames.push(entry);
  }
}

function buildMessage(raw: MessageSource, index: number, entryGuidance: WholeGuidance, context: Context): Message {
  const own = buildGuidance(raw, context);
  const guidance = mergeGuidance(own, entryGuidance);
  const published = raw.byteplus && context.sources.get(raw.byteplus.source);
  return {
    anchor: raw.id ?? `message-${index + 1}`,
    ...(raw.label ? { label: raw.label } : {}),
    section: raw.section,
    status: raw.status,
    type: raw.type,
    ...(raw.codeN === undefined ? {} : { codeN: raw.codeN }),
    ...(raw.statusNote ? { statusNote: raw.statusNote } : {}),
    text: raw.text,
    ...(raw.textNote ? { textNote: raw.textNote } : {}),
    placeholders: buildPlaceholders(raw.text ?? '', raw.placeholders, context),
    ...(raw.meaning ? { meaning: buildMeaning(raw.meaning, context) } : {}),
    ...(raw.byteplus && published ? { byteplus: { text: raw.byteplus.text, source: published } } : {}),
    seen: pickSources(raw.seen, context),
    absent: pickSources(raw.absent ?? [], context),
    wordings: (raw.wordings ?? []).flatMap((wording) => {
      const source = context.sources.get(wording.source);
      if (!source) return [];
      return [
        {
          text: wording.text,
          source,
          placeholders: buildPlaceholders(wording.text, wording.placeholders, context),
          ...(wording.note ? { note: wording.note } : {}),
        },
      ];
    }),
    own,
    guidance,
    verdict: { actor: guidance.actor, retry: guidance.retry },
  };
}

function buildMeaning(
  { quotedFrom, links, ...texts }: NonNullable<MessageSource['meaning']>,
  context: Context,
): NonNullable<Message['meaning']> {
  const quoted = quotedFrom ? context.sources.get(quotedFrom) : undefined;
  return {
    ...texts,
    ...(quoted ? { quotedFrom: quoted } : {}),
    links: Object.fromEntries(
      Object.entries(links ?? {}).flatMap(([words, id]) => (context.source.links[id] ? [[words, context.source.links[id]]] : [])),
    ),
  };
}

function buildWholeGuidance(raw: EntrySource, context: Context): WholeGuidance {
  const { summary, actor, retry } = raw;
  const guidance = buildGuidance(raw, context);
  return { ...guidance, summary, explanation: toFact(raw.explanation, context), actor, retry };
}

function buildGuidance(raw: EntrySource | MessageSource, context: Context): Guidance {
  return {
    ...(raw.summary ? { summary: raw.summary } : {}),
    ...(raw.explanation ? { explanation: toFact(raw.explanation, context) } : {}),
    ...(raw.actor ? { actor: raw.actor } : {}),
    ...(raw.retry ? { retry: raw.retry } : {}),
    ...(raw.retryWhy ? { retryWhy: toFact(raw.retryWhy, context) } : {}),
    causes: resolveList(raw.causes, 'causes', context),
    steps: resolveList(raw.steps, 'steps', context),
    avoid: resolveList(raw.avoid, 'avoid', context),
  };
}

function mergeGuidance(own: Guidance, base: WholeGuidance): WholeGuidance {
  const { retryWhy, ...others } = base;
  return {
    ...others,
    // Another verdict has another reason.
    ...(retryWhy && !own.retry ? { retryWhy } : {}),
    ...own,
    causes: own.causes.length ? own.causes : base.causes,
    steps: own.steps.length ? own.steps : base.steps,
    avoid: own.avoid.length ? own.avoid : base.avoid,
  };
}

function resolveList(list: readonly StatementOrRef[] | undefined, kind: SharedKind, context: Context): Fact[] {
  return resolveTemplates(list, kind, context).map((fact) => {
    const { zh, en } = fact;
    if (!zh.includes('[[') && !en.includes('[[')) return fact;
    return { ...fact, zh: dropPieces(zh, {}), en: dropPieces(en, {}), template: { zh, en } };
  });
}

/** The same for reasons and families, whose texts are filled with values wherever they are shown. */
function resolveTemplates(list: readonly StatementOrRef[] | undefined, kind: SharedKind, context: Context): Fact[] {
  return (list ?? []).flatMap((item) => {
    const statement = typeof item === 'string' ? context.source[kind]?.[item] : item;
    return statement ? [toFact(statement, context)] : [];
  });
}

function toFact({ zh, en, source: id }: Statement, context: Context): Fact {
  const source = id === undefined ? undefined : context.sources.get(id);
  return source ? { zh, en, basis: source.kind, source } : { zh, en, basis: 'advice' };
}

function buildPlaceholders(text: string, names: readonly string[] | undefined, context: Context): Placeholder[] {
  return findPlaceholders(text).flatMap((token, index) => {
    const name = names?.[index];
    const meaning = name === undefined ? undefined : context.source.placeholders[name];
    return name !== undefined && meaning ? [{ token, name, ...meaning }] : [];
  });
}

function pickSources(ids: readonly string[], context: Context): SourceRef[] {
  return ids.flatMap((id) => context.sources.get(id) ?? []);
}

function collectSnapshots(messages: readonly Message[], context: Context): Entry['snapshots'] {
  const present = new Set(messages.flatMap((message) => message.seen.map((source) => source.id)));
  const absent = new Set(messages.flatMap((message) => message.absent.map((source) => source.id)));
  return [...context.sources.values()]
    .filter((source) => source.snapshot && (present.has(source.id) || absent.has(source.id)))
    .map((source) => ({ source, present: present.has(source.id) }));
}

function collectSources(raw: EntrySource, messages: readonly Message[], guidance: Guidance, context: Context): SourceRef[] {
  const facts = (item: Guidance): Fact[] =>
    [item.explanation, item.retryWhy, ...item.causes, ...item.steps, ...item.avoid].flatMap((fact) => fact ?? []);
  const used = new Set<string | undefined>([
    ...messages.flatMap((message) => [...message.seen, ...message.wordings.map((wording) => wording.source)].map((source) => source.id)),
    ...[guidance, ...messages.map((message) => message.own)].flatMap(facts).map((fact) => fact.source?.id),
    ...[...raw.conflicts, ...raw.notes].map((statement) => statement.source),
  ]);
  return [...context.sources.values()].filter((source) => used.has(source.id));
}
