/** What holds for every string of the file, keys too: its characters, its length, and what it must be where it is a date or an address. */
import { isDraft } from '../walk.ts';
import type { StringKind } from '../edit/shape.ts';
import { checkStrings, type Rule } from './rule.ts';

/** Letters of other alphabets that look like Latin ones, and these. */
const lookAlikes = new Map(
  Array.from('аеорсухіјѕԁԛԝһАВЕКМНОРСТХІЈЅοαρνικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', (char, at) => [
    char,
    'aeopcyxijsdqwhABEKMHOPCTXIJSoapvikABEZHIKMNOPTYX'[at] ?? '',
  ]),
);

/** Characters that no text may hold, and what stands there instead. */
const badCharacters: { pattern: RegExp; what: string; why: string; instead?: (char: string) => string; except?: readonly StringKind[] }[] =
  [
    {
      pattern: /\ufffd/u,
      what: 'The mark for a lost character',
      why: 'Something went wrong in copying. Copy the text again from its source.',
    },
    {
      pattern: /(?![\n\t])[\p{C}\p{DI}\u2800]/u,
      what: 'An invisible character',
      why: 'Nobody sees it or what it turns around, the search does not find what holds it, and some programs refuse the published files.',
      instead: () => '',
    },
    {
      pattern: /[\p{Zl}\p{Zp}]|(?! )\p{Zs}/u,
      what: 'A special blank',
      why: 'It looks like a space but is not one: nobody can search for it.',
      instead: () => ' ',
    },
    {
      pattern: /(?<=\p{sc=Latin}\p{L}*)[\p{sc=Cyrillic}\p{sc=Greek}]|[\p{sc=Cyrillic}\p{sc=Greek}](?=\p{L}*\p{sc=Latin})/u,
      what: 'A letter of another alphabet in a Latin word',
      why: 'It looks like a Latin one, so nobody sees why two words differ.',
      instead: (char) => lookAlikes.get(char) ?? char,
    },
    {
      pattern: /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/u,
      what: 'A full-width letter or digit',
      why: 'Nobody types it when searching.',
      instead: (char) => char.normalize('NFKC'),
      except: ['literal', 'mark'],
    },
    {
      pattern: /[\n\t]/u,
      what: 'A line break or tab',
      why: 'Only literal messages and samples have lines; here it is a slip of the quotation marks or of `|`.',
      instead: () => ' ',
      except: ['literal', 'mark'],
    },
  ];

/** Nothing that is not seen, or is not what it seems. */
export const characters: Rule = checkStrings('characters', ({ text, kind }) => {
  // Most texts have nothing but plain letters, Chinese and its punctuation; what is too long is told as that.
  if (/^[ -~\u3001-\u301f\u4e00-\u9fff，。；：！？（）–—‘’“”…]*$/.test(text) || text.length > most[kind]) return undefined;
  const rows = badCharacters.filter(({ except }) => !except?.includes(kind));
  const found = rows.find(({ pattern }) => pattern.test(text));
  if (!found) return undefined;
  const index = text.search(found.pattern);
  const point = text.codePointAt(index)?.toString(16).toUpperCase().padStart(4, '0');
  const before = text.slice(0, index).replace(/\p{C}/gu, '').slice(-20);
  const tidy = rows.reduce((rest, { pattern, instead }) => (instead ? rest.replace(new RegExp(pattern, 'gu'), instead) : rest), text);
  return {
    message: `${found.what} (U+${point}) stands ${before ? `after “${before}”` : 'at the beginning'}.`,
    why: found.why,
    ...(tidy === text ? {} : { value: tidy }),
  };
});

/** How long each kind of string may be. The longest of today have a third of it at most. */
const most: Readonly<Record<StringKind, number>> = {
  own: 1500,
  quoted: 1500,
  keyword: 100,
  literal: 5000,
  mark: 300,
  pattern: 1200,
  code: 100,
  id: 100,
  key: 100,
  address: 500,
  date: 100,
  plain: 200,
};

/** Blanks around, length, and something to read. */
export const extent: Rule = checkStrings('extent', ({ text, kind, path }) => {
  if (text.length > most[kind])
    return {
      message: `${text.length} characters; at most ${most[kind]} are expected here.`,
      why: 'So long a text is a slip (a quotation mark that is missing, a paste into the wrong field), or nobody reads it.',
    };
  // An empty type is what the service sends; placeholders are marks by themselves.
  if (kind === 'pattern' || (text === '' && path.at(-1) === 'type')) return undefined;
  if (!/[\p{L}\p{N}]/u.test(text) && path.at(-2) !== 'tokens' && !isDraft(text))
    return {
      message: `“${text}” has neither a letter nor a digit.`,
      why: 'It says nothing. Write what is meant, or leave an optional field out.',
    };
  if (kind === 'literal' || kind === 'mark' || text === text.trim()) return undefined;
  return {
    message: 'The text begins or ends with a blank.',
    why: 'Lists and searches would take it for another text.',
    value: text.trim(),
  };
});

/** Whether there is such a day, or month, and it is not of another age. */
function isDay(text: string): boolean {
  const time = Date.parse(text.length === 7 ? `${text}-01` : text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text >= '2000';
}

/** Dates are days of the calendar, and none lies far ahead. */
export const dates: Rule = checkStrings('dates', ({ text, kind }, { today }) => {
  if (kind !== 'date') return undefined;
  for (const [date] of text.matchAll(/(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)/g)) {
    if (!isDay(date)) return { message: `There is no such day as ${date}.`, why: 'Feeds and pages show it as a date.' };
    if (today !== undefined && Date.parse(date) > Date.parse(today) + 366 * 86_400_000)
      return { message: `${date} lies more than a year ahead (today is ${today}).`, why: 'Facts are of the past: a digit is wrong.' };
  }
  return undefined;
});

const publicHost = /^https:\/\/(?![^/?#]*xn--)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:[/?#]|$)/i;

/** Addresses lead to public hosts, and stay whole wherever they are copied: a bracket or a quotation mark ends a link in Markdown. */
export const addresses: Rule = checkStrings('addresses', ({ text, kind }) => {
  if (kind !== 'address') return undefined;
  const why = 'Readers follow it from the page, and programs from the data.';
  if (!publicHost.test(text))
    return { message: 'The host of the address is not a public one: Latin names with dots between them, no user name and no port.', why };
  const whole = text
    .toWellFormed()
    .replace(/[^!-~]+|%(?![0-9A-Fa-f]{2})|[<>"`{}|\\^[\]]/g, encodeURIComponent)
    .replace(/[()']/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  if (whole === text) return undefined;
  return { message: 'The address holds characters that are written as %XX.', why, value: whole };
});
