/** What goes without saying in the file: usual types, names of sources, and what a category says for its entries. */
import type { Bilingual, Section } from './schema.ts';
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

/** The codes of a family that names none: most are about a parameter. */
export const familyCodes: readonly string[] = ['InvalidParameter', 'InvalidParameter.{{Parameter}}'];

/** Whether messages of this section have a `type` at all. */
export function hasType(section: Section, carrier: LooseEntry['carrier']): boolean {
  return (section === 'inference' || section === 'managed-agent') && carrier !== 'error.type';
}

/** The category of an entry; undefined where there is none of that id. */
export function findHome(
  { category }: LooseEntry,
  categories: LooseCatalog['categories'],
): NonNullable<LooseCatalog['categories']>[number] {
  return categories?.find((home) => home?.id !== undefined && home.id === category);
}

/** The verdict of an entry: its own, else that of its category. */
export function findVerdict(entry: LooseEntry, categories: LooseCatalog['categories']): Pick<LooseEntry, 'actor' | 'retry'> {
  const home = findHome(entry, categories);
  return { actor: entry.actor ?? home?.actor, retry: entry.retry ?? home?.retry };
}

/** What a post on GitHub is called. */
export function nameSource(url: string | undefined): Bilingual | undefined {
  const [, place, kind, number] = /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(issues|pull)\/(\d+)$/.exec(url ?? '') ?? [];
  if (kind === undefined) return undefined;
  const post = `${place}#${number}`;
  const isIssue = kind === 'issues';
  return { zh: `GitHub ${isIssue ? 'issue' : 'PR'} ${post}`, en: `GitHub ${isIssue ? 'issue' : 'pull request'} ${post}` };
}

/** The sources that a list of them and of their sets stands for. */
export function expandSets<Id extends string | undefined>(ids: readonly Id[], sets: LooseCatalog['sets']): (Id | string | undefined)[] {
  return ids.flatMap((id) => (id === undefined ? id : (sets?.[id] ?? id)));
}

/** The section of a message: its own, else that of its category. */
export function findSection(message: LooseMessage, entry: LooseEntry, categories: LooseCatalog['categories']): Section | undefined {
  return message.section ?? findHome(entry, categories)?.section;
}
