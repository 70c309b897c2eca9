/** The rules that look across fields and entries, one a file. The schema is the first rule; it runs before these. */
import { checkCategories } from './categories.ts';
import { checkChanges } from './changes.ts';
import { checkChineseAddress } from './chinese-address.ts';
import { checkChinesePunctuation } from './chinese-punctuation.ts';
import { checkChineseSpacing } from './chinese-spacing.ts';
import { checkEnglishText } from './english-text.ts';
import { checkGuidance } from './guidance.ts';
import { checkHtml } from './html.ts';
import { checkInlineMarkup } from './inline-markup.ts';
import { checkKeywords } from './keywords.ts';
import { checkMeaningLinks } from './meaning-links.ts';
import { checkMessages } from './messages.ts';
import { checkNames } from './names.ts';
import { checkPlaceholders } from './placeholders.ts';
import { checkReferences } from './references.ts';
import { checkRepetitions } from './repetitions.ts';
import type { Rule } from './rule.ts';
import { checkSelfReferences } from './self-references.ts';
import { checkSources } from './sources.ts';
import { checkStatusType } from './status-type.ts';
import { checkTranslations } from './translations.ts';
import { checkUnused } from './unused.ts';

export type { Rule } from './rule.ts';

/** In no order that matters: issues are sorted by place. */
export const rules: readonly Rule[] = [
  checkNames,
  checkStatusType,
  checkCategories,
  checkPlaceholders,
  checkReferences,
  checkSelfReferences,
  checkUnused,
  checkMessages,
  checkMeaningLinks,
  checkSources,
  checkRepetitions,
  checkKeywords,
  checkGuidance,
  checkInlineMarkup,
  checkHtml,
  checkChinesePunctuation,
  checkChineseSpacing,
  checkChineseAddress,
  checkEnglishText,
  checkChanges,
  checkTranslations,
];
