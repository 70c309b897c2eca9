/** The record of texts that were written together, on disk beside the catalogue; and what else the rules must know of the project’s files. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleContext } from './rules/rule.ts';
import type { TranslationsLock } from './translations.ts';

/** From the root of the project. */
export const translationsLockFile = 'content/translations.lock.json';

/** The lock; undefined where there is none yet, or it is no JSON (`npm run update` makes it anew). */
export function readTranslationsLock(path: string = translationsLockFile): TranslationsLock | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isLock(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function writeTranslationsLock(lock: TranslationsLock, path: string = translationsLockFile): void {
  writeFileSync(path, `${JSON.stringify(lock, null, 1)}\n`);
}

/** What the rules check the catalogue of this project against. */
export function readRuleContext(): RuleContext {
  const guides = { zh: listGuides('zh'), en: listGuides('en') };
  return {
    today: new Date().toISOString().slice(0, 10),
    lock: readTranslationsLock() ?? [],
    ...(guides.zh.length || guides.en.length ? { guides } : {}),
  };
}

function listGuides(locale: string): string[] {
  try {
    return readdirSync(join('src/content/docs', locale, 'guides')).flatMap((name) => /^(.+)\.mdx?$/.exec(name)?.[1] ?? []);
  } catch {
    return [];
  }
}

function isLock(value: unknown): value is TranslationsLock {
  return Array.isArray(value) && value.every((pair) => typeof pair === 'string');
}
