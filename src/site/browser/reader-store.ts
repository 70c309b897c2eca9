/** What a reader starred and saw lately: slugs in this browser’s local storage and nowhere else. */
const starredKey = 'ark-errors:starred';
const recentKey = 'ark-errors:recent';
const recentLimit = 12;

export const getStarred = (): string[] => read(starredKey);
export const getRecent = (): string[] => read(recentKey);
export const isStarred = (slug: string): boolean => getStarred().includes(slug);
export const clearRecent = (): void => write(recentKey, []);

/** Stars or unstars a code; returns whether it is starred now: storage can be blocked or full. */
export function toggleStarred(slug: string): boolean {
  const starred = getStarred();
  write(starredKey, starred.includes(slug) ? starred.filter((item) => item !== slug) : [...starred, slug]);
  return isStarred(slug);
}

/** Adds codes to the starred ones, as from a shared link. */
export function addStarred(slugs: readonly string[]): void {
  write(starredKey, [...new Set([...getStarred(), ...slugs])]);
}

export function recordSeen(slug: string): void {
  write(recentKey, [slug, ...getRecent().filter((item) => item !== slug)].slice(0, recentLimit));
}

/** Storage can be blocked, or hold nothing or anything: what is no list counts as empty. */
function read(key: string): string[] {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '') as unknown[]).filter((item) => typeof item === 'string');
  } catch {
    return [];
  }
}

function write(key: string, slugs: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(slugs));
  } catch {
    // A full or blocked storage only means that nothing is remembered.
  }
}
