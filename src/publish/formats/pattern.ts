/** A documented message as a regular expression that live answers match: placeholders become groups named after them. */
import type { Placeholder } from '../../catalog/model.ts';
import { splitPlaceholders } from '../../catalog/text/placeholders.ts';
import { dropRequestId } from '../../engine/read/request-id.ts';
import { escapePattern } from '../escape.ts';

/** What a placeholder can stand for at most: a bound keeps the cost of matching a long text in proportion to it. */
const valueLimit = 400;

/**
 * Source of an ECMAScript regular expression, for the flags `isu`, to be searched for anywhere in a text. The request ID at the end is
 * left out, since live answers print it differently or not at all; runs of white space match any white space.
 * A placeholder is a lazy group named after it, a second one of the same name gets `_2`; at the end of the message it takes the rest of the line.
 * Undefined where nothing literal would be left to recognise.
 */
export function buildPattern(text: string, placeholders: readonly Pick<Placeholder, 'name'>[]): string | undefined {
  const body = dropRequestId(text).trim();
  const segments = splitPlaceholders(body);
  if (!segments.some((segment) => segment.placeholder === undefined && /\w{3}/.test(segment.text))) return undefined;
  const used = new Map<string, number>();
  return segments
    .map(({ text: piece, placeholder }, index) => {
      if (placeholder === undefined) return escapePattern(piece).replace(/\s+/g, '\\s+');
      const name = (placeholders[placeholder]?.name ?? 'value').replaceAll('-', '_');
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      const value = index === segments.length - 1 ? `[^\\n]{1,${valueLimit}}` : `.{1,${valueLimit}}?`;
      return `(?<${count > 1 ? `${name}_${count}` : name}>${value})`;
    })
    .join('');
}
