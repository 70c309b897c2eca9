/** Whose text it is: marks of Ark, of other services, of the network in between. One table; what is specific stands before what is general. */

import { readLength } from './weights.ts';

/** What the marks of a text tell. */
export interface Origin {
  /** Something in it belongs to Ark: a host, a request id, a class of its SDKs, a model. */
  own: boolean;
  /** Something in it belongs to another service. */
  foreign: boolean;
  /** Whose it is, where that is told. */
  name: string | undefined;
  /** What is said of such texts. */
  tell?: string;
}

/** An origin of the catalogue: see `origins:` there. */
export interface OtherOrigin {
  name: string;
  tell: string;
  /** A product or vendor; otherwise a sentence that a client wrote by itself, perhaps around an answer of Ark. */
  isProduct: boolean;
  marks: readonly string[];
}

interface Row {
  name: string;
  /** Literal pieces, in lower case. */
  marks: readonly string[];
  /** Pieces of its structures, in lower case, without blanks and quotation marks. */
  structures?: readonly string[];
  /** The numbers in its code fields: first and last. */
  codes?: readonly (readonly [from: number, to: number])[];
}

const ark: readonly string[] = [
  ...[
    'volces.com',
    'volcengine',
    'volc-sdk',
    'byteplus',
    'volcano engine',
    'arkcli',
    'arkruntime',
    'ark console',
    '[ark]',
    'trn:ark:',
    'ark.cn-',
  ],
  ...['ark.ap-', 'doubao', 'seedance', 'seedream', 'seededit', '火山', '方舟', '豆包', 'responsemetadata', 'x-client-request-id'],
];
/** Ids of requests, endpoints and tasks, with their dates. */
const arkIds = /(?<![0-9a-z])(?:02\d{13}|(?:ep-(?:m-)?|cgt-)20\d{6})/i;
/** Names in which the case counts: ark is also a part of words. */
const arkNames = /\bArk(?:[A-Z][A-Za-z]*(?:Error|Exception))?\b|\bark:[A-Z]/;

