/** Whatever is named is defined and is something else than what names it, and whatever is defined is named. */
import { defaultSource, textLocales, referenceKinds, sharedKinds, type ReferenceKind } from '../schema.ts';
import { writeSkeleton } from '../edit/shape.ts';
import { correct } from '../edit/snippet.ts';
import { getAt, isDraft, listDefined, listEntries, listReferences, type LooseCatalog, type Reference } from '../walk.ts';
import { findNearest } from '../text/distance.ts';
import { languages, type Complaint, type Rule } from './rule.ts';

/** Whatever is named is there. */
export const references: Rule = {
  name: 'references',
  *check(catalog, { guides }) {
    const defined = new Map<ReferenceKind, ReadonlySet<string> | undefined>();
    for (const kind of referenceKinds) {
      const ids = kind === 'guides' ? guides && [...guides.zh, ...guides.en] : listDefined(catalog, kind);
      defined.set(kind, ids && new Set(ids));
    }
    for (const reference of listReferences(catalog)) {
      const { kind, id, path } = reference;
      const known = defined.get(kind);
      // A draft is told as such.
      if (!known || isDraft(id)) continue;
      if (kind === 'sources' && path.at(-2) === 'seen' && catalog.sets?.[id]) continue;
      if (!known.has(id)) yield describe(reference, findNearest(id, known), known, catalog);
      else if (kind === 'guides')
        for (const locale of textLocales)
          if (!guides?.[locale].includes(id))
            yield {
              path,
              message: `The guide \`${id}\` is missing in ${languages[locale]}.`,
              why: `Guides are files: src/content/docs/${locale}/guides/${id}.mdx is not there.`,
            };
    }
  },
};

function describe(
  { kind, id, path, inline, atKey }: Reference,
  meant: string | undefined,
  known: ReadonlySet<string>,
  catalog: LooseCatalog,
): Complaint {
  const at = { path, ...(atKey ? { atKey } : {}) };
  const message = `There is no \`${id}\` ${kind === 'guides' ? 'among the guides' : `under \`${kind}:\``}.`;
  if (meant !== undefined) {
    const told = { ...at, message: `${message} Did you mean \`${meant}\`?` };
    if (atKey) return { ...told, fix: `${meant}: …` };
    if (!inline) return { ...told, ...correct(path, meant) };
    const target = `(${writeTarget(kind, meant)})`;
    const text = String(getAt(catalog, path)).replaceAll(`](${writeTarget(kind, id)})`, `]${target}`);
    return { ...told, fix: `[…]${target}`, value: text };
  }
  if (kind === 'guides')
    return {
      ...at,
      message,
      why: `Guides are the files below src/content/docs/zh/guides/ and …/en/guides/: ${[...known].sort().join(', ')}.`,
    };
  if (kind === 'errors')
    return { ...at, message, why: 'Codes are written to the letter, template codes with their braces. It needs an entry first.' };
  // A link of our markup that names a code, a guide or an address is no link to define.
  if (inline && /[A-Z/.]/.test(id))
    return { ...at, message, why: 'A target is an id of `links:`, where addresses stand, or `error:` and a code, or `guide:` and a name.' };
  const isList = Array.isArray(catalog[kind]);
  const skeleton = writeSkeleton([kind, isList ? 0 : id]).replace('id: …', `id: ${id}`);
  return { ...at, message, why: 'Either it is misspelt, or it is still to be defined:', fix: `${kind}:\n  ${skeleton}` };
}

function writeTarget(kind: ReferenceKind, id: string): string {
  return kind === 'errors' ? `error:${id}` : kind === 'guides' ? `guide:${id}` : id;
}

/** No entry sends its reader to itself. */
export const selfReferences: Rule = {
  name: 'self-references',
  *check(catalog) {
    const names = new Map(listEntries(catalog).map(({ path, name }) => [path[1], name]));
    for (const { kind, id, path, inline } of listReferences(catalog)) {
      // A reason has a page of its own: from there the page of its code is another.
      if (kind !== 'errors' || path[0] !== 'errors' || path[2] === 'reasons' || names.get(path[1]) !== id) continue;
      yield {
        path,
        message: `This leads to the page of \`${id}\`, on which it stands.`,
        why: 'The reader is there already. Delete it, or name the code that was meant; a text has the code between backticks.',
        ...(inline ? { fix: `\`${id}\`` } : {}),
      };
    }
  },
};

/** What is defined once for many is used: what nobody names is forgotten or misspelt somewhere. */
export const unused: Rule = {
  name: 'unused',
  *check(catalog) {
    if (!catalog.errors) return;
    const references = listReferences(catalog);
    const withoutSource = listEntries(catalog).some(({ entry }) => entry.reasons?.some((reason) => reason && !('source' in reason)));
    for (const kind of [...sharedKinds, 'categories', 'placeholders', 'sources', 'sets', 'limitSources'] as const) {
      const defined = kind === 'sets' ? Object.keys(catalog.sets ?? {}) : (listDefined(catalog, kind) ?? []);
      const known = new Set(defined);
      const named = references.flatMap((reference) => (reference.kind === (kind === 'sets' ? 'sources' : kind) ? reference.id : []));
      // A misspelt reference is told where it stands: what it meant counts as used. A category that is not there may be any.
      if (kind === 'categories' && !listEntries(catalog).every(({ entry }) => known.has(entry.category ?? ''))) continue;
      const used = new Set(named.map((id) => (known.has(id) ? id : findNearest(id, known))));
      if (kind === 'sources' && withoutSource) used.add(defaultSource);
      for (const [index, id] of defined.entries())
        if (!used.has(id))
          yield {
            path: kind === 'categories' ? [kind, index, 'id'] : [kind, id],
            atKey: true,
            message: `\`${id}\` is defined under \`${kind}:\`, but nothing names it.`,
            why: 'Delete it, or name it where it belongs.',
          };
    }
  },
};
