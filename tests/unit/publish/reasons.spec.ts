/** What is made from the reasons of the real catalog, all of them. */
import { test } from 'node:test';
import { locales, mapLocales } from '../../../src/i18n/locales.ts';
import { buildAdvice, buildStatusAdvice, listAdviceParts, type AdviceJson } from '../../../src/publish/advice/advice.ts';
import { fillCase, openTemplate, splitOpen } from '../../../src/publish/replies/open-text.ts';
import { chooseSteps, type Circumstances } from '../../../src/publish/advice/choose-steps.ts';
import { buildErrorJson } from '../../../src/publish/formats/json.ts';
import { buildMarkdown } from '../../../src/publish/formats/markdown.ts';
import { groupReasons, pickCommonReasons, pickSiblings } from '../../../src/publish/subject/reasons.ts';
import { toPlain } from '../../../src/publish/texts.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog, site } from '../../support/catalogs/real-catalog.ts';

const catalog = getRealCatalog();
const entries = catalog.entries.filter(({ reasons }) => reasons.length);
/** A place for a value that nobody filled: `{limit}`, `[[`. */
const raw = /(?<![{%$\w])\{[a-z-]+\}(?!\})|\[\[|\]\]/;

test('no step of an advice file shows a raw placeholder, whatever is known, and each has a step', () => {
  const wrong: string[] = [];
  for (const locale of locales) {
    for (const entry of catalog.entries) {
      for (const part of listAdviceParts(entry, catalog)) {
        const advice = buildAdvice(entry, catalog, locale, part);
        const founds: Partial<Circumstances>[] = [
          ...(part ? [] : [{}]),
          ...Object.keys(advice.reasons).map((reason) => ({ reason, client: 'dify' })),
          ...Object.keys(advice.families).map((family) => ({ family })),
          ...Object.keys(advice.messages).map((variant) => ({ variant })),
        ];
        for (const found of founds)
          for (const values of [{}, { param: 'content[4]', value: '16384', limit: '12288' }, { model: 'doubao-seed-1-6-251015' }]) {
            const steps = chooseSteps(advice, { ...found, values }).map(toPlain);
            if (!steps.length || steps.some((step) => raw.test(step) || !step.trim()))
              wrong.push(`${locale} ${entry.name} ${JSON.stringify(found)}: ${steps.join(' / ')}`);
          }
      }
    }
  }
  expectNone(wrong);
});

test('every link of an advice file has an address', () => {
  const files: Pick<AdviceJson, 'links' | 'words'>[] = locales.flatMap((locale) => [
    ...catalog.entries.flatMap((entry) => listAdviceParts(entry, catalog).map((part) => buildAdvice(entry, catalog, locale, part))),
    ...catalog.statusAdvice.map((status) => buildStatusAdvice(status, catalog, locale)),
  ]);
  const wrong = files.flatMap((file) =>
    [...JSON.stringify(file).matchAll(/\]\(([^()\s]+)\)/g)].flatMap(([, target = '']) => (file.links[target] ? [] : [target])),
  );
  expectNone(wrong);
  expect(files.length).toBeGreaterThan(300);
});

test('data and Markdown know every reason', () => {
  const wrong = entries.flatMap((entry) => {
    const json = buildErrorJson(entry, catalog);
    const markdown = mapLocales((locale) => buildMarkdown({ catalog, entry }, locale));
    return entry.reasons.flatMap((reason) => {
      const data = json.reasons.find(({ id }) => id === reason.id);
      const page = `${site}/en/errors/${entry.slug}/${reason.id}/`;
      const known =
        data?.urls.page.en === page &&
        data.steps.length > 0 &&
        !raw.test(JSON.stringify(data.steps)) &&
        locales.every((locale) => markdown[locale].includes(`](${data.urls.markdown[locale]})`));
      return known ? [] : [`${entry.name} ${reason.id}`];
    });
  });
  expectNone(wrong);
});

test('each reason of a long list stands in one of several groups, and its siblings share something with it', () => {
  const grouped = entries.filter(({ reasons }) => groupReasons(reasons).length > 0);
  expect(grouped).not.toEqual([]);
  for (const { reasons } of grouped) {
    const groups = groupReasons(reasons);
    expect(groups.length).toBeGreaterThan(1);
    const ids = groups.flatMap((group) => group.reasons.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(reasons.map(({ id }) => id).toSorted());
  }
  const entry = getEntry('InvalidParameter');
  const reason = entry.reasons.find(({ id }) => id === 'max-tokens-above-limit');
  if (!reason) throw new Error('no reason');
  expect(
    pickSiblings(entry, reason, 3).every((other) => other.family === reason.family || other.apis.some((api) => reason.apis.includes(api))),
  ).toBe(true);
  const common = pickCommonReasons(catalog.entries, 5).map(({ reason: { seen } }) => seen.length);
  expect(common).toEqual(common.toSorted((a, b) => b - a));
});

test('a text opens at its values and is filled again, literally', () => {
  const open = openTemplate('把 `{param}` 调到 {limit} 或更小[[（你发的是 {value}）]]。', {
    param: '这个参数',
    limit: '消息里的上限',
    value: '你发的值',
  });
  expect(fillCase(open, {})).toBe('把 `这个参数` 调到消息里的上限或更小。');
  expect(fillCase(open, { param: 'n', limit: '9', value: '$&|⟦x⟧' })).toBe('把 `n` 调到 9 或更小（你发的是 $&|⟦x⟧）。');
  expect(splitOpen('a ⟦x|y z⟧ b')).toEqual([{ text: 'a ' }, { text: 'y z', name: 'x' }, { text: ' b' }]);
  expect(openTemplate('{unknown} [[x]]', {})).toBe('{unknown} ⟬x⟭');
});
