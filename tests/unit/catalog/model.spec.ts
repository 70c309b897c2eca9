/** What is computed from the file: decisions, each with the case that would go wrong without it. */
import { test } from 'node:test';
import { buildCatalog, type Catalog } from '../../../src/catalog/model.ts';
import { findNearest, isSlip, measureDistance } from '../../../src/catalog/text/distance.ts';
import { squash } from '../../../src/catalog/text/squash.ts';
import { findSdkBehaviour, getSdkBehaviour } from '../../../src/catalog/sdk.ts';
import { dropPieces, fillPlain, fillTemplate } from '../../../src/catalog/text/template.ts';
import { expect } from '@playwright/test';
import { getEntry } from '../../support/catalogs/real-catalog.ts';
import { change, read, valid, whole } from '../../support/catalogs/valid-catalog.ts';

type Edits = Parameters<typeof change>;

function build(...edits: Edits): Catalog {
  return buildCatalog(read(change(...edits)));
}

const seen = '        seen: [seed, page-2026]\n        absent: [page-legacy]';
const platform = ['    section: inference\n  - id: parameters', '    section: platform\n  - id: parameters'] as const;
const officialList = [
  'sources:\n',
  'sources:\n  list: { kind: official, title: { zh: 平台列表, en: Platform list } }\n  today: { kind: official, role: current, title: { zh: 今天的列表, en: List of today } }\n  log: { kind: observed, title: { zh: 日志, en: A log } }\n',
] as const;
const useAll = [
  '    related: [InvalidParameter]',
  '    related: [InvalidParameter]\n    notes: [{ zh: 甲, en: A, source: list }, { zh: 乙, en: B, source: today }, { zh: 丙, en: C, source: log }]',
] as const;

const states: [state: string, why: string, edits: Edits][] = [
  ['current', 'in the baseline and documented today', []],
  ['newer', 'documented today, not in the baseline', [[seen, '        seen: [page-2026]']]],
  ['gone', 'in the baseline only', [[seen, '        seen: [seed]']]],
  ['gone', 'in an old snapshot only', [[seen, '        seen: [page-legacy]']]],
  ['undocumented', 'only observed', [officialList, useAll, [seen, '        seen: [log]']]],
  [
    'current',
    'on the platform, in a list of today: the platform has no baseline',
    [officialList, useAll, platform, [seen, '        seen: [today]']],
  ],
  ['gone', 'on the platform, in an older official list', [officialList, useAll, platform, [seen, '        seen: [list]']]],
  ['undocumented', 'an official list that is no snapshot, but not on the platform', [officialList, useAll, [seen, '        seen: [list]']]],
  ['situation', 'an entry without a code', [['  - code: AccountOverdueError', '  - id: account-overdue']]],
  [
    'renamed',
    'another code took its place',
    [
      [
        '    related: [InvalidParameter]',
        '    renamedTo: { code: InvalidParameter, certainty: weak, evidence: { zh: 猜测, en: A guess } }',
      ],
    ],
  ],
];

// Statements do not count for the state; they keep the sources in use that an edit takes away.
const keepSources = [
  '    guides: [money]',
  `    guides: [money]\n    conflicts: [${['seed', 'page-2026', 'page-legacy'].map((id) => `{ zh: 见 ${id}, en: See ${id}, source: ${id} }`).join(', ')}]`,
] as const;

for (const [state, why, edits] of states) {
  test(`${why}: ${state}`, () => {
    expect(build(...edits, keepSources).entries[0]?.state).toBe(state);
  });
}

test('a code that took the place of another knows its former name', () => {
  const catalog = build([
    '    related: [InvalidParameter]',
    '    renamedTo: { code: InvalidParameter, certainty: weak, evidence: { zh: 猜测, en: A guess } }',
  ]);
  expect(getEntry('InvalidParameter', catalog).formerNames.map(({ name }) => name)).toEqual(['AccountOverdueError']);
  expect(getEntry('AccountOverdueError', catalog).renamedTo?.entry.name).toBe('InvalidParameter');
});

