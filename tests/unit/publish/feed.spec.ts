import { test } from 'node:test';
import { escapeXml } from '../../../src/publish/feed.ts';
import { expect } from '../../support/expect.ts';

test('what means something to XML is escaped', () => {
  expect(escapeXml(`<a b="c">'&</a>`)).toBe('&#60;a b=&#34;c&#34;&#62;&#39;&#38;&#60;/a&#62;');
});
