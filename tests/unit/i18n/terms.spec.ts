/** The words of `src/catalog/text/terms.ts` in the dictionaries and the guides; validation looks for them in the catalog. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findOldTerm } from '../../../src/catalog/text/terms.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';

/** Our own words of a dictionary or guide, line by line: no keys, no tags, no blocks of code. */
function listLines(file: string): [line: number, text: string][] {
  let isCode = false;
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, at): [number, string] => {
      if (/^\s*```/.test(line)) isCode = !isCode;
      return [at + 1, isCode ? '' : line.replace(/^\s*"[\w.-]+": /, '').replace(/<[^>]*>|^import .*/g, '')];
    });
}

/** In a file of both languages each line is in the one or the other. */
function findOldTerms(file: string, locale?: 'zh' | 'en', lines = listLines(file)): string[] {
  return lines.flatMap(([line, text]) => {
    const old = findOldTerm(text, locale ?? (/\p{sc=Han}/u.test(text) ? 'zh' : 'en'));
    return old ? [`${file}:${line} “${old.found}”: write ${old.instead}`] : [];
  });
}

const listGuides = (locale: string): string[] => {
  const folder = `src/content/docs/${locale}/guides`;
  return readdirSync(folder).map((name) => join(folder, name));
};

test('the dictionaries, the guides and README say what the list of terms says', () => {
  const files = { zh: ['src/content/i18n/zh-CN.json', ...listGuides('zh')], en: ['src/content/i18n/en.json', ...listGuides('en')] };
  expect(files.zh.length).toBe(files.en.length);
  files.en.push('README.md');
  expectNone((['zh', 'en'] as const).flatMap((locale) => files[locale].flatMap((file) => findOldTerms(file, locale))));
});

test('what GitHub shows of the project says so too, and so do the descriptions that editors show', () => {
  const files = readdirSync('.github', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:md|ya?ml)$/.test(name));
  expect(files).toContain('PULL_REQUEST_TEMPLATE.md');
  expectNone([...files.map((name) => join('.github', name)), 'SECURITY.md'].flatMap((file) => findOldTerms(file)));
  const schema = 'content/errors.schema.json';
  const shown = readFileSync(schema, 'utf8')
    .split('\n')
    .flatMap((line, at): [number, string][] =>
      [...line.matchAll(/"(?:description|title)": "(.*)"/g)].map(([, text = '']) => [at + 1, text]),
    );
  expect(shown.length).toBeGreaterThan(100);
  expectNone(findOldTerms(schema, 'en', shown));
});

test('what is quoted is no text of ours: code, links, values', () => {
  expect(findOldTerm('See `an answer` in [the page](an answer) and {token}.', 'en')).toBe(undefined);
  expect(findOldTerm('看 `token` 和 {token}。', 'zh')).toBe(undefined);
  expect(findOldTerm('The catalog holds an answer.', 'en')).toEqual({ found: 'an answer', instead: 'response' });
  expect(findOldTerm('查看应答。', 'zh')?.instead).toBe('响应');
  expect(['The catalogue', 'It recognises'].map((text) => findOldTerm(text, 'en')?.instead)).toEqual(['catalog', '-ize, -ization']);
});
