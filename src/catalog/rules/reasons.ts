/** What holds for reasons, families and the texts with the values of the reader. */
import type { Path } from '../issue.ts';
import { defaultSource, textLocales } from '../schema.ts';
import { listWords } from '../edit/snippet.ts';
import { listPieces, listValueNames } from '../text/template.ts';
import { listEntries, listStrings, listTemplates, type LooseCatalog, type LooseReason } from '../walk.ts';
import { findNearest, isSlip } from '../text/distance.ts';
import { familyCodes } from '../usual.ts';
import { findTwins, languages, type Complaint, type Rule } from './rule.ts';

/** Reasons can be told apart, and can be recognised. */
export const reasons: Rule = {
  name: 'reasons',
  *check(catalog) {
    for (const { entry, name, path } of listEntries(catalog)) {
      const list = entry.reasons ?? [];
      const isUntold = entry.messages?.every((message) => message?.text === null) ?? false;
      const at = [...path, 'reasons'];
      for (const locale of textLocales) {
        const titles = list.map((reason) => reason?.title?.[locale]?.toLowerCase());
        for (const { index, also } of findTwins(titles, at))
          yield {
            path: [...at, index, 'title', locale],
            message: `Two reasons of this code are called “${list[index]?.title?.[locale] ?? ''}”.`,
            why: 'Lists show the titles below each other: they must tell the reasons apart.',
            also,
          };
      }
      yield* findRivals(list, at);
      for (const [index, reason] of list.entries())
        if (reason) yield* checkReason(reason, name, [...at, index], catalog, list.length === 1 && isUntold);
    }
  },
};

/** Two reasons that the same text would lead to. */
function* findRivals(list: readonly (LooseReason | undefined)[], path: Path): Generator<Complaint> {
  const first = new Map<string, Path>();
  for (const [index, reason] of list.entries())
    for (const [which, message] of (reason?.messages ?? []).entries()) {
      if (message === undefined) continue;
      const at = [...path, index, 'messages', which];
      const key = JSON.stringify([message.toLowerCase(), reason?.params ?? [], reason?.when ?? {}, reason?.models ?? []]);
      const rival = first.get(key);
      if (!rival) first.set(key, at);
      else if (rival[3] !== index)
        yield {
          path: at,
          message: 'Another reason of this code has the same message, and nothing else tells the two apart.',
          why: 'Only one of them would ever be found. Put them together, or say by `params:`, `when:` or `models:` which is meant.',
          also: { label: 'The other', path: rival },
        };
    }
}

/** What the engine reads from any text: the frame around a message, addresses, the model. */
const framed: ReadonlySet<string> = new Set(['param', 'detail', 'model', 'path', 'host', 'status', 'url']);

function* checkReason(
  reason: LooseReason,
  name: string | undefined,
  path: Path,
  catalog: LooseCatalog,
  bearsNone: boolean,
): Generator<Complaint> {
  const family = catalog.families?.find((item) => item?.id !== undefined && item.id === reason.family);
  if (family && name !== undefined && !(family.codes ?? familyCodes).includes(name))
    yield {
      path: [...path, 'family'],
      message: `The family \`${family.id ?? ''}\` is not one of \`${name}\`.`,
      why: 'A family is claimed only under the codes that it lists. Add the code to its `codes:`, or take another family.',
    };
  if (!('source' in reason) && catalog.sources && !(defaultSource in catalog.sources))
    yield {
      path,
      message: `The reason names no \`source\`, and \`${defaultSource}\`, which it would have, is not defined.`,
      why: 'Readers are told where each reason is from.',
    };
  if (!bearsNone && !('messages' in reason) && !('params' in reason) && !('when' in reason))
    yield {
      path,
      message: 'Nothing tells this reason: it has neither `messages`, `params` nor `when`.',
      why: 'It would never be found in a pasted error. Only the one reason of a code whose messages nobody knows may have none.',
    };
  const captured = new Set((reason.messages ?? []).flatMap((message) => listValueNames(message ?? '')));
  for (const [key, pattern = ''] of Object.entries(reason.when ?? {})) {
    const at = [...path, 'when', key];
    if (!captured.has(key) && !framed.has(key))
      yield {
        path: at,
        atKey: true,
        message: `No message of this reason holds \`{${key}}\`.`,
        why: `\`when:\` looks at values that a message gives${captured.size ? `: ${listWords([...captured])}` : ''}.`,
      };
    if (/\((?:\?:)?(?:\\.|\[[^\]]*\]|[^()\\[\]])[+*]\)[+*{]/.test(pattern))
      yield {
        path: at,
        message: 'A repetition is repeated here, as in `(a+)+`.',
        why: 'There are values for which this takes forever, in the browser of a reader. One repetition is enough.',
      };
    try {
      new RegExp(pattern);
    } catch (error) {
      yield { path: at, message: `${String(error)}.` };
    }
  }
}

