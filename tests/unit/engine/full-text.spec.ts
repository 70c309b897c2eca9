import { test } from 'node:test';
import { mergeFullText, toIndexText, toQueryText } from '../../../src/site/search/full-text.ts';
import { expect } from '../../support/expect.ts';
import { getLookup } from './real-lookup.ts';

test('Chinese is cut into overlapping pairs, Latin words stay whole', () => {
  expect(toIndexText('账号欠费，API Key 无效')).toBe('账号 号欠 欠费 API Key 无效');
  expect(toIndexText('RateLimitExceeded.EndpointTPMExceeded 的 TPM')).toBe('RateLimitExceeded.EndpointTPMExceeded 的 TPM');
});

test('a query is cut like the content, and never grows without bound', () => {
  expect(toQueryText('欠费')).toBe('欠费');
  expect(toQueryText('推理接入点 rpm')).toBe('推理 理接 接入 入点 rpm');
  expect(toQueryText('费')).toBe('费');
  expect(toQueryText('！？')).toBe('');
  expect(toQueryText('很长'.repeat(5000)).split(' ').length).toBeLessThanOrEqual(40);
});

test('hits of the full text join behind the answers; what stands there stays in its place', () => {
  const lookup = getLookup();
  const before = lookup.explain('欠费');
  const slugs = before.answers.map((answer) => answer.slug);
  const after = mergeFullText(
    before,
    [
      { slug: slugs[0] ?? '', score: 3 },
      { slug: 'Duplicate.Tags.Key', score: 2 },
      { slug: 'no-such-page', score: 1 },
    ],
    lookup,
  );
  expect(after.answers.slice(0, slugs.length)).toEqual(before.answers);
  expect(after.answers.slice(slugs.length).map((answer) => answer.slug)).toEqual(
    slugs.includes('Duplicate.Tags.Key') ? [] : ['Duplicate.Tags.Key'],
  );
  expect(after.answers.at(-1)).toMatchObject({ confidence: 'weak', evidence: [{ kind: 'full-text' }] });
});
