import { test } from 'node:test';
import { expect } from '@playwright/test';
import { pickSubject } from '../../../src/components/box/card/advice.ts';
import type { BoxContext } from '../../../src/components/box/dom.ts';
import type { FoundPage } from '../../../src/components/box/pages.ts';
import type { Answer, Explanation } from '../../../src/engine/types.ts';

const context = { root: { dataset: { statuses: '401 429' } } } as unknown as BoxContext;
const answer = { slug: 'InvalidParameter', confidence: 'exact' } as Answer;
const weak = { ...answer, confidence: 'weak' as const };
const pick = (more: Partial<Explanation>, pages: readonly FoundPage[] = []) =>
  pickSubject(context, { query: 'x', kind: 'paste', answers: [answer], values: [], requestIds: [], notes: [], ...more }, pages);

test('a card is about what is more than a guess, or told by its own words; else about the status, unless the text is somebody else’s', () => {
  expect(pick({ status: 429 })).toEqual({ answer });
  expect(pick({ answers: [weak], status: 429 })).toEqual({ status: 429 });
  expect(pick({ answers: [{ ...weak, unmarked: true }], status: 429 })).toEqual({ answer: { ...weak, unmarked: true } });
  expect(pick({ answers: [weak], status: 429, vendor: 'OpenAI' })).toBeUndefined();
  expect(pick({ kind: 'query', answers: [], status: 429, vendor: 'OpenAI' })).toEqual({ status: 429 });
  expect(pick({ answers: [], status: 418 })).toBeUndefined();
});

test('whoever asks for a page by its name gets no card of a code that is only likely', () => {
  const likely = { ...answer, confidence: 'likely' as const };
  const page: FoundPage = { kind: 'category', href: '', title: '', also: '', about: '' };
  expect(pick({ answers: [likely] }, [page])).toEqual({ answer: likely });
  expect(pick({ answers: [likely] }, [{ ...page, isExact: true }])).toBeUndefined();
  expect(pick({}, [{ ...page, isExact: true }])).toEqual({ answer });
});
