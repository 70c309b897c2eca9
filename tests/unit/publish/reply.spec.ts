import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildCatalog } from '../../../src/catalog/model.ts';
import { fillCase } from '../../../src/publish/open-text.ts';
import { buildReply } from '../../../src/publish/reply.ts';
import { locales, type Locale } from '../../../src/i18n/locales.ts';
import { expect } from '@playwright/test';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog } from '../../support/real-catalog.ts';
import { read, whole } from '../../support/valid-catalog.ts';

const reply = (name: string, locale: Locale, variant?: string): string => {
  const entry = getEntry(name);
  return buildReply({ catalog: getRealCatalog(), entry, message: entry.messages.find(({ anchor }) => anchor === variant) }, locale);
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

test('no reply shows markup, a key of the dictionary, an empty part or half-width punctuation between Chinese', () => {
  const wrong = getRealCatalog().entries.flatMap((entry) =>
    locales.flatMap((locale) =>
      [undefined, ...entry.messages].flatMap((message) => {
        const text = buildReply({ catalog: getRealCatalog(), entry, message }, locale);
        // What the service says is not ours.
        const said = message?.text ?? entry.messages[0]?.text;
        const own = text
          .split('\n\n')
          .filter((block) => !said || !/^(?:报错信息|The error message)/.test(block))
          .join('\n\n');
        const faults = [
          /\]\(|undefined|null|\breply\.|\{(?:code|status|title|what|url)\}/,
          /\n{3}|[ \t]\n|[。.]{2}(?!\.)/,
          // Programs that make links of addresses take full-width punctuation along.
          ...(locale === 'zh' ? [/\p{sc=Han}[,;!?]\p{sc=Han}/u, /https?:\/\/[!-~]+[\p{sc=Han}，。；：、（）]/u] : []),
        ];
        return faults.flatMap((fault) => fault.exec(own)?.map((found) => `${entry.name} ${locale}: ${JSON.stringify(found)}`) ?? []);
      }),
    ),
  );
  expectNone(wrong);
});

test('a last step that says to open a ticket is left out: whoever gets the reply has one', () => {
  const opening = getRealCatalog().entries.filter(
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

test('the values of the case stand in the message and in the code', () => {
  const filled = fillCase(reply('InvalidParameter.{{Parameter}}', 'en'), { parameter: 'temperature' });
  expect(filled).toContain('InvalidParameter.temperature');
  expect(filled).toContain('The specified parameter temperature is invalid.');
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
