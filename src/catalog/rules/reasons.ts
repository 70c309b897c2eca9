/** What holds for reasons, families and the texts with the values of the reader. */
import type { Path } from '../issue.ts';
import { findNearest } from '../nearest.ts';
import { defaultSource } from '../schema.ts';
import { listWords } from '../snippet.ts';
import { listPieces, listPlaceholders } from '../template.ts';
import { listEntries, listTemplates, type Loose, type LooseCatalog, type LooseReason } from '../walk.ts';
import { findTwins } from './lists.ts';
import type { Finding, Rule } from './rule.ts';

/** Reasons can be told apart, and can be recognised. */
export const reasons: Rule = {
  name: 'reasons',
  severity: 'error',
  check: (catalog) => [
    ...listEntries(catalog).flatMap(({ entry, name, path }) => {
      const list = entry.reasons ?? [];
      const at = [...path, 'reasons'];
      return [
        ...(['zh', 'en'] as const).flatMap((locale) =>
          findTwins(
            list.map((reason) => reason?.title?.[locale]?.toLowerCase()),
            (_title, index, first) => ({
              path: [...at, index, 'title', locale],
              message: `Two reasons of this code are called “${list[index]?.title?.[locale] ?? ''}”.`,
              why: 'Lists show the titles below each other: they must tell the reasons apart.',
              also: { label: 'The first', path: [...at, first] },
            }),
          ),
        ),
        ...findRivals(list, at),
        ...list.flatMap((reason, index) => (reason ? checkReason(reason, name, [...at, index], catalog, list.length === 1) : [])),
      ];
    }),
  ],
};

/** Two reasons that the same text would lead to. */
function findRivals(list: readonly (LooseReason | undefined)[], path: Path): Finding[] {
  const first = new Map<string, Path>();
  return list.flatMap((reason, index) =>
    (reason?.messages ?? []).flatMap((message, which): Finding[] => {
      if (message === undefined) return [];
      const at = [...path, index, 'messages', which];
      const key = JSON.stringify([message.toLowerCase(), reason?.params ?? [], reason?.when ?? {}, reason?.models ?? []]);
      const rival = first.get(key);
      if (!rival) first.set(key, at);
      else if (rival[3] !== index)
        return [
          {
            path: at,
            message: 'Another reason of this code has the same message, and nothing else tells the two apart.',
            why: 'Only one of them would ever be found. Put them together, or say by `params:`, `when:` or `models:` which is meant.',
            also: { label: 'The other', path: rival },
          },
        ];
      return [];
    }),
  );
}

/** What the engine reads from any text: the frame around a message, addresses, the model. */
const framed: ReadonlySet<string> = new Set(['param', 'detail', 'model', 'path', 'host', 'status', 'url']);

function checkReason(reason: LooseReason, name: string | undefined, path: Path, catalog: LooseCatalog, alone: boolean): Finding[] {
  const findings: Finding[] = [];
  const family = catalog.families?.find((item) => item?.id !== undefined && item.id === reason.family);
  if (family?.codes && name !== undefined && !family.codes.includes(name))
    findings.push({
      path: [...path, 'family'],
      message: `The family \`${family.id ?? ''}\` is not one of \`${name}\`.`,
      why: 'A family is claimed only under the codes that it lists. Add the code to its `codes:`, or take another family.',
    });
  if (!('source' in reason) && catalog.sources && !(defaultSource in catalog.sources))
    findings.push({
      path,
      message: `The reason names no \`source\`, and \`${defaultSource}\`, which it would have, is not defined.`,
      why: 'Readers are told where each reason is from.',
    });
  for (const locale of ['zh', 'en'] as const) {
    if (reason.title?.[locale] !== undefined && listPlaceholders(reason.title[locale]).length)
      findings.push({
        path: [...path, 'title', locale],
        message: 'The title of a reason has no placeholders.',
        why: 'It heads a page and stands in lists, where there is no message to take a value from. The family’s title has them.',
      });
  }
  if (!alone && !('messages' in reason) && !('params' in reason) && !('when' in reason))
    findings.push({
      path,
      message: 'Nothing tells this reason from the others: it has neither `messages`, `params` nor `when`.',
      why: 'It would never be found.',
    });
  const captured = new Set((reason.messages ?? []).flatMap((message) => (message === undefined ? [] : listPlaceholders(message))));
  for (const [key, pattern] of Object.entries(reason.when ?? {})) {
    const at = { path: [...path, 'when', key], atKey: true };
    if (!captured.has(key) && !framed.has(key))
      findings.push({
        ...at,
        message: `No message of this reason holds \`{${key}}\`.`,
        why: `\`when:\` looks at values that a message gives${captured.size ? `: ${listWords([...captured])}` : ''}.`,
      });
    if (pattern !== undefined && /\((?:\?:)?(?:\\.|\[[^\]]*\]|[^()\\[\]])[+*]\)[+*{]/.test(pattern))
      findings.push({
        ...at,
        atKey: false,
        message: 'A repetition is repeated here, as in `(a+)+`.',
        why: 'There are values for which this takes for ever, in the browser of a reader. One repetition is enough.',
      });
    try {
      if (pattern !== undefined) new RegExp(pattern);
    } catch (error) {
      findings.push({
        ...at,
        atKey: false,
        message: `This is no regular expression: ${error instanceof Error ? error.message : String(error)}.`,
      });
    }
  }
  return findings;
}

