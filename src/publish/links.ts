/** Where the links of our own texts lead. */
import { parseInline } from '../catalog/inline.ts';
import { toSlug } from '../catalog/placeholders.ts';
import type { Link } from '../catalog/schema.ts';
import type { Locale } from '../i18n/locales.ts';
import { urls } from './urls.ts';

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
