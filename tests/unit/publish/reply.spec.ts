import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseInline } from '../../../src/catalog/text/inline.ts';
import { buildCatalog } from '../../../src/catalog/model.ts';
import { fillCase } from '../../../src/publish/replies/open-text.ts';
import { composeReply, putTaskFirst, type ReplyCase, type ReplyPart } from '../../../src/publish/replies/compose-reply.ts';
import { buildReply, buildReplyJson, buildStatusReplyJson } from '../../../src/publish/replies/reply.ts';
import { toPlain, toTicked } from '../../../src/publish/texts.ts';
import { locales, type Locale } from '../../../src/i18n/locales.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { read, whole } from '../../support/catalogs/valid-catalog.ts';

const catalog = getRealCatalog();
const reply = (name: string, locale: Locale, variant?: string): string => {
  const entry = getEntry(name);
  return buildReply({ catalog, entry, message: entry.messages.find(({ anchor }) => anchor === variant) }, locale);
};

test('a reply says what happened, whose turn it is, what to do, whether to retry, what to send back, and where all of it stands', () => {
  const catalog = buildCatalog(read(whole));
  for (const [name, locale, variant] of [
    ['AccountOverdueError', 'zh', 'balance'],
    ['AccountOverdueError', 'en', 'balance'],
    ['no-answer', 'zh', undefined],
  ] as const) {
    const entry = catalog.entries.find((item) => item.name === name);
    const message = entry?.messages.find(({ anchor }) => anchor === variant);
    expect(entry && buildReply({ catalog, entry, message }, locale)).toBe(
      readFileSync(join(import.meta.dirname, 'replies', `${name}.${locale}.txt`), 'utf8'),
    );
  }
});

/** Every reply of the catalog, as it is put together for a case. */
function* listAllReplies(
  given: (byteplus: Record<string, string>) => ReplyCase,
): Generator<{ name: string; reply: string; part: ReplyPart }> {
  for (const entry of catalog.entries) {
    for (const locale of locales) {
      const text = buildReplyJson(entry, catalog, locale);
      for (const part of [text.code, ...text.messages, ...text.reasons])
        yield { name: `${locale} ${entry.name} ${part.id}`, reply: composeReply(text, part, given(text.byteplus)), part };
    }
  }
}

