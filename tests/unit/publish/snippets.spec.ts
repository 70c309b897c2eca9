/** The samples that tell one code from others: each template is run where its tools are, against the code it names and against others. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expect } from '@playwright/test';
import OpenAI, { APIError } from 'openai';
import type { Entry } from '../../../src/catalog/model.ts';
import { locales } from '../../../src/i18n/locales.ts';
import { listSnippets } from '../../../src/publish/subject/snippets.ts';
import { expectNone } from '../../support/expect-none.ts';
import { getEntry, getRealCatalog } from '../../support/catalogs/real-catalog.ts';
import { makeFolder } from '../../support/temporary.ts';
import { has, run } from '../../support/tools.ts';
import { startFakeArk } from '../../support/fake-ark.ts';

/** A sample, and the code with which its call fails; null where the response has none. */
interface Ask {
  sample: string;
  code: string | null;
}
/** What samples print: the message of their code; nothing where they let the error through. */
type Run = (asks: readonly Ask[]) => string[] | Promise<string[]>;

const toLines = ({ stdout, stderr }: ReturnType<typeof run>): string[] => (stderr ? [stderr] : stdout.split('\n').slice(0, -1));

/** With stand-ins for the packages. */
const python = `import contextlib, io, json, sys, types
class Error(Exception):
    def __init__(self, code):
        self.code, self.message = code, f"it is {code}"
        self.body = code and json.dumps({"ResponseMetadata": {"Error": {"Code": code, "Message": self.message}}})
for name, error in {"openai": "APIError", "volcenginesdkarkruntime._exceptions": "ArkAPIError", "volcenginesdkcore.rest": "ApiException"}.items():
    sys.modules[name.split(".")[0]] = types.ModuleType(name)
    sys.modules[name] = types.SimpleNamespace(**{error: Error})
for ask in json.load(sys.stdin):
    def fail(): raise Error(ask["code"])
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.suppress(Error):
        exec(ask["sample"], {"call": fail})
    print(said.getvalue().strip())`;
const runPython: Run = (asks) => toLines(run('python3', ['-c', python], JSON.stringify(asks)));

/** Instead of asking, curl prints the response. */
const runShell: Run = (asks) =>
  toLines(
    run(
      'bash',
      [],
      asks
        .map(({ sample, code }) => {
          const error = { code, message: `it is ${code}` };
          const answer = { ...(code === null ? {} : { error }), ResponseMetadata: { Error: { Code: code, Message: error.message } } };
          return `response='${JSON.stringify(answer)}'; curl() { printf %s "$response"; }\nsaid=$({\n${sample}\n} 2>&1); echo "$said"`;
        })
        .join('\n'),
    ),
  );

/** With the real package against a stand-in for Ark. */
const runNode: Run = (asks) =>
  Promise.all(
    asks.map(async ({ sample, code }) => {
      const ark = await startFakeArk([
        code === null
          ? { status: 502, body: '', contentType: 'text/plain' }
          : { status: 400, code, message: `it is ${code}`, type: 'BadRequest' },
      ]);
      const client = new OpenAI({ baseURL: ark.baseURL, apiKey: 'none', maxRetries: 0 });
      const said: string[] = [];
      // The sample as a function: what it takes from its surroundings are its parameters.
      // eslint-disable-next-line no-new-func, @typescript-eslint/no-implied-eval
      const runSample = new Function(
        ...['APIError', 'call', 'console'],
        `return (async () => {${sample.replace("import { APIError } from 'openai';\n", 'let response;')}\n})()`,
      ) as (...given: unknown[]) => Promise<void>;
      const ask = () => client.chat.completions.create({ model: 'm', messages: [] });
      await runSample(APIError, ask, { error: (text: string) => said.push(text) }).catch((error: unknown) => {
        if (!(error instanceof APIError)) throw error;
      });
      await ark.close();
      return said.join().replace(/^\d+ | Request id: .*/g, '');
    }),
  );

