import { test } from 'node:test';
import type { Entry, SourceRef } from '../../../src/catalog/model.ts';
import { findAsOf } from '../../../src/publish/subject/heads.ts';
import { expect } from '@playwright/test';

const words = { zh: '出处', en: 'Source' };
const at = (...dates: (string | undefined)[]): string | undefined => {
  const sources = dates.map((date): SourceRef => ({ id: 's', kind: 'official', title: words, date }));
  return findAsOf({ sources, reasons: [] } as unknown as Entry);
};

test('a page is as fresh as the newest of its sources that names a day or a month', () => {
  expect(at('2026-07-01', '2026, after 2026-07-17', '2025-04-29')).toBe('2026-07-17');
  expect(at('2022-07-26', '2026-07, 2026-08')).toBe('2026-08');
  expect(at('before 2024-07', undefined)).toBeUndefined();
});