test('the sources of an entry are all that it rests on: messages, wordings, statements, the ticket, conflicts and notes', () => {
  const sources = 'abcdefg'.split('').map((id) => `  ${id}: { kind: secondary, title: { zh: 来源 ${id}, en: Source ${id} } }\n`);
  const catalog = build(
    ['sources:\n', `sources:\n${sources.join('')}`],
    ['      - { zh: 余额不足。, en: There is not enough money. }', '      - { zh: 余额不足。, en: There is not enough money., source: a }'],
    [
      '    related: [InvalidParameter]',
      '    conflicts: [{ zh: 一, en: One, source: b }]\n    notes: [{ zh: 二, en: Two, source: c }]\n    avoid: [{ zh: 三, en: Three, source: d }]\n    ticket: [{ zh: 五, en: Five, source: g }]',
    ],
    [seen, `${seen}\n        wordings: [{ text: Pay., source: e }]\n        steps: [{ zh: 四, en: Four, source: f }]`],
  );
  expect(getEntry('AccountOverdueError', catalog).sources.map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
    'g',
    'seed',
    'page-2026',
  ]);
});

test('a variant’s own guidance stands over that of its entry, and its verdict with it', () => {
  const catalog = build([
    '      - status: 400\n',
    '      - retry: later\n        retryWhy: { zh: 稍后会恢复。, en: It recovers later. }\n        steps: [recharge]\n        status: 400\n',
  ]);
  const [message] = getEntry('InvalidParameter', catalog).messages;
  expect(message?.guidance).toMatchObject({ actor: 'caller', retry: 'later' });
  expect(message?.guidance.steps.map(({ en }) => en)).toEqual([expect.stringContaining('settle the balance')]);
  expect(message?.guidance.causes).toEqual(getEntry('InvalidParameter', catalog).guidance.causes);
  expect(message?.own.causes).toEqual([]);
});

test('what goes without saying is written out: type, section, names of placeholders, what a category says', () => {
  const { entries, categories } = build(
    [
      '    description: { zh: 账号欠费。, en: The account is overdue. }\n',
      '    description: { zh: 账号欠费。, en: The account is overdue. }\n    links: [billing]\n    guides: [money]\n',
    ],
    ['    guides: [money]\n    keywords', '    keywords'],
  );
  const requestId = { token: '{id}', name: 'request-id', zh: '服务端的请求 ID', en: 'the server’s request ID' };
  expect(entries[0]).toMatchObject({
    links: [{ id: 'billing' }],
    guides: ['money'],
    messages: [{ type: 'Forbidden', section: 'inference' }],
  });
  expect(entries[0]?.messages[0]?.placeholders).toEqual([requestId]);
  expect(entries[1]?.links).toEqual([]);
  expect(categories[0]).not.toHaveProperty('section');
  const platformType = build(platform).entries[0]?.messages[0];
  expect(platformType, 'no type is usual on the platform').toMatchObject({ section: 'platform', type: null });
});

test('absence follows from the snapshots that were seen in full', () => {
  const complete = (text: string): readonly [string, string] => [
    '    title: { zh: 早期的转载, en: An early copy }\n',
    `    title: { zh: 早期的转载, en: An early copy }\n    complete: ${text}\n`,
  ];
  const list = (edits: Edits): string[] | undefined => build(...edits).entries[0]?.messages[0]?.absent.map(({ id }) => id);
  const keep = [
    '    guides: [money]',
    '    guides: [money]\n    notes: [{ zh: 一, en: One, source: page-legacy }, { zh: 二, en: Two, source: seed }]',
  ] as const;
  const bare = [seen, '        seen: [seed, page-2026]'] as const;
  expect(list([bare, keep])).toEqual([]);
  expect(list([bare, keep, complete('{ sections: [inference] }')])).toEqual(['page-legacy']);
  expect(list([bare, keep, complete('{ sections: [platform] }')])).toEqual([]);
  expect(list([bare, keep, complete('{ sections: [inference], statuses: [400] }')])).toEqual([]);
  expect(
    list([keep, complete('{ sections: [inference] }'), [seen, '        seen: [seed, page-2026]\n        absent: []']]),
    'an exception is written',
  ).toEqual([]);
  const before = [
    'sources:\n',
    'sources:\n  first: { kind: official, title: { zh: 最早, en: The first }, snapshot: true, complete: { sections: [inference] } }\n',
  ] as const;
  const note = ['    related: [InvalidParameter]', '    conflicts: [{ zh: 三, en: Three, source: first }]'] as const;
  expect(list([bare, keep, before, note])).toEqual(['first']);
  expect(list([[seen, '        seen: [page-2026]'], keep, before, note]), 'newer than the baseline: that goes without saying').toEqual([]);
});

