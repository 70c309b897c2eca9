/** Puts a text that may have yet to arrive on the clipboard. Resolves to whether it worked; never throws. */
export async function copyText(text: Promise<string>): Promise<boolean> {
  try {
    // Safari wants the write to begin inside the click, so the text may be a promise there.
    if ('ClipboardItem' in globalThis) {
      const blob = text.then((value) => new Blob([value], { type: 'text/plain' }));
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    } else await navigator.clipboard.writeText(await text);
    return true;
  } catch {
    return copyBySelection(await text.catch(() => ''));
  }
}

/** The way that still works without a secure context. */
function copyBySelection(text: string): boolean {
  if (!text) return false;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  document.body.append(field);
  field.select();
  // Deprecated, and still the only way on a page without https.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
