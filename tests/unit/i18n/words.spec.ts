import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import en from '../../../src/content/i18n/en.json' with { type: 'json' };
import zh from '../../../src/content/i18n/zh-CN.json' with { type: 'json' };
import { findChineseFaults } from '../../../src/catalog/typography.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { listFiles, root } from '../../support/files.ts';

const dictionaries: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = { zh, en };
const keys = Object.keys(zh);

/** Words that Starlight itself asks for; it reads them by these names. */
const ofStarlight =
  /^(aside|breadcrumbs|builtWithStarlight|expressiveCode|fileTree|heading|languageSelect|menuButton|page|pagefind|search|sidebarNav|skipLink|tableOfContents|themeSelect|i18n|404)\./;

const code = listFiles(join(root, 'src'))
  .filter((file) => /\.(astro|ts|mjs|mdx)$/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Names made while the program runs, as in `retry.${verdict}Hint`: what stands between is a word. */
const patterns = [...code.matchAll(/`([a-z][\w.-]*\.(?:[\w.-]|\$\{[^}`]*\})*)`/gi)]
  .map(([, template = '']) => template)
  .filter((template) => template.includes('${'))
  .map((template) => ({
    template,
    pattern: new RegExp(
      `^${template
        .split(/\$\{[^}]*\}/)
        .map(RegExp.escape)
        .join('[a-z]+(?:-[a-z]+)*')}$`,
    ),
  }));

test('both languages have the same words', () => {
  expect(Object.keys(en).sort()).toEqual(keys.toSorted());
});

test('no word is empty, and what is filled in is the same in both languages', () => {
  const names = (text: string | undefined): string[] => [...new Set(text?.match(/\{+\w+\}+/g))].sort();
  for (const key of keys) {
    expect(dictionaries.zh[key]?.trim(), key).toBeTruthy();
    expect(dictionaries.en[key]?.trim(), key).toBeTruthy();
    expect(names(dictionaries.zh[key]), key).toEqual(names(dictionaries.en[key]));
  }
});

test('every word is used', () => {
  const isUsed = (key: string): boolean =>
    [`'${key}'`, `"${key}"`, `\`${key}\``].some((literal) => code.includes(literal)) || patterns.some(({ pattern }) => pattern.test(key));
  expectNone(keys.filter((key) => !ofStarlight.test(key) && !isUsed(key)));
});

test('every word that is asked for is there', () => {
  const asked = [...code.matchAll(/(?:\bt|\bzh|\ben|useStrings\([^)]*\))\(\s*'([^']+)'/g)].map(([, key = '']) => key);
  expect(asked.length).toBeGreaterThan(100);
  expectNone(asked.filter((key) => !(key in zh) && !ofStarlight.test(key)));
  const families = new Set(keys.map((key) => key.split('.')[0]));
  expectNone(
    patterns.flatMap(({ template, pattern }) =>
      families.has(template.split('.')[0] ?? '') && /^[a-z]+\./.test(template) && !keys.some((key) => pattern.test(key)) ? [template] : [],
    ),
  );
});

test('the Chinese is set as Chinese: full-width punctuation, a space beside Latin words, 你', () => {
  const faults = Object.entries(zh).flatMap(([key, text]) => {
    // What is filled in may be Chinese too, and then stands without spaces.
    const plain = text.replace(/( ?)\{+\w+\}+( ?)/g, (_, before: string, after: string) => (before && after ? ' ' : ''));
    const { tidy } = findChineseFaults(plain);
    return tidy === plain && !text.includes('您') ? [] : [`${key}: ${text}`];
  });
  expectNone(faults);
});

test('the English holds no Chinese', () => {
  expectNone(Object.entries(en).flatMap(([key, text]) => (/\p{Script=Han}|[，。；：！？（）]/u.test(text) ? [`${key}: ${text}`] : [])));
});
