/** What people type who do not know the code: enough of it, and nothing that is searched anyway. */
import type { Path } from '../issue.ts';
import { textLocales } from '../schema.ts';
import { countWords, splitWords } from '../edit/snippet.ts';
import { squash } from '../text/squash.ts';
import { isDraft, listEntries, type LooseEntry } from '../walk.ts';
import { languages, type Complaint, type Rule } from './rule.ts';

const fewestKeywords = 3;

/** There are enough keywords, and each adds something. */
export const keywords: Rule = {
  name: 'keywords',
  *check(catalog) {
    for (const { entry, path } of listEntries(catalog)) {
      for (const locale of textLocales) {
        const list = entry.keywords?.[locale];
        if (list && splitWords(list).length < fewestKeywords)
          yield {
            path: [...path, 'keywords', locale],
            message: `${countWords(list.length, `${languages[locale]} keyword`)}; at least ${fewestKeywords} are needed.`,
            why: 'People who do not know the code find the page by them: everyday words, symptoms, abbreviations.',
          };
      }
      yield* checkKeywords(entry.keywords, entry, entry, [...path, 'keywords']);
      for (const [index, reason] of (entry.reasons ?? []).entries())
        if (reason) yield* checkKeywords(reason.words, reason, entry, [...path, 'reasons', index, 'words']);
    }
  },
};

function* checkKeywords(
  words: LooseEntry['keywords'],
  { title }: Pick<LooseEntry, 'title'>,
  { code }: LooseEntry,
  at: Path,
): Generator<Complaint> {
  const said = [title?.zh, title?.en].flatMap((text) => text?.toLowerCase() ?? []);
  for (const locale of textLocales) {
    const list = words?.[locale] ?? [];
    const path = [...at, locale];
    const pieces = splitWords(list);
    if (pieces.length > list.length)
      yield {
        path,
        message: 'A comma within a keyword: these are several.',
        why: 'Each is searched as a whole. Between the keywords of a list there is a half-width comma.',
        value: pieces,
      };
    const others: string[] = [];
    for (const [index, keyword = ''] of list.entries()) {
      const plain = keyword.trim().replace(/\s+/g, ' ').toLowerCase();
      if (!plain || isDraft(plain)) continue;
      if (code !== undefined && squash(keyword) === squash(code))
        yield {
          path: [...path, index],
          message: `The keyword “${keyword}” only repeats the code.`,
          why: 'The code is searched anyway, in any spelling. Keywords are what people type who do not know it.',
        };
      // The words of a reason are looked up as a whole.
      const holder =
        said.find((text) => text.includes(plain)) ??
        others.find((text) => text === plain || (at.at(-1) === 'keywords' && text.includes(plain)));
      others.push(plain);
      if (holder !== undefined)
        yield {
          path: [...path, index],
          message: `The keyword “${keyword}” stands in “${holder}” already.`,
          why: 'The words of the title and of other keywords are searched anyway, in upper or lower case. Delete it.',
        };
    }
  }
}
