/** Which steps of an advice file fit what was found in a text, in the values of the reader. Pure and small; runs in the browser. */
import type { Inline } from '../../catalog/text/inline.ts';
import { fillTemplate, type Values } from '../../catalog/text/template.ts';
import type { AdviceJson, AdviceReason } from './advice.ts';
import { findLimit, takeBound } from './limits.ts';

/** What the engine knows of the failure. */
export interface Circumstances {
  /** The anchor of the message variant. */
  variant?: string | undefined;
  reason?: string | undefined;
  family?: string | undefined;
  /** An id of `clients:`. */
  client?: string | undefined;
  values: Values;
}

/** The most exact steps there are: of the reason, else of its family, else of the message variant, else of the code. */
export function chooseSteps(advice: AdviceJson, found: Circumstances): Inline[][] {
  const { variant = '', reason = '', family = '', client = '', values } = found;
  const known = advice.reasons[reason];
  const steps = known ? withClientStep(known, client) : (advice.families[family] ?? advice.messages[variant] ?? advice).steps;
  const limit = values['limit'] || takeBound(findLimit(known?.limits ?? [], values));
  const filled = limit ? { ...values, limit } : values;
  return steps.map((step) => fillTemplate(step, filled, advice.words));
}

/** The setting of the reader’s client stands second: the first step says what is wrong, the second where to change it. */
function withClientStep({ steps, clients }: AdviceReason, client: string): string[] {
  const own = clients?.find(({ id }) => id === client);
  return own ? [...steps.slice(0, 1), own.step, ...steps.slice(1)] : steps;
}
