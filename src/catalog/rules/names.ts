/** Each entry has one name, a code or an id of ours; lists hold each thing once, changes the newest first. */
import { findCodeFault } from '../code-fault.ts';
import { toSlug } from '../text/placeholders.ts';
import { sharedKinds } from '../schema.ts';
import { isPlain, listEntries, listLists, type EntryAt } from '../walk.ts';
import { findTwins, type Rule } from './rule.ts';

/** The codes and ids of entries, and the renamings between them. */
export const names: Rule = {
  name: 'names',
  *check(catalog) {
    const bySlug = new Map<string, EntryAt>();
    const find = (name: string): EntryAt | undefined => bySlug.get(toSlug(name).toLowerCase());
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
      const twin = find(name);
      if (twin)
        yield {
          path: here,
          message: name === twin.name ? `\`${name}\` has two entries.` : `The address of \`${name}\` is that of \`${twin.name ?? ''}\`.`,
          why: `One code, one page, here /errors/${toSlug(name)}/: some hosts ignore case, and a template code loses its braces. A second message of a code is one more item of \`messages:\` in its entry.`,
          also: { label: 'The first', path: twin.path },
        };
      else bySlug.set(toSlug(name).toLowerCase(), at);
    }
    for (const { name = '', path } of bySlug.values()) {
      const way = [name];
      let next = find(name)?.entry.renamedTo?.code;
      for (; next !== undefined && !way.includes(next); next = find(next)?.entry.renamedTo?.code) way.push(next);
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

/** No list holds a thing twice: an id, a text, or a statement in either language. */
export const repetitions: Rule = {
  name: 'repetitions',
  *check(catalog) {
    for (const { list, path } of listLists(catalog)) {
      const field = String(path.at(-1));
      // Placeholders are named in the order of their text. Entries and keywords have rules of their own.
      if (/^(?:placeholders|errors|zh|en)$/.test(field)) continue;
      const kind = field === 'conflicts' ? 'notes' : sharedKinds.find((name) => name === field);
      const said = list.map((item) => (kind && typeof item === 'string' ? (catalog[kind]?.[item] ?? item) : item));
      const keys = field === 'statusAdvice' ? ['status'] : field === 'messages' ? ['id'] : ['id', 'zh', 'en', 'code', 'text'];
      const twins = keys.flatMap((key) => [
        ...findTwins(
          said.map((item) => (isPlain(item) ? item[key] : item)),
          path,
        ),
      ]);
      for (const { text, index, also } of new Map(twins.map((twin) => [twin.index, twin])).values())
        yield {
          path: [...path, index],
          message: `\`${text.length > 60 ? `${text.slice(0, 60)}…` : text}\` stands twice in \`${field}\`.`,
          why: 'Delete one, or give it another id: an id permanently names one page, anchor, or item of a feed.',
          also,
        };
    }
  },
};

/** The list of changes is newest first: feeds are made of it. No change is newer than the edition, which pages name. */
export const changes: Rule = {
  name: 'changes',
  *check({ changes: list = [], edition }) {
    const newest = list[0]?.date;
    if (newest !== undefined && edition !== undefined && newest > edition)
      yield {
        path: ['edition'],
        message: `The newest change (${newest}) is after \`edition\`.`,
        why: 'Pages say that the facts are as of this day.',
        fix: `edition: "${newest}"`,
      };
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
