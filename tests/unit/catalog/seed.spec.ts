/**
 * The seed, the table of the official page as of 2025-04-29, field by field: the catalog has lost, added and changed nothing.
 * What goes without saying in the catalog (types, names of placeholders) is compared as it is written out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';

/** The words of the official page that are links there, and the addresses that we know for them. */
const linkedWords: Readonly<Record<string, string>> = {
  鉴权凭证: 'https://www.volcengine.com/docs/82379/1298459',
  'API 调用文档': 'https://www.volcengine.com/docs/82379/1520758',
  火山引擎费用中心: 'https://console.volcengine.com/finance/fund/recharge',
  充值操作指引: 'https://www.volcengine.com/docs/6269/100434',
  控制台开通管理页: 'https://console.volcengine.com/ark/region:ark+cn-beijing/openManagement',
};

interface Row {
  status: number;
  type: string;
  code: string;
  text: string;
  meaning: string;
}

const seed = readFileSync(join(import.meta.dirname, 'seed.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test('the seed holds 39 rows and 37 codes, two of them with two messages', () => {
  const codes = seed.map(({ code }) => code);
  expect(codes).toHaveLength(39);
  expect(new Set(codes).size).toBe(37);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index).sort()).toEqual(['OperationDenied.InvalidState', 'QuotaExceeded']);
});

test('its rows stand in the catalog to the letter, each once, and nothing else is quoted from it or said to stand in it', () => {
  const wanted = seed.map((row) => ({
    ...row,
    isSeen: true,
    links: Object.fromEntries(Object.entries(linkedWords).filter(([words]) => row.meaning.includes(words))),
    // Each placeholder is declared, in order.
    placeholders: row.text.match(/\{\{\w+\}\}|\{\w+\}|%s/g) ?? [],
  }));
  const quoted = getRealCatalog().entries.flatMap(({ name: code, messages }) =>
    messages.flatMap(({ status, type, text, meaning, seen, placeholders }) => {
      const isSeen = seen.some(({ id }) => id === 'seed');
      const isQuoted = meaning?.quotedFrom?.id === 'seed';
      if (!isSeen && !isQuoted) return [];
      const links = Object.fromEntries(Object.entries(meaning?.links ?? {}).map(([words, { url }]) => [words, url]));
      return [
        {
          status,
          type,
          code,
          text,
          meaning: isQuoted ? meaning.zh : undefined,
          isSeen,
          links,
          placeholders: placeholders.map(({ token }) => token),
        },
      ];
    }),
  );
  const sort = <Item extends { code: string; text: string | null }>(list: readonly Item[]): Item[] =>
    list.toSorted((a, b) => (`${a.code} ${a.text}` < `${b.code} ${b.text}` ? -1 : 1));
  expect(sort(quoted)).toEqual(sort(wanted));
});