test('a reason takes from its family what it does not say itself', () => {
  const [limit, unnamed] = getEntry('InvalidParameter', build()).reasons;
  expect(limit).toMatchObject({ actor: 'caller', retry: 'after-fix', means: { en: '{param} is larger than its limit.' } });
  expect(limit?.steps.map(({ en }) => en)).toEqual(['Set `{param}` to {limit} or less[[ (you sent {value})]].']);
  expect(limit?.clientSteps.map(({ client }) => client.name)).toEqual(['Dify']);
  expect(limit?.limits.map(({ id }) => id)).toEqual(['max-output']);
  expect(unnamed).toMatchObject({ actor: 'account', retry: 'after-fix', means: { en: 'The message does not say which.' } });
  expect(build().statusAdvice).toMatchObject([{ status: 400, first: [{ name: 'InvalidParameter' }] }]);
});

test('a step with values is shown without them on the page, and kept whole for the card', () => {
  const text = { zh: '看 `message` 里点名的参数[[（{param}）]]。', en: 'Look for the parameter that `message` names[[ ({param})]].' };
  const edits: Edits = [
    ['zh: 看 `message` 里点名的参数。', `zh: "${text.zh}"`],
    ['en: Look for the parameter that `message` names.', `en: "${text.en}"`],
  ];
  const [step] = getEntry('InvalidParameter', build(...edits)).guidance.steps;
  expect(step).toEqual({
    zh: '看 `message` 里点名的参数。',
    en: 'Look for the parameter that `message` names.',
    basis: 'advice',
    template: text,
  });
});

test('a piece stands where all of its values are known, and a value is never taken for markup', () => {
  expect(dropPieces('a[[ {x}]][[ {x} {y}]] b', { x: '1' })).toBe('a {x} b');
  expect(dropPieces('确认 `model`[[（{x}）]]是 ID', {})).toBe('确认 `model` 是 ID');
  expect(dropPieces('确认 `model`[[（{x}）]]是 ID', { x: '1' })).toBe('确认 `model`（{x}）是 ID');
  expect(fillPlain('Set `{param}` to {limit}[[ ({value})]].', { param: '[n](x)' }, { limit: 'the limit' })).toBe(
    'Set [n](x) to the limit.',
  );
  expect(fillTemplate('`{param}` [page](link)', {}, { param: 'the parameter' }), 'a plain word is no code').toEqual([
    { kind: 'text', text: 'the parameter' },
    { kind: 'text', text: ' ' },
    { kind: 'link', text: 'page', code: false, target: 'link' },
  ]);
});

test('near is counted in edits, a swap as one, and given up at the limit', () => {
  expect([
    measureDistance('kitten', 'sitting', 8),
    measureDistance('abcd', 'acbd', 8),
    measureDistance('', 'abc', 8),
    measureDistance('abc', 'abc', 0),
  ]).toEqual([3, 1, 3, 0]);
  expect([measureDistance('abcdef', 'uvwxyz', 2), measureDistance('a', 'abcdef', 2)], 'no more than the limit').toEqual([3, 3]);
  expect(squash('Rate-Limit.{{X}} 限流')).toBe('ratelimitx限流');
  expect(findNearest('Rate_Limit', ['rate-limits', 'rate-limit', 'quota'])).toBe('rate-limit');
  expect(findNearest('abc', ['xyz'])).toBeUndefined();
  for (const slip of ['Rate-Limit', 'rate-limt', 'rate-limmit', 'rate-limti']) expect(isSlip(slip, 'rate-limit'), slip).toBe(true);
  for (const other of ['rate-limot', 'rat-limt', 'rate-limit-2']) expect(isSlip(other, 'rate-limit'), other).toBe(false);
});