const rows: readonly Row[] = [
  {
    name: 'one-api / new-api',
    marks: [...['_api_error', '_api_panic', 'cf-api-error', '(request id: 20', '所有令牌', '该令牌', '无可用渠道', '当前分组', '渠道']],
  },
  { name: 'OpenRouter', marks: ['openrouter', 'no endpoints found'] },
  { name: 'Amazon Bedrock', marks: ['bedrock'] },
  { name: 'Amazon S3', marks: ['<hostid>', '<bucketname>', 's3.amazonaws', 's3.us-', 's3.eu-', 's3.ap-', 's3.cn-'] },
  { name: 'Amazon SP-API', marks: ['sellingpartner'], structures: [',details:}'] },
  {
    name: 'Amazon Web Services',
    marks: [
      ...['amazonaws', 'arn:aws', 'botocore', 'software.amazon', 'x-amzn-', '__type', 'awsaccesskeyid', '<type>sender<', '<type>receiver<'],
      ...['<errorresponse', 'an error occurred ('],
    ],
  },
  {
    name: 'Azure OpenAI',
    marks: ['azure', 'deploymentnotfound', 'api deployment for this resource', 'content management policy', 'invalid subscription key'],
  },
  {
    name: 'Google Gemini',
    marks: [
      ...['generativelanguage', 'googleapis', 'aiplatform', 'vertexai', 'vertex ai', 'google.rpc', 'google.api', 'google.genai'],
      ...['resource_exhausted', 'invalid_argument', 'failed_precondition', 'permission_denied', 'unauthenticated', 'gemini-'],
    ],
  },
  {
    name: 'Aliyun DashScope',
    marks: [
      ...['dashscope', 'aliyun', 'alibaba', 'bailian', '百炼', 'qwen', 'datainspectionfailed', 'arrearage', 'invalidapikey'],
      ...['internalerror.algo', 'forbidden.ram', 'throttling.', 'allocationquota'],
    ],
  },
  { name: 'Tencent Hunyuan', marks: ['tencentcloud', 'hunyuan', 'authfailure'], structures: ['response:{error:'] },
  { name: 'Baidu Qianfan', marks: ['qianfan', 'baidubce', 'wenxin', 'ernie-', 'invalid_iam_token', '"error_msg"', "'error_msg'"] },
  {
    name: 'Zhipu',
    marks: ['bigmodel', 'zhipu', 'z.ai/'],
    codes: [
      [1000, 1009],
      [1100, 1319],
    ],
  },
  {
    name: 'MiniMax',
    marks: [
      ...['base_resp', 'status_msg', 'minimax', '(1000)', '(1002)', '(1004)', '(1008)', '(1013)', '(1026)', '(1027)', '(1039)', '(2013)'],
      ...['(2049)'],
    ],
  },
  {
    name: 'Moonshot / Kimi',
    marks: [
      ...['moonshot', 'kimi.com', 'kimi.ai', 'api.kimi', 'access_terminated_error', 'exceeded_current_quota_error'],
      ...['engine_overloaded_error', 'rate_limit_reached_error', 'invalid_authentication_error'],
    ],
  },
  { name: 'iFlytek Spark', marks: ['xf-yun', 'xfyun', 'appidnoauth', 'sparkdesk', '"sid":'], structures: ['header:{code:1'] },
  {
    name: 'SiliconFlow',
    marks: ['siliconflow', 'siliconcloud'],
    codes: [
      [20000, 20099],
      [30000, 30099],
      [50000, 50999],
    ],
  },
  {
    name: 'DeepSeek',
    marks: ['api.deepseek', 'platform.deepseek', 'insufficient balance', 'authentication fails', 'model not exist'],
  },
  { name: 'Ollama', marks: ['ollama', 'try pulling it first', 'localhost:11434', '127.0.0.1:11434'] },
  { name: 'vLLM', marks: ['vllm'], structures: ['object:error'] },
  {
    name: 'Anthropic',
    marks: ['api.anthropic.com', 'overloaded_error', 'permission_error', 'claude-', 'claude api', 'req_01'],
    structures: ['type:error,error:'],
  },
  {
    name: 'OpenAI',
    marks: [
      ...['api.openai.com', 'platform.openai', 'help.openai', 'invalid_request_error', 'insufficient_quota', 'invalid_api_key'],
      ...['model_not_found', 'context_length_exceeded', 'rate_limit_exceeded', 'chatgpt', 'you exceeded your current quota'],
      ...['incorrect api key provided', 'gpt-3', 'gpt-4', 'gpt-5', 'o1-', 'o3-', 'o4-mini', 'organization org-', 'request id req_'],
    ],
    structures: ['server_error,param'],
  },
];

/** The id of a request as a UUID: DashScope sends one where nothing else tells whose it is. */
const uuidRequest = /request_?id["']?\s*[:=]\s*["']?[0-9a-f]{8}-[0-9a-f]{4}-/i;
/** A number in a code field. */
const numericCode = /["']?code["']?[=:]\s*["']?(\d{4,5})\b(?!["']?\d)/i;

/** @param others the origins of the catalogue, once they are there */
export function findOrigin(text: string, others: readonly OtherOrigin[] = []): Origin {
  const part = text.slice(0, readLength);
  const lower = part.toLowerCase();
  const own = holdsAny(lower, ark) || arkIds.test(part) || arkNames.test(part);
  const other = others.find(({ marks }) => holdsAny(part, marks));
  if (other) return { own: own && !other.isProduct, foreign: true, name: other.name, tell: other.tell };
  const squeezed = lower.replace(/[\s"'`]+/g, '');
  const code = Number(numericCode.exec(part)?.[1]);
  const row = rows.find(
    ({ marks, structures = [], codes = [] }) =>
      holdsAny(lower, marks) || holdsAny(squeezed, structures) || codes.some(([first, last]) => first <= code && code <= last),
  );
  const name = row?.name ?? (uuidRequest.test(part) ? 'Aliyun DashScope' : undefined);
  return { own, foreign: name !== undefined, name };
}

function holdsAny(text: string, marks: readonly string[]): boolean {
  return marks.some((mark) => text.includes(mark));
}
