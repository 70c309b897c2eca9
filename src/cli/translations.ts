/**
 * `npm run translations [-- CODE… | --all]`: records which texts were written together.
 * New texts and texts changed in both languages are recorded, removed ones dropped. A text changed in one language only stays told,
 * unless its code (or `--all`) is given: that says the other language was read and still says the same.
 */
import { readCatalogFile } from '../publish/catalog-file.ts';
import { formatIssues } from '../catalog/issue.ts';
import { countWords } from '../catalog/snippet.ts';
import { readTranslationsLock, translationsLockFile, writeTranslationsLock } from '../catalog/translations-file.ts';
import { updateLock } from '../catalog/translations.ts';

const { catalog, issues } = readCatalogFile();
if (catalog) {
  const names = process.argv.slice(2);
  const update = updateLock(catalog, readTranslationsLock() ?? {}, names.includes('--all') ? 'all' : new Set(names));
  writeTranslationsLock(update.lock);
  console.log(
    `${translationsLockFile}: ${countWords(update.added, 'text')} recorded, ${update.confirmed} confirmed, ${update.removed} dropped.`,
  );
  for (const { text, locale } of update.stale) console.log(`stale in ${locale}: ${text.subject} ${text.field}`);
  if (update.stale.length)
    console.log(
      `\nBring them up to date and run this again. A text that still says the same is confirmed by its code: npm run translations -- ${update.stale[0]?.text.subject ?? 'CODE'}`,
    );
} else {
  console.error(formatIssues(issues));
  process.exitCode = 1;
}
