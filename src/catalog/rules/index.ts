/** The rules that look across fields and entries. The shape of the file is checked before these. */
import * as defaults from './defaults.ts';
import * as keywords from './keywords.ts';
import * as messages from './messages.ts';
import * as names from './names.ts';
import * as reasons from './reasons.ts';
import * as references from './references.ts';
import type { Rule } from './rule.ts';
import * as strings from './strings.ts';
import * as texts from './texts.ts';

/** Whatever these files export is a rule. In no order that matters: issues are sorted by place. */
export const rules: readonly Rule[] = [defaults, keywords, messages, names, reasons, references, strings, texts].flatMap((file): Rule[] =>
  Object.values(file),
);
