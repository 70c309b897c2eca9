import { test } from 'node:test';
import { expect } from '@playwright/test';
import { pickSubject } from '../../../src/components/box/card/advice.ts';
import type { Ground } from '../../../src/components/box/dom.ts';
import { answer, explain } from '../../support/browser/hand-made-card.ts';

const ground = { root: { dataset: { statuses: '401 429' } } } as unknown as Ground;
const weak = { ...answer, confidence: 'weak' as const };

test('a card is about what is more than a guess, or told by its own words; else about the status, unless the text is somebody else’s', () => {
  const pick = (more: Parameters<typeof explain>[1]) => pickSubject(ground, explain('x', more), []);
  expect(pick({ status: 429 })).toEqual({ answer });
  expect(pick({ answers: [weak], status: 429 })).toEqual({ status: 429 });
  expect(pick({ answers: [{ ...weak, unmarked: true }], status: 429 })).toEqual({ answer: { ...weak, unmarked: true } });
  expect(pick({ answers: [weak], status: 429, vendor: 'OpenAI' })).toBeUndefined();
  expect(pick({ kind: 'query', answers: [], status: 429, vendor: 'OpenAI' })).toEqual({ status: 429 });
  expect(pick({ answers: [], status: 418 })).toBeUndefined();
});
