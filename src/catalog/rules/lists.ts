/** What lists hold: each thing once, nothing that is not needed, nothing that leads back to where it stands. */
import { findVerdict, nameSource } from '../complete.ts';
import { squash } from '../squash.ts';
import type { Path } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { defaultSource, sharedKinds } from '../schema.ts';
import { isDraft, isPlain, listDefined, listEntries, listReferences, type LooseEntry } from '../walk.ts';
import type { Finding, Rule } from './rule.ts';

/** An id names one thing: an address, an anchor, an item of a feed. Entries have a rule of their own. */
export const ids: Rule = {
  name: 'ids',
  severity: 'error',
  check: (catalog) => {
    const check = (list: readonly unknown[] | undefined, path: Path, key = 'id'): Finding[] =>
      findTwins(
        list?.map((item) => (isPlain(item) ? item[key] : undefined)),
        (id, index, first) => ({
          path: [...path, index, key],
          message: `\`${id}\` stands twice in \`${String(path.at(-1))}\`.`,
          why: 'It names one page, anchor or item of a feed, for ever: the second would never be seen.',
          also: { label: 'The first', path: [...path, first] },
        }),
      );
    return [
      ...(['categories', 'changes', 'families', 'limits', 'clients', 'origins'] as const).flatMap((kind) => check(catalog[kind], [kind])),
      ...check(catalog.statusAdvice, ['statusAdvice'], 'status'),
      ...listEntries(catalog).flatMap(({ entry, path }) =>
        (['messages', 'reasons'] as const).flatMap((part) => check(entry[part], [...path, part])),
      ),
    ];
  },
};

/** Every category has codes. Unknown ones are told by `references`. */
export const categories: Rule = {
  name: 'categories',
  severity: 'error',
  check: (catalog) => {
    const known = (catalog.categories ?? []).flatMap((category) => category?.id ?? []);
    // A misspelt category is told once, at the entry: not a second time as a category without codes.
    const used = new Set(
      listEntries(catalog).flatMap(({ entry: { category } }) => (category === undefined ? [] : [category, findNearest(category, known)])),
    );
    return (catalog.categories ?? []).flatMap((category, index): Finding[] => {
      if (category?.id === undefined || !catalog.errors || used.has(category.id)) return [];
      return [
        {
          path: ['categories', index, 'id'],
          message: `The category \`${category.id}\` has no codes.`,
          why: 'Its page would be empty. Delete it, or give it the entries that belong there:',
          fix: `category: ${category.id}`,
        },
      ];
    });
  },
};

/** The list of changes is newest first: feeds are made of it. */
export const changes: Rule = {
  name: 'changes',
  severity: 'error',
  check: ({ changes: list = [] }) => {
    const dates = list.map((change) => change?.date ?? '');
    return dates.flatMap((date, index): Finding[] => {
      const newest = dates.slice(0, index).findLast(Boolean);
      if (!newest || date <= newest) return [];
      return [
        {
          path: ['changes', index, 'date'],
          message: `This change (${date}) is newer than the one above it (${newest}).`,
          why: 'The newest stands first. Move it up.',
        },
      ];
    });
  },
};

/** The lists that each has. */
const listed = {
  categories: ['guides', 'links', 'ticket'],
  families: ['codes', 'details', 'steps'],
  limits: ['params'],
  entry: ['related', 'links', 'guides', 'ticket', 'causes', 'steps', 'avoid', 'samples', 'lookalikes', 'conflicts', 'notes'],
  messages: ['causes', 'steps', 'avoid', 'seen', 'absent', 'wordings'],
  reasons: ['params', 'apis', 'models', 'messages', 'steps', 'limits', 'seen', 'samples'],
} as const;

