/** How Chinese is set beside Latin letters, digits and code. */
import { test } from 'node:test';
import { tidyChinese } from '../../../src/catalog/text/typography.ts';
import { expect } from '@playwright/test';

const faults: [text: string, tidy: string][] = [
  ['请求太快,请稍后重试.', '请求太快，请稍后重试。'],
  ['账号(主账号)欠费', '账号（主账号）欠费'],
  ['HTTP 429 (限流) 是', 'HTTP 429（限流）是'],
  ['Base URL: 填错了!真的?', 'Base URL：填错了。真的？'],
  ['3个请求', '3 个请求'],
  ['100%的请求', '100% 的请求'],
  ['看`message`里的', '看 `message` 里的'],
  ['见[API 参考](x)核对', '见 [API 参考](x)核对'],
  ['[`Abc`](error:Abc)和', '[`Abc`](error:Abc) 和'],
  ['请求 ， 然后', '请求，然后'],
  ['调到{limit}或更小', '调到 {limit} 或更小'],
  ['调小[[(你发的是 {value})]]。', '调小[[（你发的是 {value}）]]。'],
];

for (const [text, tidy] of faults)
  test(`“${text}” is set right`, () => {
    expect(tidyChinese(text)).toBe(tidy);
    expect(tidyChinese(tidy)).toBe(tidy);
  });

for (const text of [
  '先看 `a,b(c)` 和 [费用中心](billing)，再重试。',
  '消息里写着 `Error: x`；状态码是 429。',
  '“安心体验模式”（Safe Experience Mode）',
  'Error code: 429 - {"a":1}',
  'v1.2、v1.3 与 GitHub issue Llm-space#160',
  '[控制台](console)与[文档](docs)',
  '把 `{param}` 调到 {limit} 或更小[[（你发的是 {value}）]]。',
  '在[[账号 {account} 的]]控制台[[[模型列表](model-list)]]里看。',
])
  test(`“${text}” is right as it stands`, () => expect(tidyChinese(text)).toBe(text));
