/** Whatever is named is defined, and is something else than what names it. */
import type { Path } from '../issue.ts';
import { locales, type ReferenceKind } from '../schema.ts';
import { writePair } from '../snippet.ts';
import { getAt, isDraft, listDefined, listEntries, listReferences, splitTarget, type LooseCatalog, type Reference } from '../walk.ts';
import { findMeant, whyKept, type Finding, type Rule, type RuleContext } from './rule.ts';

const texts = '{ zh: …, en: … }';
const share =
  (kind: ReferenceKind) =>
  (id: string): string =>
    `${kind}:\n  ${id}: ${texts}`;

/** What each kind is called, and how one is defined; codes and guides are not defined by a line. */
const kinds: Readonly<Record<ReferenceKind, { noun: string; define?: (id: string) => string }>> = {
  sources: { noun: 'source', define: (id) => `sources:\n  ${id}:\n    kind: official\n    title: ${texts}` },
  links: { noun: 'link', define: (id) => `links:\n  ${id}:\n    url: https://…\n    title: ${texts}` },
  placeholders: { noun: 'placeholder', define: share('placeholders') },
  categories: { noun: 'category', define: (id) => `categories:\n  - id: ${id}\n    name: ${texts}\n    description: ${texts}` },
  causes: { noun: 'shared cause', define: share('causes') },
  steps: { noun: 'shared step', define: share('steps') },
  avoid: { noun: 'shared advice of `avoid:`', define: share('avoid') },
  verdicts: { noun: 'shared reason of `verdicts:`', define: share('verdicts') },
  notes: { noun: 'shared remark of `notes:`', define: share('notes') },
  ticket: { noun: 'shared item of `ticket:`', define: share('ticket') },
  families: { noun: 'family', define: (id) => `families:\n  - id: ${id}\n    title: ${texts}\n    …` },
  limits: { noun: 'limit', define: (id) => `limits:\n  - id: ${id}\n    params: […]\n    …` },
  limitSources: {
    noun: 'source of limits',
    define: (id) => `limitSources:\n  ${id}: { url: https://…, copy: …, confidence: official-copy }`,
  },
  clients: { noun: 'client', define: (id) => `clients:\n  - id: ${id}\n    name: …\n    marks: […]` },
  errors: { noun: 'code or id' },
  guides: { noun: 'guide' },
};

/** Whatever is named is there. */
export const references: Rule = {
  name: 'references',
  *check(catalog, context) {
    const { guides, isFormer } = context;
    const lost = new Map<string, [Reference, ...Reference[]]>();
    const defined = new Map<ReferenceKind, ReadonlySet<string> | undefined>();
    for (const kind of Object.keys(kinds) as ReferenceKind[]) {
      const ids = kind === 'guides' ? guides && [...guides.zh, ...guides.en] : listDefined(catalog, kind);
      defined.set(kind, ids && new Set(ids));
    }
    for (const reference of listReferences(catalog)) {
      const { kind, id, path } = reference;
      const known = defined.get(kind);
      // A draft is told as such.
      if (!known || isDraft(id)) continue;
      if (kind === 'sources' && path.at(-2) === 'seen' && catalog.sets?.[id]) continue;
      if (!known.has(id)) {
        const key = `${kind} ${id}`;
        const places = lost.get(key);
        if (places) places.push(reference);
        else if (isPublished(kind) && isFormer?.(kind, id)) lost.set(key, [reference]);
        else yield describe(reference, findMeant(kind, id, known, context), known, catalog);
      } else if (kind === 'guides')
        for (const locale of locales)
          if (!guides?.[locale].includes(id))
            yield {
              path,
              message: `The guide \`${id}\` is missing in ${locale === 'zh' ? 'Chinese' : 'English'}.`,
              why: `Guides are files: src/content/docs/${locale}/guides/${id}.mdx is not there.`,
            };
    }
    for (const places of lost.values()) yield describeLost(places, defined.get(places[0].kind) ?? new Set(), catalog, context);
  },
};

/** Kinds whose ids are addresses. */
function isPublished(kind: ReferenceKind): boolean {
  return kind === 'errors' || kind === 'categories' || kind === 'guides';
}

/** What is published and gone is told once, where it most likely stood: the places that name it are right. */
function describeLost(
  [first, ...more]: readonly [Reference, ...Reference[]],
  known: ReadonlySet<string>,
  catalog: LooseCatalog,
  context: RuleContext,
): Finding {
  const { kind, id, path } = first;
  const meant = findMeant(kind, id, known, context);
  const renamed = kind === 'errors' ? listEntries(catalog).find(({ name }) => name !== undefined && name === meant) : undefined;
  const places = more.length ? `${more.length + 1} places name it` : 'one place names it';
  return {
    path: renamed?.path ?? path,
    message: `The ${kinds[kind].noun} \`${id}\` is published, and is not there any more; ${places}${renamed ? '' : more.length ? ', the first one here' : ', here'}.${meant === undefined ? '' : ` Is it \`${meant}\` now?`}`,
    why: whyKept,
  };
}

function describe(
  { kind, id, path, inline, atKey }: Reference,
  meant: string | undefined,
  known: ReadonlySet<string>,
  catalog: LooseCatalog,
): Finding {
  const shown = inline ? writeTarget(kind, id) : id;
  const { noun, define } = kinds[kind];
  const finding: Finding = {
    path,
    ...(atKey ? { atKey } : {}),
    message: `There is no ${noun} \`${id}\`${inline ? `: the link \`(${shown})\` leads nowhere` : ''}.${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`,
  };
  if (meant !== undefined) {
    if (atKey) return { ...finding, fix: `${meant}: …` };
    if (!inline) return { ...finding, fix: writeReference(catalog, path, meant), value: meant };
    const text = String(getAt(catalog, path)).replaceAll(`](${shown})`, `](${writeTarget(kind, meant)})`);
    return { ...finding, fix: `[…](${writeTarget(kind, meant)})`, value: text };
  }
  if (kind === 'guides')
    return { ...finding, why: `Guides are the files below src/content/docs/zh/guides/ and …/en/guides/: ${[...known].sort().join(', ')}.` };
  if (!define)
    return {
      ...finding,
      why: 'Codes are written to the letter, template codes with their braces. It needs an entry under `errors:` first.',
    };
  // A link of our markup that names a code or a guide but lacks the prefix is no link to define.
  if (inline && splitTarget(id)[0] === 'links' && /[A-Z/.]/.test(id)) {
    return {
      ...finding,
      why: 'A target is an id of `links:`, or `error:` and a code, or `guide:` and a name. Addresses stand under `links:` only.',
      fix: /[/:]/.test(id) ? `links:\n  an-id:\n    url: https://…\n    title: ${texts}` : `[…](error:${id})`,
    };
  }
  return { ...finding, why: 'Either it is misspelt, or it is still to be defined:', fix: define(id) };
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
