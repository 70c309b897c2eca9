/** Whatever is named is defined. */
import type { Issue, Path } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { writePair } from '../snippet.ts';
import { getAt, listDefined, listReferences, splitTarget, type LooseCatalog, type Reference, type ReferenceKind } from '../walk.ts';
import type { Rule } from './rule.ts';

const nouns: Readonly<Record<ReferenceKind, string>> = {
  sources: 'source',
  links: 'link',
  placeholders: 'placeholder',
  categories: 'category',
  causes: 'shared cause',
  steps: 'shared step',
  avoid: 'shared advice of `avoid:`',
  ticket: 'shared item of `ticket:`',
  errors: 'code or id',
  guides: 'guide',
};

const definitions: Readonly<Record<Exclude<ReferenceKind, 'errors' | 'guides'>, (id: string) => string>> = {
  sources: (id) => `sources:\n  ${id}:\n    kind: official\n    title: { zh: …, en: … }`,
  links: (id) => `links:\n  ${id}:\n    url: https://…\n    title: { zh: …, en: … }`,
  placeholders: (id) => `placeholders:\n  ${id}: { zh: …, en: … }`,
  categories: (id) => `categories:\n  - id: ${id}\n    name: { zh: …, en: … }\n    description: { zh: …, en: … }`,
  causes: (id) => `causes:\n  ${id}: { zh: …, en: … }`,
  steps: (id) => `steps:\n  ${id}: { zh: …, en: … }`,
  avoid: (id) => `avoid:\n  ${id}: { zh: …, en: … }`,
  ticket: (id) => `ticket:\n  ${id}: { zh: …, en: … }`,
};

export const checkReferences: Rule = (catalog, { guides }) => {
  const defined = new Map<ReferenceKind, ReadonlySet<string> | undefined>();
  const getDefined = (kind: ReferenceKind): ReadonlySet<string> | undefined => {
    if (!defined.has(kind)) {
      const ids = kind === 'guides' ? guides && [...new Set([...guides.zh, ...guides.en])] : listDefined(catalog, kind);
      defined.set(kind, ids && new Set(ids));
    }
    return defined.get(kind);
  };
  return listReferences(catalog).flatMap((reference): Issue[] => {
    const known = getDefined(reference.kind);
    if (!known) return [];
    if (!known.has(reference.id)) return [describe(reference, known, catalog)];
    if (reference.kind !== 'guides' || !guides) return [];
    const absent = (['zh', 'en'] as const).filter((locale) => !guides[locale].includes(reference.id));
    return absent.map((locale) => ({
      severity: 'error',
      rule: 'references',
      path: reference.path,
      message: `The guide \`${reference.id}\` is missing in ${locale === 'zh' ? 'Chinese' : 'English'}.`,
      why: `Guides are files: src/content/docs/${locale}/guides/${reference.id}.mdx is not there.`,
    }));
  });
};

function describe({ kind, id, path, inline }: Reference, known: ReadonlySet<string>, catalog: LooseCatalog): Issue {
  const meant = findNearest(id, known);
  const shown = inline ? writeTarget(kind, id) : id;
  const issue: Issue = {
    severity: 'error',
    rule: 'references',
    path,
    message: `There is no ${nouns[kind]} \`${id}\`${inline ? `: the link \`(${shown})\` leads nowhere` : ''}.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
  };
  if (meant !== undefined) return { ...issue, fix: inline ? `[…](${writeTarget(kind, meant)})` : writeReference(catalog, path, meant) };
  if (kind === 'guides')
    return { ...issue, why: `Guides are the files below src/content/docs/zh/guides/ and …/en/guides/: ${[...known].sort().join(', ')}.` };
  if (kind === 'errors')
    return { ...issue, why: 'Codes are written to the letter, template codes with their braces. It needs an entry under `errors:` first.' };
  // A link of our markup that names a code or a guide but lacks the prefix is no link to define.
  if (inline && splitTarget(id)[0] === 'links' && /[A-Z/.]/.test(id)) {
    return {
      ...issue,
      why: 'A target is an id of `links:`, or `error:` and a code, or `guide:` and a name. Addresses stand under `links:` only.',
      fix: /[/:]/.test(id) ? definitions.links('an-id') : `[…](error:${id})`,
    };
  }
  return { ...issue, why: 'Either it is misspelt, or it is still to be defined:', fix: definitions[kind](id) };
}

function writeTarget(kind: ReferenceKind, id: string): string {
  return kind === 'errors' ? `error:${id}` : kind === 'guides' ? `guide:${id}` : id;
}

/** The field with the right id; in a list of ids the whole list, since it mostly stands in one line. */
function writeReference(catalog: LooseCatalog, path: Path, id: string): string {
  const key = path.at(-1);
  if (typeof key !== 'number') return `${String(key)}: ${id}`;
  const list = getAt(catalog, path.slice(0, -1));
  if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) return `- ${id}`;
  return writePair(String(path.at(-2)), list.with(key, id));
}
