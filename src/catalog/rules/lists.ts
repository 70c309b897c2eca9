/** What lists hold: each thing once, nothing that is not needed, nothing that leads back to where it stands. */
import { findVerdict, nameSource } from '../usual.ts';
import type { Path } from '../issue.ts';
import { defaultSource, locales, sharedKinds } from '../schema.ts';
import { countWords, splitWords, writePair } from '../snippet.ts';
import { squash } from '../squash.ts';
import { isDraft, isPlain, listDefined, listEntries, listLists, listMessages, listReferences, type LooseEntry } from '../walk.ts';
import { findMeant, findTwins, type Finding, type Rule } from './rule.ts';

/** An id names one thing: an address, an anchor, an item of a feed. Entries have a rule of their own. */
export const ids: Rule = {
  name: 'ids',
  *check(catalog) {
    for (const { list, path } of listLists(catalog)) {
      if (path.length === 1 && path[0] === 'errors') continue;
      const key = path[0] === 'statusAdvice' ? 'status' : 'id';
      const names = list.map((item) => (isPlain(item) ? item[key] : undefined));
      for (const { text, index, also } of findTwins(names, path))
        yield {
          path: [...path, index, key],
          message: `\`${text}\` stands twice in \`${String(path.at(-1))}\`.`,
          why: 'It names one page, anchor or item of a feed, for ever: the second would never be seen.',
          also,
        };
    }
  },
};

/** Every category has codes. Unknown ones are told by `references`. */
export const categories: Rule = {
  name: 'categories',
  *check(catalog) {
    if (!catalog.errors) return;
    const known = (catalog.categories ?? []).map((category) => category?.id);
    const names = known.flatMap((id) => id ?? []);
    const used = new Set(listEntries(catalog).map(({ entry }) => entry.category));
    // A misspelt category is told once, at the entry: not a second time as a category without codes.
    if (![...used].every((id) => id !== undefined && names.includes(id))) return;
    for (const [index, id] of known.entries())
      if (id !== undefined && !used.has(id))
        yield {
          path: ['categories', index, 'id'],
          message: `The category \`${id}\` has no codes.`,
          why: 'Its page would be empty. Delete it, or give it the entries that belong there:',
          fix: `category: ${id}`,
        };
  },
};

/** The list of changes is newest first: feeds are made of it. */
export const changes: Rule = {
  name: 'changes',
  *check({ changes: list = [] }) {
    let above: string | undefined;
    for (const [index, change] of list.entries()) {
      const date = change?.date ?? above;
      if (above !== undefined && date !== undefined && date > above)
        yield {
          path: ['changes', index, 'date'],
          message: `This change (${date}) is newer than the one above it (${above}).`,
          why: 'The newest stands first. Move it up.',
        };
      above = date;
    }
  },
};

/** No list holds a thing twice: an id, a text, or a statement in either language. */
export const repetitions: Rule = {
  name: 'repetitions',
  *check(catalog) {
    for (const { list, path } of listLists(catalog)) {
      const field = String(path.at(-1));
      // Placeholders are named in the order of their text. Entries, messages and keywords have rules of their own.
      if (/^(?:placeholders|errors|zh|en)$/.test(field) || (field === 'messages' && isPlain(list[0]))) continue;
      const kind = field === 'conflicts' ? 'notes' : sharedKinds.find((name) => name === field);
      const said = list.map((item) => (kind && typeof item === 'string' ? (catalog[kind]?.[item] ?? item) : item));
      const twins = new Map<number, string>();
      for (const key of ['zh', 'en', 'code', 'text'])
        // A look-alike is a code, or has one.
        for (const { text, index } of findTwins(said.map((item) => (isPlain(item) ? item[key] : item)))) twins.set(index, text);
      for (const [index, text] of twins)
        yield {
          path: [...path, index],
          message: `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\` stands twice in \`${field}\`.`,
          why: 'Delete one.',
        };
    }
  },
};

