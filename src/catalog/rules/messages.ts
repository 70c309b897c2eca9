/** What is said of one message: its name, its status and type, its placeholders, its meaning, and where it was seen. */
import { expandSets, findSection, hasType, usualTypes } from '../usual.ts';
import type { Path } from '../issue.ts';
import { findPlaceholders, nameLike, nameToken } from '../placeholders.ts';
import { countWords, listWords, writeScalar } from '../snippet.ts';
import { listEntries, listHolders, listMessages } from '../walk.ts';
import type { Rule } from './rule.ts';

/** Messages can be told apart, belong to a section, and an unknown text says so. */
export const messages: Rule = {
  name: 'messages',
  *check(catalog, { anchors }) {
    for (const { message, entry, path } of listMessages(catalog)) {
      const { id } = message;
      if (id !== undefined && (anchors?.includes(id) || /^(?:reasons|message)-/.test(id)))
        yield {
          path: [...path, 'id'],
          message: `\`${id}\` is an anchor of every code page already.`,
          why: 'A link to this message would lead to another place. An id is permanent: choose one that says what the message is about.',
        };
      // A misspelt category is told as such.
      const home = catalog.categories?.find((category) => category?.id !== undefined && category.id === entry.category);
      if (!('section' in message) && home && !('section' in home))
        yield {
          path,
          message: 'The message has no `section`, and its category has none for its messages either.',
          why: 'Pages say to which part of the documentation a message belongs.',
          fix: 'section: inference',
        };
      if (message.text === null && !('textNote' in message))
        yield {
          path: [...path, 'text'],
          message: '`text` is null, and no `textNote` says why.',
          why: 'The page must say that nobody knows the message, not leave a hole.',
          fix: 'textNote:\n  zh: 已见的资料只列出错误码，没有消息原文。\n  en: The sources seen list the code only, without its message.',
        };
      for (const { text, path: at } of [
        { text: message.text, path: [...path, 'text'] },
        ...(message.wordings ?? []).map((wording, index) => ({ text: wording?.text, path: [...path, 'wordings', index, 'text'] })),
      ]) {
        const inner = text ? unwrap(text) : undefined;
        if (inner === undefined) continue;
        yield {
          path: at,
          message: text?.startsWith('{') ? 'The text is a whole response.' : 'Quotation marks that nobody sent stand around the text.',
          why: 'What people paste is compared with it: only the message itself, as it was sent. A whole response is a sample.',
          fix: `text: ${writeScalar(inner)}`,
          value: inner,
        };
      }
      const count = entry.messages?.length ?? 0;
      const lacking = (['id', 'label'] as const).filter((field) => !(field in message));
      if (count > 1 && lacking.length)
        yield {
          path,
          message: `One of ${count} messages, but ${listWords(lacking)} ${lacking.length === 1 ? 'is' : 'are'} missing.`,
          why: 'Each message has its own anchor on the page and a few words that tell it from the others. The anchor is permanent.',
          fix: lacking.map((field) => (field === 'id' ? 'id: a-few-words' : 'label: { zh: …, en: … }')).join('\n'),
        };
    }
  },
};

/** The message within a whole response or between curly quotation marks; undefined where a text is neither. */
function unwrap(text: string): string | undefined {
  const [, quoted] = /^[“「](.*)[”」]$/s.exec(text.trim()) ?? [];
  if (quoted !== undefined) return quoted;
  let message: string | undefined;
  try {
    if (text.startsWith('{'))
      JSON.parse(text, (key, value: unknown) => {
        if (/^message$/i.test(key) && typeof value === 'string') message = value;
      });
  } catch {
    // It begins with a placeholder.
  }
  return message;
}

/** One literal text under two codes is told apart, or the box could only guess. */
export const sharedMessages: Rule = {
  name: 'shared-messages',
  *check(catalog) {
    const kin = new Set(
      listEntries(catalog).flatMap(({ entry, name }) =>
        [...(entry.lookalikes ?? []), entry.renamedTo].flatMap((item) => {
          const other = typeof item === 'string' ? item : item?.code;
          return [`${name} ${other}`, `${other} ${name}`];
        }),
      ),
    );
    const first = new Map<string, { name: string | undefined; path: Path }>();
    for (const { text, field, path: at } of listHolders(catalog)) {
      if (field === 'code' || !text) continue;
      const path = [...at, field];
      const entry = catalog.errors?.[Number(path[1])];
      const name = entry?.code ?? entry?.id;
      const other = first.get(text);
      if (!other) first.set(text, { name, path });
      else if (other.name !== name && !kin.has(`${name} ${other.name}`))
        yield {
          path,
          message: `The same text stands in the entry of \`${other.name ?? ''}\`.`,
          why: 'A text that is pasted leads to one of the two only. If the service sends it with both codes, each says in `lookalikes:` how to tell them apart.',
          fix: `lookalikes:\n  - { code: ${other.name ?? '…'}, zh: …, en: … }`,
          also: { label: 'The other', path: other.path },
        };
    }
  },
};

