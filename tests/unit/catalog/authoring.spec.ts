/** The way of an author: README’s five steps, what the commands write, the form and size of the file, and what editors know. */
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { findCodeFault } from '../../../src/catalog/code-fault.ts';
import { buildEditorSchema, editorSchemaFile } from '../../../src/catalog/edit/editor-schema.ts';
import { applyFixes } from '../../../src/catalog/edit/fix.ts';
import { formatCatalog } from '../../../src/catalog/edit/format.ts';
import { insertDraft } from '../../../src/catalog/edit/draft.ts';
import { formatAnnotation, formatIssues } from '../../../src/catalog/issue.ts';
import { buildCatalog } from '../../../src/catalog/model.ts';
import { parseCatalog } from '../../../src/catalog/parse.ts';
import { compareWithLock, updateLock } from '../../../src/catalog/translations.ts';
import { catalogFile, readRuleContext } from '../../../src/publish/catalog-file.ts';
import { checkLedger } from '../../../src/publish/ledger/addresses.ts';
import { readRealSource } from '../../support/catalogs/real-catalog.ts';
import { makeFolder } from '../../support/temporary.ts';
import { change, guides, read, valid } from '../../support/catalogs/valid-catalog.ts';

test('README’s five steps, followed to the letter, end in a valid entry', () => {
  const [, steps = ''] = readFileSync('README.md', 'utf8').split('## Add a code in five steps');
  const commands = [...(steps.split('\n## ')[0] ?? '').matchAll(/`npm run (\w+)/g)].map(([, name]) => name);
  expect(commands).toEqual(['new', 'validate', 'validate', 'update', 'dev']);
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const name of ['new', 'validate', 'update']) expect(scripts[name]).toMatch(new RegExp(` node src/cli/${name}\\.ts$`));
  const file = join(makeFolder(), 'errors.yaml');
  const before = formatCatalog(valid) ?? '';
  writeFileSync(file, before);
  const { lock } = updateLock(read(before), []);

  // 1. The draft.
  expect(run('src/cli/new.ts', 'InvalidParameter.Size', '--file', file).stdout).toMatch(
    /errors\.yaml:\d+ {2}A draft of InvalidParameter\.Size\./,
  );
  const open =
    /errors\.yaml:\d+:15 {2}error {2}drafts\n {2}InvalidParameter\.Size › title\.zh\n {2}Still to be written: `title`, `keywords`, `summary`, `explanation`, `explanation\.source`, `retryWhy`, `causes`, `steps`, `messages\[0\]\.text` and `messages\[0\]\.seen`\.\n[^]*\n1 error\n$/;
  expect(run('src/cli/validate.ts', file)).toEqual({ status: 1, stdout: expect.stringMatching(open) as unknown });
  // 2. Every … is filled in.
  let count = 0;
  const filled = readFileSync(file, 'utf8')
    .replaceAll('zh: …', () => `zh: 第 ${++count} 条说明`)
    .replaceAll('en: …', () => `en: Statement ${++count}`)
    .replace('text: …', 'text: The size is not valid.')
    .replaceAll(/source: …|(?<=seen: \[)…/g, (whole) => whole.replace('…', 'seed'))
    .replace('zh: [… 1, … 2, … 3]', 'zh: [尺寸不对, 大小超限, 长宽写错]')
    .replace('en: [… 1, … 2, … 3]', 'en: [wrong size, too large, bad dimensions]');
  // 3. Nothing is left to say, and nothing to put into form.
  expect(formatIssues(parseCatalog(filled).issues)).toBe('no problems');
  expect(formatCatalog(filled)).toBe(filled);
  // 4. The change is told.
  const change = '- date: 2026-11-24\n  id: size\n  title: {zh: 尺寸, en: Size}\n  text: {zh: 补充一个错误码。, en: One more code.}\n';
  const told = filled.replace('changes:\n', `changes:\n${change}`);
  expect(formatIssues(parseCatalog(told).issues)).toContain('The newest change (2026-11-24) is after `edition`.');
  const raised = told.replace('edition: "2026-11-23"', 'edition: "2026-11-24"');
  // 5. Both languages are recorded as written together.
  const updated = updateLock(read(raised), lock);
  expect({ stale: updated.stale, added: updated.added > 0 }).toEqual({ stale: [], added: true });
  expect(formatIssues(parseCatalog(raised, 'x.yaml', { lock: updated.lock }).issues)).toBe('no problems');
  expect(formatCatalog(raised)).toBe(raised);
  expect(read(raised).errors.map(({ code }) => code)).toEqual(['AccountOverdueError', 'InvalidParameter', 'InvalidParameter.Size']);
  expect(filled.startsWith(before.slice(0, before.indexOf('- code: InvalidParameter'))), 'comments and order stay').toBe(true);
});

test('a draft goes where its category ends, and asks for a category where none can be guessed', () => {
  const draft = insertDraft(valid, { name: 'AccountFrozen', category: 'billing', status: 451 });
  if ('problem' in draft) throw new Error(draft.problem);
  const second = insertDraft(draft.text.replaceAll('…', 'x'), { name: 'AccountClosed', category: 'billing' });
  const names = ['problem' in second ? '' : second.text].flatMap((text) =>
    Array.from(text.matchAll(/^ {2}- code: (.+)$/gm), ([, name]) => name),
  );
  expect(names).toEqual(['AccountOverdueError', 'AccountFrozen', 'AccountClosed', 'InvalidParameter']);
  expect(draft.text.split('\n')[draft.line - 1]).toBe('  - code: AccountFrozen');
  expect(draft.text, 'no type is usual for 451').toContain('      type: …\n');
  expect(insertDraft(valid, { name: 'InvalidParameter' })).toEqual({ problem: '`InvalidParameter` has an entry already.' });
  expect(insertDraft(valid, { name: 'Xyz' })).toEqual({ problem: 'Which category? Add --category and one of `billing` or `parameters`.' });
  expect(insertDraft(valid, { name: 'Xyz', category: 'biling' })).toHaveProperty(
    'problem',
    expect.stringContaining('There is no category `biling`.'),
  );
  expect(insertDraft(valid, { name: 'a/b', category: 'billing' })).toHaveProperty('problem', expect.stringContaining('`a/b` is no code.'));
  expect(insertDraft('a: [', { name: 'Xyz' })).toHaveProperty('problem');
  const formatted = insertDraft(formatCatalog(valid) ?? '', { name: 'AccountFrozen', category: 'billing' });
  expect(formatted, 'as far in as the entries around it').toHaveProperty(
    'text',
    expect.stringContaining('\n- code: AccountFrozen\n  category: billing\n'),
  );
  const failures = valid.replace('code: AccountOverdueError', 'id: account-overdue');
  expect(insertDraft(failures, { name: 'no-answer' }), 'beside the other failures without a code').toHaveProperty(
    'text',
    expect.stringMatching(/ {2}- id: no-answer\n {4}category: billing\n[^]* {4}- status: null\n {6}text: …\n/),
  );
});

test('a code is what can be an address', () => {
  const wrong = [
    '../Account',
    'Account Overdue',
    'A..B',
    'Account.',
    '.Account',
    'Account/',
    'Index',
    'Account.md',
    'A.{Kind}',
    'x'.repeat(101),
  ];
  expect(wrong.filter((name) => !findCodeFault(name))).toEqual([]);
  expect(['InvalidParameter.{{Parameter}}', 'Rate_Limit-2'].filter(findCodeFault)).toEqual([]);
});

test('validate --fix writes what can be known, and nothing else', () => {
  const file = join(makeFolder(), 'errors.yaml');
  const faulty = change(
    ['    actor: caller\n', '    actor: callers\n'],
    ['    related: [InvalidParameter]', '    related: [InvalidParamter]'],
    ['url: https://console', 'url: http://console'],
    ['zh: 不改请求，结果不会变。', 'zh: "不改请求,结果第2次也不会变。"'],
    ['到[费用中心](billing)', '到[费用中心](biling)'],
    ['  - date: 2026-11-20', '  - date: 2026/11/20'],
    ['      - status: 400', '      - status: "400"'],
    ['guides: [money]', 'guide: [money]\n    samples:\n      - {"error": {"code": "AccountOverdueError"}}\n      - Error code: 403'],
    ['zh: [余额不足, 没钱了, 充值]', 'zh: [余额不足, "没钱\\u200B了", "充值 "]'],
    ['en: [out of money, no balance, recharge]', 'en: [out of money, no balance, .inf]'],
    ['en: The name of a parameter is misspelled.', 'en: The nаme of a parameter is misspelled.'],
    ['en: With an overdue balance no pay-as-you-go model can be called.', 'en: With balance #1 below zero, no model can be called.'],
    ['docs/82379/1330310, copy', 'docs/82379/(1330310), copy'],
  );
  writeFileSync(file, faulty);
  expect(run('src/cli/validate.ts', '--fix', file).stdout).toMatch(/corrections written\.[^]*no problems\n$/);
  const fixed = faulty
    .replace('actor: callers', 'actor: caller')
    .replace('InvalidParamter]', 'InvalidParameter]')
    .replace('http://', 'https://')
    .replace('"不改请求,结果第2次也不会变。"', '"不改请求，结果第 2 次也不会变。"')
    .replace('(biling)', '(billing)')
    .replace('2026/11/20', '2026-11-20')
    .replace('"400"', '400')
    .replace('guide: [money]', 'guides: [money]')
    .replace('- {"error": {"code": "AccountOverdueError"}}', `- '{"error": {"code": "AccountOverdueError"}}'`)
    .replace('- Error code: 403', '- "Error code: 403"')
    .replace('"没钱\\u200B了", "充值 "', '"没钱了", "充值"')
    .replace('.inf', '".inf"')
    .replace('nаme', 'name')
    .replace('With balance #1 below zero, no model can be called.', '"With balance #1 below zero, no model can be called."')
    .replace('(1330310)', '%281330310%29');
  expect(readFileSync(file, 'utf8')).toBe(fixed);
});

test('validate --fix writes the quotation marks without which YAML reads nothing', () => {
  const why = (text: string) => `zh: ${text}`;
  for (const meant of ['`code` 说明原因', '换成 `stream: true` 再试', '看 #1 和 #2']) {
    const text = change([why('不改请求，结果不会变。'), why(`${meant}。`)]);
    const fixed = { text: change([why('不改请求，结果不会变。'), why(`"${meant}。"`)]), count: 1 };
    expect(applyFixes(text, parseCatalog(text).issues)).toEqual(fixed);
    expect(formatIssues(parseCatalog(fixed.text).issues)).toBe('no problems');
  }
});

test('validate --fix takes out what goes without saying', () => {
  const text = change(
    ['      - status: 400\n', '      - section: inference\n        status: 400\n        type: BadRequest\n'],
    [
      '    description: { zh: 账号欠费。, en: The account is overdue. }\n',
      '    description: { zh: 账号欠费。, en: The account is overdue. }\n    guides: [money]\n',
    ],
    ['    section: inference\n\nsteps', '    section: inference\n    links: [billing]\n\nsteps'],
    // A list in lines below its key is left to a hand.
    ['    actor: caller\n', '    actor: caller\n    links:\n    - billing\n'],
  );
  const { issues } = parseCatalog(text, 'x.yaml', { guides });
  const short = text.replace('      - section: inference\n        status', '      - status').replace('        type: BadRequest\n', '');
  expect(applyFixes(text, issues)).toEqual({ text: short.replace('    guides: [money]\n    keywords', '    keywords'), count: 3 });
});

test('what several places name is no slip of theirs: it is told once, and no value is written', () => {
  const { issues } = parseCatalog(change(['  - code: InvalidParameter', '  - code: InvalidParameters']), 'x.yaml', { guides });
  expect(issues.flatMap(({ rule, line, message, value }) => (rule === 'references' ? [[line, message, value]] : []))).toEqual([
    [51, 'There is no `InvalidParameter` under `errors:` (named here and in 3 other places). Did you mean `InvalidParameters`?', undefined],
  ]);
});

test('what is published and gone is told beside what it leaves behind', () => {
  const rest = valid.replace(/ {2}- code: AccountOverdueError[^]*?(?= {2}- code: InvalidParameter)/, '');
  const ledger = ['/e/AccountOverdueError/'];
  const { issues } = parseCatalog(`${rest}    related: [AccountOverdueError]\n`, 'x.yaml', {
    checkWhole: (source) => checkLedger(buildCatalog(source), [], ledger, ledger),
  });
  expect(issues.map(({ rule, severity }) => `${severity} ${rule}`).sort()).toEqual([
    'error ledger',
    'error references',
    ...Array.from({ length: 3 }, () => 'error unused'),
  ]);
});

test('what stands in several lines is left to a hand', () => {
  const text = change([
    'zh: 服务端逐个检查参数。, en: The service checks each parameter. }',
    'zh: "服务端逐个\n\n      检查,参数。", en: The service checks each parameter. }',
  ]);
  const { issues } = parseCatalog(text, 'x.yaml', { guides });
  expect(issues.map(({ rule }) => rule)).toContain('chinese-typography');
  expect(applyFixes(text, issues)).toEqual({ text, count: 0 });
});

test('many problems are told by the first twenty, a number and a count; GitHub gets each at its line', () => {
  const { issues } = parseCatalog(valid.replaceAll(/en: (?=[A-Z])/g, 'en: 中'), 'x.yaml', { guides });
  const told = formatIssues(issues);
  expect(issues.length).toBeGreaterThan(20);
  expect(told.match(/ {2}error {2}english-text/g)).toHaveLength(20);
  expect(told).toMatch(new RegExp(`\n\nand ${issues.length - 20} more\n\n${issues.length} errors$`));
  const [first] = issues;
  if (!first) throw new Error('no issue');
  const warnings = issues.map((issue) => ({ ...issue, severity: 'warning' as const }));
  expect(formatIssues([...warnings, first]), 'an error before all warnings').toMatch(/^\S+ {2}error {2}english-text/);
  expect(formatAnnotation({ ...first, file: 'a,b:c.yaml', message: '100%\nsure', why: 'So' })).toMatch(
    /^::error file=a%2Cb%3Ac\.yaml,line=\d+,col=\d+,title=english-text::100%25%0Asure%0AWhy: So$/,
  );
});

test('an entry takes at most 4.4 kB on the average, and each of its reasons 775 bytes: what two of them say is said once, what can be computed is not written', () => {
  const { errors } = readRealSource();
  const reasons = errors.flatMap((entry) => entry.reasons ?? []);
  expect(statSync(catalogFile).size).toBeLessThan(4400 * errors.length + 775 * reasons.length);
});

test('the form changes no value and loses no comment', () => {
  const loose = valid.replace('\nerrors:\n', '\nerrors:\n  # of money\n');
  const formatted = formatCatalog(loose) ?? '';
  expect(formatted).toContain('\n# of money\n- code: AccountOverdueError\n  category: billing\n');
  expect(parseCatalog(formatted).catalog).toEqual(parseCatalog(valid).catalog);
  expect(formatCatalog(formatted)).toBe(formatted);
});

test('what is committed beside the catalog is of today (npm run update)', () => {
  const source = readRealSource();
  const { guides: files, lock = [] } = readRuleContext();
  expect(readFileSync(editorSchemaFile, 'utf8')).toBe(buildEditorSchema(source, files?.zh ?? []));
  expect({ ...compareWithLock(source, lock), stale: [] }).toEqual({ stale: [], unrecorded: [], removed: [] });
});

test('editors take the real catalog', () => {
  const check = new Ajv2020({ strict: false, logger: false }).compile(JSON.parse(readFileSync(editorSchemaFile, 'utf8')) as object);
  expect(check(parse(readFileSync(catalogFile, 'utf8'))), JSON.stringify(check.errors?.slice(0, 3))).toBe(true);
});

test('a guide that one language lacks is told', () => {
  const one = { zh: ['money', 'disk'], en: ['money'] };
  expect(formatIssues(parseCatalog(valid, 'x.yaml', { guides: one }).issues)).toContain('The guide `disk` is missing in English.');
  expect(formatIssues(parseCatalog(valid, 'x.yaml', { guides: { zh: one.en, en: one.zh } }).issues)).toContain('is missing in Chinese.');
});

test('editors take the valid catalog, and know its ids', () => {
  const sets = ['links:\n  billing', 'sets: { both: [seed, page-2026] }\nlinks:\n  billing'] as const;
  const withSet = change(sets, ['seen: [seed, page-2026]\n        absent', 'seen: [both]\n        absent']);
  const check = new Ajv2020({ strict: false, logger: false }).compile(JSON.parse(buildEditorSchema(read(withSet), guides.en)) as object);
  expect(check(parse(withSet)), JSON.stringify(check.errors)).toBe(true);
  for (const [find, put] of [
    ['    category: billing', '    category: biling'],
    ['seen: [seed, page-2026]\n        absent', 'seen: [sed]\n        absent'],
    ['absent: [page-legacy]', 'absent: [both]'],
    ['steps: [recharge]', 'steps: [recharged]'],
    ['limits: [max-output]', 'limits: [max]'],
    ['guides: [money]', 'guides: [chinese-only]'],
    ['related: [InvalidParameter]', 'related: [Other]'],
  ] as const)
    expect(check(parse(change([find, put]))), put).toBe(false);
});

function run(command: string, ...args: string[]): { status: number | null; stdout: string } {
  const { GITHUB_ACTIONS: _, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', env });
  return { status, stdout };
}