/** No entry sends its reader to itself. */
export const selfReferences: Rule = {
  name: 'self-references',
  *check(catalog) {
    const names = new Map(listEntries(catalog).map(({ path, name }) => [path[1], name]));
    for (const { kind, id, path, inline } of listReferences(catalog)) {
      // A reason has a page of its own: from there the page of its code is another.
      if (kind !== 'errors' || path[0] !== 'errors' || path[2] === 'reasons' || names.get(path[1]) !== id) continue;
      if (inline)
        yield {
          path,
          message: `The link \`(error:${id})\` leads to the page it stands on.`,
          why: 'Write the code between backticks instead.',
          fix: `\`${id}\``,
        };
      else
        yield {
          path,
          message: `\`${String(path[2])}\` names the entry itself.`,
          why: 'The reader is on that page already. Delete it, or name the code that was meant.',
        };
    }
  },
};

/** What is defined once for many is used: a statement that nobody names is forgotten or misspelt somewhere. */
export const unused: Rule = {
  name: 'unused',
  *check(catalog, context) {
    if (!catalog.errors) return;
    const references = listReferences(catalog);
    const withoutSource = listEntries(catalog).some(({ entry }) => entry.reasons?.some((reason) => reason && !('source' in reason)));
    for (const kind of [...sharedKinds, 'placeholders', 'sources', 'sets', 'limitSources'] as const) {
      const defined = kind === 'sets' ? Object.keys(catalog.sets ?? {}) : (listDefined(catalog, kind) ?? []);
      const known = new Set(defined);
      const used = new Set<string | undefined>(kind === 'sources' && withoutSource ? [defaultSource] : []);
      // A misspelt reference is told where it stands: what it meant counts as used.
      for (const { kind: named, id } of references)
        if (named === (kind === 'sets' ? 'sources' : kind)) used.add(known.has(id) ? id : findMeant(kind, id, known, context));
      for (const id of defined)
        if (!used.has(id))
          yield {
            path: [kind, id],
            atKey: true,
            message: `\`${id}\` is defined under \`${kind}:\`, but nothing names it.`,
            why: 'Delete it, or name it where it belongs.',
          };
    }
  },
};

/** What is left out is said elsewhere or computed: the name of a source, the sentence of a bare look-alike, the verdict and its reason. */
export const defaults: Rule = {
  name: 'defaults',
  *check(catalog, context) {
    for (const [id, source] of Object.entries(catalog.sources ?? {}))
      if (source && !('title' in source) && !nameSource(source.url))
        yield {
          path: ['sources', id],
          message: 'The source has no `title`.',
          why: 'Only a post on GitHub has a name of its own.',
          fix: 'title: { zh: …, en: … }',
        };
    const entries = listEntries(catalog);
    const categories = new Set(listDefined(catalog, 'categories'));
    const tells = new Map(entries.flatMap(({ name, entry }) => (name === undefined ? [] : [[name, 'tell' in entry] as const])));
    // A misspelt code is told where it is: what it meant is listed.
    const bare = new Set<string | undefined>(
      entries.flatMap(({ entry }) =>
        (entry.lookalikes ?? []).flatMap((item) =>
          typeof item !== 'string' ? [] : tells.has(item) ? item : findMeant('errors', item, tells.keys(), context),
        ),
      ),
    );
    for (const { entry, name, path } of entries) {
      for (const [index, item] of (entry.lookalikes ?? []).entries())
        if (typeof item === 'string' && tells.get(item) === false)
          yield {
            path: [...path, 'lookalikes', index],
            message: `The entry of \`${item}\` has no \`tell\`, so the page could not say how to tell it apart.`,
            why: 'Write the sentence there, for all who list it, or here, for this pair.',
            fix: `- { code: ${item}, zh: …, en: … }`,
          };
      if ('tell' in entry && !bare.has(name))
        yield {
          path: [...path, 'tell'],
          atKey: true,
          message: 'No entry lists this one as a bare look-alike, so nobody would read its `tell`.',
          why: 'It is shown on the pages of the codes that are taken for this one. Delete it, or list the code there.',
        };
      const verdict = findVerdict(entry, catalog.categories);
      for (const field of ['actor', 'retry'] as const)
        // What a category that is not there would say, nobody knows.
        if (!(field in entry) && entry.category !== undefined && categories.has(entry.category) && verdict[field] === undefined)
          yield {
            path,
            message: `The entry has no \`${field}\`, and its category has none for its entries either.`,
            why: 'Readers want to know first whose turn it is and whether to try again.',
            fix: field === 'actor' ? 'actor: caller # or account, platform' : 'retry: after-fix # or never, backoff, later',
          };
      yield* checkVerdict({ ...entry, ...verdict }, path);
    }
    for (const { message, path } of listMessages(catalog)) yield* checkVerdict(message, path);
  },
};

