import { test } from 'node:test';
import type { AdviceJson } from '../../../src/publish/advice/advice.ts';
import { chooseSteps, type Circumstances } from '../../../src/publish/advice/choose-steps.ts';
import { toPlain } from '../../../src/publish/texts.ts';
import { expect } from '@playwright/test';

const advice: AdviceJson = {
  steps: ['Read the message.'],
  messages: { 'free-trial': { steps: ['Activate the model.'] } },
  labels: {},
  families: { 'value-above-limit': { title: '', steps: ['Set `{param}` to {limit} or less[[ (you sent {value})]].'] } },
  reasons: {
    'duration-out-of-range': {
      title: '',
      steps: ['Set `duration` to {limit}.', 'See the [model list](model-list).'],
      clients: [{ id: 'dify', marks: ['dify'], step: 'Dify: open the node.' }],
      limits: [
        {
          title: 'Duration',
          params: ['duration'],
          rows: [
            { models: ['doubao-seedance-2-0'], value: '15' },
            { models: ['doubao-seedance-1-5'], value: '4–12' },
            { models: [], value: '12' },
          ],
          url: 'https://example.com/',
          asOf: '2026-09',
        },
        {
          title: 'Images',
          params: ['content[n].image_url'],
          rows: [{ models: [], value: '9' }],
          url: 'https://example.com/',
          asOf: '2026-09',
        },
      ],
      sure: 'official',
    },
  },
  reasonCount: 1,
  links: { 'model-list': 'https://example.com/models' },
  byteplus: {},
  words: { limit: 'the limit in the message', param: 'the parameter in the message' },
};
const say = (found: Partial<Circumstances>): string[] => chooseSteps(advice, { values: {}, ...found }).map(toPlain);
const reason = 'duration-out-of-range';

test('the most exact steps are taken', () => {
  expect(say({})).toEqual(['Read the message.']);
  expect(say({ variant: 'free-trial' })).toEqual(['Activate the model.']);
  expect(say({ variant: 'free-trial', family: 'value-above-limit', values: { param: 'n' } })).toEqual([
    'Set n to the limit in the message or less.',
  ]);
  expect(say({ family: 'value-above-limit', reason })[0]).toMatch('duration');
  expect(say({ variant: 'unknown', family: 'unknown', reason: 'unknown' })).toEqual(['Read the message.']);
});

test('the values of the reader stand in the steps, literally', () => {
  expect(say({ family: 'value-above-limit', values: { param: 'max_tokens', limit: '12288', value: '`[x](y)`' } })).toEqual([
    'Set max_tokens to 12288 or less (you sent `[x](y)`).',
  ]);
});

test('a limit comes from the message, else from the row of the model', () => {
  const first = (values: Circumstances['values']): string | undefined => say({ reason, values })[0];
  expect(first({ limit: '10', model: 'doubao-seedance-2-0-260128' })).toBe('Set duration to 10.');
  expect(first({ model: 'Doubao-Seedance-2-0-260128' })).toBe('Set duration to 15.');
  expect(first({ model: 'doubao-seedance-1-0-pro' })).toBe('Set duration to 12.');
  expect(first({ param: 'content[3].image_url' })).toBe('Set duration to 9.');
  // A range is no limit that a sentence can name.
  for (const values of [{}, { model: 'ep-20260101000000-abcde' }, { model: 'doubao-seedance-1-5-pro' }])
    expect(first(values)).toBe('Set duration to the limit in the message.');
});

test('the setting of the reader’s client stands second', () => {
  expect(say({ reason, client: 'dify' })[1]).toBe('Dify: open the node.');
  expect(say({ reason, client: 'langchain' })).toHaveLength(2);
});
