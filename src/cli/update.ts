/** Writes everything that is generated from the catalog and committed with it, and the catalog in its form. */
import { readFileSync, writeFileSync } from 'node:fs';
import { buildEditorSchema, editorSchemaFile } from '../catalog/edit/editor-schema.ts';
import { formatCatalog } from '../catalog/edit/format.ts';
import { formatIssues } from '../catalog/issue.ts';
import type { Catalog } from '../catalog/model.ts';
import type { CatalogSource } from '../catalog/schema.ts';
import { countWords, listWords } from '../catalog/edit/snippet.ts';
import { updateLock } from '../catalog/translations.ts';
import { catalogFile, readCatalog, readRuleContext, readTranslationsLock, translationsLockFile } from '../publish/catalog-file.ts';
import { buildJsonSchema } from '../publish/formats/json.ts';
import { extendLedger, ledgerFile, listAddresses, readCommitted, readLedger } from '../publish/ledger/addresses.ts';
import { compareShapes, describeShape, readShape, shapeFile } from '../publish/ledger/shape.ts';
import { readArguments, refuse, stop } from './arguments.ts';

const usage = `npm run update [-- CODE… | --all]

Formats the catalog and writes what is generated from it and committed with it: the schema for editors, the record of translations, the shape of the JSON, and the
URLs. Texts that are new or changed in both languages are recorded. A text changed in one language stays listed until the other is changed, too, or
its code (or --all) is given: the other language was read and still says the same.`;

const { values, positionals: names } = readArguments({ usage, options: { all: { type: 'boolean' } }, most: Infinity });
const { source, catalog, issues } = readCatalog();
if (!catalog) stop(formatIssues(issues));
// Other texts go by the part of the file that they stand in.
const subjects = new Set([...catalog.byName.keys(), ...Object.keys(source)]);
const unknown = names.filter((name) => !subjects.has(name));
if (unknown.length) refuse(`The catalog has no ${listWords(unknown, 'or')}.`, usage);
const guides = readRuleContext().guides?.zh ?? [];
const text = readFileSync(catalogFile, 'utf8');
writeFileSync(catalogFile, formatCatalog(text) ?? text);
writeFileSync(editorSchemaFile, buildEditorSchema(source, guides));
console.log(`${editorSchemaFile} is written.`);
recordTranslations(source);
recordShape();
recordAddresses(catalog);

function recordTranslations(source: CatalogSource): void {
  const { lock, added, confirmed, removed, stale } = updateLock(source, readTranslationsLock(), values.all ? 'all' : new Set(names));
  // One pair a line, so that a change is a small difference.
  writeFileSync(translationsLockFile, `${JSON.stringify(lock, null, 1)}\n`);
  console.log(`${translationsLockFile}: ${countWords(added, 'text')} recorded, ${confirmed} confirmed, ${removed} dropped.`);
  for (const { text, locale } of stale) console.log(`stale in ${locale}: ${text.subject} ${text.path.slice(2).join('.')}`);
  if (stale[0])
    console.log(
      `Bring them up to date and run this again. A text that still says the same is confirmed by its code: npm run update -- ${stale[0].text.subject}`,
    );
}

function recordAddresses(catalog: Catalog): void {
  const recorded = readLedger();
  const now = listAddresses(catalog, guides);
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
