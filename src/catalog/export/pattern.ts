/** A documented message as a regular expression that live answers match: placeholders become groups named after them. */
import type { Placeholder } from '../catalog.ts';
import { splitPlaceholders } from '../placeholders.ts';

/**
 * Source of an ECMAScript regular expression, for the flags `isu`. The request ID at the end is optional, since live answers
 * print it differently or not at all; runs of white space match any white space.
 */
export function buildPattern(text: string, placeholders: readonly Placeholder[]): string {
  const body = text.replace(/\s*request id:\s*\{\w*\}\s*$/i, '').trimEnd();
  const used = new Map<string, number>();
  return splitPlaceholders(body)
    .map(({ text: piece, placeholder }) => {
      if (placeholder === undefined) return escapePattern(piece);
      const name = toGroupName(placeholders[placeholder]?.name ?? 'value');
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      return `(?<${count > 1 ? `${name}_${count}` : name}>.+?)`;
    })
    .join('')
    .replace(/(?:\(\?<\w+>\.\+\?\))$/, (group) => group.replace('.+?', '.+'));
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
}

function toGroupName(name: string): string {
  return name.replaceAll('-', '_');
}
