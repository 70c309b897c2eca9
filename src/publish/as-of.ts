/** How fresh a page is: the newest day among its sources. */
import type { Entry, Reason, SourceRef } from '../catalog/model.ts';

/** The newest whole date, `2026-10-07`, that a source of the reason, or else of the entry, names; undefined where none names a day. */
export function findAsOf(entry: Entry, reason?: Reason): string | undefined {
  const sources: (SourceRef | undefined)[] = reason ? [reason.source] : entry.sources;
  return sources
    .flatMap((source) => source?.date?.match(/\d{4}-\d{2}-\d{2}/g) ?? [])
    .sort()
    .at(-1);
}
