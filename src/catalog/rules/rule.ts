/** What a rule is, and what several of them are made of. */
import type { Issue, Path } from '../issue.ts';
import type { CatalogSource } from '../schema.ts';
import type { TranslationsLock } from '../translations.ts';
import { listStrings, type LooseCatalog, type StringAt } from '../walk.ts';

/** What the rules must know beside the catalog; what is left out is not checked. */
export interface RuleContext {
  /** The guides that exist, by language. */
  guides?: Readonly<Record<'zh' | 'en', readonly string[]>>;
  /** The record of texts that were last written together. */
  lock?: TranslationsLock;
  /** The day, as YYYY-MM-DD: no date of the catalog is far after it. */
  today?: string;
  /** The anchors that code pages have of themselves. */
  anchors?: readonly string[];
  /** What holds for the whole, once every rule is kept. Given from outside, since what it needs stands on the catalog and not the other way. */
  checkWhole?: (catalog: CatalogSource) => readonly Issue[];
}

/** What a rule found; its name and severity are added where it is run. */
export type Complaint = Omit<Issue, 'severity' | 'rule'>;

/** One look at the whole catalog. */
export interface Rule {
  name: string;
  /** Left out: `error`. */
  severity?: Issue['severity'];
  /** Pure; must bear a catalog with holes. */
  check: (catalog: LooseCatalog, context: RuleContext) => Iterable<Complaint>;
}

/** Why nothing that is published goes. */
export const whyKept =
  'Tickets and bookmarks hold on to it. A code that left the documents keeps its entry; one with a new name keeps its old entry with `renamedTo:`; messages, reasons and categories keep their ids, guides their names.';

/** What the languages are called in messages. */
export const languages = { zh: 'Chinese', en: 'English' } as const;

/** What is told of one string; undefined where nothing is wrong. */
export type Told = Omit<Complaint, 'path'> | undefined;

/** A rule that looks at one string at a time. */
export function checkStrings(name: string, check: (at: StringAt, context: RuleContext) => Told): Rule {
  return {
    name,
    *check(catalog, context) {
      for (const at of listStrings(catalog)) {
        const found = check(at, context);
        if (!found) continue;
        const { value, ...told } = found;
        // Others name a key: its correction is for a hand.
        const correction = value === undefined ? {} : at.kind === 'key' ? { fix: `${String(value)}:` } : { value };
        yield { path: at.path, ...(at.kind === 'key' ? { atKey: true } : {}), ...told, ...correction };
      }
    },
  };
}

/** What stands in a list already, and where the first stands. */
export function* findTwins(
  list: readonly unknown[] | undefined,
  path: Path = [],
): Generator<{ text: string; index: number; also: NonNullable<Issue['also']> }> {
  const seen = new Map<string, number>();
  for (const [index, item] of (list ?? []).entries()) {
    if (typeof item !== 'string' && typeof item !== 'number') continue;
    const text = String(item);
    const first = seen.get(text);
    if (first === undefined) seen.set(text, index);
    else yield { text, index, also: { label: 'The first', path: [...path, first] } };
  }
}
