/** The rule that every sample of the catalog proves itself: it is recognised as its own code and reason, first, and no other code is claimed beside it. */
import type { Issue } from '../catalog/issue.ts';
import type { Catalog } from '../catalog/model.ts';
import { buildLookupIndex, buildLookupWords } from './index/build-index.ts';
import { createLookup } from './depth.ts';
import type { Lookup } from './types.ts';

export function checkSamples(catalog: Catalog): Issue[] {
  const lookup = createLookup(buildLookupIndex(catalog, 'en'), buildLookupWords(catalog, 'en'));
  return catalog.entries.flatMap((entry, at) => [
    ...entry.samples.flatMap((sample, position) =>
      describeFault(lookup, sample, entry.name, undefined, ['errors', at, 'samples', position]),
    ),
    ...entry.reasons.flatMap((reason, index) =>
      reason.samples.flatMap((sample, position) =>
        describeFault(lookup, sample, entry.name, reason.id, ['errors', at, 'reasons', index, 'samples', position]),
      ),
    ),
  ]);
}

function describeFault(lookup: Lookup, sample: string, code: string, reason: string | undefined, path: Issue['path']): Issue[] {
  const { answers } = lookup.explain(sample);
  const issue = (message: string): Issue[] => [{ severity: 'error', rule: 'samples', path, message }];
  const [first] = answers;
  if (!first) return issue('The sample is not recognised as anything.');
  if (first.code !== code) return issue(`The sample is recognised as ${first.code} (${first.confidence}), not as ${code}.`);
  if (reason !== undefined && first.reason?.id !== reason)
    return issue(`The sample leads to ${first.reason ? `the reason ${first.reason.id}` : 'no reason'}, not to ${reason}.`);
  const others = answers.filter((answer) => answer !== first && answer.confidence !== 'weak').map((answer) => answer.code);
  return others.length ? issue(`Beside ${code} the sample is taken for ${others.join(', ')} as well.`) : [];
}
