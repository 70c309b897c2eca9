/** The rule that every sample of the catalogue proves itself: it is recognised as its own code and reason, first, and no other code is claimed beside it. */
import { buildCatalog } from '../catalog/model.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import { buildLookupIndex, buildLookupWords } from './build-index.ts';
import { createLookup } from './depth.ts';
import type { Lookup } from './types.ts';

export interface SampleIssue {
  /** The entry that the sample stands in. */
  code: string;
  /** Keys and positions from the root of the file to the sample. */
  path: (string | number)[];
  message: string;
}

export function checkSamples(source: CatalogSource): SampleIssue[] {
  const catalog = buildCatalog(source);
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

function describeFault(lookup: Lookup, sample: string, code: string, reason: string | undefined, path: SampleIssue['path']): SampleIssue[] {
  const { answers } = lookup.explain(sample);
  const issue = (message: string): SampleIssue[] => [{ code, path, message }];
  const [first] = answers;
  if (!first) return issue('The sample is not recognised as anything.');
  if (first.code !== code) return issue(`The sample is recognised as ${first.code} (${first.confidence}), not as ${code}.`);
  if (reason !== undefined && first.reason?.id !== reason)
    return issue(`The sample leads to ${first.reason ? `the reason ${first.reason.id}` : 'no reason'}, not to ${reason}.`);
  const others = answers.filter((answer) => answer !== first && answer.confidence !== 'weak').map((answer) => answer.code);
  return others.length ? issue(`Beside ${code} the sample is taken for ${others.join(', ')} as well.`) : [];
}
