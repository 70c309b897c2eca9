/** Codes with typing errors. */
import { allowErrors, measureDistance } from './distance.ts';
import type { IndexedEntry } from './entries.ts';
import { squash } from './text.ts';

export interface NearCode {
  entry: IndexedEntry;
  distance: number;
  /** All of the code is near, not only a part between dots. */
  whole: boolean;
}

/** Codes, or parts of codes between dots, with one or two typing errors; the nearest first. */
export type FindNearCodes = (squashed: string) => readonly NearCode[];

/** Logs name the same foreign codes again and again: so many answers are kept. */
const keptAnswers = 500;

export function createNearCodes(entries: readonly IndexedEntry[]): FindNearCodes {
  const codes = entries.filter((entry) => entry.isCode).map((entry) => ({ entry, segments: entry.name.split('.').map(squash) }));
  const known = new Map<string, readonly NearCode[]>();

  const measureAll = (squashed: string): NearCode[] => {
    const most = squashed.length > 80 ? 0 : allowErrors(squashed.length);
    if (most === 0) return [];
    return codes
      .flatMap(({ entry, segments }): NearCode[] => {
        const whole = measureDistance(squashed, entry.squashed, most);
        if (whole <= most) return [{ entry, distance: whole, whole: true }];
        if (segments.length < 2) return [];
        const part = Math.min(...segments.map((segment) => (segment.length >= 6 ? measureDistance(squashed, segment, most) : most + 1)));
        return part <= most ? [{ entry, distance: part, whole: false }] : [];
      })
      .sort((a, b) => a.distance - b.distance || Number(b.whole) - Number(a.whole));
  };

  return (squashed) => {
    const found = known.get(squashed) ?? measureAll(squashed);
    if (known.size > keptAnswers) known.clear();
    known.set(squashed, found);
    return found;
  };
}
