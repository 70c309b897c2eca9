/** Each entry has one name, a code or an id of ours, and no name stands twice. */
import { toSlug } from '../placeholders.ts';
import { codePattern } from '../schema.ts';
import { listEntries, type EntryAt, type LooseCatalog } from '../walk.ts';
import type { Finding, Rule } from './rule.ts';

/** What a code must be (`fits`) and cannot be, since its page, its data and its picture are files of that name. */
const codeRules: { fits: RegExp; message: string; why: string }[] = [
  {
    fits: codePattern,
    message: 'A code has Latin letters, digits, `_`, `.`, `-` and braces, nothing else, at most 100.',
    why: 'It becomes an address. Copy it from its source again.',
  },
  {
    fits: /^(?=[A-Za-z0-9{])(?!.*\.\.).*[A-Za-z0-9}]$/,
    message: 'A code begins and ends with a letter or digit (or a brace), and no two dots stand in a row.',
    why: 'It becomes an address.',
  },
  {
    fits: /^(?:[^{}]|\{\{\w+\}\})*$/,
    message: 'The braces of a template code are double ones around a name: `InvalidParameter.{{Parameter}}`.',
    why: 'What stands between them is shown as a placeholder.',
  },
  {
    fits: /^(?!(?:index|404|con|prn|aux|nul|com\d|lpt\d)(?:\.|$))(?!.*\.(?:md|json|html?|advice)$)/i,
    message: 'Nothing can be called so: the name belongs to files of the site or of the system.',
    why: 'Its page would take the place of another file, or could not be written.',
  },
];

/** Why a name cannot be a code or id; undefined where it can. */
export function findCodeFault(name: string): Omit<Finding, 'path'> | undefined {
  const broken = codeRules.find(({ fits }) => !fits.test(name));
  return broken && { message: `\`${name}\` is no code. ${broken.message}`, why: broken.why };
}

/** Renamings that lead back to where they began. */
function findRings(catalog: LooseCatalog): Finding[] {
  const next = new Map(listEntries(catalog).flatMap(({ entry, name }) => (name === undefined ? [] : [[name, entry.renamedTo?.code]])));
  return listEntries(catalog).flatMap(({ name, path }): Finding[] => {
    const way = [name ?? ''];
    let at = next.get(name ?? '');
    for (; at !== undefined && !way.includes(at); at = next.get(at)) way.push(at);
    // One step back to itself is told by `self-references`.
    if (at === undefined || at !== name || way.length === 1) return [];
    return [
      {
        path: [...path, 'renamedTo', 'code'],
        message: `The renaming goes in a ring: ${[...way, at].join(' → ')}.`,
        why: 'Each page would send its reader on, and none would say what holds today. The newest code has no `renamedTo`.',
      },
    ];
  });
}

export const names: Rule = {
  name: 'names',
  severity: 'error',
  check: (catalog) => {
    const findings: Finding[] = [];
    const byName = new Map<string, EntryAt>();
    const bySlug = new Map<string, EntryAt>();
    for (const at of listEntries(catalog)) {
      const { entry, name, path } = at;
      if (!('code' in entry) && !('id' in entry))
        findings.push({
          path,
          message: 'This entry has neither `code` nor `id`.',
          why: '`code` is the literal code of the API. A failure that carries none has an `id` of ours instead.',
          fix: 'code: InvalidParameter',
        });
      if (entry.code !== undefined && entry.id !== undefined)
        findings.push({
          path: [...path, 'id'],
          atKey: true,
          message: 'This entry has both `code` and `id`.',
          why: '`id` is for failures that carry no code; an entry with a code is named by it. Delete one of the two.',
        });
      if (name === undefined) continue;
      const here = [...path, entry.code === undefined ? 'id' : 'code'];
      const fault = findCodeFault(name);
      if (fault) findings.push({ path: here, ...fault });
      const twin = byName.get(name);
      if (twin) {
        findings.push({
          path: here,
          message: `\`${name}\` has an entry already.`,
          why: 'One code, one page. A second message of the same code is one more item of `messages:` in its entry.',
          also: { label: 'The first', path: twin.path },
        });
        continue;
      }
      byName.set(name, at);
      const slug = toSlug(name).toLowerCase();
      const neighbour = bySlug.get(slug);
      if (neighbour)
        findings.push({
          path: here,
          message: `The page of \`${name}\` would have the address of \`${neighbour.name ?? ''}\`, but for upper and lower case.`,
          why: `Both would be /errors/${toSlug(name)}/ on file systems and hosts that ignore case (a template code loses its braces). Check whether one of the codes is misspelt.`,
          also: { label: 'The other', path: neighbour.path },
        });
      else bySlug.set(slug, at);
    }
    return [...findings, ...findRings(catalog)];
  },
};
