/** Evidence by codes that do not stand in a text to the letter: with typing errors, or only a part of them. */
import { allowErrors, measureDistance } from '../../catalog/text/distance.ts';
import { isCutAt } from '../read/text.ts';
import { squash } from '../../catalog/text/squash.ts';
import type { Document } from '../read/document.ts';
import type { IndexedEntry } from '../index/entries.ts';
import type { Finding, Kind } from '../evidence.ts';
import type { Evidence } from '../explanation.ts';
import { genericStrength, longName, nearCode, readLength } from '../weights.ts';
import type { CodeTable } from './code.ts';

/** A name as codes have them: words written together, or joined by a dot or an underscore. */
const codeLike = /[a-z][A-Z]|\w[._]\w/;

interface Near {
  entry: IndexedEntry;
  distance: number;
}

export function createNearCodes(entries: readonly IndexedEntry[], codes: CodeTable): (document: Document) => Finding[] {
  const all = entries
    .filter((entry) => entry.isCode)
    .map((entry) => ({ entry, base: squash(entry.templateBase), segments: entry.name.split('.').map(squash) }));
  /** Logs name the same foreign codes again and again. */
  const known = new Map<string, Near[]>();

  /** The codes that are nearest, with one or two typing errors; of a template code the part before its placeholder. */
  const findNear = (name: string): Near[] => {
    const kept = known.get(name);
    if (kept) return kept;
    const key = squash(name);
    if (known.size > nearCode.keptAnswers) known.clear();
    const head = squash(name.split('.')[0] ?? '');
    const near = all.flatMap(({ entry, base }): Near[] => {
      const [typed, wanted] = base && name.includes('.') ? [head, base] : [key, entry.squashed];
      const most = allowErrors(typed.length);
      const distance = measureDistance(typed, wanted, most);
      return distance <= most && distance > 0 ? [{ entry, distance }] : [];
    });
    const least = Math.min(...near.map(({ distance }) => distance));
    const best = near.filter(({ distance }) => distance === least);
    const concrete = best.filter(({ entry }) => !entry.templateBase);
    const result = concrete.length ? concrete : best;
    known.set(name, result);
    return result;
  };

  /** The codes of which the code field holds the beginning, where the text was cut in it. */
  const findCut = ({ fields, text, part, to, tokens }: Document): Finding[] =>
    fields.flatMap(({ key, value, start }) => {
      const end = start + value.length;
      const isCut = isCutAt(text, end) || end >= (tokens.ends[to - 1] ?? part.length);
      if (key !== 'code' || !isCut || value.length < nearCode.shortest || codes.get(value)) return [];
      const found = all.filter(({ entry }) => entry.name.startsWith(value));
      const [shortest] = found.toSorted((a, b) => a.entry.name.length - b.entry.name.length);
      return found.map(({ entry }): Finding => {
        const isLikely = found.every((other) => other.entry.name.startsWith(shortest?.entry.name ?? '')) && entry === shortest?.entry;
        return {
          entry,
          kind: 'code-cut',
          strength: isLikely ? 1 : nearCode.severalCut,
          shown: { kind: 'prefix', detail: value },
          terms: [value.toLowerCase()],
        };
      });
    });

  return (document) => {
    const { part, isTyped } = document;
    const make = (entry: IndexedEntry, kind: Kind, strength: number, shown: Evidence): Finding => ({
      entry,
      kind,
      strength: strength * (entry.isGeneric && !isTyped ? genericStrength : 1),
      shown,
      terms: [shown.detail.toLowerCase()],
    });
    /** Codes that begin with it, at once or behind a dot, or hold it. */
    const findParts = (name: string, key: string, isWhole: boolean): Finding[] =>
      all.flatMap(({ entry, segments }): Finding[] => {
        const makePart = (as: 'prefix' | 'code-part', least: number): Finding =>
          make(entry, as === 'prefix' ? 'code-prefix' : as, least + ((1 - least) * key.length) / entry.squashed.length, {
            kind: as,
            detail: name,
          });
        if (segments[0] === key && !name.includes(' ')) return [makePart('prefix', nearCode.prefix)];
        if (segments.some((_, at) => segments.slice(at).join('').startsWith(key))) return [makePart('code-part', nearCode.start)];
        return isWhole && key.length >= nearCode.shortestInside && entry.squashed.includes(key)
          ? [makePart('code-part', nearCode.inside)]
          : [];
      });

    const whole = isTyped ? part.trim() : '';
    const cut = isTyped ? [] : findCut(document);
    if (cut.length) return cut;
    return [...new Set([whole, ...listNames(part)])].flatMap((name): Finding[] => {
      const key = squash(name);
      const isWhole = name === whole;
      const isName = codeLike.test(name);
      if (key.length < (isWhole ? nearCode.shortestPart : nearCode.shortest) || key.length > nearCode.longest || codes.get(name)) return [];
      if (!isName && !isTyped) return [];
      const near = key.length >= (isWhole ? nearCode.shortestAlone : nearCode.shortest) ? findNear(name) : [];
      if (near.length === 0) return isTyped && (isName || isWhole) ? findParts(name, key, isWhole) : [];
      const strength = isName || key.length >= longName ? nearCode.typo : nearCode.unnamedTypo;
      return near.map(({ entry, distance }) =>
        make(entry, 'code-near', strength - nearCode.secondError * (distance - 1), { kind: 'typo', detail: name, found: entry.name }),
      );
    });
  };
}

function listNames(text: string): string[] {
  const names = Array.from(text.slice(0, readLength).matchAll(/[A-Za-z][\w.]{6,}\w/g), ([name]) => name);
  return names.slice(0, nearCode.mostNames);
}