const sdk: [
  status: number | null,
  section: Parameters<typeof getSdkBehaviour>[1],
  retry: 'never' | 'after-fix' | 'backoff' | 'later',
  expected: unknown,
][] = [
  [429, 'inference', 'backoff', { plane: 'data', retries: { python: true, go: true, java: true }, fit: 'too-short' }],
  [429, 'inference', 'later', { plane: 'data', retries: { python: true, go: true, java: true }, fit: 'too-early' }],
  [500, 'inference', 'backoff', { plane: 'data', retries: { python: true, go: true, java: true }, fit: 'fine' }],
  [429, 'inference', 'after-fix', { plane: 'data', retries: { python: true, go: true, java: true }, fit: 'useless' }],
  [408, 'inference', 'backoff', { plane: 'data', retries: { python: true, go: false, java: false }, fit: 'fine' }],
  [409, 'inference', 'never', { plane: 'data', retries: { python: true, go: false, java: false }, fit: 'useless' }],
  [403, 'inference', 'backoff', { plane: 'data', retries: { python: false, go: false, java: false }, fit: 'missing' }],
  [400, 'inference', 'after-fix', { plane: 'data', retries: { python: false, go: false, java: false }, fit: 'fine' }],
  [429, 'platform', 'backoff', { plane: 'control', retries: { python: true, go: true, java: true }, fit: 'too-short' }],
  [501, 'platform', 'backoff', { plane: 'control', retries: { python: false, go: false, java: false }, fit: 'missing' }],
  [400, 'fine-tuning', 'after-fix', undefined],
  // None of the SDKs has its API.
  [429, 'managed-agent', 'after-fix', undefined],
  [null, 'inference', 'after-fix', undefined],
];

for (const [status, section, retry, expected] of sdk)
  test(`what the SDKs do with ${status ?? 'no status'} of ${section}, where the verdict is ${retry}`, () => {
    expect(getSdkBehaviour(status, section, retry)).toEqual(expected);
  });

test('what an SDK sends again although the status says otherwise is a name of the catalog, and is told', () => {
  const findRetries = (name: string) => findSdkBehaviour(getEntry(name));
  expect(findRetries('empty-response')).toMatchObject({ plane: 'data', retries: { python: false, go: true, java: false }, fit: 'useless' });
  expect(findRetries('InvalidAccessKey')).toMatchObject({ plane: 'control', retries: { python: false, go: true, java: false } });
});

test('the valid catalog reads the same with Windows line ends', () => {
  expect(read(valid.replaceAll('\n', '\r\n'))).toEqual(read(valid));
});

test('what is shared stands in its places: remarks, sets and limits by name; a look-alike brings its sentence, a post on GitHub its name', () => {
  const { entries } = buildCatalog(read(whole));
  expect(entries[0]).toMatchObject({
    notes: [{ en: 'It exists since 2025.', source: { id: 'seed' } }, { en: 'Seen once.' }],
    lookalikes: [
      { entry: { name: 'AccountFrozen' }, tell: { en: 'Frozen is not overdue.' } },
      { entry: { name: 'no-answer' }, tell: { en: 'There is no response.' } },
    ],
    messages: [{ seen: [{ id: 'seed' }, { id: 'page-2026' }], wordings: [{ note: { en: 'An earlier wording.' } }, {}] }, {}],
  });
  expect(entries[1]?.guidance.explanation).toMatchObject({ en: 'A frozen account cannot call.' });
  expect(entries[1]?.guidance.retryWhy).toMatchObject({ en: 'It must be released first.', source: { id: 'seed' } });
  expect(entries[2]?.guidance).toMatchObject({ actor: 'caller', retry: 'after-fix' });
  const limits = entries.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.limits));
  expect(limits.map(({ source }) => source.confidence)).toContain('official-copy');
  const post = change(['    title: { zh: 早期的转载, en: An early copy }\n', '    url: https://github.com/a/b/issues/7\n']);
  expect(buildCatalog(read(post)).sources.find(({ id }) => id === 'page-legacy')?.title).toEqual({
    zh: 'GitHub issue a/b#7',
    en: 'GitHub issue a/b#7',
  });
});