/** Texts with values: the names are known, both languages have the same, and no piece is left open. */
export const templates: Rule = {
  name: 'templates',
  *check(catalog) {
    const known = Object.keys(catalog.values ?? {});
    const find = (name: string): string | undefined => (known.includes(name) ? name : findNearest(name, known));
    const texts = listTemplates(catalog);
    const written = texts.flatMap(({ bare, path, ...both }) =>
      textLocales.flatMap((locale) => (both[locale] === undefined ? [] : [{ text: both[locale], bare, path: [...path, locale] }])),
    );
    // What the service prints is a template as well.
    const literals = listStrings(catalog).filter(
      ({ path }) => (path[0] === 'families' && path[2] === 'details') || (path[2] === 'reasons' && path[4] === 'messages'),
    );
    for (const { text, path } of [...literals, ...written])
      for (const name of listValueNames(text)) if (find(name) !== name) yield describeUnknown(name, find(name), text, path, known);
    for (const { text, bare, path } of written) {
      if (!isBalanced(text)) yield { path, message: 'A piece that opens with `[[` is not closed with `]]`, or the other way round.' };
      const outside = listPieces(text).flatMap((piece) => (piece.optional ? [] : listValueNames(piece.text)));
      if (bare && outside.length)
        yield {
          path,
          message: `${listWords(outside.map((name) => `{${name}}`))} must stand between \`[[\` and \`]]\` here.`,
          why: 'The page of the code shows this text without any values: what needs one is left out there.',
        };
    }
    // A misspelled name is told as such: what it meant is there.
    const listNames = (text: string): Set<string> => new Set(listValueNames(text).map((name) => find(name) ?? name));
    for (const { zh = '', en = '', path } of texts.filter((text) => text.zh !== undefined && text.en !== undefined))
      for (const [locale, here, there] of [['zh', zh, en] as const, ['en', en, zh] as const]) {
        const missing = [...listNames(there).difference(listNames(here))].map((name) => `{${name}}`);
        if (missing.length)
          yield {
            path: [...path, locale],
            message: `The ${languages[locale]} text lacks ${listWords(missing)}.`,
            why: 'Both languages tell their readers the same values.',
          };
      }
  },
};

/** A value that is not defined, with the one that was most likely meant. */
function describeUnknown(name: string, meant: string | undefined, text: string, path: Path, known: readonly string[]): Complaint {
  const message = `There is no value \`{${name}}\`.`;
  if (meant === undefined)
    return { path, message, why: `The values are ${listWords(known)}.`, fix: `values:\n  ${name}: { zh: …, en: … }` };
  return {
    path,
    message: `${message} Did you mean \`{${meant}}\`?`,
    fix: `{${meant}}`,
    ...(isSlip(name, meant) ? { value: text.replaceAll(`{${name}}`, `{${meant}}`) } : {}),
  };
}

function isBalanced(text: string): boolean {
  let open = false;
  for (const [mark] of text.matchAll(/\[\[|\]\]/g)) {
    if ((mark === '[[') === open) return false;
    open = !open;
  }
  return !open;
}
