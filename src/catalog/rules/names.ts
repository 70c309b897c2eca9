/** Each entry has one name, a code or an id of ours, and no name or id stands twice. */
import { findCodeFault } from '../code-fault.ts';
import { toSlug } from '../placeholders.ts';
import { isPlain, listEntries, listLists, type EntryAt } from '../walk.ts';
import { findTwins, type Rule } from './rule.ts';

/** The codes and ids of entries, and the renamings between them. */
export const names: Rule = {
  name: 'names',
  *check(catalog) {
    const byName = new Map<string, EntryAt>();
    const bySlug = new Map<string, EntryAt>();
    for (const at of listEntries(catalog)) {
      const { entry, name, path } = at;
      const isNamed = 'code' in entry || 'id' in entry;
      if (!isNamed || (entry.code !== undefined && entry.id !== undefined))
        yield {
          path: isNamed ? [...path, 'id'] : path,
          atKey: true,
          message: `This entry has ${isNamed ? 'both `code` and' : 'neither `code` nor'} \`id\`.`,
          why: '`code` is the literal code of the API. A failure that carries none has an `id` of ours instead.',
        };
      if (name === undefined) continue;
      const here = [...path, entry.code === undefined ? 'id' : 'code'];
      const fault = findCodeFault(name);
      if (fault) yield { path: here, ...fault };
      const slug = toSlug(name).toLowerCase();
      const twin = bySlug.get(slug);
      if (twin)
        yield {
          path: here,
          message: `The address of \`${name}\` is that of \`${twin.name ?? ''}\`.`,
          why: `One code, one page, here /errors/${toSlug(name)}/: some hosts ignore case, and a template code loses its braces. A second message of a code is one more item of \`messages:\` in its entry.`,
          also: { label: 'The first', path: twin.path },
        };
      else bySlug.set(slug, at);
      if (!byName.has(name)) byName.set(name, at);
    }
    for (const { name = '', path } of byName.values()) {
      const way = [name];
      let next = byName.get(name)?.entry.renamedTo?.code;
      for (; next !== undefined && !way.includes(next); next = byName.get(next)?.entry.renamedTo?.code) way.push(next);
      // One step back to itself is told by `self-references`.
      if (next === name && way.length > 1)
        yield {
          path: [...path, 'renamedTo', 'code'],
          message: `The renaming goes in a ring: ${[...way, next].join(' → ')}.`,
          why: 'Each page would send its reader on, and none would say what holds today. The newest code has no `renamedTo`.',
        };
    }
  },
};

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
