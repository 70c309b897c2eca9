/** The little markup our own texts may carry: `code`, [words](link-id), [words](error:Code), [words](guide:name); the words of a link may be `code`. */
import type { Locale } from '../i18n/locales.ts';
import { toSlug } from './placeholders.ts';
import type { Link } from './schema.ts';
import { urls } from './urls.ts';

export type Inline =
  { kind: 'text'; text: string } | { kind: 'code'; text: string } | { kind: 'link'; text: string; code: boolean; target: string };

const pattern = /\[(`?)([^\]`]+)`?\]\(([^()\s]+)\)|`([^`]+)`/g;

/** Cuts a text into plain text, code and links, in order. Markup that is not closed stays plain text. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    const [whole, tick, words, target, code] = match;
    if (code !== undefined) parts.push({ kind: 'code', text: code });
    else if (words !== undefined && target !== undefined) parts.push({ kind: 'link', text: words, code: tick === '`', target });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** The text without its markup. */
export function toPlainText(text: string): string {
  return parseInline(text)
    .map((part) => part.text)
    .join('');
}

/** The address of a link target; undefined where it leads nowhere. */
export function resolveTarget(
  target: string,
  locale: Locale,
  links: Readonly<Record<string, Link>>,
): { url: string; external: boolean } | undefined {
  if (target.startsWith('error:')) return { url: urls.error(locale, toSlug(target.slice('error:'.length))), external: false };
  if (target.startsWith('guide:')) return { url: urls.guide(locale, target.slice('guide:'.length)), external: false };
  const link = links[target];
  return link && { url: link.url, external: true };
}

/** The text as Markdown, with whole addresses. */
export function toMarkdown(
  text: string,
  locale: Locale,
  links: Readonly<Record<string, Link>>,
  absolute: (path: string) => string,
): string {
  return parseInline(text)
    .map((part) => {
      if (part.kind === 'code') return `\`${part.text}\``;
      if (part.kind === 'text') return part.text;
      const target = resolveTarget(part.target, locale, links);
      const words = part.code ? `\`${part.text}\`` : part.text;
      return target ? `[${words}](${target.external ? target.url : absolute(target.url)})` : part.text;
    })
    .join('');
}
