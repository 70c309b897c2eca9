/** What a rule is. */
import type { Issue } from '../issue.ts';
import type { CatalogSource } from '../schema.ts';
import type { TranslationsLock } from '../translations.ts';
import type { LooseCatalog } from '../walk.ts';

/** What the rules must know beside the catalogue; what is left out is not checked. */
export interface RuleContext {
  /** The guides that exist, by language. */
  guides?: Readonly<Record<'zh' | 'en', readonly string[]>>;
  /** The record of texts that were last written together. */
  lock?: TranslationsLock;
  /** The day, as YYYY-MM-DD: no date of the catalogue lies far behind it. */
  today?: string;
  /** The anchors that code pages have of themselves. */
  anchors?: readonly string[];
  /** What holds for the whole, once every rule is kept. Given from outside, since what it needs stands on the catalogue and not the other way. */
  checkWhole?: (catalog: CatalogSource) => readonly Issue[];
}

/** What a rule found; its name and severity are added where it is run. */
export type Finding = Omit<Issue, 'severity' | 'rule'>;

/** One look at the whole catalogue. */
export interface Rule {
  name: string;
  severity: Issue['severity'];
  /** Pure; must bear a catalogue with holes. */
  check: (catalog: LooseCatalog, context: RuleContext) => Finding[];
}
