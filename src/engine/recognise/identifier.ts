/** Evidence by names that were typed: a parameter, a model, an endpoint. They are answered by what names such values, never word by word. */
import type { Document } from '../read/document.ts';
import type { IndexedEntry } from '../index/entries.ts';
import type { Finding } from '../evidence.ts';
import { dropIndexes } from '../read/text.ts';
import { identifierStrength } from '../weights.ts';
import type { IndexedReason } from './reason.ts';

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
interface IdentifierGuess {
  findings: Finding[];
  isSearched: boolean;
}

export function createIdentifierTable(entries: readonly IndexedEntry[]): (document: Document) => IdentifierGuess | undefined {
  return ({ part, isTyped }) => {
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
          shown: templateBase ? { kind: 'template-instance', detail: templateBase + name } : { kind: 'names-value', detail: name },
          whole: true,
        },
      ];
    });
    return { findings, isSearched: shape.isMadeOfWords ?? false };
  };
}

/** A parameter that a question names, what else it asks, and the reasons that are about that parameter. */
export interface NamedParameter {
  name: string;
  rest: string;
  reasons: readonly IndexedReason[];
}

/** What says that the word beside it is a parameter: `thinking 参数`. */
const parameterWord = /参数|字段|(?<![\w-])(?:param(?:eter)?s?|field)(?![\w-])/gi;

/** Finds `max_tokens` and `messages[0].tool_call_id` anywhere in a question; a parameter whose name is a word only where the question calls it one. */
export function createParameterTable(reasons: readonly IndexedReason[]): (question: string) => NamedParameter | undefined {
  const byName = new Map<string, Set<IndexedReason>>();
  for (const reason of reasons) {
    if (reason.isFamily) continue;
    const inMessages = reason.messages.flatMap((message) => message.match(/\b[a-z]+(?:[._][a-z]+)+\b/g) ?? []);
    for (const name of [...reason.params, ...inMessages].flatMap(nameParameter))
      byName.set(name, (byName.get(name) ?? new Set()).add(reason));
  }
  return (question) => {
    const rest = question.replace(parameterWord, blank);
    const named = [...rest.matchAll(/[A-Za-z]\w*(?:(?:\[\w*\])?\.[A-Za-z]\w*)*/g)].flatMap(([name]) => {
      const about = rest !== question || name.includes('_') || name.includes('.') ? byName.get(name.toLowerCase()) : undefined;
      return about ? [{ name, about }] : [];
    });
    const [first] = named;
    if (!first) return undefined;
    const common = [...first.about].filter((reason) => named.every(({ about }) => about.has(reason)));
    return {
      name: first.name,
      rest: named.reduce((text, { name }) => text.replace(name, blank), rest),
      reasons: common.length ? common : [...new Set(named.flatMap(({ about }) => [...about]))],
    };
  };
}

/** The names that people have for a parameter: its path, the end of it, and the object that a `type` is of. */
function nameParameter(path: string): string[] {
  const steps = dropIndexes(path).toLowerCase().split('.');
  const end = steps.at(-1) ?? '';
  return [...new Set([steps.join('.'), end, ...(end === 'type' ? [steps.slice(0, -1).join('.')] : [])])].filter(
    (name) => name && name !== 'type',
  );
}

function blank(piece: string): string {
  return ' '.repeat(piece.length);
}
