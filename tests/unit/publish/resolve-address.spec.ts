import fc from 'fast-check';
import { test } from 'node:test';
import { listKnownPages, resolveAddress, type Resolution } from '../../../src/publish/resolve-address.ts';
import type { Locale } from '../../../src/i18n/locales.ts';
import { expect } from '@playwright/test';
import { getRealCatalog } from '../../support/catalogs/real-catalog.ts';

/** Any code units, halves of characters too. */
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
const known = listKnownPages(getRealCatalog());
const { codes } = known;
const resolve = (path: string, preferred: Locale = 'en'): Resolution => resolveAddress(path, known, preferred).resolution;
const offered = (path: string): string[] => {
  const resolution = resolve(path);
  return resolution.kind === 'offer' ? resolution.targets.map(({ slug }) => slug) : [];
};

test('every code is found in any case, without its slash, without a language and with other separators', () => {
  for (const { slug } of codes) {
    const go = (path: string): Resolution => ({ kind: 'go', path });
    expect(resolve(`zh/errors/${slug.toLowerCase()}/`)).toEqual(go(`zh/errors/${slug}/`));
    expect(resolve(`EN/Errors/${slug.toUpperCase()}`)).toEqual(go(`en/errors/${slug}/`));
    expect(resolve(`errors/${slug}/`, 'zh')).toEqual(go(`zh/errors/${slug}/`));
    expect(resolve(slug)).toEqual(go(`en/errors/${slug}/`));
    expect(resolve(`e/${slug.toLowerCase()}`)).toEqual(go(`e/${slug}/`));
  }
  for (const tag of ['zh-CN', 'zh-hans'])
    expect(resolve(`${tag}/errors/ModelNotOpen/`)).toEqual({ kind: 'go', path: 'zh/errors/ModelNotOpen/' });
  expect(resolve('model_not-open')).toEqual({ kind: 'go', path: 'en/errors/ModelNotOpen/' });
});

test('an instance of a template code goes to the template, with the value', () => {
  expect(resolve('zh/errors/InvalidParameter.temperature/')).toEqual({
    kind: 'go',
    path: 'zh/errors/InvalidParameter.Parameter/',
    fragment: '#?parameter=temperature',
  });
  expect(resolve('e/missingparameter.messages[0].role')).toEqual({
    kind: 'go',
    path: 'e/MissingParameter.Parameter/',
    fragment: '#?parameter=messages%5B0%5D.role',
  });
});

test('a concrete code comes before the template it could be an instance of', () => {
  const slug = 'InvalidParameter.PreviousResponseNotFound';
  expect(resolve(slug.toLowerCase())).toEqual({ kind: 'go', path: `en/errors/${slug}/` });
});

test('the beginning of codes lists them', () => {
  const slugs = offered('zh/errors/ratelimitexceeded/');
  expect(slugs.length).toBeGreaterThan(3);
  for (const slug of slugs) expect(slug).toMatch(/^RateLimitExceeded\./);
  expect(resolve('RateLimitExceeded.').kind).toBe('offer');
});

test('one or two typing errors are offered, never followed', () => {
  for (const typed of ['ModelNotOpn', 'ModleNotOpen', 'MdoelNotOpenn', 'zh/errors/ModelNotOpem/'])
    expect(offered(typed), typed).toContain('ModelNotOpen');
  expect(resolve('ModlNtOpn').kind).toBe('nothing');
});

test('an address below a code leads to its reason, however it is written, or offers those that begin so', () => {
  const title = { zh: '', en: '' };
  const reasons = ['max-tokens-above-limit', 'max-images', 'task-type'].map((id) => ({ id, title }));
  const withReasons = [
    { slug: 'InvalidParameter', title, reasons },
    { slug: 'InvalidParameter.Parameter', title, template: { code: 'InvalidParameter.{{Parameter}}', names: ['parameter'] } },
  ];
  const find = (path: string): Resolution => resolveAddress(path, { codes: withReasons, statuses: [] }, 'en').resolution;
  const there = { kind: 'go', path: 'zh/errors/InvalidParameter/max-tokens-above-limit/' };
  for (const name of 'max-tokens-above-limit MAX_TOKENS_ABOVE_LIMIT max_tokens max-tokens-abve-limit above-limit max/tokens'.split(' '))
    expect(find(`zh/errors/invalidparameter/${name}/`), name).toEqual(there);
  expect(find('e/InvalidParameter/task')).toEqual({ kind: 'go', path: 'e/InvalidParameter/task-type/' });
  expect(find('errors/InvalidParameter/max')).toMatchObject({
    why: 'prefix',
    targets: [{ reason: 'max-tokens-above-limit' }, { reason: 'max-images' }, { slug: 'InvalidParameter' }],
  });
  expect(find('errors/InvalidParameter/nothing-like-it/')).toEqual({ kind: 'offer', why: 'near', targets: [{ slug: 'InvalidParameter' }] });
  expect(find('errors/InvalidParameter.temperature/x/')).toEqual({ kind: 'nothing' });
});

