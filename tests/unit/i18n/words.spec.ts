import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import en from '../../../src/content/i18n/en.json' with { type: 'json' };
import zh from '../../../src/content/i18n/zh-CN.json' with { type: 'json' };
import { tidyChinese } from '../../../src/catalog/text/typography.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { listFiles, root } from '../../support/files.ts';

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

test('what is filled in is the same in both languages', () => {
  const names = (text = ''): string => [...new Set(text.match(/\{+\w+\}+/g))].sort().join(' ');
  const words: Readonly<Record<string, string>> = en;
  expectNone(Object.entries(zh).flatMap(([key, text]) => (names(text) === names(words[key]) ? [] : [key])));
});

test('every word is used', () => {
  const isUsed = (key: string): boolean =>
    [`'${key}'`, `"${key}"`, `\`${key}\``].some((literal) => code.includes(literal)) || patterns.some(({ pattern }) => pattern.test(key));
  expectNone(keys.filter((key) => !ofStarlight.test(key) && !isUsed(key)));
});

test('the Chinese is set as Chinese: full-width punctuation, a space beside Latin words, 你', () => {
  const faults = Object.entries(zh).flatMap(([key, text]) => {
    // What is filled in may be Chinese too, and then stands without spaces.
    const plain = text.replace(/( ?)\{+\w+\}+( ?)/g, (_, before: string, after: string) => (before && after ? ' ' : ''));
    return tidyChinese(plain) === plain && !text.includes('您') ? [] : [`${key}: ${text}`];
  });
  expectNone(faults);
});

test('the English holds no Chinese', () => {
  expectNone(Object.entries(en).flatMap(([key, text]) => (/\p{Script=Han}|[，。；：！？（）]/u.test(text) ? [`${key}: ${text}`] : [])));
});
