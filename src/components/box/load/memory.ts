/** What this tab alone remembers: the text of the box, through a reload, Back and the switch of languages, until it is cleared or the tab is closed. */

const key = 'ark-errors:text';
/** Of a text that is longer than the tab has room for, so many characters are kept at either end. */
const endLength = 500_000;

/** What was kept last; empty where nothing was. */
export function recall(): string {
  return read(key) ?? '';
}

/** @param text without secrets; an empty one is forgotten */
export function keep(text: string): void {
  const ends = `${text.slice(0, endLength)}\n…\n${text.slice(-endLength)}`;
  [text || undefined, ends, undefined].some((piece) => write(key, piece));
}

/** Whether the reader comes back to this page, or to it from the other language: whoever opens it anew finds it empty. */
export function isReturn(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type === 'reload' || navigation?.type === 'back_forward') return true;
  const from = document.referrer ? new URL(document.referrer) : undefined;
  return from?.origin === location.origin && from.pathname !== location.pathname && drop(from.pathname) === drop(location.pathname);
}

/** A path without its language. */
function drop(path: string): string {
  return path.replace(/\/[a-z]{2}(?=\/)/g, '');
}

/** undefined where nothing is kept, or storage is blocked. */
export function read(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept: storage can be blocked or full. */
export function write(key: string, value: string | undefined): boolean {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
