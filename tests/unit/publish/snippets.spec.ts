/** The samples that tell one code from others: each template is run where its tools are, against the code it names and against another. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import OpenAI, { APIError } from 'openai';
import type { Entry } from '../../../src/catalog/model.ts';
import { locales } from '../../../src/i18n/locales.ts';
import { listSnippets } from '../../../src/publish/snippets.ts';
import { expect } from '../../support/expect.ts';
import { startFakeArk } from '../snippets/fake-ark.ts';
import { getEntry, getRealCatalog } from './catalog.ts';

const folder = mkdtempSync(join(tmpdir(), 'snippets-'));
after(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string): string => {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const run = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(command, args, { encoding: 'utf8', cwd: folder, env: { ...process.env, ...env } });
/** A tool that is not on this machine is told, never taken for a success. */
function lacks(t: TestContext, ...tools: string[]): boolean {
  const missing = tools.filter((tool) => run(tool, ['--version']).status !== 0);
  if (missing.length) t.skip(`${missing.join(', ')} is not on this machine`);
  return missing.length > 0;
}

/** A code, one of a template, one whose messages differ, one of the control plane: with a code that each sample must tell from all others. */
const cases = [
  ['ModelNotOpen', 'ModelNotOpen'],
  ['InvalidParameter.{{Parameter}}', 'InvalidParameter.temperature'],
  ['QuotaExceeded', 'QuotaExceeded'],
] as const;
const platform = 'InvalidAuthorization';
const other = 'SomethingElse';
const getCode = (entry: Entry, client: string): string => {
  const found = listSnippets(entry).find((item) => item.client === client);
  if (!found) throw new Error(`${entry.name} has no sample for ${client}`);
  return found.code.zh;
};

/** Runs a Python sample with stand-ins for its package; says what it printed, or which error it let through. */
function runPython(code: string, modules: Readonly<Record<string, string>>, before: string) {
  for (const [file, text] of Object.entries(modules)) write(file, text);
  return run('python3', [write('sample.py', `${before}\n${code}\n`)], { PYTHONPATH: folder });
}

const arkPython = {
  'volcenginesdkarkruntime/__init__.py': '',
  'volcenginesdkarkruntime/_exceptions.py': `class ArkAPIError(Exception):
    def __init__(self, code): self.code, self.message = code, "it is " + str(code)
`,
};
const clientThatRaises = (error: string): string => `class client:
    class chat:
        class completions:
            @staticmethod
            def create(**_): raise ${error}
request = {}`;

for (const [client, modules, module, name] of [
  ['Python · volcenginesdkarkruntime', arkPython, 'volcenginesdkarkruntime._exceptions', 'ArkAPIError'],
  [
    'Python · openai',
    { 'openai.py': arkPython['volcenginesdkarkruntime/_exceptions.py'].replace('ArkAPIError', 'APIError') },
    'openai',
    'APIError',
  ],
] as const)
  test(`${client}: its code is caught, another and none go on`, (t) => {
    if (lacks(t, 'python3')) return;
    for (const [entry, code] of cases) {
      const sample = getCode(getEntry(entry), client);
      const ask = (value: string) =>
        runPython(sample, modules, `import ${module} as source\n${clientThatRaises(`source.${name}(${value})`)}`);
      expect(ask(`"${code}"`).stdout.trim(), entry).toBe(`it is ${code}`);
      for (const value of [`"${other}"`, 'None']) expect(ask(value).stderr, entry).toContain(`Traceback`);
    }
  });

test('Python · volcenginesdkcore: its code is caught, another and a body of another kind go on', (t) => {
  if (lacks(t, 'python3')) return;
  const modules = {
    'volcenginesdkcore/__init__.py': '',
    'volcenginesdkcore/rest.py': 'class ApiException(Exception):\n    def __init__(self, body): self.body = body\n',
  };
  const sample = getCode(getEntry(platform), 'Python · volcenginesdkcore');
  const ask = (body: string) =>
    runPython(sample, modules, `import volcenginesdkcore.rest as source\ndef call(): raise source.ApiException(${JSON.stringify(body)})`);
  const answer = (code: string): string => JSON.stringify({ ResponseMetadata: { Error: { Code: code, Message: `it is ${code}` } } });
  expect(ask(answer(platform)).stdout.trim()).toBe(`it is ${platform}`);
  for (const body of [answer(other), '{}', '']) expect(ask(body).stderr).toContain('ApiException');
});

