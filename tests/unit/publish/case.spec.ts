import { test } from 'node:test';
import { fillTwins, readCase, writeCase } from '../../../src/publish/case.ts';
import { fillCase } from '../../../src/publish/replies/open-text.ts';
import { expect } from '@playwright/test';

test('a case goes through an address and comes back the same', () => {
  const values = { account: '2100000000', model: 'doubao-seed-1.6', reason: 'a&b=c #d %20 中文 “x”', empty: '' };
  expect(readCase(writeCase({ anchor: 'free-trial', values }))).toEqual({ anchor: 'free-trial', values });
});

test('what has two names goes through an address once, and both names have it', () => {
  expect(writeCase({ anchor: '', values: { param: 'n', parameter: 'n', detail: 'a', reason: 'b' } })).toBe('#?param=n&detail=a&reason=b');
  expect(writeCase({ anchor: '', values: { window: 'weekly', period: 'weekly' } })).toBe('#?window=weekly');
  expect(fillTwins({ param: 'n' })).toEqual({ param: 'n', parameter: 'n' });
  expect(fillTwins({ parameter: 'n' })).toEqual({ param: 'n', parameter: 'n' });
  expect(fillTwins({ detail: 'a', reason: 'b' })).toEqual({ detail: 'a', reason: 'b' });
});

test('a value that is absent is not there, one that is empty is', () => {
  const { values } = readCase('#message-1?account=');
  expect(values).toEqual({ account: '' });
  expect(Object.hasOwn(values, 'model')).toBe(false);
});

test('an address without a case has none', () => {
  expect(readCase('')).toEqual({ anchor: '', values: {} });
  expect(readCase('#steps')).toEqual({ anchor: 'steps', values: {} });
  expect(writeCase({ anchor: '', values: {} })).toBe('');
});

test('long, many, hidden and misnamed values are cut to what a page can show', () => {
  expect(readCase(`#?model=${'x'.repeat(10_000)}`).values['model']).toHaveLength(300);
  expect(Object.keys(readCase(`#?${Array.from({ length: 100 }, (_, index) => `a${index}=1`).join('&')}`).values)).toHaveLength(20);
  expect(readCase('#?model=a%00b%E2%80%AEc').values).toEqual({ model: 'a b c' });
  expect(readCase('#?__proto__=1&A=2&a.b=3&%3Cimg%3E=4&constructor=5').values).toEqual({ constructor: '5' });
  expect(fillCase('⟦constructor⟧ ⟦to-string⟧', {})).toBe('‹constructor› ‹to-string›');
});

test('what was cut within a character is still an address', () => {
  const long = `${'a'.repeat(299)}%F0%9F%98%80`;
  expect(writeCase(readCase(`#${long}?model=${long}`))).toBe(`#${'a'.repeat(299)}?model=${'a'.repeat(299)}`);
});

test('broken percent signs never throw', () => {
  for (const hash of ['#%', '#%E0%A4%A', '#%?%=%', '#?%zz=%zz', `#${'%'.repeat(5000)}`]) expect(() => readCase(hash)).not.toThrow();
});
