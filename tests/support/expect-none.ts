import { expect } from '@playwright/test';

/** Fails with the first twenty of the problems, told one a line, and how many there are. */
export function expectNone(problems: readonly string[]): void {
  const all = [...new Set(problems)].sort();
  expect(all.slice(0, 20), all.length > 20 ? `the first 20 of ${all.length}` : undefined).toEqual([]);
}