test('Node · openai: run with the real package against a stand-in for Ark', async () => {
  for (const [entry, code] of cases) {
    const sample = getCode(getEntry(entry), 'Node · openai');
    const ask = async (answered: string): Promise<string> => {
      const ark = await startFakeArk([{ status: 400, code: answered, message: `it is ${answered}.`, type: 'BadRequest' }]);
      const said: string[] = [];
      try {
        const client = new OpenAI({ baseURL: ark.baseURL, apiKey: 'none', maxRetries: 0 });
        const body = sample.replace(/^import .*\n/, 'let response;');
        // The sample as a function: what it takes from its surroundings are its parameters.
        // eslint-disable-next-line no-new-func, @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
        await new Function('APIError', 'client', 'request', 'console', `return (async () => {${body}\n})()`)(
          APIError,
          client,
          { model: 'm', messages: [] },
          { error: (text: string) => said.push(text) },
        );
      } finally {
        await ark.close();
      }
      return said.join();
    };
    expect(sample.split('\n')[0]).toBe("import { APIError } from 'openai';");
    expect(await ask(code), entry).toContain(`it is ${code}.`);
    const passed = await ask(other).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(passed instanceof APIError && passed.code, entry).toBe(other);
  }
});

test('curl and jq: run as they are, with a curl that prints an answer', (t) => {
  if (lacks(t, 'bash', 'jq')) return;
  const ask = (sample: string, answer: object) => {
    // Instead of asking, it prints the answer.
    const fake = `curl() { printf '%s' "$ANSWER"; }\nresponse="$ANSWER"\n`;
    return run('bash', ['-c', fake + sample], { ANSWER: JSON.stringify(answer), ARK_BASE_URL: 'http://none', ARK_API_KEY: 'none' });
  };
  const data = (code: string) => ({ error: { code, message: `it is ${code}` } });
  for (const [entry, code] of cases) {
    const sample = getCode(getEntry(entry), 'curl · jq');
    expect(ask(sample, data(code)).stderr.trim(), entry).toBe(`it is ${code}`);
    for (const answer of [data(other), { choices: [] }]) expect(ask(sample, answer), entry).toMatchObject({ status: 0, stderr: '' });
  }
  const control = (code: string) => ({ ResponseMetadata: { Error: { Code: code, Message: `it is ${code}` } } });
  const sample = getCode(getEntry(platform), 'jq');
  expect(ask(sample, control(platform)).stderr.trim()).toBe(`it is ${platform}`);
  expect(ask(sample, control(other)).stderr).toBe('');
});

test('Java · ark-runtime: compiled and run with stand-ins for the SDK', (t) => {
  if (lacks(t, 'javac', 'java')) return;
  const methods = cases.map(
    ([entry], at) =>
      `static void sample${at}(Service service, Object request) { Object response;\n${getCode(getEntry(entry), 'Java · ark-runtime')}\n}`,
  );
  const calls = cases.flatMap(([, code], at) =>
    [`"${code}"`, `"${other}"`, 'null'].map(
      (value) =>
        `try { sample${at}(new Service(${value}), null); System.out.println("caught"); } catch (ArkHttpException e) { System.out.println("passed"); }`,
    ),
  );
  write(
    'Sample.java',
    `class ArkHttpException extends RuntimeException { String code; ArkHttpException(String code) { super("it is " + code); this.code = code; } }
class Service { String code; Service(String code) { this.code = code; } Object createChatCompletion(Object request) { throw new ArkHttpException(code); } }
public class Sample {
${methods.join('\n')}
public static void main(String[] args) { ${calls.join('\n')} }
}`,
  );
  const compiled = run('javac', ['-encoding', 'UTF-8', 'Sample.java']);
  expect(compiled.status, compiled.stderr).toBe(0);
  expect(run('java', ['-cp', folder, 'Sample']).stdout.trim().split('\n')).toEqual(cases.flatMap(() => ['caught', 'passed', 'passed']));
});

test('Go · arkruntime: parsed and formatted by gofmt (syntax only, the SDK is not there to check types)', (t) => {
  if (!/usage/i.test(run('gofmt', ['-h']).stderr)) return t.skip('gofmt is not on this machine');
  for (const [entry] of cases) {
    const sample = getCode(getEntry(entry), 'Go · arkruntime');
    // What is no whole file is read from the standard input only.
    const formatted = spawnSync('gofmt', { input: sample, encoding: 'utf8' });
    expect(formatted.stdout.trim(), formatted.stderr).toBe(sample);
  }
});

test('every code that an inference client or the control plane shows has its samples, and no other', () => {
  const { entries } = getRealCatalog();
  for (const entry of entries) {
    const sections = new Set(entry.messages.map(({ section }) => section));
    const clients = listSnippets(entry).map(({ client }) => client);
    const expected =
      entry.kind === 'code' && entry.carrier === 'code' && entry.category.id !== 'fine-tuning'
        ? sections.has('inference')
          ? 6
          : sections.has('platform')
            ? 2
            : 0
        : 0;
    expect(clients, entry.name).toHaveLength(expected);
    expect(new Set(clients).size).toBe(clients.length);
    for (const { code } of listSnippets(entry))
      for (const locale of locales) {
        expect(code[locale]).toContain(entry.name.replace(/\{\{.*/, ''));
        expect(code[locale]).not.toMatch(/undefined|\{\{/);
      }
  }
});
