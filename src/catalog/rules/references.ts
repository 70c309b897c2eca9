/** Whatever is named is defined and is something else than what names it, and whatever is defined is named. */
import { defaultSource, textLocales, referenceKinds, sharedKinds, type ReferenceKind } from '../schema.ts';
import { writeSkeleton } from '../edit/shape.ts';
import { findNearest, isSlip } from '../text/distance.ts';
import { countWords, listWords, writeAt, writeValue } from '../edit/snippet.ts';
import { getAt, isDraft, listDefined, listEntries, listReferences, type LooseCatalog, type Reference } from '../walk.ts';
import { languages, type Complaint, type Rule } from './rule.ts';

/** Who said or printed something. */
const evidence: ReadonlySet<ReferenceKind> = new Set(['sources', 'sets', 'limitSources']);

/** Whatever is named is there. An id that several places name is told once. */
export const references: Rule = {
  name: 'references',
  *check(catalog, { guides }) {
    const found = listReferences(catalog);
    for (const kind of referenceKinds) {
      const ids = kind === 'guides' ? guides && textLocales.flatMap((locale) => guides[locale]) : listDefined(catalog, kind);
      const known = new Set(ids);
      // A draft is told as such.
      const unknown = ids ? found.filter((reference) => reference.kind === kind && !known.has(reference.id) && !isDraft(reference.id)) : [];
      for (const [first, ...more] of Map.groupBy(unknown, ({ id }) => id).values())
        if (first) yield describe(first, more.length, known, catalog);
    }
  },
};

function describe(
  { kind, id, path, inline, atKey }: Reference,
  others: number,
  known: ReadonlySet<string>,
  catalog: LooseCatalog,
): Complaint {
  const part = kind === 'sets' ? 'under `sources:` or `sets:`' : kind === 'guides' ? 'among the guides' : `under \`${kind}:\``;
  const places = others ? ` (named here and in ${countWords(others, 'other place')})` : '';
  const at = { path, ...(atKey ? { atKey } : {}), message: `There is no \`${id}\` ${part}${places}.` };
  const meant = findNearest(id, known);
  if (meant !== undefined) {
    const told = { ...at, message: `${at.message} Did you mean \`${meant}\`?` };
    if (atKey) return { ...told, fix: `${meant}: …` };
    // What several places name is no slip of theirs, and who said something is for a person to say.
    const isSure = !others && !evidence.has(kind) && [...known].filter((other) => isSlip(id, other)).join() === meant;
    const target = `(${writeTarget(kind, meant)})`;
    const value = inline ? String(getAt(catalog, path)).replaceAll(`](${writeTarget(kind, id)})`, `]${target}`) : meant;
    return { ...told, fix: inline ? `[…]${target}` : writeAt(path, writeValue(meant)), ...(isSure ? { value } : {}) };
  }
  if (kind === 'guides' || kind === 'categories') return { ...at, why: `There are ${listWords([...known].sort())}.` };
  if (kind === 'errors')
    return {
      ...at,
      why: 'Codes are written to the letter, template codes with their braces. It needs an entry first. A published code keeps its entry: one with a new name has `renamedTo:`.',
    };
  // A link of our markup that names a code, a guide or an address is no link to define.
  if (inline && /[A-Z/.]/.test(id))
    return { ...at, why: 'A target is an id of `links:`, where addresses stand, or `error:` and a code, or `guide:` and a name.' };
  const name = kind === 'sets' ? 'sources' : kind;
  const skeleton = writeSkeleton([name, Array.isArray(catalog[name]) ? 0 : id]).replace('id: …', `id: ${id}`);
  return {
    ...at,
    why: 'Either it is misspelled, or it is still to be defined:',
    fix: `${name}:\n  ${name === 'sources' ? skeleton.replace(' }', ', title: { zh: …, en: … } }') : skeleton}`,
  };
}

/** Every guide is there in every language. */
export const guideFiles: Rule = {
  name: 'guides',
  *check(_catalog, { guides }) {
    if (!guides) return;
    for (const locale of textLocales)
      for (const name of new Set(textLocales.flatMap((other) => guides[other])))
        if (!guides[locale].includes(name))
          yield {
            path: [],
            message: `The guide \`${name}\` is missing in ${languages[locale]}.`,
            why: `Both languages have the same pages. src/content/docs/${locale}/guides/${name}.mdx is not there.`,
          };
  },
};

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

/** What is defined once for many is used: what nobody names is forgotten or misspelled somewhere. */
export const unused: Rule = {
  name: 'unused',
  *check(catalog) {
    if (!catalog.errors) return;
    const references = listReferences(catalog);
    const withoutSource = listEntries(catalog).some(({ entry }) => entry.reasons?.some((reason) => reason && !('source' in reason)));
    for (const kind of [...sharedKinds, 'categories', 'placeholders', 'sources', 'sets', 'limitSources'] as const) {
      const defined = kind === 'sets' ? Object.keys(catalog.sets ?? {}) : (listDefined(catalog, kind) ?? []);
      const isSeen = kind === 'sources' || kind === 'sets';
      const named = references.flatMap((reference) =>
        reference.kind === kind || (isSeen && reference.kind === 'sets') ? reference.id : [],
      );
      const known = new Set(isSeen ? listDefined(catalog, 'sets') : defined);
      // A misspelled reference is told where it stands: what it meant counts as used. One that resembles none may be any.
      const used = new Set(named.map((id) => (known.has(id) ? id : findNearest(id, known))));
      if (used.has(undefined) || (kind === 'categories' && listEntries(catalog).some(({ entry }) => entry.category === undefined)))
        continue;
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
