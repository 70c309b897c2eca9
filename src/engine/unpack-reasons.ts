/** What the code index says of reasons and origins, as objects: what `build-index.ts` packed, unpacked. */
import { unpackVerdict, type IndexedEntry } from './entries.ts';
import type { OtherOrigin } from './origins.ts';
import type { IndexedReason } from './recognise/reason.ts';
import type { LookupIndex } from './types.ts';

/** Separates the columns of a line, and the items of a column. */
export const column = '\t';
export const item = '\u001f';

export const splitItems = (text: string | undefined): string[] => (text ? text.split(item) : []);

export function unpackReasons({ reasons }: LookupIndex, entries: readonly IndexedEntry[]): IndexedReason[] {
  const [places = [], ids = [], verdicts = [], params = [], models = [], whens = [], messages = []] = reasons.map((lines) =>
    lines.split('\n'),
  );
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
        params: splitItems(params[at]),
        models: splitItems(models[at]),
        when: Object.fromEntries(
          splitItems(whens[at]).map((test) => {
            const end = test.indexOf('=');
            return [test.slice(0, end), new RegExp(test.slice(end + 1))];
          }),
        ),
        messages: splitItems(messages[at]),
      },
    ];
  });
}

/** @param tells the name of each and what is said of it, once that is there */
export function unpackOrigins({ origins }: Pick<LookupIndex, 'origins'>, tells: readonly string[] = []): OtherOrigin[] {
  return origins.split('\n').flatMap((line, at) => {
    const [kind = '', marks] = line.split(column);
    const [name = '', tell = ''] = (tells[at] ?? '').split(column);
    return kind ? [{ name, tell, isProduct: kind !== 'client-own-text', marks: splitItems(marks) }] : [];
  });
}
