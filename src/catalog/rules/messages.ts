/** What is said of one message: its name, its status and type, its placeholders, its meaning, and where it was seen. */
import { expandSets, findSection, hasType, usualTypes } from '../usual.ts';
import type { Path } from '../issue.ts';
import { findPlaceholders, nameLike, nameToken } from '../text/placeholders.ts';
import { writeSkeleton } from '../edit/shape.ts';
import { listWords } from '../edit/snippet.ts';
import { isDraft, listEntries, listHolders, listMessages } from '../walk.ts';
import type { Rule } from './rule.ts';

/** Messages can be told apart, and an unknown text says so. */
export const messages: Rule = {
  name: 'messages',
  *check(catalog, { anchors }) {
    for (const { message, entry, path } of listMessages(catalog)) {
      const { id } = message;
      if (id !== undefined && (anchors?.includes(id) || /^reasons-|^message-(?!1$)/.test(id)))
        yield {
          path: [...path, 'id'],
          message: `\`${id}\` is an anchor of every code page already.`,
          why: 'A link to this message would lead to another place. An id is permanent: choose one that says what the message is about.',
        };
      if (message.text === null && !('textNote' in message))
        yield {
          path: [...path, 'text'],
          message: '`text` is null, and no `textNote` says why.',
          why: 'The page must say that nobody knows the message, not leave a hole.',
          fix: 'textNote:\n  zh: 已见的资料只列出错误码，没有消息原文。\n  en: The sources seen list the code only, without its message.',
        };
      const count = entry.messages?.length ?? 0;
      const lacking = ['id', 'label'].filter((field) => !(field in message));
      if (count > 1 && lacking.length)
        yield {
          path,
          message: `One of ${count} messages, without ${listWords(lacking)}.`,
          why: 'Each message has its own anchor on the page and a few words that tell it from the others. The anchor is permanent: that of a message which was the only one is `message-1`.',
          fix: lacking.map((field) => writeSkeleton([...path, field])).join('\n'),
        };
    }
  },
};

/** A text is what was sent, and nothing around it. */
export const bareTexts: Rule = {
  name: 'messages',
  *check(catalog) {
    for (const { text, field, path: at } of listHolders(catalog)) {
      const path = [...at, field];
      const inner = field === 'text' ? unwrap(text) : undefined;
      if (inner !== undefined)
        yield {
          path,
          message: text.startsWith('{') ? 'The text is a whole response.' : 'Quotation marks that nobody sent stand around the text.',
          why: 'What people paste is compared with it: only the message itself, as it was sent. A whole response is a sample.',
          value: inner,
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
      if (field === 'code' || !text || isDraft(text)) continue;
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
      if (type ? type === usual : !hasType(section, entry.carrier) || (type === undefined && usual !== undefined)) continue;
      const statusOfType = Object.entries(usualTypes).find(([, name]) => name === type)?.[0];
      const fixes = [
        ...(usual === undefined ? [] : [`type: ${usual}`]),
        ...(statusOfType === undefined || status === null ? [] : [`status: ${statusOfType}`]),
        'statusNote:\n  zh: …\n  en: …',
      ];
      yield {
        path: [...path, status === null && type ? 'status' : 'type'],
        message: `${type ? `Type ${type}` : 'A missing type'} is unusual for status ${status} in ${section}, and no \`statusNote\` says why.`,
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
    for (const { text, names, declared, field, path } of listHolders(catalog)) {
      const tokens = findPlaceholders(text);
      const usual = tokens.map((token) => nameToken(token, catalog.placeholders ?? {}));
      if (declared ? !names || names.length === tokens.length : !usual.includes(undefined)) continue;
      const nameless = tokens.filter((_token, index) => usual[index] === undefined);
      const fresh = nameless.map(nameLike);
      const why = 'Placeholders are explained on the page and filled in when somebody pastes a live message';
      if (!declared && !fresh.includes(''))
        yield {
          path: [...path, field],
          message: `\`${field}\` has ${listWords(nameless)}, for which there is no placeholder.`,
          why: `${why}. One that is defined under its own name need not be named here.`,
          fix: `placeholders:${[...new Set(fresh)].map((name) => `\n  ${name}: { zh: …, en: … }`).join('')}\n# or, beside \`${field}\`, ids of those that are defined:\nplaceholders: [${usual.map((id = '…') => id).join(', ')}]`,
        };
      else
        yield {
          path: [...path, declared ? 'placeholders' : field],
          message: `\`${field}\` has ${listWords(tokens) || 'no placeholder'}; ${declared ? `the names are ${names?.map((name = '?') => `\`${name}\``).join(', ')}` : `${listWords(nameless)} has no usual name`}.`,
          why: `${why}: where one has no usual name, all of the text are named, in order.`,
          ...(tokens.length
            ? { fix: `placeholders: [${tokens.map((_token, index) => names?.[index] ?? usual[index] ?? '…').join(', ')}]` }
            : { atKey: true, remove: true }),
        };
    }
  },
};

/** The linked words of a quoted meaning stand in it. */
export const meaningLinks: Rule = {
  name: 'meaning-links',
  *check(catalog) {
    for (const { message, path } of listMessages(catalog)) {
      const { meaning } = message;
      for (const words of Object.keys(meaning?.links ?? {}))
        if (meaning && (!('quotedFrom' in meaning) || meaning.zh?.includes(words) === false))
          yield {
            path: [...path, 'meaning', 'links', words],
            atKey: true,
            message: `The words “${words}” do not stand in a quoted \`zh\`, so the link would be lost.`,
            why: 'They are copied from the quoted meaning to the letter. In our own text, without `quotedFrom`, a link is written where it stands: [words](link-id).',
          };
    }
  },
};

/** What was seen where: none both seen and absent, and absence only in dated states of the official page, which there are. */
export const sources: Rule = {
  name: 'sources',
  *check(catalog) {
    const list = Object.values(catalog.sources ?? {});
    const needed = ['role: baseline', 'role: current', 'snapshot: true'];
    const has = new Set(list.flatMap((source) => [`role: ${source?.role}`, `snapshot: ${source?.snapshot}`]));
    for (const field of needed)
      // A source that is refused may be the one.
      if (list.length && !list.includes(undefined) && !has.has(field))
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
        const isSeen = expandSets(message.seen ?? [], catalog.sets).includes(id);
        if (isSeen || (source && !source.snapshot))
          yield {
            path,
            message: `Nothing can be absent from \`${id}\`: it is ${isSeen ? 'in `seen` as well' : 'no snapshot of the official page'}.`,
            why: 'Code pages list the sources with `snapshot: true` in which a message stands, and those in which it does not.',
          };
      }
  },
};
