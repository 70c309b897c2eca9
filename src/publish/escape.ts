/** Texts inside other languages. Pure; runs in the browser too. */

/** A text as the content or an attribute of XML or HTML. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text as a regular expression that matches it to the letter, under any flags, outside of character classes. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
