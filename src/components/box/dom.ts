/** Small things that the parts of the box share. */
import type { Inline } from '../../catalog/text/inline.ts';
import { isLongCode, splitCode } from '../../catalog/text/placeholders.ts';
import type { Evidence } from '../../engine/explanation.ts';
import type { Answer } from '../../engine/types.ts';
import type { Locale } from '../../i18n/locales.ts';
import { writeCase } from '../../publish/case.ts';
import { urls } from '../../publish/urls.ts';
import type { BoxWord } from './words.ts';

/** Says a word of the interface, `{name}` filled from the values; nothing where words that come later did not. */
export type Say = (word: BoxWord, values?: Readonly<Record<string, string | number>>) => string;

/** What every part of a box needs of it. */
export interface BoxContext {
  root: HTMLElement;
  locale: Locale;
  /** The other languages of the site and what they call themselves. */
  otherLocales: Readonly<Record<string, string>>;
  say: Say;
  words: Record<string, string>;
  /** What the values of messages are called, by the names of their placeholders. */
  labels: Readonly<Record<string, string>>;
}

export function readContext(root: HTMLElement): BoxContext {
  const { locale = '', words = '{}', labels = '{}', otherLocales = '{}' } = root.dataset;
  const context: BoxContext = {
    root,
    locale: locale as Locale,
    otherLocales: JSON.parse(otherLocales) as Record<string, string>,
    say: (word, values = {}) =>
      (context.words[word] ?? '').replace(/\{(\w+)\}/g, (token, name: string) => (name in values ? String(values[name]) : token)),
    words: JSON.parse(words) as Record<string, string>,
    labels: JSON.parse(labels) as Record<string, string>,
  };
  return context;
}

/** The page of an answer in the reader’s language: that of its reason, else that of its code at its message variant. */
export function getPageOf(
  locale: Locale,
  { slug, variant = '', reason }: Pick<Answer, 'slug' | 'variant' | 'reason'>,
  values: Readonly<Record<string, string>> = {},
): string {
  return urls.error(locale, encodeURIComponent(slug), reason?.id) + writeCase({ anchor: reason ? '' : variant, values });
}

/** What an answer is called in a list: its title, and the reason or variant that was told. */
export function nameAnswer({ title, reason, variantLabel }: Answer): string {
  const label = reason?.title || variantLabel;
  return label ? `${title} · ${label}` : title;
}

/** Who must act, or whether to retry, where messages of a code differ: all of it. */
export function sayEach(say: Say, part: 'actor' | 'retry', answer: Answer): string {
  const all = new Set([answer, ...answer.open].map((each) => say(`${part}.${each[part] ?? 'unknown'}` as BoxWord)));
  return [...all].join(' / ');
}

/** What stands for the placeholder of a template code: its page shows it filled in. */
export function readInstance({ code, evidence }: Answer): Record<string, string> {
  const [, name = ''] = /\{\{(\w+)\}\}/.exec(code) ?? [];
  const instance = evidence.find(({ kind }) => kind === 'template-instance')?.detail.slice(code.indexOf('{{'));
  return name && instance ? { [name.toLowerCase()]: instance } : {};
}

/** What can stand in an element: where there is nothing to say, nothing. */
type Child = Node | string | false | undefined;

/** An element with a class and what stands in it. Texts become text, never HTML. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export function makeLink(href: string, ...children: Child[]): HTMLAnchorElement {
  const link = make('a', '', ...children);
  link.href = href;
  if (/^https?:/.test(href)) link.rel = 'external';
  return link;
}

/** A name of a program: a code, a value. Nobody translates it. */
export function makeLiteral(text: string, tag: 'code' | 'span' | 'p' | 'dd' = 'code'): HTMLElement {
  const element = make(tag, '', ...(isLongCode(text) ? withBreaks(text) : [text]));
  element.translate = false;
  return element;
}

/** A long code with places where a line may break. Prose is left as it is. */
export function withBreaks(text: string): (string | HTMLElement)[] {
  if (/\s/.test(text)) return [text];
  return splitCode(text).flatMap((piece, index) => (index ? [make('wbr', ''), piece] : [piece]));
}

/** One of our own texts with its little markup. */
export function renderInline(parts: readonly Inline[], links: Readonly<Record<string, string>>): (Node | string)[] {
  return parts.map((part) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'code') return makeLiteral(links[`\`${part.text}\``] ?? part.text);
    const words = part.code ? makeLiteral(part.text) : part.text;
    const href = Object.hasOwn(links, part.target) ? links[part.target] : undefined;
    return href ? makeLink(href, words) : words;
  });
}

/** What speaks for an answer, in words. A guess whose message fits does not boast of it. */
export function sayEvidence(say: Say, { kind, detail, found = '' }: Evidence, confidence?: Answer['confidence']): string {
  if (kind === 'reason' && !detail) return say('card.reasonInText');
  if (kind === 'message-fits' && confidence === 'weak' && detail === '100') return say('reason.same-message');
  return say(`reason.${kind}`, { detail: shorten(detail, 60), found });
}

/** The first element for a selector; throws where there is none. The caller knows what kind of element the markup has there. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function requireElement<Found extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

export function shorten(text: string, limit: number): string {
  // No half of a character is left at the end.
  return text.length > limit ? `${text.slice(0, limit).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** When what was changed has been painted; at once where nobody sees it. */
export async function paint(): Promise<void> {
  if (!document.hidden) await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
}