/** No list holds a thing twice: an id, a text, or a statement in either language. */
export const repetitions: Rule = {
  name: 'repetitions',
  severity: 'error',
  check: (catalog) => {
    const check = (holder: object | undefined, fields: readonly string[], path: Path): Finding[] =>
      fields.flatMap((field) => {
        const list: unknown = holder && Reflect.get(holder, field);
        if (!Array.isArray(list)) return [];
        const shared = field === 'conflicts' ? 'notes' : sharedKinds.find((kind) => kind === field);
        const said = list.map((item: unknown) => (shared && typeof item === 'string' ? (catalog[shared]?.[item] ?? item) : item));
        const twins = (['zh', 'en', 'code', 'text', undefined] as const).flatMap((key) =>
          findTwins(
            said.map((item) => (key === undefined || (key === 'code' && !isPlain(item)) ? item : isPlain(item) ? item[key] : undefined)),
            (text, index): Finding => ({
              path: [...path, field, index],
              message: `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\` stands twice in \`${field}\`.`,
              why: 'Delete one.',
            }),
          ),
        );
        // What is the same in both languages is told once.
        return [...new Map(twins.map((twin) => [twin.path.at(-1), twin])).values()];
      });
    return [
      ...check(catalog.sets, Object.keys(catalog.sets ?? {}), ['sets']),
      ...(['categories', 'families', 'limits'] as const).flatMap((part) =>
        (catalog[part] ?? []).flatMap((item, index) => check(item, listed[part], [part, index])),
      ),
      ...listEntries(catalog).flatMap(({ entry, path }) => [
        ...check(entry, listed.entry, path),
        ...(['messages', 'reasons'] as const).flatMap((part) =>
          (entry[part] ?? []).flatMap((item, index) => check(item, listed[part], [...path, part, index])),
        ),
      ]),
    ];
  },
};

/** No entry sends its reader to itself. */
export const selfReferences: Rule = {
  name: 'self-references',
  severity: 'error',
  check: (catalog) => {
    const names = new Map(listEntries(catalog).map(({ path, name }) => [path[1], name]));
    return listReferences(catalog).flatMap(({ kind, id, path, inline }): Finding[] => {
      // A reason has a page of its own: from there the page of its code is another.
      if (kind !== 'errors' || path[0] !== 'errors' || path[2] === 'reasons' || names.get(path[1]) !== id) return [];
      if (!inline)
        return [
          {
            path,
            message: `${path[2] === undefined ? '' : `\`${path[2]}\` `}names the entry itself.`,
            why: 'The reader is on that page already. Delete it, or name the code that was meant.',
          },
        ];
      return [
        {
          path,
          message: `The link \`(error:${id})\` leads to the page it stands on.`,
          why: 'Write the code between backticks instead.',
          fix: `\`${id}\``,
        },
      ];
    });
  },
};

/** What is defined once for many is used: a statement that nobody names is forgotten or misspelt somewhere. */
export const unused: Rule = {
  name: 'unused',
  severity: 'error',
  check: (catalog) => {
    if (!catalog.errors) return [];
    const references = listReferences(catalog);
    const sets = Object.keys(catalog.sets ?? {});
    const withoutSource = listEntries(catalog).some(({ entry }) => entry.reasons?.some((reason) => reason && !('source' in reason)));
    return [...sharedKinds, 'placeholders' as const, 'sources' as const, 'sets' as const, 'limitSources' as const].flatMap((kind) => {
      const defined = kind === 'sets' ? sets : (listDefined(catalog, kind) ?? []);
      const known = new Set(defined);
      const used = new Set<string | undefined>(kind === 'sources' && withoutSource ? [defaultSource] : []);
      // A misspelt reference is told where it stands: what it meant counts as used.
      for (const { kind: named, id } of references)
        if (named === (kind === 'sets' ? 'sources' : kind)) used.add(known.has(id) ? id : findNearest(id, known));
      return defined
        .filter((id) => !used.has(id))
        .map((id): Finding => ({
          path: [kind, id],
          atKey: true,
          message: `\`${id}\` is defined under \`${kind}:\`, but nothing names it.`,
          why: 'Delete it, or name it where it belongs.',
        }));
    });
  },
};

