/** What is said of one message: its name, its status and type, its placeholders, its meaning, and where it was seen. */
import type { Path } from '../issue.ts';
import { expandSets, findSection, findVerdict, hasType, nameSource, usualTypes } from '../complete.ts';
import { findPlaceholders, nameToken } from '../placeholders.ts';
import { countWords, listWords } from '../snippet.ts';
import { listEntries, listHolders, listMessages, type LooseCatalog } from '../walk.ts';
import type { Finding, Rule } from './rule.ts';

/** Messages can be told apart, belong to a section, and an unknown text says so. */
export const messages: Rule = {
  name: 'messages',
  severity: 'error',
  check: (catalog, { anchors }) => [
    ...listMessages(catalog).flatMap(({ message: { id }, path }): Finding[] => {
      if (id === undefined || (!anchors?.includes(id) && !/^(?:reasons|message)-/.test(id))) return [];
      return [
        {
          path: [...path, 'id'],
          message: `\`${id}\` is an anchor of every code page already.`,
          why: 'A link to this message would lead to another place. An id is permanent: choose one that says what the message is about.',
        },
      ];
    }),
    ...listMessages(catalog).flatMap(({ message, entry, path }) => {
      const findings: Finding[] = [];
      // A misspelt category is told as such.
      const home = catalog.categories?.find((category) => category?.id !== undefined && category.id === entry.category);
      if (!('section' in message) && home && !('section' in home))
        findings.push({
          path,
          message: 'The message has no `section`, and its category has none for its messages either.',
          why: 'Pages say to which part of the documentation a message belongs.',
          fix: 'section: inference',
        });
      if (message.text === null && !('textNote' in message))
        findings.push({
          path: [...path, 'text'],
          message: '`text` is null, and no `textNote` says why.',
          why: 'The page must say that nobody knows the message, not leave a hole.',
          fix: 'textNote:\n  zh: 已见的资料只列出错误码，没有消息原文。\n  en: The sources seen list the code only, without its message.',
        });
      const count = entry.messages?.length ?? 0;
      const lacking = (['id', 'label'] as const).filter((field) => !(field in message));
      if (count > 1 && lacking.length)
        findings.push({
          path,
          message: `One of ${count} messages, but ${listWords(lacking)} ${lacking.length === 1 ? 'is' : 'are'} missing.`,
          why: 'Each message has its own anchor on the page and a few words that tell it from the others. The anchor is permanent.',
          fix: lacking.map((field) => (field === 'id' ? 'id: a-few-words' : 'label: { zh: …, en: … }')).join('\n'),
        });
      return findings;
    }),
  ],
};

/** One literal text under two codes is told apart, or the box could only guess. */
export const sharedMessages: Rule = {
  name: 'shared-messages',
  severity: 'error',
  check: (catalog) => {
    const kin = new Set(
      listEntries(catalog).flatMap(({ entry, name }) =>
        [...(entry.lookalikes ?? []), entry.renamedTo].flatMap((item) => {
          const other = typeof item === 'string' ? item : item?.code;
          return [`${name} ${other}`, `${other} ${name}`];
        }),
      ),
    );
    const first = new Map<string, { name: string | undefined; path: Path }>();
    return listHolders(catalog).flatMap(({ text, field, path: at }): Finding[] => {
      const path = [...at, field];
      const entry = catalog.errors?.[Number(path[1])];
      const name = entry?.code ?? entry?.id;
      const other = first.get(text);
      if (field === 'code' || !text) return [];
      if (!other) first.set(text, { name, path });
      if (!other || other.name === name || kin.has(`${name} ${other.name}`)) return [];
      return [
        {
          path,
          message: `The same text stands in the entry of \`${other.name ?? ''}\`.`,
          why: 'A text that is pasted leads to one of the two only. If the service sends it with both codes, each says in `lookalikes:` how to tell them apart.',
          fix: `lookalikes:\n  - { code: ${other.name ?? '…'}, zh: …, en: … }`,
          also: { label: 'The other', path: other.path },
        },
      ];
    });
  },
};

const noteSkeleton = 'statusNote:\n  zh: …\n  en: …';

