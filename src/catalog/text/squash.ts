/** Lower-case letters, digits and Chinese only: two spellings of one code are equal in this form. */
export function squash(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9\u3400-\u9fff]+/g, '');
}
