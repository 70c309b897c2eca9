/**
 * The seed table, field by field: the catalog has lost, added and changed nothing.
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

test('the seed holds 39 rows and 37 codes, two of them with two messages', () => {
  const codes = readSeed().map(({ code }) => code);
  expect(codes).toHaveLength(39);
  expect(new Set(codes).size).toBe(37);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index).sort()).toEqual(['OperationDenied.InvalidState', 'QuotaExceeded']);
});

test('its rows stand in the catalog to the letter, each once, and nothing else is quoted from it or said to stand in it', () => {
  const wanted = readSeed().map((row) => ({
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

/** The cells of the table are the paragraphs between its head and the next heading, five a row. */
function readSeed(): Row[] {
  const text = readFileSync(join(import.meta.dirname, 'seed/ark-error-codes-2025-04-29.txt'), 'utf8');
  const cells = text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .map((cell) => cell.replace(/^\n+|\n+$/g, ''));
  const first = cells.indexOf('含义') + 1;
  const last = cells.indexOf('公共错误码', first);
  const body = cells.slice(first, last);
  expect(body.length % 5).toBe(0);
  return Array.from({ length: body.length / 5 }, (_, index) => {
    const [status = '', type = '', code = '', message = '', meaning = ''] = body.slice(index * 5, index * 5 + 5);
    return { status: Number(status), type, code, text: message, meaning };
  });
}