/** What is left out is said elsewhere or computed: the name of a source, the sentence of a bare look-alike, the verdict and its reason. */
export const defaults: Rule = {
  name: 'defaults',
  severity: 'error',
  check: (catalog) => {
    const entries = listEntries(catalog);
    const tells = new Map(entries.map(({ name, entry }) => [name, 'tell' in entry]));
    const bare = new Set<string | undefined>();
    const lacking = entries.flatMap(({ entry, path }): Finding[] => [
      ...(entry.lookalikes ?? []).flatMap((item, index): Finding[] => {
        if (typeof item !== 'string') return [];
        bare.add(item);
        if (tells.get(item) !== false) return [];
        return [
          {
            path: [...path, 'lookalikes', index],
            message: `The entry of \`${item}\` has no \`tell\`, so the page could not say how to tell it apart.`,
            why: 'Write the sentence there, for all who list it, or here, for this pair.',
            fix: `- { code: ${item}, zh: …, en: … }`,
          },
        ];
      }),
      ...(['actor', 'retry'] as const)
        .filter((field) => !(field in entry) && entry.category !== undefined && findVerdict(entry, catalog.categories)[field] === undefined)
        .map((field) => ({
          path,
          message: `The entry has no \`${field}\`, and its category has none for its entries either.`,
          why: 'Readers want to know first whose turn it is and whether to try again.',
          fix: field === 'actor' ? 'actor: caller # or account, platform' : 'retry: after-fix # or never, backoff, later',
        })),
      ...[{ item: { ...entry, ...findVerdict(entry, catalog.categories) }, at: path }]
        .concat((entry.messages ?? []).map((message, index) => ({ item: message ?? {}, at: [...path, 'messages', index] })))
        .flatMap(({ item: { retry, ...item }, at }): Finding[] => {
          if (retry === undefined || retry === 'after-fix' || 'retryWhy' in item) return [];
          return [
            {
              path: [...at, 'retry'],
              message: `The verdict is \`${retry}\`, and no \`retryWhy\` says why.`,
              why: 'Readers who are told to wait, or never to try again, want to know why. Only `after-fix` speaks for itself.',
              fix: 'retryWhy: { zh: …, en: … }',
            },
          ];
        }),
    ]);
    const idle = entries.flatMap(({ entry, name, path }): Finding[] =>
      'tell' in entry && !bare.has(name)
        ? [
            {
              path: [...path, 'tell'],
              atKey: true,
              message: 'No entry lists this one as a bare look-alike, so nobody would read its `tell`.',
              why: 'It is shown on the pages of the codes that are taken for this one. Delete it, or list the code there.',
            },
          ]
        : [],
    );
    const nameless = Object.entries(catalog.sources ?? {}).flatMap(([id, source]): Finding[] =>
      !source || 'title' in source || nameSource(source.url)
        ? []
        : [
            {
              path: ['sources', id],
              message: 'The source has no `title`.',
              why: 'Only a post on GitHub has a name of its own.',
              fix: 'title: { zh: …, en: … }',
            },
          ],
    );
    return [...nameless, ...lacking, ...idle];
  },
};

