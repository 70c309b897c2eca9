/** What goes without saying in the file, written out: usual types, names of placeholders, absence, shared statements, and what a category says for its entries. */
import { findPlaceholders, nameToken } from './placeholders.ts';
import type { Bilingual, CatalogFile, CatalogSource, EntrySource, MessageSource, Section, SharedKind, Statement } from './schema.ts';
import type { LooseCatalog, LooseEntry, LooseMessage } from './walk.ts';

/** The pairs that Ark’s documents use throughout. */
export const usualTypes: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'PayloadTooLarge',
  424: 'FailedDependency',
  429: 'TooManyRequests',
  499: 'ClientClosedRequest',
  500: 'InternalServerError',
  502: 'BadGateway',
};

/** Whether messages of this section have a `type` at all. */
export function hasType(section: Section, carrier: LooseEntry['carrier']): boolean {
  return (section === 'inference' || section === 'managed-agent') && carrier !== 'error.type';
}

/** The verdict of an entry: its own, else that of its category. */
export function findVerdict(entry: LooseEntry, categories: LooseCatalog['categories']): Pick<LooseEntry, 'actor' | 'retry'> {
  const home = categories?.find((category) => category?.id === entry.category);
  return { actor: entry.actor ?? home?.actor, retry: entry.retry ?? home?.retry };
}

/** What a post on GitHub is called. */
export function nameSource(url: string | undefined): Bilingual | undefined {
  const [, place, kind, number] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(issues|pull)\/(\d+)$/.exec(url ?? '') ?? [];
  if (kind === undefined) return undefined;
  const post = `${place}#${number}`;
  return kind === 'issues'
    ? { zh: `GitHub issue ${post}`, en: `GitHub issue ${post}` }
    : { zh: `GitHub PR ${post}`, en: `GitHub pull request ${post}` };
}

/** The sources that a list of them and of their sets stands for. */
export function expandSets<Id extends string | undefined>(ids: readonly Id[], sets: LooseCatalog['sets']): (Id | string | undefined)[] {
  return ids.flatMap((id) => (id === undefined ? id : (sets?.[id] ?? id)));
}

/** The section of a message: its own, else that of its category. */
export function findSection(message: LooseMessage, entry: LooseEntry, categories: LooseCatalog['categories']): Section | undefined {
  return message.section ?? categories?.find((category) => category?.id === entry.category)?.section;
}

/** The catalogue as everything but the rules reads it. The file must have passed them. */
export function completeCatalog(file: CatalogFile): CatalogSource {
  const names = new Map<string, string | undefined>();
  const nameTokens = (text: string | null): { placeholders?: string[] } => {
    const tokens = findPlaceholders(text ?? '');
    for (const token of tokens) if (!names.has(token)) names.set(token, nameToken(token, file.placeholders));
    return tokens.length ? { placeholders: tokens.flatMap((token) => names.get(token) ?? []) } : {};
  };
  const findAbsent = makeAbsence(file.sources);
  const nothing = { zh: '', en: '' };
  const share = <Said extends Bilingual>(kind: SharedKind, said: Said | string): Said | Statement =>
    typeof said === 'string' ? (file[kind]?.[said] ?? nothing) : said;
  const tells = new Map(file.errors.map((entry) => [entry.code ?? entry.id, entry.tell]));
  const completeEntry = (entry: CatalogFile['errors'][number]): EntrySource => {
    const home = file.categories.find((category) => category.id === entry.category);
    const { ticket, links, guides } = home ?? {};
    const { retryWhy, ...others } = entry;
    return {
      ...nameTokens(entry.code ?? ''),
      ...(ticket ? { ticket } : {}),
      ...(links ? { links } : {}),
      ...(guides ? { guides } : {}),
      ...others,
      actor: entry.actor ?? home?.actor ?? 'caller',
      retry: entry.retry ?? home?.retry ?? 'after-fix',
      ...(retryWhy ? { retryWhy: share('verdicts', retryWhy) } : {}),
      lookalikes: (entry.lookalikes ?? []).map((item) => {
        const { code, ...tell } = typeof item === 'string' ? { code: item, ...(tells.get(item) ?? nothing) } : item;
        return { code, tell };
      }),
      conflicts: (entry.conflicts ?? []).map((item) => share('notes', item)),
      notes: (entry.notes ?? []).map((item) => share('notes', item)),
      messages: entry.messages.map((written): MessageSource => {
        const message = { ...written, seen: expandSets(written.seen, file.sets).flatMap((id) => id ?? []) };
        const section = findSection(message, entry, file.categories) ?? 'inference';
        const type = message.status !== null && hasType(section, entry.carrier) ? (usualTypes[message.status] ?? null) : null;
        return {
          type,
          ...nameTokens(message.text),
          absent: entry.code === undefined || entry.carrier ? [] : findAbsent(message, section),
          ...message,
          section,
          ...(message.statusNote ? { statusNote: share('notes', message.statusNote) } : {}),
          ...(message.textNote ? { textNote: share('notes', message.textNote) } : {}),
          ...(message.retryWhy ? { retryWhy: share('verdicts', message.retryWhy) } : {}),
          wordings: (message.wordings ?? []).map((wording) => ({
            ...nameTokens(wording.text),
            ...wording,
            ...(wording.note ? { note: share('notes', wording.note) } : {}),
          })),
        } as MessageSource;
      }),
    };
  };
  const { sets: _sets, limitSources, ...others } = file;
  return {
    ...others,
    sources: mapValues(file.sources, ({ complete: _complete, ...source }) => source),
    placeholders: mapValues(file.placeholders, ({ zh, en }) => ({ zh, en })),
    categories: file.categories.map(({ id, name, description }) => ({ id, name, description })),
    limits: (file.limits ?? []).flatMap((limit) => {
      const source = typeof limit.source === 'string' ? limitSources?.[limit.source] : limit.source;
      return source ? [{ ...limit, source }] : [];
    }),
    errors: file.errors.map(completeEntry),
  };
}

/**
 * A message of a code is absent from the snapshots that were seen in full and do not hold it.
 * That something newer than the baseline is absent from what is older than it goes without saying.
 */
function makeAbsence(
  sources: CatalogFile['sources'],
): (message: CatalogFile['errors'][number]['messages'][number], section: Section) => string[] {
  const snapshots = Object.entries(sources).filter(([, source]) => source.snapshot);
  const baseline = snapshots.findIndex(([, source]) => source.role === 'baseline');
  return ({ seen, status }, section) => {
    const first = snapshots.findIndex(([id]) => seen.includes(id));
    if (first < 0) return [];
    return snapshots.flatMap(([id, { complete }], at) => {
      const covers =
        complete?.sections.includes(section) && (!complete.statuses || (status !== null && complete.statuses.includes(status)));
      return covers && !seen.includes(id) && (first <= baseline || at >= baseline) ? id : [];
    });
  };
}

function mapValues<In, Out>(record: Readonly<Record<string, In>>, map: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
