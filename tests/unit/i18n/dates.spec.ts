/** Dates are told in the reader’s language, however inexactly they are known. */
import { test } from 'node:test';
import { describeDate, formatDate } from '../../../src/i18n/strings.ts';
import { expect } from '@playwright/test';
import { readRealSource } from '../../support/catalogs/real-catalog.ts';

test('the date of a source is told in both languages', () => {
  expect(describeDate('2026-10-07', 'zh')).toBe('2026-10-07');
  expect(describeDate('undated, 2025-11 or later', 'zh')).toBe('具体日期不详，2025-11 或更晚');
  expect(describeDate('undated, 2025-11 or later', 'en')).toBe('exact date unknown, 2025-11 or later');
  expect(describeDate('2026, after 2026-07-17', 'zh')).toBe('2026，2026-07-17 之后');
  const dates = Object.values(readRealSource().sources).flatMap(({ date }) => date ?? []);
  expect(dates.filter((date) => /[a-z]/.test(describeDate(date, 'zh')))).toEqual([]);
});

test('a day and a month are written out, in Chinese with the spaces that our texts have', () => {
  expect(formatDate('2026-11-25', 'zh')).toBe('2026 年 11 月 25 日');
  expect(formatDate('2026-11', 'zh')).toBe('2026 年 11 月');
  expect(formatDate('2026-11-25', 'en')).toBe('November 25, 2026');
});