test('other pages are found in any case, without their slash and without a language', () => {
  expect(resolve('Status/429')).toEqual({ kind: 'go', path: 'en/status/429/' });
  expect(resolve('ZH/Categories/quota')).toEqual({ kind: 'go', path: 'zh/categories/quota/' });
  expect(resolve('errors/', 'zh')).toEqual({ kind: 'go', path: 'zh/errors/' });
  expect(resolve('ZH')).toEqual({ kind: 'go', path: 'zh/' });
});

test('a part of the site leads to the list of what it has, its singular and the feed to what they were meant to be', () => {
  const go = (path: string, fragment?: string): Resolution => ({ kind: 'go', path, ...(fragment ? { fragment } : {}) });
  for (const path of ['zh/categories/', 'categories', 'zh/category']) expect(resolve(path, 'zh'), path).toEqual(go('zh/', '#categories'));
  for (const path of ['zh/status/429.html', 'zh/errors/429.html']) expect(resolve(path, 'zh'), path).toEqual(go('zh/status/429/'));
  for (const path of ['zh/status/', 'status', 'zh/statuses/all/']) expect(resolve(path, 'zh'), path).toEqual(go('zh/', '#statuses'));
  for (const path of ['e/', 'zh/e', 'zh/error']) expect(resolve(path, 'zh'), path).toEqual(go('zh/errors/'));
  expect(resolve('zh/guide/429/')).toEqual(go('zh/guides/429/'));
  expect(resolve('zh/search/ModelNotOpen/')).toEqual(go('zh/errors/ModelNotOpen/'));
  for (const path of ['feed.xml', 'en/rss', 'en/atom.xml']) expect(resolve(path), path).toEqual(go('en/feed.xml'));
});

test('behind a language that there is not, or the path of another site, the address is still read', () => {
  for (const path of ['fr/errors/QuotaExceeded/', 'docs/errors/QuotaExceeded/', 'docs/zh/errors/quotaexceeded', 'fr/QuotaExceeded'])
    expect(resolve(path, 'zh'), path).toEqual({ kind: 'go', path: 'zh/errors/QuotaExceeded/' });
  expect(resolve('docs/en/errors/QuotaExceeded', 'zh')).toEqual({ kind: 'go', path: 'en/errors/QuotaExceeded/' });
  expect(resolve('docs/e/QuotaExceeded/')).toEqual({ kind: 'go', path: 'e/QuotaExceeded/' });
  expect(resolve('fr/')).toEqual({ kind: 'go', path: 'en/' });
  expect(resolve('docs/status/429')).toEqual({ kind: 'go', path: 'en/status/429/' });
});

test('a reason without its code is found where one code has it, and offered with each where several do', () => {
  expect(resolve('e/max-tokens-above-limit/')).toEqual({ kind: 'go', path: 'e/InvalidParameter/max-tokens-above-limit/' });
  expect(resolve('zh/Max_Tokens_Above_Limit')).toEqual({ kind: 'go', path: 'zh/errors/InvalidParameter/max-tokens-above-limit/' });
  expect(resolve('e/max-tokens-abov-limit')).toEqual({
    kind: 'offer',
    why: 'near',
    targets: [{ slug: 'InvalidParameter', reason: 'max-tokens-above-limit' }],
  });
  const title = { zh: '', en: '' };
  const codes = ['A', 'B'].map((slug) => ({ slug, title, reasons: [{ id: 'shared', title }] }));
  expect(resolveAddress('e/shared/', { codes, statuses: [] }, 'en').resolution).toMatchObject({ targets: [{ slug: 'A' }, { slug: 'B' }] });
});

