import { test } from 'node:test';
import sharp from 'sharp';
import { splitCode } from '../../../src/catalog/text/placeholders.ts';
import { describePictures, getPictureName, ownPictureLimit } from '../../../src/publish/pictures/describe.ts';
import { openTypeface } from '../../../src/publish/pictures/fonts.ts';
import { drawPicture, pictureSize } from '../../../src/publish/pictures/picture.ts';
import { writePng } from '../../../src/publish/pictures/render.ts';
import { breakLines, fitLines, measureText, splitPieces } from '../../../src/publish/pictures/text.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog } from '../../support/catalogs/real-catalog.ts';

const catalog = getRealCatalog();
test('the typefaces have every character of every picture', async () => {
  const [sans, mono] = await Promise.all([openTypeface('sans', 450), openTypeface('mono', 650)]);
  const missing = [...describePictures(catalog)].flatMap(([name, { site, number = '', aside = '', code = '', titles, facts, footer }]) => {
    const words = [site, ...titles, ...facts.flatMap((fact) => [fact.label, ...fact.words]), footer].join('');
    return [
      ...Array.from(words).filter((character) => sans.getOutline(character).missing),
      ...Array.from(number + aside + code).filter((character) => mono.getOutline(character).missing),
    ].map((character) => `${name}: ${character}`);
  });
  expectNone(missing);
  expect(sans.getOutline('\u{10fffd}').missing).toBe(true);
});

test('nothing on a picture is a text element: what draws it needs no font', async () => {
  const picture = describePictures(catalog).get('zh/errors/ModelNotOpen');
  if (!picture) throw new Error('no picture');
  const svg = await drawPicture(picture);
  expect(svg).not.toMatch(/<text|font|href|url\(/);
  expect(svg).toContain('width="1200" height="630"');
});

test('lines fit their width, and Chinese punctuation never begins one', async () => {
  const face = await openTypeface('sans', 650);
  const text = '错误码点名的参数不合法，请先检查“参数值”（见下文）；改对之后，再重试一次 API 调用。';
  for (const width of [120, 200, 333, 500]) {
    const lines = breakLines(splitPieces(text), width, { face, size: 30 });
    for (const line of lines) expect(line).not.toMatch(/^[，。、；：？！）》”]|[（《“]$/);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(measureText(line, { face, size: 30 })).toBeLessThanOrEqual(width);
  }
});

test('what does not fit even in the smallest size ends in an ellipsis', async () => {
  const face = await openTypeface('sans', 650);
  const { lines, size } = fitLines(splitPieces('word '.repeat(100)), 400, 2, face, [40, 30]);
  expect(size).toBe(30);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  expect(measureText(lines[1] ?? '', { face, size })).toBeLessThanOrEqual(400);
});

test('a code breaks after a dot and before a capital, and joined again is itself', () => {
  expect(splitCode('RateLimitExceeded.EndpointTPMExceeded')).toEqual(['Rate', 'Limit', 'Exceeded.', 'Endpoint', 'TPMExceeded']);
  for (const { name } of catalog.entries) expect(splitCode(name).join('')).toBe(name);
});

test('a picture is a small PNG with every colour of the drawing, the same each time', async () => {
  const picture = describePictures(catalog).get('zh/errors/ModelNotOpen');
  if (!picture) throw new Error('no picture');
  const svg = await drawPicture(picture);
  const png = await writePng(svg);
  expect(png.length).toBeLessThan(30_000);
  expect((await writePng(svg)).equals(png)).toBe(true);
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([pictureSize.width, pictureSize.height]);
  const getColour = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
  // The ground, the strip of facts, which is barely darker, and the rail.
  for (const [x, y, colour] of [
    [1190, 300, [0xff, 0xff, 0xff]],
    [1190, 500, [0xf4, 0xf6, 0xf8]],
    [10, 300, [0x9d, 0x53, 0x07]],
  ] as const)
    getColour(x, y).forEach((value, at) => expect(Math.abs(value - (colour[at] ?? 0))).toBeLessThanOrEqual(1));
});

test('a very large catalog shares one picture for each category and language', () => {
  const [entry] = catalog.entries;
  if (!entry) throw new Error('no entry');
  const large = { ...catalog, entries: Array.from({ length: ownPictureLimit + 1 }, () => entry) };
  expect(getPictureName(large, entry, 'en')).toBe(`en/categories/${entry.category.id}`);
  expect(describePictures(large).has(getPictureName(large, entry, 'en'))).toBe(true);
  expect(describePictures(large).has(getPictureName(large, entry))).toBe(true);
  expect(describePictures(large).size).toBe(1 + 2 * catalog.categories.length);
});

test('the picture of an address for tickets speaks both languages', () => {
  const picture = describePictures(catalog).get('e/ModelNotOpen');
  const { title } = getEntry('ModelNotOpen');
  expect(picture?.titles).toEqual([title.zh, title.en]);
});