/** Each keyword adds something. */
export const keywords: Rule = {
  name: 'keywords',
  severity: 'error',
  check: (catalog) =>
    listEntries(catalog).flatMap(({ entry, path }) =>
      [{ words: entry.keywords, title: entry.title, at: [...path, 'keywords'] }]
        .concat(
          (entry.reasons ?? []).map((reason, index) => ({
            words: reason?.words,
            title: reason?.title,
            at: [...path, 'reasons', index, 'words'],
          })),
        )
        .flatMap(({ words, title, at }) => {
          const said = [title?.zh, title?.en].flatMap((text) => text?.toLowerCase() ?? []);
          return (['zh', 'en'] as const).flatMap((locale) => {
            const list = words?.[locale];
            const tidy = list?.map((keyword) => keyword?.trim().replace(/\s+/g, ' ').toLowerCase());
            const twins = findTwins(tidy, (_keyword, index, first) => ({
              path: [...at, locale, index],
              message: `The keyword “${list?.[index] ?? ''}” stands twice.`,
              why: 'The search does not tell upper from lower case. Delete one.',
              also: { label: 'The first', path: [...at, locale, first] },
            }));
            const repeats = (list ?? []).flatMap((keyword, index): Finding[] => {
              if (keyword === undefined || entry.code === undefined || squash(keyword) !== squash(entry.code)) return [];
              return [
                {
                  path: [...at, locale, index],
                  message: `The keyword “${keyword}” only repeats the code.`,
                  why: 'The code is searched anyway, in any spelling. Keywords are what people type who do not know it.',
                },
              ];
            });
            const contained = (tidy ?? []).flatMap((keyword, index): Finding[] => {
              const holder = keyword && said.find((text) => text.includes(keyword));
              // What stands twice is told as such. The words of a reason are looked up as a whole.
              if (keyword && (!holder || holder === keyword) && at.at(-1) === 'keywords') said.push(keyword);
              if (!holder || isDraft(keyword) || tidy?.indexOf(keyword) !== index) return [];
              return [
                {
                  path: [...at, locale, index],
                  message: `The keyword “${list?.[index] ?? ''}” stands in “${holder}” already.`,
                  why: 'The words of the title and of other keywords are searched anyway. Delete it.',
                },
              ];
            });
            return [...twins, ...repeats, ...contained];
          });
        }),
    ),
};

const fewestKeywords = 3;

/** Enough keywords, unless an entry says why it cannot have them; and no excuse outlives its reason. */
export const guidance: Rule = {
  name: 'guidance',
  severity: 'error',
  check: (catalog) =>
    listEntries(catalog).flatMap(({ entry, path }) => {
      const findings = Object.keys(entry.exempt ?? {})
        .filter((field) => has(entry, field))
        .map((field): Finding => ({
          path: [...path, 'exempt', field],
          atKey: true,
          message: `The exemption of \`${field}\` is out of date: the field is there.`,
          why: 'An exemption holds as long as its reason. Delete it.',
        }));
      for (const [field, reason] of Object.entries(entry.exempt ?? {}))
        if (reason !== undefined && reason.trim().split(/\s+/).length < 3)
          findings.push({
            path: [...path, 'exempt', field],
            message: `“${reason}” is no reason.`,
            why: 'Whoever comes next must see why the field cannot be given: a sentence.',
          });
      if (entry.exempt && 'keywords' in entry.exempt) return findings;
      for (const locale of ['zh', 'en'] as const) {
        const list = entry.keywords?.[locale];
        if (!list || list.length >= fewestKeywords) continue;
        findings.push({
          path: [...path, 'keywords', locale],
          message: `${list.length} ${locale === 'zh' ? 'Chinese' : 'English'} ${list.length === 1 ? 'keyword' : 'keywords'}; at least ${fewestKeywords} are needed.`,
          why: 'People who do not know the code find the page by them: everyday words, symptoms, abbreviations.',
        });
      }
      return findings;
    }),
};

/** A field that is there but refused by the schema counts: that is told already. */
function has(entry: LooseEntry, field: string): boolean {
  if (field === 'keywords') return (['zh', 'en'] as const).every((locale) => (entry.keywords?.[locale]?.length ?? 0) >= fewestKeywords);
  return field in entry;
}

/** Texts that stand in a list already. */
export function findTwins(
  list: readonly unknown[] | undefined,
  describe: (item: string, index: number, first: number) => Finding,
): Finding[] {
  const seen = new Map<string, number>();
  return (list ?? []).flatMap((item, index) => {
    if (typeof item !== 'string' && typeof item !== 'number') return [];
    const text = String(item);
    const first = seen.get(text);
    if (first === undefined) seen.set(text, index);
    return first === undefined ? [] : [describe(text, index, first)];
  });
}