test('what a sentence leaves at an address is no part of it', () => {
  const go = { kind: 'go', path: 'zh/errors/QuotaExceeded/' };
  for (const tail of '，|。|）。|，请看|」|.|,|)|).|/，|"|\'|>|…|，/|/index.html| |%EF%BC%8C'.split('|'))
    expect(resolve(`zh/errors/QuotaExceeded${tail}`), tail).toEqual(go);
  expect(resolve('zh/errors/（QuotaExceeded）')).toEqual(go);
  expect(resolve('e/QuotaExceeded，')).toEqual({ kind: 'go', path: 'e/QuotaExceeded/' });
  expect(resolve('zh/errors/InvalidParameter.messages[0]，')).toMatchObject({ fragment: '#?parameter=messages%5B0%5D' });
  expect(resolve('zh/status/429。')).toEqual({ kind: 'go', path: 'zh/status/429/' });
});

test('a number leads to the page of that status, or to those that there are', () => {
  for (const path of ['zh/errors/429/', 'zh/429', 'ZH/429/', 'zh/status/429', 'zh/http-429', 'zh/e/429/', 'zh/errors/HTTP%20429'])
    expect(resolve(path), path).toEqual({ kind: 'go', path: 'zh/status/429/' });
  expect(resolve('429')).toEqual({ kind: 'go', path: 'en/status/429/' });
  for (const path of ['zh/status/418/', 'zh/errors/418/', 'zh/418'])
    expect(resolveAddress(path, known, 'en')).toEqual({ locale: 'zh', text: 'HTTP 418', resolution: { kind: 'statuses' } });
});

test('an address never leads to itself', () => {
  for (const path of ['zh/status/429/', 'zh/status/999/']) expect(resolve(path)).toEqual({ kind: 'statuses' });
  expect(resolve('en/guides/no-such/')).toEqual({ kind: 'go', path: 'en/guides/' });
  expect(resolve('zh/categories/none/')).toEqual({ kind: 'go', path: 'zh/', fragment: '#categories' });
});

test('a guide or a category that there is not is said to be none: those like it are offered, else all', () => {
  const pages = ['guides/429', 'guides/wrong-base-url', 'categories/quota', 'categories/rate-limit'];
  const find = (path: string): Resolution => resolveAddress(path, { ...known, pages }, 'en').resolution;
  const offer = (...list: string[]): Resolution => ({ kind: 'pages', pages: list });
  expect(find('en/guides/429s/')).toEqual(offer('guides/429'));
  expect(find('guide/base-url')).toEqual(offer('guides/wrong-base-url'));
  expect(find('en/categories/qouta/')).toEqual(offer('categories/quota'));
  expect(find('zh/categories/none/')).toEqual(offer('categories/quota', 'categories/rate-limit'));
  expect(find('ZH/Categories/quota')).toEqual({ kind: 'go', path: 'zh/categories/quota/' });
  expect(find('guides')).toEqual({ kind: 'go', path: 'en/guides/' });
});

test('the part of a code behind its last dot is offered with the whole code', () => {
  for (const tail of ['EndpointRPMExceeded', 'endpoint-rpm-exceded'])
    expect(offered(tail), tail).toContain('RateLimitExceeded.EndpointRPMExceeded');
});

test('the language of the address is that of the answer', () => {
  expect(resolveAddress('zh/errors/nothing-like-it/', known, 'en')).toMatchObject({ locale: 'zh', text: 'nothing-like-it' });
  expect(resolveAddress('nothing-like-it', known, 'en')).toMatchObject({ locale: undefined, text: 'nothing-like-it' });
});

test('strange addresses are nothing, and nothing throws', () => {
  const strange = '%|%E0%A4%A|../../etc/passwd|//evil.example/|zh/errors/<script>alert(1)</script>/|\u0000'.split('|');
  for (const path of [...strange, 'a'.repeat(100_000)]) expect(['nothing', 'offer']).toContain(resolve(path).kind);
  const pieces = fc.constantFrom('zh', 'errors', 'e', 'status', '429', 'QuotaExceeded', '..', '%2F', '%E4', '');
  const anyPath = fc.array(fc.oneof(pieces, fc.string({ maxLength: 12 }))).map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.oneof(anyText, anyPath), (path) => {
      const { resolution, text } = resolveAddress(path, known, 'zh');
      expect(text.length).toBeLessThanOrEqual(200);
      if (resolution.kind === 'go') expect(resolution.path).not.toMatch(/^\/|^\w+:/);
    }),
    { seed: 20_261_123, numRuns: 200 },
  );
});
