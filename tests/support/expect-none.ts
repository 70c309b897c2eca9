import assert from 'node:assert/strict';

/** Fails with the first twenty of the problems, one a line, and how many there are. For either runner. */
export function expectNone(problems: readonly string[]): void {
  const all = [...new Set(problems)].sort();
  assert.equal(all.length, 0, [...all.slice(0, 20), ...(all.length > 20 ? [`… ${all.length} in all`] : [])].join('\n'));
}
