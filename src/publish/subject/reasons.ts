/** Reasons as lists show them. */
import type { Entry, Reason } from '../../catalog/model.ts';
import type { Api } from '../../catalog/schema.ts';

/** Parts of the API that people see as one thing, under the name of the first; a reason stands in the first that it belongs to. */
const groups: readonly (readonly [Api, ...Api[]])[] = [
  ['any'],
  ['chat', 'responses', 'anthropic', 'context'],
  ...(['images', 'video', 'embeddings', 'files', 'assets', 'plan'] as const).map((api): [Api] => [api]),
];

interface ReasonGroup {
  name: Api;
  apis: Api[];
  reasons: Reason[];
}

/** Whether there are few enough to say the first step of each. */
export function isShortList(reasons: readonly Reason[]): boolean {
  return reasons.length <= 10;
}

/** A list that is longer stands in groups. */
const longestList = 14;

/** A long list by the part of the API, each reason once; `apis` are those that the group really holds. None where one part holds all. */
export function groupReasons(reasons: readonly Reason[]): ReasonGroup[] {
  const left = new Set(reasons.length > longestList ? reasons : []);
  const found = groups.flatMap((apis): ReasonGroup[] => {
    const own = [...left].filter((reason) => reason.apis.some((api) => apis.includes(api)));
    for (const reason of own) left.delete(reason);
    return own.length ? [{ name: apis[0], apis: apis.filter((api) => own.some((reason) => reason.apis.includes(api))), reasons: own }] : [];
  });
  return found.length > 1 ? found : [];
}

/** A reason with the entry that it is of. */
interface ReasonOfEntry {
  entry: Entry;
  reason: Reason;
}

/** The reasons that people report most, by the number of public posts known of each. */
export function pickCommonReasons(
  entries: readonly Entry[],
  most: number,
  fits: (found: ReasonOfEntry) => boolean = () => true,
): ReasonOfEntry[] {
  return entries
    .flatMap((entry) => entry.reasons.map((reason) => ({ entry, reason })))
    .filter((found) => found.reason.seen.length > 0 && fits(found))
    .sort((a, b) => b.reason.seen.length - a.reason.seen.length)
    .slice(0, most);
}

/** The reasons nearest to one: of its family, of its parameters, of its part of the API. */
export function pickSiblings({ reasons }: Entry, reason: Reason, most: number): Reason[] {
  const share = (a: readonly string[], b: readonly string[]): boolean => a.some((item) => b.includes(item));
  const rate = (other: Reason): number =>
    Number(share(reason.params, other.params)) * 4 +
    Number(reason.family !== undefined && reason.family === other.family) * 2 +
    Number(share(reason.apis, other.apis));
  return reasons
    .filter((other) => other !== reason)
    .map((other) => ({ other, rate: rate(other) }))
    .sort((a, b) => b.rate - a.rate)
    .slice(0, most)
    .map(({ other }) => other);
}