const runJava: Run = (asks) => {
  const file = join(makeFolder(), 'Sample.java');
  const methods = asks.map(
    ({ sample }, at) => `static void sample${at}() { Object response;\n${sample}\n}
static void run${at}(String of) { code = of; try { sample${at}(); } catch (ArkHttpException error) { System.err.println(); } }`,
  );
  writeFileSync(
    file,
    `public class Sample {
static String code;
static Object call() { throw new ArkHttpException(code); }
${methods.join('\n')}
public static void main(String[] args) { System.setErr(System.out); ${asks.map(({ code }, at) => `run${at}(${JSON.stringify(code)});`).join(' ')} }
}
class ArkHttpException extends RuntimeException { String code; ArkHttpException(String code) { super("it is " + code); this.code = code; } }`,
  );
  return toLines(run('java', ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dfile.encoding=UTF-8', file]));
};

/** Each program is started once, for all clients whose samples are its own. */
const runners: readonly { runAll: Run; tools: readonly string[]; clients: readonly string[] }[] = [
  {
    runAll: runPython,
    tools: ['python3'],
    clients: ['Python · volcenginesdkarkruntime', 'Python · openai', 'Python · volcenginesdkcore'],
  },
  { runAll: runNode, tools: [], clients: ['Node · openai'] },
  { runAll: runJava, tools: ['java', 'javac'], clients: ['Java · ark-runtime'] },
  { runAll: runShell, tools: ['bash', 'jq'], clients: ['curl · jq', 'jq'] },
];
/** A code, one of a template, one whose messages differ, one of the control plane, each with what responses call it. */
const cases = [
  ['ModelNotOpen', 'ModelNotOpen'],
  ['InvalidParameter.{{Parameter}}', 'InvalidParameter.temperature'],
  ['QuotaExceeded', 'QuotaExceeded'],
  ['InvalidAuthorization', 'InvalidAuthorization'],
] as const;
const findSamples = (client: string): [sample: string, code: string][] =>
  cases.flatMap(([name, code]) =>
    listSnippets(getEntry(name)).flatMap((snippet) => (snippet.client === client ? [[snippet.code.zh, code] as [string, string]] : [])),
  );

for (const { runAll, tools, clients } of runners)
  test(`${clients.join(', ')}: its code is caught, another and none go on`, async (t) => {
    const missing = tools.filter((tool) => !has(tool));
    if (missing.length) return t.skip(`${missing.join(', ')} is not on this machine`);
    const asks = clients.flatMap((client) => {
      const samples = findSamples(client);
      expect(samples.length, client).toBeGreaterThan(0);
      return samples.flatMap(([sample, own]) =>
        [own, 'SomethingElse', null].map((code) => ({ client, sample, code, says: code === own ? `it is ${own}` : '' })),
      );
    });
    const said = await runAll(asks);
    expect(asks.map(({ client, code }, at) => ({ client, code, says: said[at] }))).toEqual(
      asks.map(({ client, code, says }) => ({ client, code, says })),
    );
    expect(said).toHaveLength(asks.length);
  });

test('Go · arkruntime: parsed and formatted by gofmt (syntax only, the SDK is not there to check types)', (t) => {
  if (!has('gofmt')) return t.skip('gofmt is not on this machine');
  for (const [sample] of findSamples('Go · arkruntime')) {
    // What is no whole file is read from the standard input only.
    const formatted = run('gofmt', [], sample);
    expect(formatted.stdout.trim(), formatted.stderr).toBe(sample);
  }
});

/** Told by the asset API alone, or by calls that have tags: those seem to be the control plane’s. */
const isOfOthers = ({ name, reasons }: Entry): boolean =>
  name === 'Duplicate.Tags.Key' || (reasons.length > 0 && reasons.every(({ apis }) => apis.join() === 'assets'));

test('every code that an inference client or the control plane shows has its samples, and no other', () => {
  const tested = new Set(['Go · arkruntime', ...runners.flatMap(({ clients }) => clients)]);
  const wrong: string[] = [];
  for (const entry of getRealCatalog().entries) {
    const sections = new Set(entry.messages.map(({ section }) => section));
    const snippets = listSnippets(entry);
    const isShown = entry.kind === 'code' && entry.carrier === 'code' && entry.category.id !== 'fine-tuning' && !isOfOthers(entry);
    const expected = !isShown ? 0 : sections.has('inference') ? 6 : sections.has('platform') ? 2 : 0;
    const count = new Set(snippets.map(({ client }) => client)).size;
    if (count !== expected) wrong.push(`${entry.name} has ${count} samples, not ${expected}`);
    for (const { client, code } of snippets) {
      if (!tested.has(client)) wrong.push(`${client} is not tested`);
      for (const locale of locales)
        if (!code[locale].includes(entry.name.replace(/\{\{.*/, '')) || /undefined|\{\{/.test(code[locale]))
          wrong.push(`${entry.name} ${client} ${locale}: ${code[locale]}`);
    }
  }
  expectNone(wrong);
});
