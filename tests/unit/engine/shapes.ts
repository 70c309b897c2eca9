/** Makes pasted errors of every shape out of every message of the catalogue, always the same ones for one seed. */
import { inspect } from 'node:util';
import type { CatalogSource } from '../../../src/catalog/schema.ts';

/** One message as the service sends it. */
export interface Failure {
  code: string;
  status: number;
  type: string;
  /** Filled with values, request id at the end. */
  message: string;
  section: string;
  clientId: string;
}

export interface Shape {
  name: string;
  /** Whether the code stands in what it makes. */
  withCode: boolean;
  wrap(failure: Failure): string;
}

/** A small seeded generator of numbers (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every documented message of every code, filled with values as they occur. */
export function collectFailures(catalog: CatalogSource, random: () => number): Failure[] {
  return catalog.errors.flatMap((entry) =>
    entry.code === undefined
      ? []
      : entry.messages.flatMap((message) =>
          [message, ...(message.wordings ?? [])].flatMap(({ text, placeholders }): Failure[] => {
            if (text === null || text.startsWith('…')) return [];
            const filled = fill(text, placeholders ?? [], random).replace(
              /Request ID:\s*/g,
              random() < 0.7 ? 'Request id: ' : 'Request ID: ',
            );
            const hasId = /request id/i.test(filled) || message.section === 'platform';
            return [
              {
                code: (entry.code ?? '').replace(/\{\{\w+\}\}/, () =>
                  pick(['temperature', 'Endpoint', 'messages.role', 'max_tokens'], random),
                ),
                status: message.status ?? 400,
                type: message.type ?? '',
                message: hasId || random() < 0.3 ? filled : `${filled} Request id: ${makeServerId(random)}`,
                section: message.section,
                clientId: makeClientId(random),
              },
            ];
          }),
        ),
  );
}

export function makeServerId(random: () => number): string {
  return `02${1_735_689_600_000 + Math.floor(random() * 5e10)}${makeHex(38, random)}`;
}

export function makeClientId(random: () => number): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789';
  return `2026${pad(1 + Math.floor(random() * 12))}${pad(1 + Math.floor(random() * 28))}${pad(Math.floor(random() * 24))}${pad(Math.floor(random() * 60))}${pad(Math.floor(random() * 60))}${Array.from({ length: 20 }, () => letters[Math.floor(random() * letters.length)]).join('')}`;
}

const inner = ({ code, message, type }: Failure): Record<string, string> => ({ code, message, param: '', type });
const outer = (failure: Failure): { error: Record<string, string> } => ({ error: inner(failure) });
const json = (value: unknown): string => JSON.stringify(value);
/** As Python prints a dict. */
const repr = (failure: Failure): string =>
  `{'error': {'code': '${failure.code}', 'message': ${failure.message.includes("'") ? `"${failure.message.replaceAll('"', '\\"')}"` : `'${failure.message}'`}, 'param': '', 'type': '${failure.type}'}}`;
const wrapLines = (text: string, width: number): string => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
const className: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Authentication',
  403: 'PermissionDenied',
  404: 'NotFound',
  409: 'Conflict',
  422: 'UnprocessableEntity',
  429: 'RateLimit',
};
const nameClass = (status: number): string => className[status] ?? 'InternalServer';

