import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { describePictures, getPictureName, ownPictureLimit } from '../../../src/publish/pictures/describe.ts';
import { openTypeface } from '../../../src/publish/pictures/fonts.ts';
import { drawPicture } from '../../../src/publish/pictures/picture.ts';
import { encodePng } from '../../../src/publish/pictures/png.ts';
import { breakLines, fitLines, measureText, splitCode, splitWords } from '../../../src/publish/pictures/text.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog } from '../../support/real-catalog.ts';

test('the typefaces have every character of every picture', async () => {
  const [sans, mono] = await Promise.all([openTypeface('sans', 450), openTypeface('mono', 650)]);
  const missing = [...describePictures(getRealCatalog())].flatMap(
    ([name, { site, number = '', aside = '', code = '', titles, facts, footer }]) => {
      const words = [site, ...titles, ...facts.flatMap((fact) => [fact.label, ...fact.words]), footer].join('');
      return [
        ...Array.from(words).filter((character) => sans.getOutline(character).missing),
        ...Array.from(number + aside + code).filter((character) => mono.getOutline(character).missing),
      ].map((character) => `${name}: ${character}`);
    },
  );
  expectNone(missing);
  expect(sans.getOutline('\u{10fffd}').missing).toBe(true);
});

test('nothing on a picture is a text element: what draws it needs no font', async () => {
  const picture = describePictures(getRealCatalog()).get('zh/errors/ModelNotOpen');
  if (!picture) throw new Error('no picture');
  const svg = await drawPicture(picture);
  expect(svg).not.toMatch(/<text|font|href|url\(/);
  expect(svg).toContain('width="1200" height="630"');
});

test('lines fit their width, and Chinese punctuation never begins one', async () => {
  const face = await openTypeface('sans', 650);
  const text = '错误码点名的参数不合法，请先检查“参数值”（见下文）；改对之后，再重试一次 API 调用。';
  for (const width of [120, 200, 333, 500]) {
    const lines = breakLines(splitWords(text), width, { face, size: 30 });
    for (const line of lines) expect(line).not.toMatch(/^[，。、；：？！）》”]|[（《“]$/);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(measureText(line, { face, size: 30 })).toBeLessThanOrEqual(width);
  }
});

test('what does not fit even in the smallest size ends in an ellipsis', async () => {
  const face = await openTypeface('sans', 650);
  const { lines, size } = fitLines(splitWords('word '.repeat(100)), 400, 2, face, [40, 30]);
  expect(size).toBe(30);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  expect(measureText(lines[1] ?? '', { face, size })).toBeLessThanOrEqual(400);
});

test('a code breaks after a dot and before a capital, and joined again is itself', () => {
  expect(splitCode('RateLimitExceeded.EndpointTPMExceeded')).toEqual(['Rate', 'Limit', 'Exceeded.', 'Endpoint', 'TPMExceeded']);
  for (const { name } of getRealCatalog().entries) expect(splitCode(name).join('')).toBe(name);
});

test('a picture is written as a PNG that holds its flat colours exactly', async () => {
  const [white, red] = [0xffffffff, 0xff351fbd];
  const pixels = new Uint32Array([white, white, red, red, white, red]);
  const png = await encodePng(new Uint8Array(pixels.buffer), 3, 2);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([3, 2]);
  const palette = png.indexOf('PLTE') + 4;
  expect([...png.subarray(palette, palette + 6)]).toEqual([255, 255, 255, 0xbd, 0x1f, 0x35]);
  const data = png.indexOf('IDAT');
  expect([...inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)))]).toEqual([0, 0, 0, 1, 0, 1, 0, 1]);
});

test('a very large catalogue shares one picture for each category and language', () => {
  const catalog = getRealCatalog();
  const [entry] = catalog.entries;
  if (!entry) throw new Error('no entry');
  const large = { ...catalog, entries: Array.from({ length: ownPictureLimit + 1 }, () => entry) };
  expect(getPictureName(large, entry, 'en')).toBe(`en/categories/${entry.category.id}`);
  expect(describePictures(large).has(getPictureName(large, entry, 'en'))).toBe(true);
  expect(describePictures(large).has(getPictureName(large, entry))).toBe(true);
  expect(describePictures(large).size).toBe(1 + 2 * catalog.categories.length);
});

test('the picture of an address for tickets speaks both languages', () => {
  const picture = describePictures(getRealCatalog()).get('e/ModelNotOpen');
  const { title } = getEntry('ModelNotOpen');
  expect(picture?.titles).toEqual([title.zh, title.en]);
});
