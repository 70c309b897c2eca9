/** The little markup our own texts may carry: `code`, [words](link-id), [words](error:Code), [words](guide:name); the words of a link may be `code`. */
export type Inline =
  { kind: 'text'; text: string } | { kind: 'code'; text: string } | { kind: 'link'; text: string; code: boolean; target: string };

/** A link (tick, words, target) or code. */
export const inlinePattern = /\[(`?)([^[\]`]+)`?\]\(([^()\s]+)\)|`([^`]+)`/g;

/** Cuts a text into plain text, code and links, in order. Markup that is not closed stays plain text. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(inlinePattern)) {
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