/** A status goes with its type, or a note says why not. */
export const statusType: Rule = {
  name: 'status-type',
  severity: 'error',
  check: (catalog) =>
    listMessages(catalog).flatMap(({ message, entry, path }): Finding[] => {
      const { status, type } = message;
      const section = findSection(message, entry, catalog.categories);
      if (status === undefined || section === undefined || (type === undefined && 'type' in message) || 'statusNote' in message) return [];
      const why = 'Either one of them is a slip, or it is so in the source: then `statusNote` says so to the reader.';
      const usual = status === null ? undefined : usualTypes[status];
      const statusOfType = Object.entries(usualTypes).find(([, name]) => name === type)?.[0];
      const tell = (field: string, message: string, fixes: readonly string[]): Finding[] => [
        { path: [...path, field], message, why, fix: [...fixes, noteSkeleton].join('\n# or\n') },
      ];
      if (type === undefined || type === null) {
        if (!hasType(section, entry.carrier) || (type === undefined && usual !== undefined)) return [];
        const fault = type === null ? 'here it is null without a `statusNote`' : `none is usual for status ${status ?? 'null'}`;
        return tell('type', `A message of the section ${section} has a type; ${fault}.`, usual === undefined ? [] : [`type: ${usual}`]);
      }
      if (status === null) return tell('status', `The type is ${type}, but the status is null, without a \`statusNote\`.`, []);
      if (usual === type) return [];
      return tell(
        'type',
        `${usual === undefined ? `No type is usual for status ${status}; here it is ${type}` : `Status ${status} goes with ${usual}, not with ${type}`}, and no \`statusNote\` explains it.`,
        [...(usual === undefined ? [] : [`type: ${usual}`]), ...(statusOfType === undefined ? [] : [`status: ${statusOfType}`])],
      );
    }),
};

/** Every placeholder in a message or code has a name: its usual one, or all of the text are named in order. */
export const placeholders: Rule = {
  name: 'placeholders',
  severity: 'error',
  check: (catalog) =>
    listHolders(catalog).flatMap(({ text, names, declared, field, path: at }): Finding[] => {
      const tokens = findPlaceholders(text);
      const usual = tokens.map((token) => nameToken(token, catalog.placeholders ?? {}));
      if (declared ? !names || names.length === tokens.length : !usual.includes(undefined)) return [];
      const path = [...at, declared ? 'placeholders' : field];
      const areDeclared = `${names?.length === 1 ? 'is' : 'are'} declared`;
      if (!tokens.length)
        return [
          {
            path,
            message: `${countWords(names?.length ?? 0, 'placeholder')} ${areDeclared} (${(names ?? []).map((name) => `\`${name ?? '?'}\``).join(', ')}), but \`${field}\` holds none.`,
            why: 'Delete the line `placeholders:`, or write the placeholder into the text as its source has it.',
          },
        ];
      const nameless = tokens.filter((_token, index) => usual[index] === undefined).map((token) => `\`${token}\``);
      return [
        {
          path,
          message: `\`${field}\` holds ${countWords(tokens.length, 'placeholder')} (${tokens.map((token) => `\`${token}\``).join(', ')}), ${declared ? `${names?.length ?? 0} ${areDeclared}` : `and ${nameless.join(', ')} has no usual name`}.`,
          why: 'Placeholders are explained on the page and filled in when somebody pastes a live message: where one has no usual name, all of the text are named, in order.',
          fix: `placeholders: [${tokens.map((_token, index) => names?.[index] ?? usual[index] ?? '…').join(', ')}]`,
        },
      ];
    }),
};

/** The linked words of a quoted meaning stand in it. */
export const meaningLinks: Rule = {
  name: 'meaning-links',
  severity: 'error',
  check: (catalog) =>
    listMessages(catalog).flatMap(({ message: { meaning }, path: at }): Finding[] => {
      if (!meaning?.links) return [];
      const path = [...at, 'meaning', 'links'];
      if (!('quotedFrom' in meaning))
        return [
          {
            path,
            atKey: true,
            message: '`links` is for a meaning that is quoted; this one has no `quotedFrom`.',
            why: 'In our own text a link is written where it stands: [words](link-id).',
          },
        ];
      return Object.keys(meaning.links)
        .filter((words) => meaning.zh !== undefined && !meaning.zh.includes(words))
        .map((words) => ({
          path: [...path, words],
          atKey: true,
          message: `The words “${words}” do not stand in \`zh\`, so the link would be lost.`,
          why: 'They are copied from the quoted meaning to the letter, spaces included.',
        }));
    }),
};

/** What was seen where: none both seen and absent, and absence only in dated states of the official page. */
export const sources: Rule = {
  name: 'sources',
  severity: 'error',
  check: (catalog) => [
    ...findMissingRoles(catalog),
    ...listMessages(catalog).flatMap(({ message: { seen, absent }, path: at }) =>
      (absent ?? []).flatMap((id, index): Finding[] => {
        if (id === undefined) return [];
        const path = [...at, 'absent', index];
        const source = catalog.sources?.[id];
        return [
          ...(expandSets(seen ?? [], catalog.sets).includes(id)
            ? [
                {
                  path,
                  message: `The source \`${id}\` stands in \`seen\` and in \`absent\`.`,
                  why: 'Either the message is in that source or it is not. Delete it from one of the two.',
                },
              ]
            : []),
          ...(source && !source.snapshot
            ? [
                {
                  path,
                  message: `\`${id}\` is no snapshot of the official page, so nothing can be absent from it.`,
                  why: 'Code pages list the snapshots in which a message stands. Only a source with `snapshot: true` belongs here.',
                },
              ]
            : []),
        ];
      }),
    ),
  ],
};

