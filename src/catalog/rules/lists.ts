/** What lists hold: each thing once, the newest first. */
import { sharedKinds } from '../schema.ts';
import { isPlain, listLists } from '../walk.ts';
import { findTwins, type Rule } from './rule.ts';

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
