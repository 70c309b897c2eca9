/** The second index as objects: what `build-index.ts` packed, unpacked. */
import { unpackVerdict, type IndexedEntry } from './entries.ts';
import type { OtherOrigin } from './origins.ts';
import type { IndexedReason } from './recognise/reason.ts';
import type { LookupWords } from './types.ts';

/** Separates the columns of a line, and the items of a column. */
export const column = '\t';
export const item = '\u001f';

const splitItems = (text: string | undefined): string[] => (text ? text.split(item) : []);

export function unpackReasons({ reasons }: LookupWords, entries: readonly IndexedEntry[]): IndexedReason[] {
  return reasons.split('\n').flatMap((line): IndexedReason[] => {
    const [places = '', id = '', verdict = '', title = '', params, models, when, messages, words] = line.split(column);
    if (!id) return [];
    return [
      {
        id,
        title,
        isFamily: places.startsWith('~'),
        entries: places
          .replace('~', '')
          .split(',')
          .flatMap((place) => entries[Number.parseInt(place, 36)] ?? []),
        ...unpackVerdict(verdict),
        params: splitItems(params),
        models: splitItems(models),
        when: Object.fromEntries(
          splitItems(when).map((test) => {
            const at = test.indexOf('=');
            return [test.slice(0, at), new RegExp(test.slice(at + 1))];
          }),
        ),
        messages: splitItems(messages),
        words: splitItems(words),
      },
    ];
  });
}

export function unpackOrigins({ origins }: LookupWords): OtherOrigin[] {
  return origins.split('\n').flatMap((line) => {
    const [kind = '', name = '', tell = '', marks] = line.split(column);
    return kind ? [{ name, tell, isProduct: kind !== 'client-own-text', marks: splitItems(marks) }] : [];
  });
}

export interface IndexedClient {
  id: string;
  name: string;
  marks: string[];
}

export function unpackClients({ clients }: LookupWords): IndexedClient[] {
  return clients.split('\n').flatMap((line) => {
    const [id = '', name = '', marks] = line.split(column);
    return id ? [{ id, name, marks: splitItems(marks) }] : [];
  });
}
