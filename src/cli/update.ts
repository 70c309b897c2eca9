/**
 * `npm run update [-- CODE… | --all]`: writes everything that is generated from the catalogue and committed with it: the schema for editors,
 * the record of translations, the shape of the JSON, the ledger of addresses. New texts and texts changed in both languages are recorded. A text changed in one
 * language only stays told, unless its code (or `--all`) is given: that says the other language was read and still says the same.
 */
import { writeFileSync } from 'node:fs';
import { buildEditorSchema, editorSchemaFile } from '../catalog/editor-schema.ts';
import { formatIssues } from '../catalog/issue.ts';
import { buildCatalog } from '../catalog/model.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import { countWords } from '../catalog/snippet.ts';
import { readTranslationsLock, translationsLockFile, writeTranslationsLock } from '../catalog/translations-file.ts';
import { updateLock } from '../catalog/translations.ts';
import { readCatalogFile, readRuleContext } from '../publish/catalog-file.ts';
import { buildJsonSchema } from '../publish/json.ts';
import { extendLedger, ledgerFile, listAddresses, readCommitted, readLedger } from '../publish/ledger/addresses.ts';
import { compareShapes, describeShape, readShape, shapeFile } from '../publish/ledger/shape.ts';

const { catalog, issues } = readCatalogFile();
if (catalog) {
  writeFileSync(editorSchemaFile, buildEditorSchema(catalog, readRuleContext().guides?.zh ?? []));
  console.log(`${editorSchemaFile} is written.`);
  recordTranslations(catalog, process.argv.slice(2));
  recordShape();
  recordAddresses(catalog);
} else {
  console.error(formatIssues(issues));
  process.exitCode = 1;
}

function recordTranslations(source: CatalogSource, names: readonly string[]): void {
  const { lock, added, confirmed, removed, stale } = updateLock(
    source,
    readTranslationsLock() ?? [],
    names.includes('--all') ? 'all' : new Set(names),
  );
  writeTranslationsLock(lock);
  console.log(`${translationsLockFile}: ${countWords(added, 'text')} recorded, ${confirmed} confirmed, ${removed} dropped.`);
  for (const { text, locale } of stale) console.log(`stale in ${locale}: ${text.subject} ${text.path.slice(2).join('.')}`);
  if (stale[0])
    console.log(
      `Bring them up to date and run this again. A text that still says the same is confirmed by its code: npm run update -- ${stale[0].text.subject}`,
    );
}

function recordAddresses(source: CatalogSource): void {
  const recorded = readLedger();
  const now = listAddresses(buildCatalog(source), readRuleContext().guides?.zh ?? []);
  const lines = extendLedger(recorded, readCommitted(), now);
  writeFileSync(ledgerFile, `${lines.join('\n')}\n`);
  const kept = new Set(recorded);
  const added = lines.filter((line) => !kept.has(line)).length;
  console.log(`${ledgerFile}: ${countWords(added, 'line')} added, ${recorded.length + added - lines.length} dropped that no commit has.`);
}

function recordShape(): void {
  const now = describeShape(buildJsonSchema());
  const { broken, added } = compareShapes(readShape(), now);
  if (broken.length) {
    console.error(
      `Published data would break:\n${broken.join('\n')}\nKeep the old field beside the new one. Only a new \`format\` (2.0) at a new address may drop it.`,
    );
    process.exitCode = 1;
    return;
  }
  writeFileSync(shapeFile, `${JSON.stringify(now, undefined, 2)}\n`);
  console.log(added.length ? `${shapeFile} has more:\n${added.join('\n')}` : `${shapeFile}: nothing new.`);
}