/** Without these the state of every entry would be another. */
function findMissingRoles({ sources }: LooseCatalog): Finding[] {
  const list = Object.values(sources ?? {});
  // A source that is refused may be the one.
  if (!list.length || list.includes(undefined)) return [];
  const rows: [has: boolean, field: string][] = [
    [list.some((source) => source?.role === 'baseline'), 'role: baseline'],
    [list.some((source) => source?.role === 'current'), 'role: current'],
    [list.some((source) => source?.snapshot), 'snapshot: true'],
  ];
  return rows.flatMap(([has, field]) =>
    has
      ? []
      : [
          {
            path: ['sources'],
            atKey: true,
            message: `No source has \`${field}\`.`,
            why: 'The state of every entry (current, newer, no longer documented) is computed from it. Was it deleted by accident?',
            fix: field,
          },
        ],
  );
}

/** What goes without saying is not written: it would only have to be kept right. */
export const redundant: Rule = {
  name: 'redundant',
  severity: 'error',
  check: (catalog) => {
    const tell = (path: Path, field: string, because: string): Finding => ({
      path: [...path, field],
      atKey: true,
      remove: true,
      message: `\`${field}\` goes without saying here: ${because}.`,
      why: 'What can be computed is not written. Delete it.',
    });
    const inherited = 'its family, or else its entry, has the same';
    const same = (a: unknown, b: unknown): boolean => a !== undefined && JSON.stringify(a) === JSON.stringify(b);
    return [
      ...listMessages(catalog).flatMap(({ message, entry, path }) => {
        const { section, type, status, meaning } = message;
        const home = catalog.categories?.find((category) => category?.id === entry.category);
        const place = section ?? home?.section;
        const usual = place && status && hasType(place, entry.carrier) ? (usualTypes[status] ?? null) : null;
        return [
          ...(place && status !== undefined && type === usual
            ? [tell(path, 'type', 'it is the usual one of this status and section')]
            : []),
          ...(same(meaning, message.summary ?? entry.summary) ? [tell(path, 'meaning', 'the summary says the same')] : []),
          ...(same(section, home?.section) ? [tell(path, 'section', 'the category has it for its messages')] : []),
        ];
      }),
      ...Object.entries(catalog.sources ?? {}).flatMap(([id, source]) =>
        same(source?.title, nameSource(source?.url)) ? [tell(['sources', id], 'title', 'a post on GitHub is called so')] : [],
      ),
      ...listHolders(catalog).flatMap(({ text, names, path }) => {
        const usual = findPlaceholders(text).map((token) => nameToken(token, catalog.placeholders ?? {}));
        return names?.length && same(names, usual) ? [tell(path, 'placeholders', 'each has its usual name')] : [];
      }),
      ...listEntries(catalog).flatMap(({ entry, path }) => {
        const home = catalog.categories?.find((category) => category?.id === entry.category);
        const verdict = findVerdict(entry, catalog.categories);
        return [
          ...(['ticket', 'links', 'guides'] as const)
            .filter((field) => same(entry[field], home?.[field]))
            .map((field) => tell(path, field, 'the category has the same list for its entries')),
          ...(['actor', 'retry'] as const)
            .filter((field) => same(entry[field], home?.[field]))
            .map((field) => tell(path, field, 'the category has the same for its entries')),
          ...(entry.reasons ?? []).flatMap((reason, index) => {
            const at = [...path, 'reasons', index];
            const family = catalog.families?.find((item) => item?.id !== undefined && item.id === reason?.family);
            return [
              ...(same(reason?.apis, ['any']) ? [tell(at, 'apis', 'a reason is of any API unless it says of which')] : []),
              ...(reason?.sure === 'inferred' ? [tell(at, 'sure', 'it is our own advice unless it says more')] : []),
              ...(same(reason?.actor, family ? (family.actor ?? 'caller') : verdict.actor) ? [tell(at, 'actor', inherited)] : []),
              ...(same(reason?.retry, family ? (family.retry ?? 'after-fix') : verdict.retry) ? [tell(at, 'retry', inherited)] : []),
            ];
          }),
        ];
      }),
    ];
  },
};
