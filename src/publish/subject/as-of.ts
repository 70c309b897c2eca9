/** How fresh a page is: the newest day or month among its sources. */
import type { Entry, Reason, SourceRef } from '../../catalog/model.ts';

/** The newest date that a source of the reason, or else of the entry, names, `2026-10-07` or `2026-10`; undefined where none does. */
export function findAsOf(entry: Entry, reason?: Reason): string | undefined {
  const sources: (SourceRef | undefined)[] = reason ? [reason.source] : entry.sources;
  return sources
    .flatMap((source) => source?.date?.match(/(?<!before )\b\d{4}-\d{2}(?:-\d{2})?/g) ?? [])
    .sort()
    .at(-1);
}
