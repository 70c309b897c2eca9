/** The rules that look across fields and entries. The shape of the file is checked before these. */
import { categories, changes, defaults, guidance, ids, keywords, repetitions, selfReferences, unused } from './lists.ts';
import { meaningLinks, messages, placeholders, redundant, sharedMessages, sources, statusType } from './messages.ts';
import { names } from './names.ts';
import { reasons, templates } from './reasons.ts';
import { references } from './references.ts';
import type { Rule } from './rule.ts';
import { addressesRule, charactersRule, datesRule, extentRule } from './strings.ts';
import {
  chineseAddress,
  chinesePunctuation,
  chineseSpacing,
  chineseText,
  drafts,
  englishText,
  html,
  inlineMarkup,
  oldTerms,
} from './texts.ts';
import { translations } from './translations.ts';

/** In no order that matters: issues are sorted by place. */
export const rules: readonly Rule[] = [
  names,
  ids,
  references,
  selfReferences,
  unused,
  repetitions,
  categories,
  changes,
  guidance,
  defaults,
  keywords,
  messages,
  sharedMessages,
  statusType,
  placeholders,
  redundant,
  meaningLinks,
  sources,
  reasons,
  templates,
  charactersRule,
  extentRule,
  datesRule,
  addressesRule,
  drafts,
  inlineMarkup,
  html,
  chinesePunctuation,
  chineseSpacing,
  chineseAddress,
  chineseText,
  englishText,
  oldTerms,
  translations,
];
