/** The text of the box, kept by this tab alone: through a reload, Back and the switch of languages, until it is cleared or the tab is closed. */

const key = 'ark-errors:text';
/** Longer texts are not kept. */
const limit = 1_000_000;

/** What was kept last; empty where nothing was. */
export function recall(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** @param text without secrets; an empty one is forgotten */
export function keep(text: string): void {
  try {
    if (text && text.length <= limit) sessionStorage.setItem(key, text);
    else sessionStorage.removeItem(key);
  } catch {
    // Storage can be blocked or full: then nothing is kept.
  }
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
