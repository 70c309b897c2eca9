/** Evidence by codes that do not stand in a text to the letter: with typing errors, cut at an end, or only a part of them. */
import { allowErrors, measureDistance } from '../../catalog/distance.ts';
import { squash } from '../../catalog/squash.ts';
import type { Document } from '../document.ts';
import type { IndexedEntry } from '../entries.ts';
import type { Finding, Kind } from '../evidence.ts';
import type { Evidence } from '../types.ts';
import { genericStrength, nearCode } from '../weights.ts';
import type { CodeTable } from './code.ts';

/** Shorter names resemble too many words of the language. */
const shortest = 8;
const shortestAlone = 5;
const longest = 80;
/** So many names of a text are looked at. */
const mostNames = 48;
/** Logs name the same foreign codes again and again: so many answers are kept. */
const keptAnswers = 500;

export function createNearCodes(entries: readonly IndexedEntry[], codes: CodeTable): (document: Document) => Finding[] {
  const all = entries.filter((entry) => entry.isCode).map((entry) => ({ entry, base: squash(entry.templateBase) }));
  const known = new Map<string, { entry: IndexedEntry; distance: number }[]>();

  /** The codes that are nearest, with one or two typing errors; of a template code the part before its placeholder. */
  const findNear = (name: string): { entry: IndexedEntry; distance: number }[] => {
    const key = squash(name);
    const kept = known.get(key);
    if (kept) return kept;
    if (known.size > keptAnswers) known.clear();
    const head = squash(name.split('.')[0] ?? '');
    const near = all.flatMap(({ entry, base }) => {
      const [typed, wanted] = base && name.includes('.') ? [head, base] : [key, entry.squashed];
      const most = allowErrors(typed.length);
      const distance = most ? measureDistance(typed, wanted, most) : 1;
      return distance <= most && distance > 0 ? [{ entry, distance }] : [];
    });
    const best = Math.min(...near.map(({ distance }) => distance));
    const nearest = near.filter(({ distance, entry }) => distance === best && !entry.templateBase);
    const result = nearest.length ? nearest : near.filter(({ distance }) => distance === best);
    known.set(key, result);
    return result;
  };

  return (document) => {
    const { part, isTyped, from, to } = document;
    const make = (entry: IndexedEntry, kind: Kind, strength: number, shown: Evidence): Finding => ({
      entry,
      kind,
      strength: strength * (entry.isGeneric && !isTyped ? genericStrength : 1),
      from,
      to,
      shown,
      terms: [shown.detail.toLowerCase()],
    });
    const whole = part.trim();
    const isLatin = isTyped && !/[\u3400-\u9fff]/.test(whole) && whole.length <= longest;
    return [...new Set([...(isLatin ? [whole] : []), ...listNames(part)])].flatMap((name): Finding[] => {
      const key = squash(name);
      const isWhole = name === whole;
      if (key.length < (isWhole ? 3 : shortest) || key.length > longest || codes.get(name)) return [];
      const isName = /[a-z][A-Z]|\w[._]\w/.test(name);
      const near = key.length >= (isWhole ? shortestAlone : shortest) && (isName || isWhole || isTyped) ? findNear(name) : [];
      if (near.length)
        return near.map(({ entry, distance }) =>
          make(
            entry,
            'code-near',
            (isName || key.length > 12 ? nearCode.typo : nearCode.unnamedTypo) - nearCode.secondError * (distance - 1),
            {
              kind: 'typo',
              detail: name,
              found: entry.name,
            },
          ),
        );
      const isCut = !isTyped && isName && /^\s?(?:…|\.\.)|^$/.test(part.slice(part.indexOf(name) + name.length).slice(0, 4));
      if (!isCut && !(isTyped && (isName || isWhole))) return [];
      return codes.findParts(key).flatMap(({ entry, kind }): Finding[] => {
        const ratio = key.length / entry.squashed.length;
        if (kind === 'prefix' && !name.includes(' '))
          return [make(entry, isCut ? 'code-cut' : 'code-prefix', fill(nearCode.prefix, ratio), { kind: 'prefix', detail: name })];
        if (isCut) return kind === 'start' ? [make(entry, 'code-cut', fill(nearCode.cut, ratio), { kind: 'code-part', detail: name })] : [];
        return kind === 'inside' && !isWhole
          ? []
          : [
              make(entry, 'code-part', fill(kind === 'inside' ? nearCode.inside : nearCode.start, ratio), {
                kind: 'code-part',
                detail: name,
              }),
            ];
      });
    });
  };
}

/** At least the first, 1 where the whole code was typed. */
const fill = (least: number, ratio: number): number => least + (1 - least) * ratio;

function listNames(text: string): string[] {
  return Array.from(text.slice(0, 20_000).matchAll(/[A-Za-z][\w.]{7,}/g), ([name]) => name.replace(/\.+$/, '')).slice(0, mostNames);
}
