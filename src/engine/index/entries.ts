/** The code index as objects: what `build-index.ts` packed, unpacked. */
import { unpackItems, unpackLines } from './columns.ts';
import { squash } from '../../catalog/text/squash.ts';
import type { Actor, RetryVerdict } from '../../catalog/schema.ts';
import type { LookupIndex } from '../types.ts';

/** A message of an entry with all its wordings. */
export interface Variant {
  /** Position in `IndexedEntry.variants`. */
  at: number;
  section: string;
  status: number | undefined;
  actor: Actor | undefined;
  retry: RetryVerdict | undefined;
  anchor: string;
  /** What tells it from the others of its code; empty where it is the only one, and as long as only the first index is there. */
  label: string;
  /** The documented text first; placeholders by name. Empty where nobody knows the text. */
  texts: string[];
}

export interface IndexedEntry {
  /** Position in the catalog. */
  at: number;
  name: string;
  isCode: boolean;
  /** The code stands in `error.type`. */
  isType: boolean;
  /** The fixed part of a template code, with its dot; empty for other codes. */
  templateBase: string;
  slug: string;
  squashed: string;
  title: string;
  category: string;
  actor: Actor | undefined;
  retry: RetryVerdict | undefined;
  prominence: number;
  target: number | undefined;
  variants: Variant[];
  statuses: number[];
  /** Its reasons, by id, where it has any. */
  reasons?: Map<string, { actor: Actor | undefined; retry: RetryVerdict | undefined }>;
  /** So short or so common that other services use the same name. */
  isGeneric: boolean;
}

const actors: Readonly<Record<string, Actor>> = { c: 'caller', a: 'account', p: 'platform' };
const verdicts: Readonly<Record<string, RetryVerdict>> = { n: 'never', f: 'after-fix', b: 'backoff', l: 'later' };

/** Names of fewer letters are in use elsewhere: InvalidParameter, AccessDenied, MissingParameter. */
const distinctiveLength = 18;

export function unpackEntries(index: LookupIndex): IndexedEntry[] {
  const titles = unpackLines(index.titles);
  const facts = unpackLines(index.facts);
  const variantLines = unpackLines(index.variants);
  const messageLines = unpackLines(index.messages);
  let next = 0;
  return unpackLines(index.names).map((line, at) => {
    const mark = line.charAt(0);
    const name = mark === '~' || mark === ':' ? line.slice(1) : line;
    const [category = '', verdict = '', prominence = '', count = '', target = ''] = unpackItems(facts[at]);
    const variants = Array.from({ length: Number(count) }, (_, position) =>
      unpackVariant(variantLines[next] ?? '', messageLines[next++] ?? '', position, verdict),
    );
    const squashed = squash(name);
    const brace = name.indexOf('{{');
    return {
      at,
      name,
      isCode: mark !== '~',
      isType: mark === ':',
      templateBase: brace > 0 ? name.slice(0, brace) : '',
      slug: name.replace('{{', '').replace('}}', ''),
      squashed,
      title: titles[at] ?? '',
      category: index.categories[Number(category)] ?? '',
      ...unpackVerdict(verdict),
      prominence: Number(prominence),
      target: target ? Number(target) : undefined,
      variants,
      statuses: [...new Set(variants.flatMap((variant) => variant.status ?? []))],
      isGeneric:
        mark === ':' ||
        squashed.length - (squashed.endsWith('error') ? 5 : 0) < distinctiveLength ||
        variants.every((variant) => 'mp'.includes(variant.section)),
    };
  });
}

function unpackVariant(line: string, messages: string, at: number, ofEntry: string): Variant {
  const [section = '', verdict = '', status = '', anchor = ''] = unpackItems(line);
  return {
    at,
    section,
    ...unpackVerdict(verdict || ofEntry),
    status: status ? Number(status) : undefined,
    anchor,
    label: '',
    texts: unpackItems(messages),
  };
}

interface Verdict {
  actor?: Actor | undefined;
  retry?: RetryVerdict | undefined;
}

/** Two letters: who must act, whether a retry helps. */
export function packVerdict({ actor, retry }: Verdict): string {
  const letterOf = (table: Readonly<Record<string, string>>, value = ''): string =>
    Object.keys(table).find((letter) => table[letter] === value) ?? '-';
  return letterOf(actors, actor) + letterOf(verdicts, retry);
}

export function unpackVerdict(letters: string): Required<Verdict> {
  return { actor: actors[letters.charAt(0)], retry: verdicts[letters.charAt(1)] };
}