const onBytePlus = (links: Record<string, string>): ReplyCase => ({
  values: {},
  facts: {},
  byteplus: { host: 'ark.eu-west.bytepluses.com', links },
});
/** What stands in no reply, but for the message of the service; programs that make links of addresses take full-width punctuation along. */
const unsaid: [what: string, pattern: RegExp, given?: Parameters<typeof listAllReplies>[0]][] = [
  ['markup, keys of the dictionary, gaps of a template', /\]\(|\breply\.\w|(?<![{%$\w])\{[a-z-]+\}(?!\})|\[\[|\]\]|[⟦⟧⟬⟭]/],
  ['empty parts, blanks at the end of a line, two full stops', /\n{3}|[ \t]\n|[。.]{2}(?!\.)/],
  ['half-width punctuation between Chinese', /\p{sc=Han}[,;!?]\p{sc=Han}/u],
  ['addresses that run into Chinese', /https?:\/\/[!-_a-~]+[\p{sc=Han}，。；：、（）]/u],
  ['words glued where a piece is left out between Latin and Chinese, and blanks behind brackets', /[a-z](?:改|换|里|的)|(?<!\/ )） /],
  ['an address before the name that it is of, or two asides in a row', /https?:\S+ ?[)）](?: ?[(（]| ?[A-Z]\w*Access\b)/],
  ['a step that opens a ticket: whoever gets the reply has one', /workorder|\[提交工单|[Oo]pen a ticket \(/],
  [
    'this site, its pages, and what our sources say: a reply speaks to a customer',
    /本站|本页|页面处理|官方页|来源没有|资料没有|手册|this site|this page|official page|our sources|handbook/i,
  ],
  [
    'the other cloud, for a reader on BytePlus',
    /console\.volcengine\.com|ark\.cn-beijing\.volces\.com(?!\/api\/plan)|(?<!\S)volcengine-\w+-sdk|volcenginesdk|Volcano Engine|火山引擎/,
    onBytePlus,
  ],
];
for (const [what, pattern, given = () => ({ values: {}, facts: {} })] of unsaid)
  test(`no reply has ${what}`, () => {
    const wrong = [...listAllReplies(given)].flatMap(({ name, reply, part: { message = '' } }) =>
      (pattern.exec(reply.replace(fillCase(message, {}), '…')) ?? []).map((found) => `${name}: ${found}`),
    );
    expectNone(wrong);
  });

test('what a reply must say although much is left out of it', () => {
  expect(reply('UnknownError', 'en')).toContain('1. Reply to this ticket and ask');
  expect(reply('RateLimitExceeded.EndpointRPMExceeded', 'zh')).toContain('回复本工单');
  expect(reply('timeout', 'zh')).toContain('可能重复付费');
  const cited = [...listAllReplies(() => ({ values: {}, facts: {} }))].filter(({ part }) => /official (?:CLI|message)/i.test(part.retry));
  expectNone(cited.map(({ name }) => name));
  expect(fillCase('把 model⟬（⟦model|…⟧）⟭改成', {})).toBe('把 model 改成');
  expect(fillCase('把 model⟬（⟦model|…⟧）⟭改成', { model: 'x' })).toBe('把 model（x）改成');
});

test('whoever has an ID of the control plane is asked for nothing that only the other APIs have, and the other way round', () => {
  const compose = (id: string, facts: ReplyCase['facts']): string => {
    const text = buildReplyJson(getEntry('AccessDenied'), catalog, 'en');
    const part = text.messages.find((message) => message.id === id) ?? text.code;
    return composeReply(text, part, { values: {}, facts });
  };
  const asked = /53 characters|value of `?model|SDK, starting/;
  expect(compose('gateway-iam-policy', {})).toContain('ResponseMetadata.RequestId');
  expect(compose('gateway-iam-policy', {})).not.toMatch(asked);
  expect(compose('', { 'openapi-request-id': '2024' })).not.toMatch(asked);
  expect(compose('', { 'request-id': '0217' })).not.toContain('ResponseMetadata');
  expect(compose('', {})).toMatch(asked);
});

test('a period is said in the language of the reply', () => {
  const compose = (locale: Locale): string => {
    const text = buildReplyJson(getEntry('AccountQuotaExceeded'), catalog, locale);
    return composeReply(text, text.code, { values: { window: '5-hour', time: '2026-05-09 22:13:01 +0800' }, facts: {} });
  };
  expect(compose('zh')).toContain('那时套餐的额度（5 小时）重置');
  expect(compose('en')).toContain('the plan’s 5-hour quota resets');
});

test('a step that leads to another code tells where that is, in any language', () => {
  expect(reply('FailToConnect', 'zh')).toMatch(/按 InternalServiceTimeout（https:\S+\/e\/InternalServiceTimeout\/ ）的步骤/);
  expect(reply('FailToConnect', 'en')).toMatch(/as described in InternalServiceTimeout \(https:\S+\/e\/InternalServiceTimeout\/\)\./);
});

test('a documented message with the values of somebody else is not what the reader got', () => {
  for (const name of ['AccountQuotaExceeded', 'InvalidArgumentError.InvalidPixelLimit', 'InvalidData', 'OperationDenied', 'sdk-setup'])
    expect(reply(name, 'en'), name).not.toContain('The error message');
  const message = (name: string, id: string): string | undefined =>
    buildReplyJson(getEntry(name), catalog, 'en').messages.find((part) => part.id === id)?.message;
  expect(message('OperationDenied.InvalidState', 'file-not-ready')).toBeUndefined();
  expect(message('InvalidAction', 'unknown-path')).toBeUndefined();
  for (const name of ['InvalidImageURL.EmptyURL', 'AccountOverdueError', 'SetLimitExceeded'])
    expect(reply(name, 'en'), name).toContain('The error message');
});

test('whoever creates a video task is told first to look whether there is one; whoever asks for it is not', () => {
  for (const [locale, marks] of [
    ['zh', /先.*任务/],
    ['en', /list (?:your|the) tasks/],
  ] as const)
    for (const name of ['InternalServiceError', 'timeout']) {
      const { steps } = buildReplyJson(getEntry(name), catalog, locale).code;
      for (const text of [
        'POST /api/v3/contents/generations/tasks 500',
        'client.content_generation.tasks.create(',
        'CreateContentGenerationTask',
      ])
        expect(putTaskFirst(steps, text)[0], text).toMatch(marks);
      for (const text of ['POST /api/v3/chat/completions 500', 'GET /api/v3/contents/generations/tasks/cgt-2026 500'])
        expect(putTaskFirst(steps, text)).toEqual(steps);
    }
});

test('a reply to one message does not speak of the words of another', () => {
  expect(reply('InvalidData.InvalidJsonl', 'zh', 'no-jsonl-file')).not.toContain('not supported');
  expect(reply('InvalidData.InvalidJsonl', 'zh', 'not-jsonl')).not.toContain('No jsonl file');
});

test('the reply to a bare status says what it can mean, how to see the rest, and what to send', () => {
  for (const advice of catalog.statusAdvice)
    for (const locale of locales) {
      const text = buildStatusReplyJson(advice, catalog, locale);
      const said = composeReply(text, text.code, { values: {}, facts: { time: '2026-01-01' } });
      expect(said).toContain(`HTTP ${advice.status}`);
      expect(said).toMatch(new RegExp(`\n1\\. .+\n[^]*\n- .+\n\n.*/${locale}/status/${advice.status}/$`));
      expect(said).not.toMatch(/undefined|\]\(|[{}⟦⟧]/);
    }
});

test('a last step that says to open a ticket is left out: whoever gets the reply has one', () => {
  const opening = catalog.entries.filter(
    ({ guidance: { steps }, ticket, messages }) =>
      messages.length === 1 && ticket.length > 0 && steps.length > 1 && steps.at(-1)?.zh.includes('](ticket)'),
  );
  expect(opening.length).toBeGreaterThan(0);
  for (const { name, guidance } of opening) expect(reply(name, 'en'), name).not.toContain(`\n${guidance.steps.length}. `);
});

test('a reply to a code with several messages shows none of them until it is known which', () => {
  expect(reply('QuotaExceeded', 'en')).not.toContain('free trial quota for the');
  expect(reply('QuotaExceeded', 'en', 'free-trial')).toContain('has exhausted its free trial quota for the');
  expect(reply('QuotaExceeded', 'en', 'free-trial')).toContain('/e/QuotaExceeded/#free-trial');
});

test('a reply to a reason links to it, and has plain words where a value is not known', () => {
  const entry = getEntry('InvalidParameter');
  const reason = entry.reasons.find(({ id }) => id === 'max-tokens-above-limit');
  const open = buildReply({ catalog, entry, reason }, 'en');
  expect(fillCase(open, {})).toContain('/e/InvalidParameter/max-tokens-above-limit/');
  expect(fillCase(open, { limit: '12288' })).not.toBe(fillCase(open, {}));
});

test('the values of the case stand in the message, in the code and in the link', () => {
  const filled = fillCase(reply('InvalidParameter.{{Parameter}}', 'en'), { parameter: 'temperature' });
  expect(filled).toContain('InvalidParameter.temperature');
  expect(filled).toContain('The specified parameter temperature is invalid.');
  const parts = buildReplyJson(getEntry('InvalidParameter.{{Parameter}}'), catalog, 'en');
  const compose = (values: ReplyCase['values']): string => composeReply(parts, parts.code, { values, facts: {} });
  expect(compose({ parameter: 'temperature' })).toMatch(/\/e\/InvalidParameter\.Parameter\/#\?parameter=temperature$/);
  expect(compose({})).toMatch(/\/e\/InvalidParameter\.Parameter\/$/);
});

test('words that a sentence quotes are told from it, in tickets and in prose; names stand alone', () => {
  expect(reply('QuotaExceeded', 'en')).toContain('If it says `It will reset at`, the plan’s quota is used up');
  expect(reply('ServiceUnavailable', 'en')).toContain('handle both ServiceUnavailable and ServiceNotFound');
  const parts = parseInline('消息含 `exceeded the quota` 时，调小 `⟦param|the parameter⟧`。');
  expect(toPlain(parts)).toBe('消息含“exceeded the quota”时，调小 ⟦param|the parameter⟧。');
  expect(toTicked(parts)).toBe('消息含 `exceeded the quota` 时，调小 ⟦param|the parameter⟧。');
});

test('a value that is absent leaves a visible gap, one that is empty leaves nothing', () => {
  const text = reply('ModelNotOpen', 'en');
  expect(fillCase(text, { account: '2100000000' })).toContain('Your account 2100000000 has not activated the model ‹model›.');
  expect(fillCase(text, { account: '', model: 'x' })).toContain('Your account  has not activated the model x.');
});

test('a request ID that is not known is not asked for inside the message', () => {
  const text = reply('AccountOverdueError', 'en');
  expect(fillCase(text, {})).toContain('your account has an overdue balance.\n');
  expect(fillCase(text, { 'request-id': '0217' })).toContain('your account has an overdue balance. Request ID: 0217\n');
});

test('a template code whose value is not known keeps the name of the gap', () => {
  expect(fillCase(reply('MissingParameter.{{Parameter}}', 'zh'), {})).toContain('MissingParameter.‹parameter›');
});

test('every reply is made of whole sentences, none of them said twice', () => {
  const values = { param: 'temperature', limit: '2', value: '3', account: '2100000000', model: 'doubao' };
  const cases: ReplyCase[] = [
    { values: {}, facts: {} },
    { values, facts: { time: '2026-01-01' }, quote: 'said', isGuess: true },
  ];
  const wrong = cases.flatMap((given) =>
    [...listAllReplies(() => given)].flatMap(({ name, reply }) => {
      const [greeting = '', opening = '', ...blocks] = reply.split('\n\n');
      const own = [
        opening,
        ...blocks.slice(0, -1).filter((block) => !/^(?:报错信息|这次调用的信息|The error message|About this call)/.test(block)),
      ];
      const lines = own.flatMap((block) => block.split('\n'));
      const sentences = lines.flatMap((line) => line.split(/(?<=[。！？])|(?<=[.?]) /)).map((sentence) => sentence.trim());
      return [
        ...lines.filter((line) => !/[。！？：.?:][)）”]?$/u.test(line)),
        ...lines.filter((line) => /[。.]{2}$/.test(line)),
        ...sentences.filter((sentence, at) => sentence.length > 8 && sentences.indexOf(sentence) !== at),
        ...(/^(?:你好！|Hello,)$/.test(greeting) ? [] : [greeting]),
        ...(given.isGuess && !/^(?:看起来是|It looks like)/.test(opening) ? [opening] : []),
      ].map((fault) => `${name}: ${fault}`);
    }),
  );
  expectNone(wrong);
});

test('a reply quotes what the reader got: the own line, else the documented message once it has no gap; what is known is not asked for', () => {
  const entry = getEntry('QuotaExceeded');
  const text = buildReplyJson(entry, catalog, 'en');
  const part = text.messages.find(({ id }) => id === 'free-trial');
  if (!part) throw new Error('no such reply');
  const compose = (given: Partial<ReplyCase>): string => composeReply(text, part, { values: {}, facts: {}, ...given });
  expect(compose({})).not.toMatch(/‹|The error message/);
  expect(compose({ values: { account: '2100000000', model: 'doubao' } })).toContain('Your account [2100000000] has exhausted');
  expect(compose({ quote: 'Your account ⟦model⟧ is out' })).toContain('The error message:\nYour account ⟦model⟧ is out\n');
  const asked = entry.ticket.find(({ id }) => id === 'account-id')?.en ?? '';
  expect(asked).not.toBe('');
  expect(compose({})).toContain(`- ${asked}`);
  const known = compose({ facts: { 'account-id': '2100000000', time: '2026-09-01 10:00:00 UTC+8' } });
  expect(known).toContain('- Account ID: 2100000000\n- Time: 2026-09-01 10:00:00 UTC+8');
  expect(known).not.toMatch(/When it happened/);
  expect(known).not.toContain(asked);
  expect(known).toContain('- Server request ID: the string after');
});
