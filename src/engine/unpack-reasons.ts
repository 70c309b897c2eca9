/** What the code index says of reasons and origins, as objects: what `build-index.ts` packed, unpacked. */
import { unpackItems, unpackLines } from './columns.ts';
import { unpackVerdict, type IndexedEntry } from './entries.ts';
import type { OtherOrigin } from './origins.ts';
import type { IndexedReason } from './recognise/reason.ts';
import type { LookupIndex } from './types.ts';

export function unpackReasons({ reasons }: LookupIndex, entries: readonly IndexedEntry[]): IndexedReason[] {
  const [places = [], ids = [], verdicts = [], params = [], models = [], whens = [], messages = []] = reasons.map(unpackLines);
  return ids.flatMap((id, at): IndexedReason[] => {
    const place = places[at] ?? '';
    if (!id) return [];
    return [
      {
        id,
        title: '',
        isFamily: place.startsWith('~'),
        entries: place
          .replace('~', '')
          .split(',')
          .flatMap((entry) => entries[Number.parseInt(entry, 36)] ?? []),
        ...unpackVerdict(verdicts[at] ?? ''),
        params: unpackItems(params[at]),
        models: unpackItems(models[at]),
        when: Object.fromEntries(
          unpackItems(whens[at]).map((test) => {
            const end = test.indexOf('=');
            return [test.slice(0, end), new RegExp(test.slice(end + 1))];
          }),
        ),
        messages: unpackItems(messages[at]),
      },
    ];
  });
}

/** @param tells the name of each and what is said of it, once that is there */
export function unpackOrigins({ origins }: Pick<LookupIndex, 'origins'>, tells: readonly string[] = []): OtherOrigin[] {
  return unpackLines(origins).flatMap((line, at) => {
    const [kind, ...marks] = unpackItems(line);
    const [name = '', tell = ''] = unpackItems(tells[at]);
    return kind ? [{ name, tell, isProduct: kind !== 'client-own-text', marks }] : [];
  });
}
