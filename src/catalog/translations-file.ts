/** The record of texts that were written together, on disk beside the catalog. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { TranslationsLock } from './translations.ts';

/** From the root of the project. */
export const translationsLockFile = 'content/translations.lock.json';

/** The lock; undefined where there is none yet, or it is no JSON (`npm run update` makes it anew). */
export function readTranslationsLock(): TranslationsLock | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(translationsLockFile, 'utf8'));
    return Array.isArray(value) ? value.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** One pair a line, so that a change is a small difference. */
export function writeTranslationsLock(lock: TranslationsLock): void {
  writeFileSync(translationsLockFile, `${JSON.stringify(lock, null, 1)}\n`);
}
