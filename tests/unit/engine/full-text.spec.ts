import { test } from 'node:test';
import { isGuess } from '../../../src/engine/types.ts';
import { collectTexts } from '../../../src/site/search/collect-texts.ts';
import { mergeFullText, toIndexText, toQueryText } from '../../../src/site/search/full-text.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { getLookup } from '../../support/catalogs/real-lookup.ts';

test('Chinese is cut into overlapping pairs, Latin words stay whole', () => {
  expect(toIndexText('账号欠费，API Key 无效')).toBe('账号 号欠 欠费 API Key 无效');
  expect(toIndexText('RateLimitExceeded.EndpointTPMExceeded 的 TPM')).toBe('RateLimitExceeded.EndpointTPMExceeded 的 TPM');
});

test('every official meaning stands in the full text of its code', () => {
  const catalog = getRealCatalog();
  expectNone(
    catalog.entries.flatMap((entry) => {
      const text = collectTexts(catalog, entry).join('\n');
      const meanings = entry.messages.flatMap(({ meaning }) => (meaning?.quotedFrom?.kind === 'official' ? [meaning.zh] : []));
      return meanings.filter((meaning) => !text.includes(meaning)).map((meaning) => `${entry.name}: ${meaning}`);
    }),
  );
});

test('a query is cut like the content, and never grows without bound', () => {
  expect(toQueryText('欠费')).toBe('欠费');
  expect(toQueryText('推理接入点 rpm')).toBe('推理 理接 接入 入点 rpm');
  expect(toQueryText('费')).toBe('费');
  expect(toQueryText('！？')).toBe('');
  expect(toQueryText('很长'.repeat(5000)).split(' ').length).toBeLessThanOrEqual(40);
});

test('hits that hold all of the query join the answers that do; everything else goes behind', () => {
  const lookup = getLookup();
  const before = lookup.explain('余额不足');
  const slugs = before.answers.map((answer) => answer.slug);
  const guess = before.answers.findLast(isGuess)?.slug ?? '';
  const rest = slugs.filter((slug) => slug !== guess);
  const firstGuess = before.answers.findIndex(isGuess);
  const after = mergeFullText(
    before,
    [
      { slug: slugs[0] ?? '', holds: true },
      { slug: guess, holds: true },
      { slug: 'Duplicate.Tags.Key', holds: false },
      { slug: 'SessionBusy', holds: true },
      { slug: 'no-such-page', holds: true },
    ],
    lookup,
  );
  expect(firstGuess).toBeGreaterThan(0);
  expect(after.answers.map((answer) => answer.slug)).toEqual([
    ...rest.slice(0, firstGuess),
    'SessionBusy',
    guess,
    ...rest.slice(firstGuess),
    'Duplicate.Tags.Key',
  ]);
  expect(after.answers[firstGuess]).toMatchObject({ confidence: 'weak', holds: true });
  expect(after.answers.at(-1)).toMatchObject({ confidence: 'weak', holds: false, evidence: [{ kind: 'full-text' }] });
});