function* checkVerdict(item: Pick<LooseEntry, 'retry' | 'retryWhy'>, path: Path): Generator<Finding> {
  const { retry } = item;
  if (retry === undefined || retry === 'after-fix' || 'retryWhy' in item) return;
  yield {
    path: [...path, 'retry'],
    message: `The verdict is \`${retry}\`, and no \`retryWhy\` says why.`,
    why: 'Readers who are told to wait, or never to try again, want to know why. Only `after-fix` speaks for itself.',
    fix: 'retryWhy: { zh: …, en: … }',
  };
}

/** Each keyword adds something. */
export const keywords: Rule = {
  name: 'keywords',
  *check(catalog) {
    for (const { entry, path } of listEntries(catalog)) {
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
): Generator<Finding> {
  const said = [title?.zh, title?.en].flatMap((text) => text?.toLowerCase() ?? []);
  for (const locale of locales) {
    const list = words?.[locale] ?? [];
    const path = [...at, locale];
    const tidy = list.map((keyword) => keyword?.trim().replace(/\s+/g, ' ').toLowerCase());
    for (const { index, also } of findTwins(tidy, path))
      yield {
        path: [...path, index],
        message: `The keyword “${list[index] ?? ''}” stands twice.`,
        why: 'The search does not tell upper from lower case. Delete one.',
        also,
      };
    const pieces = splitWords(list);
    if (pieces.length > list.length)
      yield {
        path,
        message: 'A comma within a keyword: these are several.',
        why: 'Each is searched as a whole. Between the keywords of a list there is a half-width comma.',
        fix: writePair(locale, pieces),
        value: pieces,
      };
    for (const [index, keyword] of list.entries()) {
      const plain = tidy[index];
      if (keyword === undefined || !plain) continue;
      if (code !== undefined && squash(keyword) === squash(code))
        yield {
          path: [...path, index],
          message: `The keyword “${keyword}” only repeats the code.`,
          why: 'The code is searched anyway, in any spelling. Keywords are what people type who do not know it.',
        };
      const holder = said.find((text) => text.includes(plain));
      // What stands twice is told as such. The words of a reason are looked up as a whole.
      if ((!holder || holder === plain) && at.at(-1) === 'keywords') said.push(plain);
      if (holder && !isDraft(plain) && tidy.indexOf(plain) === index)
        yield {
          path: [...path, index],
          message: `The keyword “${keyword}” stands in “${holder}” already.`,
          why: 'The words of the title and of other keywords are searched anyway. Delete it.',
        };
    }
  }
}

const fewestKeywords = 3;

/** Enough keywords, unless an entry says why it cannot have them; and no excuse outlives its reason. */
export const guidance: Rule = {
  name: 'guidance',
  *check(catalog) {
    for (const { entry, path } of listEntries(catalog)) {
      const exempt = entry.exempt ?? {};
      const few = locales.filter((locale) => {
        const list = entry.keywords?.[locale];
        return list && splitWords(list).length < fewestKeywords;
      });
      for (const field of Object.keys(exempt))
        if (field === 'keywords' ? !few.length : field in entry)
          yield {
            path: [...path, 'exempt', field],
            atKey: true,
            message: `The exemption of \`${field}\` is out of date: the field is there.`,
            why: 'An exemption holds as long as its reason. Delete it.',
          };
      if ('keywords' in exempt) continue;
      for (const locale of few)
        yield {
          path: [...path, 'keywords', locale],
          message: `${countWords(entry.keywords?.[locale]?.length ?? 0, `${locale === 'zh' ? 'Chinese' : 'English'} keyword`)}; at least ${fewestKeywords} are needed.`,
          why: 'People who do not know the code find the page by them: everyday words, symptoms, abbreviations.',
        };
    }
  },
};
