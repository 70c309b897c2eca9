import { test } from 'node:test';
import { buildCatalog, type Entry, type SourceRef } from '../../../src/catalog/model.ts';
import { formatExplanation } from '../../../src/cli/format-explanation.ts';
import { buildLookupIndex, buildLookupWords } from '../../../src/engine/index/build-index.ts';
import { createLookup } from '../../../src/engine/depth.ts';
import { locales } from '../../../src/i18n/locales.ts';
import {
  entryFields,
  listSections,
  listSubjects,
  reasonFields,
  type SubjectField,
  type Subject,
} from '../../../src/publish/subject/fields.ts';
import { describeHead, findAsOf, writeName } from '../../../src/publish/subject/heads.ts';
import { buildErrorJson } from '../../../src/publish/formats/json.ts';
import { buildMarkdown } from '../../../src/publish/formats/markdown.ts';
import { collectTexts } from '../../../src/site/search/collect-texts.ts';
import { expect } from '@playwright/test';
import { getEntry, getRealCatalog, readRealSource } from '../../support/catalogs/real-catalog.ts';

const catalog = getRealCatalog();
const subject = (name: string, reason?: string): Subject => {
  const entry = getEntry(name);
  return { catalog, entry, reason: entry.reasons.find(({ id }) => id === reason) };
};

test('a field that is added to the list is said by pages, Markdown, JSON, full text, descriptions and the terminal', () => {
  const said = { zh: '这是新加的一项。', en: 'This field is new.' };
  const added: SubjectField<Subject> = { key: 'added', tier: 'act', heading: 'code.notes', kind: 'texts', short: true, of: () => [said] };
  const explanation = createLookup(buildLookupIndex(catalog, 'en')).explain('ModelNotOpen');
  const sayAll = (): Record<string, string> => {
    // What was said of an entry is kept: only another catalog asks again.
    const catalog = buildCatalog(readRealSource());
    const entry = getEntry('ModelNotOpen', catalog);
    return {
      pages: JSON.stringify(listSections({ catalog, entry }).flatMap((section) => (section.kind === 'texts' ? section.content : []))),
      markdown: buildMarkdown({ catalog, entry }, 'en'),
      json: JSON.stringify(buildErrorJson(entry, catalog)),
      'full text': collectTexts(catalog, entry).join('\n'),
      description: describeHead({ catalog, entry }, 'en').description,
      terminal: formatExplanation(explanation, catalog, 'en'),
    };
  };
  entryFields.push(added);
  try {
    for (const [place, text] of Object.entries(sayAll())) expect(text, place).toContain(said.en);
  } finally {
    entryFields.pop();
  }
  for (const [place, text] of Object.entries(sayAll())) expect(text, place).not.toContain(said.en);
});

test('the terminal says what a near miss was taken for', () => {
  const explanation = createLookup(buildLookupIndex(catalog, 'en'), buildLookupWords(catalog, 'en')).explain('AccuntOverdeuError');
  expect(formatExplanation(explanation, catalog, 'en')).toContain('AccuntOverdeuError differs from AccountOverdueError by');
});

test('keys are anchors: each stands once for a subject, and what says nothing is left out', () => {
  for (const each of listSubjects(catalog)) {
    const keys = listSections(each).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  }
  expect(listSections(subject('ModelNotOpen')).map(({ key }) => key)).not.toContain('reasons');
  expect(listSections(subject('ModelNotOpen')).every(({ content }) => content.length > 0)).toBe(true);
});

test('the verdict is that of what was recognised: the reason, the message variant, else of every message of the code', () => {
  const say = (of: Subject, key: string): string | undefined => {
    const section = listSections(of).find((item) => item.key === key);
    return section?.kind === 'words' ? section.content.map(({ words }) => words.en).join(' / ') : undefined;
  };
  const quota = getEntry('QuotaExceeded');
  const message = quota.messages.find(({ anchor }) => anchor === 'free-trial');
  expect(say(subject('QuotaExceeded'), 'retry')).toBe('Later / After a fix');
  expect(say({ ...subject('QuotaExceeded'), message }, 'retry')).toBe('After a fix');
  for (const each of listSubjects(catalog)) expect(say(each, 'sure') !== undefined, writeName(each)).toBe(each.reason !== undefined);
});

test('what is said in short has the verdict, a sentence and the steps', () => {
  for (const fields of [entryFields, reasonFields])
    expect(fields.flatMap(({ key, short }) => (short ? [key] : []))).toEqual(
      expect.arrayContaining(['statuses', 'actor', 'retry', 'summary', 'steps']),
    );
  for (const locale of locales) expect(describeHead(subject('ModelNotOpen'), locale).description).toContain('404');
});

test('a failure without a code stands on no page of codes, and a status that it leaves open is not called unknown', () => {
  const failures = catalog.entries.filter(({ kind }) => kind === 'situation');
  const said = failures.flatMap((entry) =>
    listSections({ catalog, entry }).flatMap((section) =>
      section.key === 'statuses' && section.kind === 'words' ? section.content.map(({ words }) => words.en) : [section.key],
    ),
  );
  expect(failures.length).toBeGreaterThan(10);
  expect(said).toContain('varies');
  expect(said).not.toContain('unknown');
  expect(said).not.toContain('snapshots');
});

test('where the program stopped before it sent anything, its reason has no status', () => {
  for (const reason of ['sdk-without-key', 'sts-token-failed']) {
    const [statuses] = listSections(subject('AuthenticationError', reason)).filter(({ key }) => key === 'statuses');
    expect(statuses?.content).toEqual([{ words: expect.objectContaining({ en: 'none' }) as unknown }]);
  }
});

test('a page is as fresh as the newest of its sources that names a day or a month', () => {
  const find = (...dates: (string | undefined)[]): string | undefined => {
    const sources = dates.map((date): SourceRef => ({ id: 's', kind: 'official', title: { zh: '出处', en: 'Source' }, date }));
    return findAsOf({ sources, reasons: [] } as unknown as Entry);
  };
  expect(find('2026-07-01', '2026, after 2026-07-17', '2025-04-29')).toBe('2026-07-17');
  expect(find('2022-07-26', '2026-07, 2026-08')).toBe('2026-08');
  expect(find('before 2024-07', undefined)).toBeUndefined();
});
