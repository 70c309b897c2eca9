/** Evidence by a name that was typed alone: a parameter, a model, an endpoint. It is answered by what names such values, never word by word. */
import type { Document } from '../document.ts';
import type { IndexedEntry } from '../entries.ts';
import type { Finding } from '../evidence.ts';
import { identifierStrength } from '../weights.ts';

interface Shape {
  test: RegExp;
  /** The placeholder that stands for such a name in messages, whatever follows in its own name. */
  placeholder: string;
  /** A part of such a name says something as well: `max_tokens` is about tokens, `doubao-seed` is not about seeds. */
  isMadeOfWords?: true;
}

const shapes: readonly Shape[] = [
  { test: /^[a-z][a-z\d]*(?:_[a-z\d]+)+$/, placeholder: '{parameter', isMadeOfWords: true },
  { test: /^ep-[\w-]+$|^[a-z][a-z\d]*(?:[-.][a-z\d]+)*-v?\d[\w.-]*$/, placeholder: '{model' },
];

/** The evidence, and whether the name may be searched for as words. */
export interface IdentifierGuess {
  findings: Finding[];
  isSearched: boolean;
}

export function createIdentifierTable(entries: readonly IndexedEntry[]): (document: Document) => IdentifierGuess | undefined {
  return ({ part, isTyped, from, to }) => {
    const name = part.trim();
    const shape = isTyped ? shapes.find(({ test }) => test.test(name)) : undefined;
    if (!shape) return undefined;
    const findings = entries.flatMap((entry): Finding[] => {
      const { templateBase, variants, prominence } = entry;
      const naming = variants.filter(({ texts }) => texts.some((text) => text.includes(shape.placeholder))).length;
      if (!naming || !entry.isCode) return [];
      return [
        {
          entry,
          kind: 'names-value',
          // A code that is made for such names stands first; of the others the more often their messages name one.
          strength: (templateBase ? 1 : (identifierStrength.other * naming) / variants.length) + identifierStrength.prominence * prominence,
          from,
          to,
          shown: templateBase ? { kind: 'template-instance', detail: templateBase + name } : { kind: 'names-value', detail: name },
          whole: true,
        },
      ];
    });
    return { findings, isSearched: shape.isMadeOfWords ?? false };
  };
}