export const shapes: readonly Shape[] = [
  { name: 'json', withCode: true, wrap: (failure) => json(outer(failure)) },
  { name: 'json, indented', withCode: true, wrap: (failure) => JSON.stringify(outer(failure), null, 2) },
  { name: 'json without wrapper', withCode: true, wrap: (failure) => `HTTP ${failure.status}: ${json(inner(failure))}` },
  {
    name: 'python ark sdk',
    withCode: true,
    wrap: (f) =>
      `volcenginesdkarkruntime._exceptions.Ark${nameClass(f.status)}Error: Error code: ${f.status} - ${repr(f)}, request_id: ${f.clientId}`,
  },
  {
    name: 'python traceback',
    withCode: true,
    wrap: (f) =>
      `Traceback (most recent call last):\n  File "/app/main.py", line 42, in <module>\n    completion = client.chat.completions.create(\n  File "/usr/lib/python3.11/site-packages/openai/_utils/_utils.py", line 287, in wrapper\n    return func(*args, **kwargs)\n           ^^^^^^^^^^^^^^^^^^^^^\nopenai.${nameClass(f.status)}Error: Error code: ${f.status} - ${repr(f)}`,
  },
  {
    name: 'openai node',
    withCode: false,
    wrap: (f) =>
      `${nameClass(f.status)}Error: ${f.status} ${f.message}\n    at APIError.generate (file:///app/node_modules/openai/core/error.mjs:41:20)\n    at OpenAI.makeRequest (file:///app/node_modules/openai/client.mjs:327:32)`,
  },
  {
    name: 'openai node, console.error',
    withCode: true,
    wrap: (f) =>
      `${nameClass(f.status)}Error: ${f.status} ${f.message}\n    at APIError.generate (file:///app/node_modules/openai/core/error.mjs:41:20) ${inspect({ status: f.status, headers: {}, requestID: null, error: inner(f), code: f.code, param: '', type: f.type }, { depth: 5 })}`,
  },
  {
    name: 'go ark sdk',
    withCode: true,
    wrap: (f) => `Error code: ${f.status} - ${json({ ...inner(f), request_id: '2025031221360700005D8F8DE42A327157' })}`,
  },
  {
    name: 'go %+v',
    withCode: true,
    wrap: (f) => `&{Code:${f.code} Message:${f.message} Param:<nil> Type:${f.type} HTTPStatusCode:${f.status} RequestId:${f.clientId}}`,
  },
  {
    name: 'java',
    withCode: true,
    wrap: (f) =>
      `com.volcengine.ark.runtime.exception.ArkHttpException: ArkHttpException{statusCode=${f.status}, message='${f.message}', code='${f.code}', param='', type='${f.type}', requestId='${f.clientId}'}\n\tat com.volcengine.ark.runtime.service.ArkBaseService.execute(ArkBaseService.java:312)`,
  },
  {
    name: '.net',
    withCode: true,
    wrap: (f) =>
      `System.ClientModel.ClientResultException: HTTP ${f.status} (${f.type || 'Error'}: ${f.code})\n\n${f.message}\n   at OpenAI.ClientPipelineExtensions.ProcessMessageAsync(ClientPipeline pipeline)`,
  },
  { name: 'rust', withCode: true, wrap: (f) => `HttpError: Invalid status code ${f.status} with message: ${json(outer(f))}"` },
  { name: 'escaped once', withCode: true, wrap: (f) => json({ msg: 'upstream error', detail: json(outer(f)) }) },
  {
    name: 'escaped twice',
    withCode: true,
    wrap: (f) => json({ error: json({ error: { message: json(outer(f)), type: 'upstream_error' }, code: f.status }), id: 7 }),
  },
  {
    name: 'gateway with its own code',
    withCode: true,
    wrap: (f) => json({ error: { message: json(outer(f)), type: 'upstream_error', code: 'bad_response_status_code' } }),
  },
  {
    name: 'html',
    withCode: true,
    wrap: (f) => `<pre class="error">${json(outer(f)).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}</pre>`,
  },
  {
    name: 'log line',
    withCode: true,
    wrap: (f) =>
      `2026-05-14T17:05:53.123+08:00 ERROR [worker-3] c.e.llm.ArkClient - request failed, attempt=2 status=${f.status} body=${json(outer(f))}`,
  },
  {
    name: 'log line, message only',
    withCode: false,
    wrap: (f) => `[2026-05-14 17:05:53] WARN upstream_status: HTTP ${f.status}; cause: ${f.message}`,
  },
  { name: 'message only', withCode: false, wrap: (f) => f.message },
  { name: 'status and message', withCode: false, wrap: (f) => `${f.status} ${f.message}` },
  { name: 'api error notice', withCode: false, wrap: (f) => `API Error: ${f.status} ${f.message}` },
  { name: 'message broken before the id', withCode: false, wrap: (f) => `${f.status} ${f.message.replace(/(Request id:) /i, '$1 \n')}` },
  { name: 'code and message', withCode: true, wrap: (f) => `${f.code}: ${f.message}` },
  { name: 'code in brackets', withCode: true, wrap: (f) => `生成失败 [${f.code}] ${f.message}` },
  { name: 'markdown', withCode: true, wrap: (f) => `**症状**：\`${f.code}: ${f.message}\`` },
  { name: 'table row', withCode: true, wrap: (f) => `| 12 | \`doubao-seed-1-6\` | error | ${f.status} | [${f.code}] ${f.message} |` },
  {
    name: 'litellm',
    withCode: false,
    wrap: (f) =>
      json({
        error: {
          message: `litellm.${nameClass(f.status)}Error: VolcengineException - ${f.message}. Received Model Group=doubao\nAvailable Model Group Fallbacks=None`,
          type: null,
          param: null,
          code: String(f.status),
        },
      }),
  },
  {
    name: 'dify',
    withCode: true,
    wrap: (f) =>
      `Run failed: [volcengine_maas] Error: PluginInvokeError: {"args":{"description":"[models] Error: Error code: ${f.status} - ${repr(f)}"},"error_type":"InvokeError","message":"..."}`,
  },
  {
    name: 'pydantic-ai',
    withCode: true,
    wrap: (f) =>
      `status_code: ${f.status}, model_name: doubao-seed-2-0-pro-260215, body: {'code': '${f.code}', 'message': '${f.message}', 'param': '', 'type': '${f.type}'}`,
  },
  { name: 'stream', withCode: true, wrap: (f) => `data: ${json(outer(f))}\n\ndata: [DONE]` },
  {
    name: 'task',
    withCode: true,
    wrap: (f) =>
      inspect({
        id: 'cgt-20260514101521-nk5ct',
        model: 'doubao-seedance-2-0-260128',
        status: 'failed',
        error: { code: f.code, message: f.message },
      }),
  },
  {
    name: 'openapi',
    withCode: true,
    wrap: (f) =>
      json({
        ResponseMetadata: {
          RequestId: '202602132223495898AADDDC1C34119EED',
          Action: 'CreateEndpoint',
          Version: '2024-01-01',
          Service: 'ark',
          Region: 'cn-beijing',
          Error: { CodeN: 1009000, Code: f.code, Message: f.message },
        },
      }),
  },
  {
    name: 'quoted in a mail',
    withCode: true,
    wrap: (f) => `你好，我们调用豆包接口时一直报错，麻烦看下：\n\n> ${wrapLines(json(outer(f)), 76).replaceAll('\n', '\n> ')}\n\n谢谢`,
  },
  { name: 'terminal, 80 columns', withCode: true, wrap: (f) => wrapLines(`Error code: ${f.status} - ${repr(f)}`, 80) },
  { name: 'lower case', withCode: true, wrap: (f) => json(outer(f)).toLowerCase() },
  { name: 'in a wall of text', withCode: true, wrap: (f) => `${wall}\n${json(outer(f))}\n${wall}` },
  {
    name: 'cut in the message',
    withCode: true,
    wrap: (f) => `Error code: ${f.status} - ${repr(f)}`.slice(0, 70 + f.code.length + Math.floor(f.message.length * 0.4)),
  },
  {
    name: 'cut behind the code',
    withCode: true,
    wrap: (f) => `Ark request failed: Error code: ${f.status} - {'error': {'code': '${f.code}', ...}}`,
  },
  {
    name: 'message cut at three quarters',
    withCode: false,
    wrap: (f) =>
      `${f.message.replace(/\s*Request id:.*$/is, '').slice(0, Math.ceil(f.message.replace(/\s*Request id:.*$/is, '').length * 0.75))}…`,
  },
];

