/** A tab that outlives a deploy asks for code that is gone. It loads itself anew, once, and the text is there again. */
import { read, write } from './memory.ts';

const textKey = 'ark-errors:kept-text';
const triedKey = 'ark-errors:renewed';

/** Imports code on demand. Where the site answers but its code cannot be had, the page is taken for an old one. */
export async function importCode<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (await answers()) renew();
    throw error;
  }
}

/** Loads the page anew, unless that was tried already and did not help. Returns what to throw meanwhile. */
export function renew(): Error {
  const keepText = (): boolean => write(textKey, document.querySelector<HTMLTextAreaElement>('ark-box textarea')?.value ?? '');
  if (read(triedKey) === undefined && write(triedKey, 'yes') && keepText()) {
    // Until the new page comes somebody types on.
    addEventListener('pagehide', keepText);
    location.reload();
  }
  return new Error('old page');
}

/** All is well: the next deploy may load the page anew again. */
export function settle(): void {
  write(triedKey, undefined);
}

/** The text that stood in the field before the page was loaded anew; gone when it was taken. */
export function takeKept(): string | undefined {
  const text = read(textKey);
  if (text !== undefined) write(textKey, undefined);
  return text;
}

/** A network that is away is no old page. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
