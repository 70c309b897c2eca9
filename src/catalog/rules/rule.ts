/** What a rule is. */
import type { Issue, Path } from '../issue.ts';
import type { CatalogSource } from '../schema.ts';
import type { TranslationsLock } from '../translations.ts';
import type { LooseCatalog } from '../walk.ts';

/** What the rules must know beside the catalogue; what is left out is not checked. */
export interface RuleContext {
  /** The guides that exist, by language. */
  guides?: Readonly<Record<'zh' | 'en', readonly string[]>>;
  /** The record of texts that were last written together. */
  lock?: TranslationsLock;
  /** Whether each raw sample is recognised as its own code. Given from outside, since the lookup stands on the catalogue and not the other way. */
  checkSamples?: (catalog: CatalogSource) => readonly { path: Path; message: string }[];
}

/** One look at the whole catalogue. Pure; must bear a catalogue with holes. */
export type Rule = (catalog: LooseCatalog, context: RuleContext) => Issue[];