/** A status goes with its type, or a note says why not. */
export const statusType: Rule = {
  name: 'status-type',
  *check(catalog) {
    for (const { message, entry, path } of listMessages(catalog)) {
      const { status, type } = message;
      const section = findSection(message, entry, catalog.categories);
      if (status === undefined || section === undefined || (type === undefined && 'type' in message) || 'statusNote' in message) continue;
      const usual = status === null ? undefined : usualTypes[status];
      const statusOfType = Object.entries(usualTypes).find(([, name]) => name === type)?.[0];
      let told: string;
      if (type === undefined || type === null) {
        if (!hasType(section, entry.carrier) || (type === undefined && usual !== undefined)) continue;
        const fault = type === null ? 'here it is null without a `statusNote`' : `none is usual for status ${status ?? 'null'}`;
        told = `A message of the section ${section} has a type; ${fault}.`;
      } else if (status === null) told = `The type is ${type}, but the status is null, without a \`statusNote\`.`;
      else if (usual === type) continue;
      else if (usual === undefined) told = `No type is usual for status ${status}; here it is ${type}, and no \`statusNote\` explains it.`;
      else told = `Status ${status} goes with ${usual}, not with ${type}, and no \`statusNote\` explains it.`;
      const fixes = [
        ...(usual === undefined ? [] : [`type: ${usual}`]),
        ...(statusOfType === undefined || status === null ? [] : [`status: ${statusOfType}`]),
        'statusNote:\n  zh: …\n  en: …',
      ];
      yield {
        path: [...path, status === null && type ? 'status' : 'type'],
        message: told,
        why: 'Either one of them is a slip, or it is so in the source: then `statusNote` says so to the reader.',
        fix: fixes.join('\n# or\n'),
      };
    }
  },
};

/** Every placeholder in a message or code has a name: its usual one, or all of the text are named in order. */
export const placeholders: Rule = {
  name: 'placeholders',
  *check(catalog) {
    for (const { text, names, declared, field, path: at } of listHolders(catalog)) {
      const tokens = findPlaceholders(text);
      const usual = tokens.map((token) => nameToken(token, catalog.placeholders ?? {}));
      if (declared ? !names || names.length === tokens.length : !usual.includes(undefined)) continue;
      const path = [...at, declared ? 'placeholders' : field];
      const areDeclared = `${names?.length === 1 ? 'is' : 'are'} declared`;
      const list = (words: readonly (string | undefined)[]): string => words.map((word) => `\`${word ?? '?'}\``).join(', ');
      const nameless = tokens.filter((_token, index) => usual[index] === undefined);
      const fresh = declared ? [] : nameless.map(nameLike);
      if (fresh.length && !fresh.includes(''))
        yield {
          path,
          message: `\`${field}\` has ${list(nameless)}, for which there is no placeholder.`,
          why: 'Placeholders are explained on the page and filled in when somebody pastes a live message. One that is defined under its own name need not be named here.',
          fix: `placeholders:${[...new Set(fresh)].map((name) => `\n  ${name}: { zh: …, en: … }`).join('')}`,
        };
      else if (tokens.length)
        yield {
          path,
          message: `\`${field}\` holds ${countWords(tokens.length, 'placeholder')} (${list(tokens)}), ${declared ? `${names?.length ?? 0} ${areDeclared}` : `and ${list(nameless)} has no usual name`}.`,
          why: 'Placeholders are explained on the page and filled in when somebody pastes a live message: where one has no usual name, all of the text are named, in order.',
          fix: `placeholders: [${tokens.map((_token, index) => names?.[index] ?? usual[index] ?? '…').join(', ')}]`,
        };
      else
        yield {
          path,
          message: `${countWords(names?.length ?? 0, 'placeholder')} ${areDeclared} (${list(names ?? [])}), but \`${field}\` holds none.`,
          why: 'Delete the line `placeholders:`, or write the placeholder into the text as its source has it.',
        };
    }
  },
};

/** The linked words of a quoted meaning stand in it. */
export const meaningLinks: Rule = {
  name: 'meaning-links',
  *check(catalog) {
    for (const { message, path: at } of listMessages(catalog)) {
      const { meaning } = message;
      if (!meaning?.links) continue;
      const path = [...at, 'meaning', 'links'];
      if (!('quotedFrom' in meaning))
        yield {
          path,
          atKey: true,
          message: '`links` is for a meaning that is quoted; this one has no `quotedFrom`.',
          why: 'In our own text a link is written where it stands: [words](link-id).',
        };
      else
        for (const words of Object.keys(meaning.links))
          if (meaning.zh !== undefined && !meaning.zh.includes(words))
            yield {
              path: [...path, words],
              atKey: true,
              message: `The words “${words}” do not stand in \`zh\`, so the link would be lost.`,
              why: 'They are copied from the quoted meaning to the letter, spaces included.',
            };
    }
  },
};

/** What was seen where: none both seen and absent, and absence only in dated states of the official page, which there are. */
export const sources: Rule = {
  name: 'sources',
  *check(catalog) {
    const list = Object.values(catalog.sources ?? {});
    const roles: [has: boolean, field: string][] = [
      [list.some((source) => source?.role === 'baseline'), 'role: baseline'],
      [list.some((source) => source?.role === 'current'), 'role: current'],
      [list.some((source) => source?.snapshot), 'snapshot: true'],
    ];
    // A source that is refused may be the one.
    if (list.length && !list.includes(undefined))
      for (const [has, field] of roles)
        if (!has)
          yield {
            path: ['sources'],
            atKey: true,
            message: `No source has \`${field}\`.`,
            why: 'The state of every entry (current, newer, no longer documented) is computed from it. Was it deleted by accident?',
            fix: field,
          };
    for (const { message, path: at } of listMessages(catalog))
      for (const [index, id] of (message.absent ?? []).entries()) {
        if (id === undefined) continue;
        const path = [...at, 'absent', index];
        const source = catalog.sources?.[id];
        if (expandSets(message.seen ?? [], catalog.sets).includes(id))
          yield {
            path,
            message: `The source \`${id}\` stands in \`seen\` and in \`absent\`.`,
            why: 'Either the message is in that source or it is not. Delete it from one of the two.',
          };
        if (source && !source.snapshot)
          yield {
            path,
            message: `\`${id}\` is no snapshot of the official page, so nothing can be absent from it.`,
            why: 'Code pages list the snapshots in which a message stands. Only a source with `snapshot: true` belongs here.',
          };
      }
  },
};
