/** Placeholders as they stand in documented messages and template codes: `{id}`, `{{Parameter}}`, `{}`, `%s`, `%q`, `%d`. */
const pattern = /\{\{\w+\}\}|\{\w*\}|%[sqd]/g;

/** A value of the reader in a text of ours: `{param}`. */
export const valuePattern = /\{([a-z][a-z-]*)\}/g;

/** A piece of a text: a placeholder, or what is between two. */
export interface Segment {
  text: string;
  /** The position among the placeholders of the text, from 0; absent for plain text. */
  placeholder?: number;
}

/** The placeholder tokens of a text, in order. */
export function findPlaceholders(text: string): string[] {
  return text.match(pattern) ?? [];
}

/** A text cut into plain pieces and placeholders, in order; joined again it is the text itself. */
export function splitPlaceholders(text: string): Segment[] {
  // What is split at a group alternates with it.
  return text
    .split(new RegExp(`(${pattern.source})`))
    .flatMap((part, index) => (index % 2 ? { text: part, placeholder: (index - 1) / 2 } : part ? { text: part } : []));
}

/** The address form of a code: the code itself, a template code without its braces. */
export function toSlug(code: string): string {
  return code.replace(/[{}]/g, '');
}

/** A code cut where a line may break: after a dot, and before a capital inside a word. */
export function splitCode(code: string): string[] {
  return code.split(/(?<=\.)|(?<=[a-z])(?=[A-Z])/);
}

/** Whether a code in running text may be longer than a telephone is wide: only then it breaks inside. */
export function isLongCode(code: string): boolean {
  return code.length > 24;
}

/** The usual name of a placeholder: the one that lists the token, else the one that is called like it (`{reset_time}` is `reset-time`). */
export function nameToken(
  token: string,
  defined: Readonly<Record<string, { tokens?: readonly (string | undefined)[] | undefined } | undefined>>,
): string | undefined {
  const listed = Object.entries(defined).find(([, placeholder]) => placeholder?.tokens?.includes(token));
  if (listed) return listed[0];
  const name = nameLike(token);
  return Object.hasOwn(defined, name) ? name : undefined;
}

/** The id that a placeholder is called like; an empty one for `{}` and `%s`, which say nothing. */
export function nameLike(token: string): string {
  if (token.startsWith('%')) return '';
  return token
    .replace(/[{}]/g, '')
    .replace(/([a-z])([A-Z])|_/g, (_whole, before = '', after = '') => `${String(before)}-${String(after)}`)
    .toLowerCase();
}
