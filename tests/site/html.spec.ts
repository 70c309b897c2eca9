import { test } from '@playwright/test';
import { builds } from '../support/builds.ts';
import { expectNone } from '../support/expect-none.ts';
import { getTags, openSite, type Page } from '../support/site.ts';

test('every element is closed where it was opened', () => {
  const faults = openSite(builds.real).pages.flatMap((page) => page.faults.slice(0, 3).map((fault) => `${page.path}: ${fault}`));
  expectNone(faults);
});

test('no id stands twice on a page', () => {
  const twice = openSite(builds.real).pages.flatMap((page) => {
    const seen = new Set<string>();
    return page.tags.flatMap(({ attributes: { id } }) => {
      if (id === undefined) return [];
      if (seen.has(id)) return [`${page.path}#${id}`];
      seen.add(id);
      return [];
    });
  });
  expectNone(twice);
});

test('every page has one first heading, and one main part', () => {
  const wrong = openSite(builds.real).pages.filter((page) => getTags(page, 'h1').length !== 1 || getTags(page, 'main').length !== 1);
  expectNone(wrong.map((page) => page.path));
});

test('no page has an inline event handler or a script address', () => {
  const found = openSite(builds.real).pages.flatMap((page) =>
    page.tags.flatMap(({ name, attributes }) =>
      Object.entries(attributes)
        .filter(([key, value]) => /^on[a-z]+$/.test(key) || /^\s*javascript:/i.test(value))
        .map(([key]) => `${page.path}: <${name} ${key}>`),
    ),
  );
  expectNone(found);
});

test('no markup of ours stands in running text, and no label stands at its words without a blank', () => {
  const found = openSite(builds.real).pages.flatMap((page) => {
    const text = readText(page);
    const marks = /.{0,40}`.{0,40}/.exec(text)?.[0];
    const joined = page.locale === 'en' ? /.{0,40}[a-z][:;,.?](?=[A-Z][a-z]+ ).{0,40}/.exec(text)?.[0] : undefined;
    return [marks, joined].flatMap((piece) => (piece ? [`${page.path}: ${piece}`] : []));
  });
  expectNone(found);
});

test('every picture says what it shows, or that it shows nothing to read', () => {
  const silent = openSite(builds.real).pages.flatMap((page) => getTags(page, 'img', ({ alt }) => alt === undefined).map(() => page.path));
  expectNone(silent);
});

test('a link to another site is https', () => {
  const plain = openSite(builds.real).pages.flatMap((page) =>
    getTags(page, 'a', ({ href }) => /^http:/i.test(href ?? '')).map(({ attributes }) => `${page.path}: ${attributes['href'] ?? ''}`),
  );
  expectNone(plain);
});

/** What a page says outside of code, a line for each block. */
function readText({ html }: Page): string {
  return html
    .replace(/<(script|style|title|code|pre|textarea|template|svg)\b[\s\S]*?<\/\1>/g, 'X')
    .replace(/<\/?(?:a|abbr|b|bdi|em|i|kbd|span|strong|var|wbr|small|button|label)\b(?:[^>"]|"[^"]*")*>/g, '')
    .replace(/<(?:[^>"]|"[^"]*")+>/g, '\n');
}
