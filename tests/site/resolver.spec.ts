/** The resolver as anyone gets it: the published file, in plain Node. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from '@playwright/test';
import type { Resolved } from '../../src/publish/resolver/resolve.mjs';
import { pasted } from '../support/browser/box-page.ts';
import { builds, type Build } from '../support/sites/builds.ts';
import { compress } from '../support/sites/weight.ts';
import { openSite } from '../support/sites/site.ts';
import { makeFolder } from '../support/temporary.ts';

/** What a program prints that imports the published file, and may read no other. */
function run(build: Build, expression: string): unknown {
  const file = new URL(`file://${join(build.dir, 'resolve.mjs')}`).href;
  const code = `import { resolve, redact, edition, version, format } from ${JSON.stringify(file)}; console.log(JSON.stringify(${expression}));`;
  return JSON.parse(
    execFileSync(
      process.execPath,
      ['--permission', `--allow-fs-read=${join(build.dir, 'resolve.mjs')}`, '--input-type=module', '-e', code],
      { cwd: '/', encoding: 'utf8' },
    ),
  );
}

test('a pasted error resolves to its code, with whole addresses, values and the request ID', () => {
  const result = run(builds.real, `resolve(${JSON.stringify(pasted)})`) as Resolved;
  expect(result.answers[0]).toMatchObject({
    code: 'ModelNotOpen',
    confidence: 'exact',
    statuses: [404],
    actor: 'account',
    retry: 'after-fix',
    title: 'Model not activated',
    urls: {
      neutral: `${builds.real.site}/e/ModelNotOpen/`,
      json: `${builds.real.site}/errors/ModelNotOpen.json`,
    },
  });
  expect(result.values).toEqual(expect.arrayContaining([{ name: 'account', value: '2101333747' }]));
  expect(result.requestIds[0]).toMatchObject({ origin: 'server', whole: true });
  expect(run(builds.real, `resolve('Request id: 0217415865676350').requestIds.map(({ whole }) => whole)`)).toEqual([false]);
});

for (const build of [builds.real, builds.base])
  test(`every address of an answer leads to a file of ${build.site}${build.base}`, () => {
    const site = openSite(build);
    const ask = (text: string): Resolved['answers'] => (run(build, `resolve('${text}', { locale: 'zh', limit: 5 })`) as Resolved).answers;
    const listed = ask('429');
    expect(listed).toHaveLength(5);
    const answers = [
      ...listed,
      ...ask(
        'max_tokens specified in the request are not valid: integer above maximum value, expected a value <= 12288, but got 16384 instead',
      ),
    ];
    expect(answers.filter(({ reason }) => reason)).not.toEqual([]);
    for (const { urls } of answers)
      for (const address of Object.values(urls))
        expect(site.findFile(site.toPath(address.split('#')[0] ?? '') ?? '/none'), address).toBeDefined();
    expect(answers[0]?.urls.page).toContain('/zh/errors/');
  });

test('it brings the words of either language, masks keys, and says which facts it has', () => {
  const said = run(
    builds.real,
    `{
      edition,
      version,
      format,
      masked: redact('Bearer sk-abcdefghijklmnop1234'),
      words: resolve('欠费').answers[0].code,
      held: resolve(Object.assign(new Error('404'), { code: 'ModelNotOpen' }), { locale: 'zh' }).answers[0].title,
    }`,
  );
  expect(said).toMatchObject({ words: 'AccountOverdueError', held: '模型没有开通' });
  expect(said).toHaveProperty('edition', expect.stringMatching(/^\d{4}-\d\d-\d\d$/));
  const { version, format } = openSite(builds.real).readJson('errors.json') as Record<string, string>;
  expect(said).toMatchObject({ version, format });
  expect(said).toHaveProperty('masked', expect.not.stringContaining('abcdefghijklmnop'));
  expect(compress(openSite(builds.real).read('resolve.mjs'))).toBeLessThan(150_000);
});

for (const [locale, title] of [
  ['en', 'InvalidParameter: max_tokens above the model’s limit'],
  ['zh', 'InvalidParameter：max_tokens 超过模型上限'],
] as const)
  test(`the sample of the ${locale} guide answers with the reason, its link and the ID for a ticket, and is silent where it is unsure`, async () => {
    const folder = makeFolder();
    const guide = readFileSync(`src/content/docs/${locale}/guides/use-elsewhere.mdx`, 'utf8');
    const sample = /```js wrap\n(import \{ resolve \}[^]*?)```/.exec(guide)?.[1] ?? '';
    writeFileSync(join(folder, 'sample.mjs'), sample);
    copyFileSync(join(builds.real.dir, 'resolve.mjs'), join(folder, 'resolve.mjs'));
    const { answer } = (await import(join(folder, 'sample.mjs'))) as { answer: (text: string) => string | undefined };
    const id = '021741786566285e2dc8688e4f0b08b05ead8177d0b7d6c144164';
    const message = `max_tokens specified in the request are not valid: integer above maximum value, expected a value <= 12288, but got 16384 instead. Request id: ${id}`;
    const [said, link, ticket] = answer(JSON.stringify({ error: { code: 'InvalidParameter', message } }))?.split('\n') ?? [];
    expect(said).toBe(title);
    expect(link).toBe(`${builds.real.site}/e/InvalidParameter/max-tokens-above-limit/`);
    expect(ticket).toContain(id);
    expect(answer('The quick brown fox jumps over the lazy dog.')).toBeUndefined();
  });

test('a strict program compiles against the published pair, without any other types, and is told what does not fit', () => {
  const folder = makeFolder();
  for (const file of ['resolve.mjs', 'resolve.d.mts']) copyFileSync(join(builds.real.dir, file), join(folder, file));
  const program = `
    import { edition, format, redact, resolve, version, type Note, type Resolved } from './resolve.mjs';
    const result: Resolved = resolve({ status: 404 }, { locale: 'zh', limit: 3 });
    const [first] = result.answers;
    const lines: string[] = [edition, format, version, redact(result.query), first?.reason?.title ?? first?.title ?? ''];
    const tell = (note: Note): string => (note.kind === 'shared-message' ? note.codes.join() : note.kind);
    export const said = [...lines, ...result.notes.map(tell), first?.retry === 'backoff' ? first.urls.neutral : ''].join();
  `;
  const compile = (text: string): string[] => {
    const file = join(folder, 'program.mts');
    writeFileSync(file, text);
    const options: ts.CompilerOptions = { strict: true, noEmit: true, module: ts.ModuleKind.NodeNext, lib: ['lib.es2022.d.ts'], types: [] };
    const compiled = ts.createProgram([file], { ...options, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true });
    return ts.getPreEmitDiagnostics(compiled).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  };
  expect(compile(program)).toEqual([]);
  expect(compile(program.replace("'backoff'", "'soon'"))).toHaveLength(1);
  expect(compile(program.replace('{ status: 404 }', '404'))).toHaveLength(1);
});