const wall = [
  'INFO  starting worker pool with 8 workers',
  'DEBUG loading configuration from /etc/app/config.yaml',
  'INFO  GET /healthz 200 3ms',
  'INFO  user 18233 opened session, locale zh-CN',
].join('\n');

const values: Readonly<Record<string, readonly string[]>> = {
  account: ['2103200550', '2100123456', '%!s(int64=2106993666)'],
  model: ['doubao-seed-1-6-251015', 'doubao-seedance-1-0-pro', 'deepseek-v3-1'],
  'model-or-endpoint': ['ep-20250312213607-abcde', 'doubao-1.5-pro-32k', 'deepseek-r1-250528'],
  parameter: ['messages.content', 'temperature', 'image_url', 'tools[0].function'],
  reason: [
    'integer above maximum value, expected a value <= 32768, but got 65536 instead',
    'image download failed',
    'unknown type: reasoning.encrypted_content',
  ],
  'reset-time': ['2026-08-03 23:59:59 +0800 CST'],
  url: ['tos://my-bucket/a.png', 'https://example.com/a.png'],
  role: ['developer', 'tool'],
  resource: ['res-20260101-abcd', 'trn:ark:cn-beijing:2100000000:endpoint/ep-1'],
  action: ['ark:CreateEndpoint', 'ListEndpoints'],
  version: ['2024-01-01'],
  service: ['ark'],
};

function fill(text: string, names: readonly string[], random: () => number): string {
  let position = 0;
  return text.replace(/\{\{\w+\}\}|\{\w*\}|%[sqd]/g, (token) => {
    const name = names[position++] ?? '';
    if (name === 'request-id' || token === '{id}') return makeServerId(random);
    return pick(values[name] ?? ['sample-value'], random);
  });
}

function pick<Item>(list: readonly Item[], random: () => number): Item {
  return list[Math.floor(random() * list.length)] as Item;
}

function makeHex(length: number, random: () => number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
