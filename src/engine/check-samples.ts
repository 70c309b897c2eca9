/** The rule that every sample of the catalogue proves itself: it is recognised as its own code, first, and no other code is claimed beside it. */
import type { CatalogSource } from '../catalog/schema.ts';
import { buildLookupIndex, buildLookupWords, getName } from './build-index.ts';
import { createLookup } from './explain.ts';

export interface SampleIssue {
  /** The entry that the sample stands in. */
  code: string;
  /** Keys and positions from the root of the file to the sample. */
  path: (string | number)[];
  message: string;
}

export function checkSamples(catalog: CatalogSource): SampleIssue[] {
  const lookup = createLookup(buildLookupIndex(catalog, 'en'), buildLookupWords(catalog, 'en'));
  return catalog.errors.flatMap((entry, at) =>
    (entry.samples ?? []).flatMap((sample, position): SampleIssue[] => {
      const code = getName(entry);
      const { answers } = lookup.explain(sample);
      const issue = (message: string): SampleIssue[] => [{ code, path: ['errors', at, 'samples', position], message }];
      const [first] = answers;
      if (!first) return issue('The sample is not recognised as anything.');
      if (first.code !== code) return issue(`The sample is recognised as ${first.code} (${first.confidence}), not as ${code}.`);
      const others = answers.filter((answer) => answer !== first && answer.confidence !== 'weak').map((answer) => answer.code);
      return others.length ? issue(`Beside ${code} the sample is taken for ${others.join(', ')} as well.`) : [];
    }),
  );
}