/** Texts with values: the names are known, both languages have the same, and no piece is left open. */
export const templates: Rule = {
  name: 'templates',
  severity: 'error',
  check: (catalog) => {
    const known = Object.keys(catalog.values ?? {});
    const checkNames = (text: string, path: Path): Finding[] =>
      listPlaceholders(text)
        .filter((name) => !known.includes(name))
        .map((name) => {
          const meant = findNearest(name, known);
          return {
            path,
            message: `There is no value \`{${name}}\`.${meant === undefined ? '' : ` Did you mean \`{${meant}}\`?`}`,
            ...(meant === undefined
              ? { why: `The values are ${listWords(known)}.`, fix: `values:\n  ${name}: { zh: …, en: … }` }
              : { fix: `{${meant}}`, value: text.replaceAll(`{${name}}`, `{${meant}}`) }),
          };
        });
    const literals: { text: string; path: Path }[] = [
      ...(catalog.families ?? []).flatMap((family, index) => listLiterals(family?.details, ['families', index, 'details'])),
      ...listEntries(catalog).flatMap(({ entry, path }) =>
        (entry.reasons ?? []).flatMap((reason, index) => listLiterals(reason?.messages, [...path, 'reasons', index, 'messages'])),
      ),
    ];
    return [
      ...literals.flatMap(({ text, path }) => checkNames(text, path)),
      ...listTemplates(catalog).flatMap(({ zh, en, bare, path }) => [
        ...Object.entries({ zh, en }).flatMap(([locale, text]) => {
          if (text === undefined) return [];
          const at = [...path, locale];
          const outside = listPlaceholders(
            listPieces(text)
              .filter(({ optional }) => !optional)
              .map(({ text }) => text)
              .join(''),
          );
          return [
            ...checkNames(text, at),
            ...(isBalanced(text)
              ? []
              : [{ path: at, message: 'A piece that opens with `[[` is not closed with `]]`, or the other way round.' }]),
            ...(bare && outside.length
              ? [
                  {
                    path: at,
                    message: `${listWords(outside.map((name) => `{${name}}`))} must stand between \`[[\` and \`]]\` here.`,
                    why: 'The page of the code shows this text without any values: what needs one is left out there.',
                  },
                ]
              : []),
          ];
        }),
        ...comparePlaceholders(zh, en, path),
      ]),
    ];
  },
};

function listLiterals(list: Loose<string[]> | undefined, path: Path): { text: string; path: Path }[] {
  return (list ?? []).flatMap((text, index) => (text === undefined ? [] : [{ text, path: [...path, index] }]));
}

function comparePlaceholders(zh: string | undefined, en: string | undefined, path: Path): Finding[] {
  if (zh === undefined || en === undefined) return [];
  const names = { zh: listPlaceholders(zh), en: listPlaceholders(en) };
  const lacks = (locale: 'zh' | 'en', other: 'zh' | 'en', language: string): Finding[] => {
    const missing = names[other].filter((name) => !names[locale].includes(name)).map((name) => `{${name}}`);
    if (!missing.length) return [];
    return [
      {
        path: [...path, locale],
        message: `The ${language} text lacks ${listWords(missing)}.`,
        why: 'Both languages tell their readers the same values.',
      },
    ];
  };
  return [...lacks('zh', 'en', 'Chinese'), ...lacks('en', 'zh', 'English')];
}

function isBalanced(text: string): boolean {
  let open = false;
  for (const [mark] of text.matchAll(/\[\[|\]\]/g)) {
    if ((mark === '[[') === open) return false;
    open = !open;
  }
  return !open;
}
