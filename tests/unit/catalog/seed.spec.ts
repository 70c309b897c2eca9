/**
 * The seed table, row by row and field by field: the catalog has lost, added and changed nothing.
 * What goes without saying in the catalog (types, names of placeholders) is compared as it is written out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { buildCatalog } from '../../../src/catalog/model.ts';
import { read } from '../../support/valid-catalog.ts';

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

const rows = readSeed();
const { entries } = buildCatalog(read(readFileSync('content/errors.yaml', 'utf8')));
const quoted = entries.flatMap(({ name: code, messages }) =>
  messages.filter(({ meaning }) => meaning?.quotedFrom?.id === 'seed').map((message) => ({ code, message })),
);

test('the seed holds 39 rows and 37 codes, two of them with two messages', () => {
  expect(rows).toHaveLength(39);
  expect(new Set(rows.map(({ code }) => code)).size).toBe(37);
  const codes = rows.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index).sort()).toEqual(['OperationDenied.InvalidState', 'QuotaExceeded']);
  expect(rows.filter(({ text }) => text.includes('\n')).map(({ code }) => code)).toEqual(['SetLimitExceeded']);
});

test('every code of the seed has one entry', () => {
  for (const code of new Set(rows.map((row) => row.code))) {
    expect(
      entries.filter((entry) => entry.name === code),
      code,
    ).toHaveLength(1);
  }
});

for (const [index, row] of rows.entries()) {
  test(`row ${index + 1}, ${row.code}, stands in the catalog to the letter`, () => {
    const found = quoted.filter(({ code, message }) => code === row.code && message.text === row.text);
    expect(found, `one message of ${row.code} quoted from the seed with the text\n${row.text}`).toHaveLength(1);
    const message = found[0]?.message;
    expect({ status: message?.status, type: message?.type, meaning: message?.meaning?.zh }).toEqual({
      status: row.status,
      type: row.type,
      meaning: row.meaning,
    });
    expect(message?.seen.map(({ id }) => id)).toContain('seed');
    expect(message?.meaning?.en.trim(), 'our English rendering').toBeTruthy();
    const links = Object.fromEntries(Object.entries(message?.meaning?.links ?? {}).map(([words, { url }]) => [words, url]));
    expect(links).toEqual(Object.fromEntries(Object.entries(linkedWords).filter(([words]) => row.meaning.includes(words))));
    const tokens = row.text.match(/\{\{\w+\}\}|\{\w+\}|%s/g) ?? [];
    expect(
      message?.placeholders.map(({ token }) => token),
      'each placeholder is declared, in order',
    ).toEqual(tokens);
  });
}

test('every message that is quoted from the seed is a row of it', () => {
  const key = (code: string | undefined, text: string | null): string => `${code ?? ''}\n${text}`;
  const known = new Set(rows.map(({ code, text }) => key(code, text)));
  expect(quoted.filter(({ code, message }) => !known.has(key(code, message.text))).map(({ code }) => code)).toEqual([]);
  expect(quoted).toHaveLength(rows.length);
});

test('what is said to stand in the seed, stands there', () => {
  const seen = entries.flatMap(({ name, messages }) =>
    messages.filter((message) => message.seen.some(({ id }) => id === 'seed')).map((message) => `${name} ${message.text}`),
  );
  expect(seen.sort()).toEqual(rows.map(({ code, text }) => `${code} ${text}`).sort());
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
