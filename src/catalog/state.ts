/** How an entry stands to the official documents, computed from the sources in which its messages were seen. */
import type { EntrySource, Section, Source } from './schema.ts';

/**
 * current: in the baseline document and documented today. newer: documented today, not in the baseline. gone: documented once, not today.
 * renamed: another code took its place. undocumented: in no document seen. situation: a failure without a code, named by us.
 */
export type State = 'current' | 'newer' | 'gone' | 'renamed' | 'undocumented' | 'situation';

/** The state of an entry, from where its messages were seen. */
export function computeEntryState(
  entry: Pick<EntrySource, 'code' | 'renamedTo'>,
  messages: readonly { section: Section; seen: readonly Source[] }[],
): State {
  if (entry.code === undefined) return 'situation';
  if (entry.renamedTo) return 'renamed';
  const seen = messages.flatMap((message) => message.seen);
  const has = (role: Source['role']): boolean => seen.some((source) => source.role === role);
  const inPlatformLists = messages.every((message) => message.section === 'platform');
  // The platform’s lists have no baseline of ours: what stands in today’s lists is simply current.
  if (has('current')) return has('baseline') || inPlatformLists ? 'current' : 'newer';
  return seen.some((source) => source.snapshot === true || (source.kind === 'official' && inPlatformLists)) ? 'gone' : 'undocumented';
}
