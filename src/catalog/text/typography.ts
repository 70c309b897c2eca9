/** How Chinese is set beside Latin letters and digits. Code between backticks and link targets are never touched. */

import { inlinePattern } from './inline.ts';
import { valuePattern } from './placeholders.ts';

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  // Our texts have no exclamation marks.
  '!': '。',
  '?': '？',
};

/** What is no Chinese (links, code, values of the reader, the marks of an optional piece) is one character each while the rest is set. */
const hidden = new RegExp(`${inlinePattern.source}|${valuePattern.source}|\\[\\[|\\]\\]`, 'g');
/** Where code and values, what opens and what closes begin: characters for private use. */
const first = { code: 0xf0000, open: 0x100000, close: 0x108000 } as const;
const [code, open, close] = ['[\u{f0000}-\u{f7fff}]', '[\u{100000}-\u{107fff}]', '[\u{108000}-\u{10ffff}]'];
const marks = `(?:${open}|${close})*`;
const han = '[\u3400-\u9fff]';
const wide = '[，。；：！？、（）]';
const afterHan = `(?<=${han}${marks})`;
const beforeHan = `(?=${marks}${han})`;

/** What is set otherwise, one after the other. */
const rules: readonly (readonly [pattern: string, put: string | ((found: string) => string)])[] = [
  [`${afterHan}[,;:!?] ?|[,;:!?] ?${beforeHan}`, (found) => fullWidth[found.charAt(0)] ?? found],
  [`${afterHan}\\.(?: |(?=${marks}$))`, '。'],
  [` ?\\(${beforeHan}|${afterHan}\\( ?`, '（'],
  [`(?<=（[^（）]*)\\) ?|${afterHan}\\) ?|\\)${beforeHan}`, '）'],
  // The marks of a link or of a piece belong to one side.
  [`(?<=${han}${close}*)(?=${open}*(?:${code}|[A-Za-z0-9]))|(?<=(?:${code}|[A-Za-z0-9%])${close}*)(?=${open}*${han})`, ' '],
  [` +(?=${marks}${wide})|(?<=${wide}${marks}) +`, ''],
];
const compiled = rules.map(([pattern, put]) => [new RegExp(pattern, 'gu'), put] as const);

/** A Chinese text in the house style; one that keeps to it stays as it is. */
export function tidyChinese(text: string): string {
  const parts: string[] = [];
  const hide = (part: string, kind: keyof typeof first): string => String.fromCodePoint(first[kind] + parts.push(part) - 1);
  const shown = text.replace(hidden, (whole, tick: string, words?: string, target?: string) => {
    if (whole === '[[' || whole === ']]') return hide(whole, whole === '[[' ? 'open' : 'close');
    if (words === undefined) return hide(whole, 'code');
    return hide('[', 'open') + (tick ? hide(`\`${words}\``, 'code') : words) + hide(`](${target})`, 'close');
  });
  const set = compiled.reduce((rest, [pattern, put]) => rest.replace(pattern, put as (found: string) => string), shown);
  return set.replace(/[\u{f0000}-\u{10ffff}]/gu, (mark) => parts[(mark.codePointAt(0) ?? 0) & 0x7fff] ?? mark);
}
